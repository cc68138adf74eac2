"""The Telegram bot as commands start it: for real, or rehearsed in the terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import get_args

from bot.intake import InputError
from bot.library.place import Place
from bot.library.reading_room import ReadingRoom
from bot.settings import load_settings
from bot.wiring import FreshRoom, open_room


def serve(data: Path | None) -> int:
    """Runs the bot on the library until it is told to stop."""
    from bot.operation.readers import reading
    from bot.operation.services import make_services
    from bot.records.database import FILE, Database
    from bot.telegram_bot import run

    settings = load_settings(data)
    settings.token()  # where it is missing, that is said before anything of the library
    room = FreshRoom(settings.place)
    database = Database(settings.data / FILE)
    with reading(settings.place, settings.readers, room.ask) as ask:
        return run(settings, make_services(settings, ask, room.current, database))


def rehearse(
    texts: Sequence[str],
    name: str,
    chat: str,
    corpus: Path | None,
    data: Path | None,
    *,
    stranger: bool,
    state: Path | None,
) -> int:
    """Puts texts to the bot's own handlers and writes what they would send."""
    from bot.rehearsal.simulate import ChatKind, simulate

    kind = next((kind for kind in get_args(ChatKind) if kind == chat), None)
    if kind is None:
        raise InputError(f"--chat: {chat!r} is none; choose one of {', '.join(get_args(ChatKind))}")
    settings = load_settings(data)
    room = _room(settings.place, corpus)
    return simulate(
        settings,
        lambda query: room().answerer.ask(query),
        room,
        texts,
        name,
        kind,
        sys.stdout,
        allowed=not stranger,
        state=state,
    )


def _room(place: Place, corpus: Path | None) -> Callable[[], ReadingRoom]:
    """Gives the corpus as it was opened, or the library as it is."""
    if corpus is None:
        return FreshRoom(place).current
    opened = open_room(place, corpus)
    return lambda: opened
