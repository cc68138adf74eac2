"""The Telegram bot in the terminal: the same application and handlers, with Telegram played in memory."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator, Sequence
from itertools import count
from time import time
from typing import Any, Literal, TextIO

from pydantic import SecretStr
from telegram import Update
from telegram.request import BaseRequest, RequestData

from bot.database import Database
from bot.entities import Entity, find_entities, parse_html
from bot.reading_room import ReadingRoom
from bot.services import Ask, Services, make_services
from bot.settings import Settings
from bot.telegram_bot import build_application

ChatKind = Literal["private", "group", "channel"]

ME = {"id": 1, "is_bot": True, "first_name": "Crossquote", "username": "crossquote_bot"}
USER = 1001
CHATS: dict[ChatKind, dict[str, Any]] = {
    "private": {"id": USER, "type": "private"},
    "group": {"id": -2002, "type": "supergroup", "title": "simulated group"},
    "channel": {"id": -3003, "type": "channel", "title": "simulated channel"},
}
TOKEN = SecretStr("1:simulated")
MESSAGES = ("sendMessage", "editMessageText", "sendDocument")
SHOWN = 60  # characters of an entity's words


class OfflineRequest(BaseRequest):
    """A Bot API that answers from memory and keeps what it was asked to do."""

    def __init__(self, ids: Iterator[int]) -> None:
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self._ids = ids

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    @property
    def read_timeout(self) -> float | None:
        """No answer is waited for."""
        return None

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_: Any, **__: Any
    ) -> tuple[int, bytes]:
        """The answer of a method that always succeeds."""
        name = url.rsplit("/", 1)[-1]
        parameters = dict(request_data.parameters) if request_data else {}
        if name == "getMe":
            return _ok(ME)
        self.calls.append((name, parameters))
        return _ok(self._message(parameters) if name in MESSAGES else True)

    def _message(self, parameters: dict[str, Any]) -> dict[str, Any]:
        id = parameters.get("message_id") or next(self._ids)
        chat = {"id": parameters["chat_id"], "type": "private"}
        return {"message_id": id, "date": 0, "chat": chat, "text": parameters.get("text", ""), "from": ME}


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
) -> int:
    """Shows what the bot would send when `as_name` writes these texts; 0 when all were handled.

    Whoever writes is on the allowlist, and so is the chat, unless `allowed` says otherwise.
    """
    known = _settings(settings, allowed)
    services = make_services(known, ask, room, Database(":memory:"))
    asyncio.run(_simulate(known, services, texts, as_name, chat, out))
    return 0


def _settings(settings: Settings, allowed: bool) -> Settings:
    listed = {
        "telegram_allowed_users": (USER,) if allowed else (),
        "telegram_allowed_chats": tuple(chat["id"] for chat in CHATS.values()) if allowed else (),
        "telegram_admins": (),
    }
    return settings.model_copy(update={"telegram_token": TOKEN, "rate_limit": False, **listed})


async def _simulate(
    settings: Settings, services: Services, texts: Sequence[str], name: str, chat: ChatKind, out: TextIO
) -> None:
    ids = count(1)
    request = OfflineRequest(ids)
    app = build_application(settings, services, request=request)
    async with app:
        for text in texts:
            print(f"{_safe(name)} ({chat}): {_safe(text)}", file=out)
            request.calls.clear()
            update = Update.de_json(_update(text, name, chat, next(ids)), app.bot)
            await app.process_update(update)
            print("\n".join(_transcript(request.calls)), end="\n\n", file=out)


def _update(text: str, name: str, chat: ChatKind, id: int) -> dict[str, Any]:
    where = CHATS[chat]
    who = {"id": USER, "is_bot": False, "first_name": name}
    author = {"sender_chat": where} if chat == "channel" else {"from": who}
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
    return {"update_id": id, "channel_post" if chat == "channel" else "message": message}


def _transcript(calls: Sequence[tuple[str, dict[str, Any]]]) -> Iterator[str]:
    if not calls:
        yield "  (no answer)"
    for method, parameters in calls:
        yield f"  {method}{_target(parameters)}"
        if words := parameters.get("text") or parameters.get("caption"):
            yield from _words(words, parameters)


def _words(words: str, parameters: dict[str, Any]) -> Iterator[str]:
    """The text as a reader sees it, then what styles it and what can be tapped."""
    html = parameters.get("parse_mode") == "HTML"
    text, entities = parse_html(words) if html else (words, ())
    yield from (f"  │ {_safe(line)}" for line in text.splitlines())
    if entities:
        yield "  entities:"
    yield from (f"    {_entity(entity, text)}" for entity in entities)
    yield f"  buttons: {_buttons(parameters) or 'none'}"


def _target(parameters: dict[str, Any]) -> str:
    reply = parameters.get("reply_parameters")
    parts = [
        f", replying to message {reply['message_id']}" if reply else "",
        f", in topic {parameters['message_thread_id']}" if parameters.get("message_thread_id") else "",
        f", message {parameters['message_id']}" if parameters.get("message_id") else "",
    ]
    return "".join(parts)


def _entity(entity: Entity, text: str) -> str:
    raw = text.encode("utf-16-le")[2 * entity.offset : 2 * (entity.offset + entity.length)]
    words = _safe(" ".join(raw.decode("utf-16-le", "replace").split()))
    shown = words if len(words) <= SHOWN else f"{words[: SHOWN - 1]}…"
    link = f" -> {entity.url}" if entity.url else ""
    return f"{entity.type} {entity.offset}+{entity.length}: {shown}{link}"


def _buttons(parameters: dict[str, Any]) -> str:
    rows = (parameters.get("reply_markup") or {}).get("inline_keyboard", [])
    return " | ".join(f"[{button['text']}]" for row in rows for button in row)


def _safe(text: str) -> str:
    """The text without control characters, which could redraw a terminal."""
    return "".join(char for char in text if char.isprintable() or char in "\n\u200d\ufe0f")


def _ok(result: Any) -> tuple[int, bytes]:
    return 200, json.dumps({"ok": True, "result": result}).encode()
