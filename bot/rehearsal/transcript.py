"""What the bot called, for a reader at a terminal: texts as they are read, their entities and buttons."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

from bot.rehearsal.offline_telegram import Call, Parameters
from bot.traffic.entities import Entity, parse_html

SHOWN = 60  # characters of an entity's words
LINES = 8  # of a file


def transcript(calls: Sequence[Call]) -> Iterator[str]:
    """The lines about some calls."""
    if not calls:
        yield "  (no answer)"
    for call in calls:
        yield f"  {call.method}{_target(call.parameters)}"
        words = call.parameters.get("text") or call.parameters.get("caption")
        if call.method == "answerInlineQuery":
            yield from _results(call.parameters)
        elif words:
            yield from _words(words, call)
        if call.file:
            yield from _file(*call.file)


def safe(text: str) -> str:
    """The text without control characters, which could redraw a terminal; every space as a plain one.

    >>> safe("93\u00a0%\\x1b[2J")
    '93 %[2J'
    """
    shown = (" " if char.isspace() and char != "\n" else char for char in text)
    return "".join(char for char in shown if char.isprintable() or char in "\n\u200d\ufe0f")


def _words(words: str, call: Call) -> Iterator[str]:
    """The text as a reader sees it, then what styles it and what can be tapped."""
    yield from _styled(words, html=call.parameters.get("parse_mode") == "HTML")
    if call.method != "answerCallbackQuery":
        yield f"  buttons: {_buttons(call.buttons) or 'none'}"


def _styled(words: str, *, html: bool) -> Iterator[str]:
    text, entities = parse_html(words) if html else (words, ())
    yield from (f"  │ {safe(line)}" for line in text.splitlines())
    if entities:
        yield "  entities:"
    yield from (f"    {_entity(entity, text)}" for entity in entities)


def _results(parameters: Parameters) -> Iterator[str]:
    """The results of inline mode: their titles, and the message that each becomes."""
    given = parameters["results"]
    results = json.loads(given) if isinstance(given, str) else given
    if not results:
        yield "  (no results)"
    for result in results:
        yield f"  result: {safe(result['title'])}"
        content = result["input_message_content"]
        yield from _styled(content["message_text"], html=content.get("parse_mode") == "HTML")


def _file(name: str, content: str) -> Iterator[str]:
    lines = content.splitlines()
    yield f"  file: {safe(name)}, {len(lines)} lines"
    yield from (f"  │ {safe(line)}" for line in lines[:LINES])
    if len(lines) > LINES:
        yield "  │ …"


def _target(parameters: Parameters) -> str:
    reply = parameters.get("reply_parameters")
    parts = [
        f", replying to message {reply['message_id']}" if reply else "",
        f", in topic {parameters['message_thread_id']}" if parameters.get("message_thread_id") else "",
        f", message {parameters['message_id']}" if parameters.get("message_id") else "",
    ]
    return "".join(parts)


def _entity(entity: Entity, text: str) -> str:
    raw = text.encode("utf-16-le")[2 * entity.offset : 2 * (entity.offset + entity.length)]
    words = safe(" ".join(raw.decode("utf-16-le", "replace").split()))
    shown = words if len(words) <= SHOWN else f"{words[: SHOWN - 1]}…"
    link = f" -> {entity.url}" if entity.url else ""
    return f"{entity.type} {entity.offset}+{entity.length}: {shown}{link}"


def _buttons(buttons: Iterable[Parameters]) -> str:
    return " | ".join(f"[{safe(button['text'])}]" for button in buttons)
