"""A Bot API in memory: it answers what the bot calls, and keeps what was called and which buttons stand."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from telegram.request import BaseRequest, RequestData

ME = {"id": 1, "is_bot": True, "first_name": "Crossquote", "username": "crossquote_bot"}
WRITING = ("sendMessage", "editMessageText", "sendDocument")
Parameters = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the bot's, with the name and text of a file that it sends."""

    method: str
    parameters: Parameters
    file: tuple[str, str] | None = None

    @property
    def buttons(self) -> list[Parameters]:
        """The buttons under what it writes, in order."""
        rows = (self.parameters.get("reply_markup") or {}).get("inline_keyboard", [])
        return [button for row in rows for button in row]


@dataclass(frozen=True, slots=True)
class Button:
    """A button that stands under a message: what it sends when it is tapped."""

    message: int
    data: str


class OfflineTelegram(BaseRequest):
    """Stands in for the network; every call succeeds."""

    def __init__(self, ids: Iterator[int]) -> None:
        self.calls: list[Call] = []
        self._ids = ids
        self._standing: dict[int, list[Parameters]] = {}

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
        call = Call(name, parameters, _file(request_data))
        self.calls.append(call)
        return _ok(ANSWERS.get(name, _yes)(parameters) if name not in WRITING else self._written(call))

    def button(self, label: str) -> Button | None:
        """The button with these words in its label, under the newest message that has one."""
        for message in sorted(self._standing, reverse=True):
            for button in self._standing[message]:
                if label.casefold() in button["text"].casefold() and "callback_data" in button:
                    return Button(message, button["callback_data"])
        return None

    def _written(self, call: Call) -> Parameters:
        parameters = call.parameters
        id = parameters.get("message_id") or next(self._ids)
        self._standing[id] = call.buttons
        chat = {"id": parameters["chat_id"], "type": "private"}
        return {"message_id": id, "date": 0, "chat": chat, "text": parameters.get("text", ""), "from": ME}


def _file(data: RequestData | None) -> tuple[str, str] | None:
    """The name and text of the file that a call sends, where it sends one."""
    for name, content, _ in (data.multipart_data or {}).values() if data else ():
        if isinstance(content, bytes):
            return str(name), content.decode("utf-8", "replace")
    return None


def _yes(parameters: Parameters) -> bool:
    return True


def _creator(parameters: Parameters) -> Parameters:
    """Whoever plays in a simulated group is in charge of it."""
    user = {"id": parameters["user_id"], "is_bot": False, "first_name": "Somebody"}
    return {"status": "creator", "user": user, "is_anonymous": False}


ANSWERS: dict[str, Callable[[Parameters], Any]] = {"getChatMember": _creator}


def _ok(result: Any) -> tuple[int, bytes]:
    return 200, json.dumps({"ok": True, "result": result}).encode()
