"""The scores of a question set, as a table for people or an object for programs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

from bot.evaluate import Scores
from bot.render import Line, Words
from bot.terminal import say_json, show
from bot.wording import readable

FAILED = 1


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
        yield Line((Words(f"{'kind':<44}{'items':>6}{'passed':>8}{'flagged':>9}{'silent':>8}", "faint"),))
        for row in scores.kinds:
            name = readable(str(row["kind"]))[:43]
            cells = f"{row['items']:>6}{row['passed']:>8}{row['flagged']:>9}{row['not_found']:>8}"
            yield Line((Words(f"{name:<44}{cells}"),))
        yield Line()
    for name, rate in scores.metrics.items():
        yield Line((Words(f"{name.replace('_', ' '):<26}"), Words(f"{rate:.3f}", "answer")))
    for failure in scores.failures:
        yield Line()
        yield Line((Words(f"{failure['id']}: ", "flag"), Words(readable(failure["question"]))), 0, 2)
        yield Line((Words(f"expected {readable('; '.join(failure['missed']))}"),), 2, 4)
        yield Line((Words(f"found    {failure['found']}: {readable(str(failure['answer']))}"),), 2, 4)
