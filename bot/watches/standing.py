"""What a watched question's answer is at one time: kept in the database to be compared with what comes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from answering.reply import AnswerType, ConflictKind, Evidence, Position, Reply, Status, when_text
from corpus.article import from_when_text

MOST_SAID = 8  # positions kept: as many as a reader would look through
MOST_ARTICLES = 200  # ids kept, each at most a file's name long


@dataclass(frozen=True, slots=True)
class Said:
    """One position as the chat saw it: its answer and the first quote for it, with outlet and date.

    `answer_start` and `answer_end` are offsets into `quote`, None where the answer is not in it.
    """

    answer: str | None
    quote: str
    article: str
    source: str
    title: str | None
    published: str | None
    url: str | None
    answer_start: int | None = None
    answer_end: int | None = None
    sources: int = 1

    @property
    def when(self) -> date | datetime | None:
        """When its article was published."""
        return from_when_text(self.published)


@dataclass(frozen=True, slots=True)
class Standing:
    """An answer without its wording: status, kind of conflict, positions, and every article behind them."""

    status: Status
    answer_type: AnswerType
    conflict: ConflictKind | None = None
    said: tuple[Said, ...] = ()
    articles: tuple[str, ...] = ()


def standing_of(reply: Reply) -> Standing:
    """What a reply says, short enough to be kept.

    >>> standing_of(Reply("Who signed?", "not_found", None, "person", 0.1)).said
    ()
    """
    return Standing(
        reply.status,
        reply.answer_type,
        reply.conflict.kind if reply.conflict else None,
        tuple(map(_said, reply.positions[:MOST_SAID])),
        tuple(dict.fromkeys(_articles(reply)))[:MOST_ARTICLES],
    )


def to_row(standing: Standing) -> dict[str, Any]:
    """The standing as JSON holds it."""
    return asdict(standing)


def from_row(row: Mapping[str, Any]) -> Standing:
    """The standing that `to_row` gave.

    >>> monday = Said("Monday", "On Monday.", "a", "A", None, None, None)
    >>> standing = Standing("answered", "date", None, (monday,))
    >>> from_row(to_row(standing)) == standing
    True
    """
    said = tuple(Said(**item) for item in row["said"])
    return Standing(row["status"], row["answer_type"], row["conflict"], said, tuple(row["articles"]))


def _said(position: Position) -> Said:
    evidence = position.evidence[0]
    start, end = _answer_in(evidence)
    return Said(
        position.answer,
        evidence.quote,
        evidence.article,
        evidence.source,
        evidence.title,
        when_text(evidence.published),
        evidence.url,
        start,
        end,
        position.independent_sources,
    )


def _answer_in(evidence: Evidence) -> tuple[int | None, int | None]:
    if evidence.answer_start is None or evidence.answer_end is None:
        return None, None
    return evidence.answer_start - evidence.start, evidence.answer_end - evidence.start


def _articles(reply: Reply) -> list[str]:
    evidence = [item for position in reply.positions for item in position.evidence]
    return [id for item in evidence for id in (item.article, *(copy.article for copy in item.copies))]
