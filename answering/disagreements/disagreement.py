"""A disagreement found in a library without a question, and how programs and replies show it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from answering.comparing.claim import moment
from answering.composing.notes import within_article
from answering.reply import AnswerType, Conflict, ConflictKind, Position, Reply, Status, to_json
from corpus.article import When

DisagreementKind = Literal[
    "contradiction", "outlier", "views_differ", "superseded", "corrected", "within_article"
]
KINDS: tuple[DisagreementKind, ...] = (
    "contradiction", "outlier", "views_differ", "superseded", "corrected", "within_article",
)  # fmt: skip
SCHEMA = "crossquote.disagreement/1"
_STATUS: Mapping[DisagreementKind, Status] = {"superseded": "updated", "corrected": "updated"}


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Values for one slot of one event that cannot all hold, with the quotes that give them."""

    id: str
    """Twelve hexadecimal digits, made of where the leading quotes stand: the same on every run."""
    kind: DisagreementKind
    rule: str
    why: str
    """The rule in a plain sentence, with the words that the sides share."""
    slot: str
    answer_type: AnswerType
    summary: str
    positions: tuple[Position, ...]
    """Two or more; best supported first, newest first where one takes the place of another."""
    sure: float
    important: float

    @property
    def newest(self) -> When | None:
        """When the newest of its quotes was published."""
        whens = [evidence.published for position in self.positions for evidence in position.evidence]
        return max(whens, key=moment, default=None)


def as_reply(found: Disagreement) -> Reply:
    """The disagreement as the reply to a question after its slot, so that it can be shown like an answer."""
    kind: ConflictKind = "contradiction" if found.kind == "within_article" else found.kind
    within = (within_article(),) if found.kind == "within_article" else ()
    return Reply(
        question=found.slot,
        status=_STATUS.get(found.kind, "conflict"),
        answer=found.positions[0].answer,
        answer_type=found.answer_type,
        confidence=found.sure,
        positions=found.positions,
        conflict=Conflict(kind, found.slot, found.rule, found.summary),
        notes=within,
        explanation=(found.why,),
    )


def disagreement_json(found: Disagreement) -> dict[str, Any]:
    """The disagreement for programs; positions and evidence are those of a reply."""
    reply = to_json(as_reply(found))
    return {
        "schema": SCHEMA,
        "id": found.id,
        "kind": found.kind,
        "slot": found.slot,
        "rule": found.rule,
        "why": found.why,
        "summary": found.summary,
        "sure": round(found.sure, 3),
        "important": round(found.important, 3),
        "positions": reply["positions"],
    }
