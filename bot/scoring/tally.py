"""What the verdicts on a question set come to: rates by kind and over all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from bot.scoring.judging import Verdict

Rates = dict[str, float]
"""Named rates, each between 0 and 1; a rate of nothing is left out."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: the questions of a kind, and how many passed, had the right answer,
    were flagged, were not found.
    """

    kind: str
    items: int
    passed: int
    right: int
    flagged: int
    not_found: int


def by_kind(verdicts: Sequence[Verdict]) -> list[Row]:
    """A row for each kind, in the order in which the kinds first come."""
    kinds = dict.fromkeys(verdict.kind for verdict in verdicts)
    return [_row(kind, [v for v in verdicts if v.kind == kind]) for kind in kinds]


def rates(verdicts: Sequence[Verdict]) -> Rates:
    """The rates that a set of these questions can be judged by.

    `balanced_accuracy` is the mean of `flag_recall` (conflicts that were flagged) and of the share
    of agreements that were not; `false_alarms` is that of agreements that were.
    """
    conflicts = [v for v in verdicts if v.expect == "conflict"]
    agreements = [v for v in verdicts if v.expect == "answered"]
    silences = [v for v in verdicts if v.expect == "not_found"]
    found: dict[str, float | None] = {
        "passed": share(v.passed for v in verdicts),
        "flag_recall": share(v.flagged for v in conflicts),
        "false_alarms": share(v.flagged for v in agreements),
        "flag_precision": share(v.expect == "conflict" for v in [*conflicts, *agreements] if v.flagged),
        "declined": share(v.found == "not_found" for v in silences),
        "declined_answerable": share(v.found == "not_found" for v in agreements),
        "right_answers": share(v.right for v in agreements if v.right is not None),
        "wrong_answers": share(v.wrong for v in agreements if v.wrong is not None),
        "answers_covered": mean(v.covered for v in verdicts if v.covered is not None),
    }
    if found["flag_recall"] is not None and found["false_alarms"] is not None:
        found["balanced_accuracy"] = (found["flag_recall"] + 1 - found["false_alarms"]) / 2
    return {name: round(rate, 4) for name, rate in found.items() if rate is not None}


def share(truths: Iterable[bool | None]) -> float | None:
    """The share that is true; None of nothing.

    >>> share([True, False]), share([])
    (0.5, None)
    """
    return mean(float(bool(truth)) for truth in truths)


def mean(numbers: Iterable[float]) -> float | None:
    """The mean; None of nothing."""
    listed = list(numbers)
    return sum(listed) / len(listed) if listed else None


def table(verdicts: Sequence[Verdict]) -> list[dict[str, Any]]:
    """The rows by kind as plain objects."""
    return [asdict(row) for row in by_kind(verdicts)]


def _row(kind: str, verdicts: Sequence[Verdict]) -> Row:
    return Row(
        kind,
        len(verdicts),
        sum(v.passed for v in verdicts),
        sum(bool(v.right) for v in verdicts),
        sum(v.flagged for v in verdicts),
        sum(v.found == "not_found" for v in verdicts),
    )
