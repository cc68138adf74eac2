"""Whether a reply is what a question set expects."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import Any

from answering.reply import Evidence, Position, Reply

Row = Mapping[str, Any]
"""One question of a set, with what is expected: `expect`, `answer_any`, `quote_any`, `sides`, …"""

FLAGGED = ("conflict", "updated")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a reply was, and each expectation it missed; none missed is a pass."""

    id: str
    question: str
    kind: str
    expect: str
    found: str
    answer: str | None
    missed: tuple[str, ...]
    confidence: float
    right: bool | None
    wrong: bool | None
    covered: float | None

    @property
    def passed(self) -> bool:
        """Whether every expectation of the row was met."""
        return not self.missed

    @property
    def mistaken(self) -> bool | None:
        """Whether it was answered wrongly, or answered at all where nothing answers; None where declined."""
        if self.found == "not_found":
            return None
        return self.expect == "not_found" or self.right is False

    @property
    def flagged(self) -> bool:
        """Whether the reply warned that sources differ."""
        return self.found in FLAGGED


def judge(row: Row, reply: Reply, misquoted: Sequence[str] = ()) -> Verdict:
    """The verdict on one reply; `misquoted` names quotes that are not verbatim in their article."""
    missed = [
        *_status(row, reply),
        *_content(row, reply),
        *(f"verbatim quote: {quote}" for quote in misquoted),
    ]
    return Verdict(
        id=str(row.get("id", "")),
        question=reply.question,
        kind=str(row.get("kind") or row["expect"]),
        expect=row["expect"],
        found=reply.status,
        answer=reply.answer,
        missed=tuple(missed),
        confidence=reply.confidence,
        right=_holds(row.get("answer_any"), reply),
        wrong=_holds(row.get("wrong_answers"), reply),
        covered=_covered(row.get("answer_any"), reply.positions),
    )


def says(text: str | None, any_of: Iterable[str]) -> bool:
    """Whether a text holds one of several wordings; case and the kind of white space do not matter.

    >>> says("about 15 per\\ncent", ["15 per cent"])
    True
    """
    return text is not None and any(_plain(wording) in _plain(text) for wording in any_of)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _status(row: Row, reply: Reply) -> list[str]:
    wanted = [row["expect"], *row.get("accept", ())]
    if "several" in wanted:
        return [] if reply.positions else ["status several answers"]
    return [] if reply.status in wanted else [f"status {' or '.join(wanted)}"]


def _content(row: Row, reply: Reply) -> list[str]:
    if row["expect"] == "not_found" or not reply.positions:
        return []
    if "sides" in row:
        return _sides(row["sides"], reply.positions)
    if row["expect"] != "answered":
        return []
    return [*_answer(row, reply), *_quote(row, reply)]


def _answer(row: Row, reply: Reply) -> list[str]:
    wanted = row.get("answer_any")
    return [] if not wanted or says(reply.answer, wanted) else [f"answer {_list(wanted)}"]


def _quote(row: Row, reply: Reply) -> list[str]:
    wordings, articles = row.get("quote_any"), row.get("articles_any")
    if wordings is None and articles is None:
        return []
    if any(_supports(e, wordings, articles) for p in reply.positions for e in p.evidence):
        return []
    return [f"quote {_list(wordings or ['any'])} from {_list(articles or ['any article'])}"]


def _supports(evidence: Evidence, wordings: Sequence[str] | None, articles: Sequence[str] | None) -> bool:
    quoted = wordings is None or says(evidence.quote, wordings)
    return quoted and (articles is None or evidence.article in articles)


def _sides(sides: Sequence[Row], positions: Sequence[Position]) -> list[str]:
    """Each side needs a position of its own."""
    for chosen in permutations(positions, len(sides)):
        if all(_stands(side, position) for side, position in zip(sides, chosen, strict=True)):
            return []
    lacking = [side for side in sides if not any(_stands(side, position) for position in positions)]
    return [f"a position of its own for {_list(side['answer_any'])}" for side in lacking or sides]


def _stands(side: Row, position: Position) -> bool:
    articles = side.get("articles")
    return says(position.answer, side["answer_any"]) and (
        articles is None or any(evidence.article in articles for evidence in position.evidence)
    )


def _holds(wordings: Sequence[str] | None, reply: Reply) -> bool | None:
    """Whether the answer, or the first quote where no short span answers, holds one of the wordings."""
    if not wordings:
        return None
    if reply.answer is None and reply.positions:
        return says(reply.positions[0].evidence[0].quote, wordings)
    return says(reply.answer, wordings)


def _covered(wordings: Sequence[str] | None, positions: Sequence[Position]) -> float | None:
    """The share of the wordings that stand in a position of the reply."""
    if not wordings:
        return None
    return sum(any(says(p.answer, [wording]) for p in positions) for wording in wordings) / len(wordings)


def _list(wordings: Sequence[str]) -> str:
    return " or ".join(f"“{wording}”" for wording in wordings)
