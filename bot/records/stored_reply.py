"""A reply read back from the JSON that it was stored as."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from answering.remark import Part, Remark
from answering.reply import Conflict, Context, Copy, Evidence, Measure, Note, Position, Reply, to_json
from corpus.article import from_when_text

Fields = Mapping[str, Any]


def store_reply(reply: Reply) -> str:
    """The reply as the contract's JSON object, in one line of UTF-8; remarks with what fills them.

    >>> read_reply(store_reply(Reply("Who?", "not_found", None, "person", 0.1))).question
    'Who?'
    """
    item = to_json(reply)
    for note in item["notes"]:
        note["text"] = _row(note["text"])
    if item["conflict"]:
        item["conflict"]["summary"] = _row(item["conflict"]["summary"])
    text = json.dumps(item, ensure_ascii=False)
    return text.encode("utf-8", "replace").decode()


def read_reply(text: str) -> Reply:
    """The reply that was stored; its explanation was not."""
    item = json.loads(text)
    return Reply(
        item["question"],
        item["status"],
        item["answer"],
        item["answer_type"],
        item["confidence"],
        tuple(_position(position) for position in item["positions"]),
        _conflict(item["conflict"]) if item["conflict"] else None,
        tuple(Note(note["kind"], _part(note["text"])) for note in item["notes"]),
        tuple(_evidence(evidence) for evidence in item["nearest"]),
        item["took_ms"],
    )


def _row(part: Part) -> object:
    """A remark, or what fills one, as JSON holds it: text and numbers as they are."""
    if isinstance(part, Remark):
        parts = {name: _row(value) for name, value in part.parts.items()}
        return {"words": part.words, "many": part.many, "parts": parts}
    return {"day": part.isoformat()} if isinstance(part, date) else part


def _part(row: Any) -> Any:
    """What `_row` made a row of."""
    if not isinstance(row, dict):
        return row
    if "day" in row:
        return date.fromisoformat(row["day"])
    return Remark(row["words"], row["many"], **{name: _part(part) for name, part in row["parts"].items()})


def _conflict(item: Fields) -> Conflict:
    return Conflict(item["kind"], item["slot"], item["rule"], _part(item["summary"]))


def _position(item: Fields) -> Position:
    return Position(
        item["answer"],
        _measure(item["value"]),
        item["independent_sources"],
        tuple(_evidence(evidence) for evidence in item["evidence"]),
        item["outlier"],
    )


def _measure(item: Fields | None) -> Measure | None:
    return Measure(_bound(item["low"]), _bound(item["high"]), item["unit"]) if item else None


def _bound(bound: Any) -> float | date | None:
    return date.fromisoformat(bound) if isinstance(bound, str) else bound


def _evidence(item: Fields) -> Evidence:
    parts = {
        "published": from_when_text(item["published"]),
        "context": Context(**item["context"]) if item["context"] else None,
        "copies": tuple(Copy(**copy) for copy in item["copies"]),
    }
    return Evidence(**{**item, **parts})
