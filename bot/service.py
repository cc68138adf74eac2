"""The Telegram bot as commands start it: for real, or rehearsed in the terminal."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import get_args

from bot.intake import InputError
from bot.place import find_place
from bot.settings import load_settings
from bot.wiring import FreshRoom, open_room


def serve(data: Path | None) -> int:
    """Runs the bot on the library until it is told to stop."""
    from bot.database import FILE, Database
    from bot.services import make_services
    from bot.telegram_bot import run

    settings = load_settings(data)
    settings.token()  # where it is missing, that is said before anything of the library
    room = FreshRoom(settings.place)
    database = Database(settings.data / FILE)
    return run(settings, make_services(settings, room.ask, room.current, database))


def rehearse(
    texts: Sequence[str], name: str, chat: str, corpus: Path | None, data: Path | None, *, stranger: bool
) -> int:
    """Puts texts to the bot's own handlers and writes what they would send."""
    from bot.simulate import ChatKind, simulate

    kind = next((kind for kind in get_args(ChatKind) if kind == chat), None)
    if kind is None:
        raise InputError(f"--chat: {chat!r} is none; choose one of {', '.join(get_args(ChatKind))}")
    room = open_room(find_place(data), corpus)
    ask = room.answerer.ask
    return simulate(
        load_settings(data), ask, lambda: room, texts, name, kind, sys.stdout, allowed=not stranger
    )
