"""A disagreement in one line: the answers that cannot all hold, and what they are given for."""

from __future__ import annotations

from answering.disagreements.disagreement import Disagreement

MOST = 3  # answers that are named
LONGEST = 32  # characters of an answer that is named: a longer one stands with its quote


def headline(one: Disagreement) -> str:
    """The answers, then the words around them: "12% or 14%: agreed on a tariff … machinery".

    Only these words where an answer is long or missing.
    """
    answers = [position.answer or "" for position in one.positions]
    if len(answers) > MOST or not all(0 < len(answer) <= LONGEST for answer in answers):
        return one.slot
    told = " or ".join(dict.fromkeys(answers))
    return f"{told}: {one.slot}" if one.slot else told
