"""The reply and its parts, as the contract names them; `to_json` gives the contract's object."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

Status = Literal["answered", "conflict", "updated", "not_found"]
AnswerType = Literal[
    "percent", "money", "date", "duration", "count", "quantity",
    "person", "place", "organisation", "yesno", "quote", "text",
]  # fmt: skip
ConflictKind = Literal["contradiction", "outlier", "views_differ", "superseded", "corrected"]
NoteKind = Literal[
    "less_precise", "different_scope", "different_modality", "single_origin", "possible_conflict"
]  # fmt: skip
SCHEMA = "crossquote.reply/1"


@dataclass(frozen=True, slots=True)
class Context:
    """The sentence a quote needs to be understood: a slice of the same article."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Copy:
    """Another article that carries the same text and is not counted again."""

    article: str
    source: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """A verbatim quote: `article.text[start:end] == quote`, always."""

    quote: str
    article: str
    source: str
    title: str | None
    published: date | datetime | None
    url: str | None
    start: int
    end: int
    answer_start: int | None = None
    answer_end: int | None = None
    context: Context | None = None
    attributed_to: str | None = None
    copies: tuple[Copy, ...] = ()
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Measure:
    """A typed value as an inclusive interval; an open end is None; days for dates."""

    low: float | date | None
    high: float | date | None
    unit: str | None


@dataclass(frozen=True, slots=True)
class Position:
    """One distinct answer and all that supports it."""

    answer: str | None
    value: Measure | None
    independent_sources: int
    evidence: tuple[Evidence, ...]
    outlier: bool = False


@dataclass(frozen=True, slots=True)
class Conflict:
    """How the positions of a reply differ, and the rule that says so."""

    kind: ConflictKind
    slot: str
    rule: str
    summary: str


@dataclass(frozen=True, slots=True)
class Note:
    """A remark that labels the answer without changing its status."""

    kind: NoteKind
    text: str


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer to one question, as the articles give it."""

    question: str
    status: Status
    answer: str | None
    answer_type: AnswerType
    confidence: float
    positions: tuple[Position, ...] = ()
    conflict: Conflict | None = None
    notes: tuple[Note, ...] = ()
    nearest: tuple[Evidence, ...] = ()
    took_ms: float = 0.0
    id: str | int | float | None = None
    explanation: tuple[str, ...] = field(default=())
    """Why each pair of claims was flagged or not; filled for `--explain` only."""


def to_json(reply: Reply, *, explain: bool = False) -> dict[str, Any]:
    """The contract's JSON object: offsets in code points, dates in ISO 8601, `id` only where one was given.

    >>> to_json(Reply("Who?", "not_found", None, "person", 0.1, id="q1"))["id"]
    'q1'
    """
    out: dict[str, Any] = {"schema": SCHEMA}
    if reply.id is not None:
        out["id"] = reply.id
    out |= {
        "question": reply.question,
        "status": reply.status,
        "answer": reply.answer,
        "answer_type": reply.answer_type,
        "confidence": round(reply.confidence, 3),
        "positions": [_position(position, explain) for position in reply.positions],
        "conflict": _fields(reply.conflict, "kind", "slot", "rule", "summary") if reply.conflict else None,
        "notes": [_fields(note, "kind", "text") for note in reply.notes],
        "nearest": [_evidence(evidence, explain) for evidence in reply.nearest],
        "took_ms": round(reply.took_ms, 2),
    }
    if explain:
        out["explanation"] = list(reply.explanation)
    return out


def when_text(when: date | datetime | None) -> str | None:
    """ISO 8601, to the minute where a time is known.

    >>> when_text(datetime(2025, 10, 28, 10, 6)), when_text(date(2025, 10, 28))
    ('2025-10-28T10:06', '2025-10-28')
    """
    if isinstance(when, datetime):
        return when.isoformat(timespec="minutes")
    return when.isoformat() if when else None


def _fields(value: object, *names: str) -> dict[str, Any]:
    return {name: getattr(value, name) for name in names}


def plain_bound(bound: float | date | None) -> float | int | str | None:
    """A bound as JSON writes it: an ISO day, a whole number without its point."""
    if isinstance(bound, date):
        return bound.isoformat()
    return int(bound) if isinstance(bound, float) and bound.is_integer() else bound


def _position(position: Position, explain: bool) -> dict[str, Any]:
    value = position.value
    return {
        "answer": position.answer,
        "value": {"low": plain_bound(value.low), "high": plain_bound(value.high), "unit": value.unit}
        if value
        else None,
        "independent_sources": position.independent_sources,
        "outlier": position.outlier,
        "evidence": [_evidence(evidence, explain) for evidence in position.evidence],
    }


def _evidence(evidence: Evidence, explain: bool) -> dict[str, Any]:
    out = _fields(evidence, "quote", "article", "source", "title")
    out["published"] = when_text(evidence.published)
    out |= _fields(evidence, "url", "start", "end", "answer_start", "answer_end")
    out["context"] = _fields(evidence.context, "text", "start", "end") if evidence.context else None
    out["attributed_to"] = evidence.attributed_to
    out["copies"] = [_fields(copy, "article", "source") for copy in evidence.copies]
    if explain:
        out["why"] = list(evidence.why)
    return out
