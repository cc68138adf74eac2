"""What Telegram's Bot API refuses, in its own words: the checks of the tests' server."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from bot.traffic.entities import Entity, MarkupError, parse_html
from bot.words.markup import units

LONGEST_TEXT = 4096
MOST_ENTITIES = 100
LONGEST_CALLBACK_DATA = 64  # bytes; the ids of inline results too
MOST_COMMANDS = 100
MOST_RESULTS = 50
REMOVED = re.compile("[\r\u2028-\u202e\u0333\u033f\u030a]")
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u2800\u3164"
)


@dataclass
class RefusalError(Exception):
    """An error answer."""

    code: int
    description: str
    parameters: dict[str, Any] = field(default_factory=dict)


def bad(description: str) -> RefusalError:
    return RefusalError(400, f"Bad Request: {description}")


def cleaned(text: str) -> str:
    """The text as Telegram stores it: control characters become spaces, some marks vanish."""
    return CONTROL.sub(" ", REMOVED.sub("", text))


def check_text(text: str, parse_mode: str | None) -> tuple[str, tuple[Entity, ...]]:
    """The words and entities of a message's text; refuses what Telegram refuses."""
    text = cleaned(text)
    entities: tuple[Entity, ...] = ()
    if parse_mode == "HTML":
        try:
            text, entities = parse_html(text)
        except MarkupError as error:
            raise bad(f"can't parse entities: {error}") from None
    elif parse_mode:
        raise bad("unsupported parse_mode")
    if not text.strip().strip(INVISIBLE).strip():
        raise bad("message text is empty")
    if units(text) > LONGEST_TEXT:
        raise bad("message is too long")
    if len(entities) > MOST_ENTITIES:
        raise bad("too many entities")  # Telegram drops the rest silently: here it is an error, to be seen
    for entity in entities:
        check_link(entity)
    return text.rstrip(), entities


def check_link(entity: Entity) -> None:
    """Telegram drops a link that it cannot use, silently: here it is an error, to be seen."""
    if entity.type == "text_link" and not (entity.url and urlsplit(entity.url).scheme in ("http", "https")):
        raise bad(f"link dropped: {entity.url!r}")


def check_keyboard(markup: str | None) -> list[list[dict[str, str]]]:
    """The rows of an inline keyboard; refuses what Telegram refuses."""
    rows = json.loads(markup).get("inline_keyboard", []) if markup else []
    for button in (button for row in rows for button in row):
        if not button.get("text", "").strip():
            raise bad("text buttons are unallowed in the inline keyboard")
        if len(button.keys() - {"text"}) != 1:
            raise bad("inline keyboard button must have exactly one of the optional fields")
        if not 1 <= len(button.get("callback_data", "-").encode()) <= LONGEST_CALLBACK_DATA:
            raise bad("BUTTON_DATA_INVALID")
        if "url" in button and urlsplit(button["url"]).scheme not in ("http", "https"):
            raise bad("BUTTON_URL_INVALID")
    return rows if isinstance(rows, list) else []


def check_commands(commands: str) -> None:
    listed = json.loads(commands)
    if len(listed) > MOST_COMMANDS:
        raise bad("BOT_COMMANDS_TOO_MUCH")
    for command in listed:
        if not re.fullmatch(r"[a-z0-9_]{1,32}", command["command"]):
            raise bad("BOT_COMMAND_INVALID")
        if not 1 <= len(command["description"]) <= 256:
            raise bad("BOT_COMMAND_DESCRIPTION_INVALID")


def check_inline(results: str) -> list[dict[str, Any]]:
    """The results of an inline query, their texts read; refuses what Telegram refuses."""
    listed = json.loads(results)
    if len(listed) > MOST_RESULTS:
        raise bad("RESULTS_TOO_MUCH")
    if len({result["id"] for result in listed}) != len(listed):
        raise bad("RESULT_ID_DUPLICATE")
    for result in listed:
        if not 1 <= len(result["id"].encode()) <= LONGEST_CALLBACK_DATA:
            raise bad("RESULT_ID_INVALID")
        if not result.get("title", "").strip():
            raise bad("title of an article result must be non-empty")
        content = result["input_message_content"]
        content["text"], content["entities"] = check_text(content["message_text"], content.get("parse_mode"))
    return listed if isinstance(listed, list) else []


def check_webhook(url: str, secret: str | None) -> None:
    if urlsplit(url).scheme != "https":
        raise bad("bad webhook: An HTTPS URL must be provided for webhook")
    if secret is not None and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret):
        raise bad("secret token contains unallowed characters")
