"""Scores a question set: by the scorer that the keys of its rows call for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from bot.intake import InputError, read_lines
from bot.scoring.judging import Row
from bot.scoring.rankings import JUDGEMENTS, score_rankings
from bot.scoring.replies import score_replies
from bot.scoring.scores import Exam, Scores
from bot.scoring.selections import score_selections
from bot.scoring.spans import score_spans
from bot.wiring import Inquiry

Scorer = Callable[[Exam], Scores]


def evaluate(path: Path, inquiry: Inquiry) -> Scores:
    """The scores of a set; InputError where a row has no scorer."""
    rows = read_rows(path)
    if all({"id", "text"} <= set(row) for row in rows) and path.with_name(JUDGEMENTS).exists():
        return score_rankings(Exam(path, rows, inquiry))
    scorers = {scorer_of(row) for row in rows}
    if len(scorers) != 1:
        raise InputError(f"{path} mixes rows of different kinds: score each in a file of its own")
    return scorers.pop()(Exam(path, rows, inquiry))


def scorer_of(row: Row) -> Scorer:
    """The scorer of a row: the first whose keys it has."""
    for keys, scorer in SCORERS:
        if all(key in row for key in keys):
            return scorer
    known = "; ".join(", ".join(keys) for keys, _ in SCORERS)
    raise InputError(f"row {row.get('id')!r} says nothing that can be scored; known keys are: {known}")


def read_rows(path: Path) -> list[Row]:
    """The rows of a set; InputError for a line that is none, or where there is none."""
    rows: list[Row] = []
    for line in read_lines(str(path)):
        if line.error:
            raise InputError(f"{path}: {line.error}")
        rows.append(line.item)
    if not rows:
        raise InputError(f"{path} holds no question")
    return rows


SCORERS: tuple[tuple[tuple[str, ...], Scorer], ...] = (
    (("question", "candidates"), score_selections),
    (("question", "expect"), score_replies),
    (("question", "answers"), score_spans),
)
"""Which keys call for which scorer; the first that fits is taken."""
