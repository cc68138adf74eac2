"""Reasons to doubt that a sentence answers, each with what it leaves of the probability.

The questions that the weights are trained on hardly show these misses; in news they are the typical
wrong answer ("who won the game" against a report that a game was watched). Each test was checked for
sense on questions of other kinds, its factor is a round number and not fitted.
"""

from __future__ import annotations

from collections.abc import Iterator

from answering.fillers.answer_doubts import doubts_of_answer
from answering.fillers.case import Case, Doubt
from answering.fillers.missing_words import doubts_of_keys
from answering.fillers.text_doubts import doubts_of_text


def doubts(case: Case) -> Iterator[Doubt]:
    """Each doubt that applies: those about the sentence, then those about the words that answer."""
    yield from doubts_of_keys(case)
    yield from doubts_of_text(case)
    yield from doubts_of_answer(case)
