"""The Telegram bot in the terminal: the same application and handlers, with Telegram played in memory."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from time import time
from typing import Any, Literal, TextIO

from pydantic import SecretStr
from telegram import Update

from bot.digests.teller import Teller
from bot.library.reading_room import ReadingRoom
from bot.operation.services import Ask, Services, make_services
from bot.records.database import Database
from bot.rehearsal.offline_telegram import ME, OfflineTelegram
from bot.rehearsal.transcript import safe, transcript
from bot.settings import Settings
from bot.telegram_bot import build_application
from bot.traffic.entities import find_entities

ChatKind = Literal["private", "group", "channel", "inline"]

USER = 1001
CHATS: dict[ChatKind, dict[str, Any]] = {
    "private": {"id": USER, "type": "private"},
    "group": {"id": -2002, "type": "supergroup", "title": "simulated group"},
    "channel": {"id": -3003, "type": "channel", "title": "simulated channel"},
}
TOKEN = SecretStr("1:simulated")


@dataclass(frozen=True, slots=True)
class Scene:
    """Who writes, and where."""

    name: str
    chat: ChatKind

    @property
    def person(self) -> dict[str, Any]:
        """Whoever writes, as Telegram tells of them."""
        return {"id": USER, "is_bot": False, "first_name": self.name}


def simulate(
    settings: Settings,
    ask: Ask,
    room: Callable[[], ReadingRoom],
    texts: Sequence[str],
    as_name: str,
    chat: ChatKind,
    out: TextIO,
    *,
    allowed: bool = True,
    state: Path | None = None,
) -> int:
    """Shows what the bot would send when `as_name` writes these texts; 0 when all were handled.

    A text in brackets taps the button of that name: "[Context]". Whoever writes is on the allowlist, and so
    is the chat, unless `allowed` says otherwise. A `state` file keeps the chats from one run to the next;
    what they are to be told meanwhile comes first.
    """
    known = _settings(settings, allowed)
    services = make_services(known, ask, room, Database(state or ":memory:"))
    asyncio.run(_simulate(known, services, texts, Scene(as_name, chat), out))
    return 0


def _settings(settings: Settings, allowed: bool) -> Settings:
    listed = {
        "telegram_allowed_users": (USER,) if allowed else (),
        "telegram_allowed_chats": tuple(chat["id"] for chat in CHATS.values()) if allowed else (),
        "telegram_admins": (),
    }
    return settings.model_copy(update={"telegram_token": TOKEN, "rate_limit": False, **listed})


async def _simulate(
    settings: Settings, services: Services, texts: Sequence[str], scene: Scene, out: TextIO
) -> None:
    ids = count(_first_id(services.database))
    telegram = OfflineTelegram(ids)
    app = build_application(settings, services, request=telegram)
    async with app:
        await Teller(settings, services, app).once()
        if telegram.calls:
            print("\n".join(transcript(telegram.calls)), end="\n\n", file=out)
        for text in texts:
            print(f"{safe(scene.name)} ({scene.chat}): {safe(text)}", file=out)
            telegram.calls.clear()
            happened = _happening(text, scene, telegram, ids)
            if happened is None:
                print("  (no such button)", end="\n\n", file=out)
                continue
            await app.process_update(Update.de_json(happened, app.bot))
            print("\n".join(transcript(telegram.calls)), end="\n\n", file=out)


def _first_id(database: Database) -> int:
    """A message's number that no earlier run has used."""
    used = "SELECT message FROM answers UNION SELECT message FROM answer_messages"
    return int(database.read(f"SELECT coalesce(max(message), 0) FROM ({used})")[0][0]) + 1  # noqa: S608


def _happening(
    text: str, scene: Scene, telegram: OfflineTelegram, ids: Iterator[int]
) -> dict[str, Any] | None:
    """The update that a text makes: a message, a tap on a button, an inline query."""
    if text.startswith("[") and text.endswith("]"):
        return _tap(text[1:-1], scene, telegram, next(ids))
    if scene.chat == "inline":
        query = {"id": "1", "from": scene.person, "query": text, "offset": ""}
        return {"update_id": next(ids), "inline_query": query}
    return _message(text, scene, next(ids))


def _tap(label: str, scene: Scene, telegram: OfflineTelegram, id: int) -> dict[str, Any] | None:
    button = telegram.button(label)
    if button is None:
        return None
    message = {"message_id": button.message, "date": int(time()), "chat": CHATS[scene.chat], "from": ME}
    query = {"id": str(id), "from": scene.person, "chat_instance": "1", "data": button.data}
    return {"update_id": id, "callback_query": query | {"message": message}}


def _message(text: str, scene: Scene, id: int) -> dict[str, Any]:
    where = CHATS[scene.chat]
    author = {"sender_chat": where} if scene.chat == "channel" else {"from": scene.person}
    entities = [
        {"type": found.type, "offset": found.offset, "length": found.length} for found in find_entities(text)
    ]
    message = {
        "message_id": id,
        "date": int(time()),
        "chat": where,
        "text": text,
        "entities": entities,
        **author,
    }
    return {"update_id": id, "channel_post" if scene.chat == "channel" else "message": message}
