"""What a question set comes to, and what every scorer needs for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.library.asking import from_item
from bot.library.reading_room import ReadingRoom
from bot.scoring.judging import Row
from bot.scoring.tally import Rates
from bot.wiring import Inquiry

THRESHOLDS = (0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.8)
"""Where the curve of wrong answers against questions answered is measured."""


@dataclass(frozen=True, slots=True)
class Exam:
    """A question set: its file, its rows, and how and of what they are asked."""

    path: Path
    rows: Sequence[Row]
    inquiry: Inquiry

    @property
    def threshold(self) -> float:
        """The threshold that holds for the scores."""
        from answering.assurance import default_threshold

        set_one = self.inquiry.place.threshold
        return default_threshold() if set_one is None else set_one

    def replies(self, row: Row, room: ReadingRoom) -> list[Any]:
        """The replies to a row: at the threshold that holds, then at each of THRESHOLDS."""
        query = from_item(row, self.inquiry.asking).query(row["question"])
        return room.answerer.at(query, (self.threshold, *THRESHOLDS))


@dataclass(frozen=True, slots=True)
class Scores:
    """What a set came to. `failures` are the rows that missed what they expect.

    A set that only measures has none. A point of `curve` is a threshold with the share of the questions
    that are answered at it, and the share of those answers that are wrong.
    """

    items: int
    metrics: Rates
    kinds: Sequence[Mapping[str, Any]] = ()
    failures: Sequence[Mapping[str, Any]] = ()
    curve: Sequence[Mapping[str, float]] = ()


def known(found: Mapping[str, float | None]) -> Rates:
    """The rates that there are, to four places.

    >>> known({"map": 0.123456, "mrr": None})
    {'map': 0.1235}
    """
    return {name: round(rate, 4) for name, rate in found.items() if rate is not None}


def curve(wrong: Iterable[Sequence[bool | None]]) -> list[dict[str, float]]:
    """Wrong answers against questions answered: a row for each question, in it whether it was answered
    wrongly at each of THRESHOLDS, None where it was declined.

    >>> curve([[True] * 10, [False] + [None] * 9])[0]
    {'threshold': 0.05, 'answered': 1.0, 'wrong': 0.5}
    """
    return [_point(*at) for at in zip(THRESHOLDS, zip(*wrong, strict=True), strict=True)]


def _point(threshold: float, wrong: Sequence[bool | None]) -> dict[str, float]:
    answered = [one for one in wrong if one is not None]
    return {
        "threshold": threshold,
        "answered": round(len(answered) / len(wrong), 4),
        "wrong": round(sum(answered) / len(answered), 4) if answered else 0.0,
    }
