"""The scores of a question set, as a table for people or an object for programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from bot.render import Line, Words
from bot.scoring.scores import Scores
from bot.terminal import say_json, show
from bot.words.wording import readable

FAILED = 1
COLUMNS = ("items", "passed", "right", "flagged", "not_found")
HEADS = ("items", "passed", "right", "flagged", "silent")


def show_scores(scores: Scores, *, json: bool) -> int:
    """Writes the scores; 0 where nothing failed, else 1."""
    if json:
        say_json(asdict(scores))
    else:
        show(score_lines(scores))
    return FAILED if scores.failures else 0


def score_lines(scores: Scores) -> Iterator[Line]:
    """A table by kind, the rates, and each failure with what was expected and what was found.

    >>> [line.text for line in score_lines(Scores(2, {"map": 0.5}))]
    ['2 questions', '', 'map                       0.500']
    """
    yield Line((Words(f"{scores.items} questions", "answer"),))
    yield Line()
    if scores.kinds:
        yield Line((Words(f"{'kind':<40}{_cells(dict(zip(COLUMNS, HEADS, strict=True)))}", "faint"),))
        for row in scores.kinds:
            yield Line((Words(f"{readable(str(row['kind']))[:39]:<40}{_cells(row)}"),))
        yield Line()
    for name, rate in scores.metrics.items():
        yield Line((Words(f"{name.replace('_', ' '):<26}"), Words(f"{rate:.3f}", "answer")))
    if scores.curve:
        yield Line()
        yield Line((Words(f"{'threshold':<26}{'answered':>9}{'wrong':>9}", "faint"),))
    for point in scores.curve:
        yield Line((Words(f"{point['threshold']:<26}{point['answered']:>9.3f}{point['wrong']:>9.3f}"),))
    for failure in scores.failures:
        yield Line()
        yield Line((Words(f"{failure['id']}: ", "flag"), Words(readable(failure["question"]))), 0, 2)
        yield Line((Words(f"expected {readable('; '.join(failure['missed']))}"),), 2, 4)
        yield Line((Words(f"found    {failure['found']}: {readable(str(failure['answer']))}"),), 2, 4)


def _cells(row: Mapping[str, Any]) -> str:
    return "".join(f"{row[column]:>8}" for column in COLUMNS)
