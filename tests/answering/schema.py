"""The contract's reply, as strict as it is written: every key, its type, and what hangs together."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

Check = Callable[[Any], bool]

STATUSES = {"answered", "conflict", "updated", "not_found"}
ANSWER_TYPES = {
    "percent", "money", "date", "duration", "count", "quantity", "person", "place", "organisation", "yesno",
    "quote", "text",
}  # fmt: skip
CONFLICTS = {"contradiction", "outlier", "views_differ", "superseded", "corrected"}
NOTES = {"less_precise", "different_scope", "different_modality", "single_origin", "possible_conflict"}


def complaints(reply: Mapping[str, Any]) -> list[str]:
    """What of a reply is not as the contract writes it; nothing where all is."""
    found = list(_keys("reply", reply, REPLY))
    return found or [*_parts(reply), *_bonds(reply)]


def _text(value: Any) -> bool:
    return isinstance(value, str)


def _maybe_text(value: Any) -> bool:
    return value is None or isinstance(value, str)


def _whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _maybe_whole(value: Any) -> bool:
    return value is None or _whole(value)


def _number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _list(value: Any) -> bool:
    return isinstance(value, list)


def _object_or_null(value: Any) -> bool:
    return value is None or isinstance(value, dict)


def _when(value: Any) -> bool:
    """A day or a day with a time, ISO 8601, or null."""
    if value is None:
        return True
    try:
        (datetime if "T" in value else date).fromisoformat(value)
    except (TypeError, ValueError):
        return False
    return True


def _bound(value: Any) -> bool:
    return value is None or _number(value) or (isinstance(value, str) and _when(value))


def _among(names: set[str]) -> Check:
    return lambda value: value in names


REPLY: Mapping[str, Check] = {
    "schema": lambda value: value == "crossquote.reply/1",
    "question": _text,
    "status": _among(STATUSES),
    "answer": _maybe_text,
    "answer_type": _among(ANSWER_TYPES),
    "confidence": lambda value: _number(value) and 0 <= value <= 1,
    "positions": _list,
    "conflict": _object_or_null,
    "notes": _list,
    "nearest": _list,
    "took_ms": lambda value: _number(value) and value >= 0,
}
POSITION: Mapping[str, Check] = {
    "answer": _maybe_text,
    "value": _object_or_null,
    "independent_sources": lambda value: _whole(value) and value > 0,
    "outlier": lambda value: isinstance(value, bool),
    "evidence": lambda value: _list(value) and bool(value),
}
VALUE: Mapping[str, Check] = {"low": _bound, "high": _bound, "unit": _maybe_text}
EVIDENCE: Mapping[str, Check] = {
    "quote": lambda value: _text(value) and bool(value),
    "article": _text,
    "source": _text,
    "title": _maybe_text,
    "published": _when,
    "url": _maybe_text,
    "start": _whole,
    "end": _whole,
    "answer_start": _maybe_whole,
    "answer_end": _maybe_whole,
    "context": _object_or_null,
    "attributed_to": _maybe_text,
    "copies": _list,
}
CONTEXT: Mapping[str, Check] = {"text": _text, "start": _whole, "end": _whole}
COPY: Mapping[str, Check] = {"article": _text, "source": _text}
CONFLICT: Mapping[str, Check] = {"kind": _among(CONFLICTS), "slot": _text, "rule": _text, "summary": _text}
NOTE: Mapping[str, Check] = {"kind": _among(NOTES), "text": _text}
OPTIONAL: Mapping[str, Check] = {"id": lambda value: _text(value) or _number(value)}


def _keys(name: str, given: Any, wanted: Mapping[str, Check]) -> Iterator[str]:
    if not isinstance(given, dict):
        yield f"{name} is no object"
        return
    optional = OPTIONAL if name == "reply" else {}
    checks = {**wanted, **{key: check for key, check in optional.items() if key in given}}
    yield from (f"{name} lacks {key}" for key in checks.keys() - given.keys())
    yield from (f"{name} has {key}" for key in given.keys() - checks.keys())
    yield from (
        f"{name}.{key} is {given[key]!r}" for key in checks if key in given and not checks[key](given[key])
    )


def _parts(reply: Mapping[str, Any]) -> Iterator[str]:
    for position in reply["positions"]:
        yield from _keys("position", position, POSITION)
        if position["value"] is not None:
            yield from _keys("value", position["value"], VALUE)
        for evidence in position["evidence"]:
            yield from _evidence(evidence)
    for evidence in reply["nearest"]:
        yield from _evidence(evidence)
    for note in reply["notes"]:
        yield from _keys("note", note, NOTE)
    if reply["conflict"] is not None:
        yield from _keys("conflict", reply["conflict"], CONFLICT)


def _evidence(evidence: Any) -> Iterator[str]:
    yield from _keys("evidence", evidence, EVIDENCE)
    if evidence["context"] is not None:
        yield from _keys("context", evidence["context"], CONTEXT)
    for copy in evidence["copies"]:
        yield from _keys("copy", copy, COPY)


def _bonds(reply: Mapping[str, Any]) -> Iterator[str]:
    """What must hold between the keys."""
    status, positions = reply["status"], reply["positions"]
    silent = status == "not_found"
    bonds = {
        "a conflict is told exactly where there is one": (reply["conflict"] is not None)
        == (status in ("conflict", "updated")),
        "positions are there exactly where something was found": bool(positions) != silent,
        "near misses are shown only where nothing was found": silent or not reply["nearest"],
        "nothing found has no answer": not silent or reply["answer"] is None,
        "a flag has two sides": status not in ("conflict", "updated") or len(positions) > 1,
        "the answer is the first position's": not positions or reply["answer"] == positions[0]["answer"],
        "an answer is short": all(
            position["answer"] is None or reply["answer_type"] == "quote" or _is_short(position["answer"])
            for position in positions
        ),
    }
    yield from (f"not so: {bond}" for bond, holds in bonds.items() if not holds)


def _is_short(answer: str) -> bool:
    return len(answer.split()) <= 14
