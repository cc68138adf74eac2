"""Words of a sentence that answer, and how close the question's terms stand to them."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass

from answering.candidate import Candidate
from answering.names import Name
from answering.question import Question
from answering.values import Value

REACH = 6.0  # terms; nearness falls by e over this distance
BORDER = 4.0  # terms that a clause border between counts for
_CLAUSE = re.compile(r"[;:—–]|, (?=(?:while|although|but|and)\b)|\b(?:while|although|whereas)\b", re.I)


@dataclass(frozen=True, slots=True)
class Filler:
    """Words that answer: offsets into the sentence, their fit (0 to about 1), the value or name they are."""

    start: int
    end: int
    text: str
    fit: float
    value: Value | None = None
    name: Name | None = None
    former: bool = False
    """Whether the words beside it say that it held before."""
    bound: bool = False
    """Whether the question's own verb or description is what the name belongs to."""


def nearness(question: Question, candidate: Candidate, start: int, end: int) -> float:
    """How close the terms of the question stand to `[start, end)`: 0 (none there) to 1 (all beside it).

    Each matched term counts its weight times exp(-distance / REACH), distance in terms.
    """
    total = sum(focus.weight for focus in question.focus) or 1.0
    here = bisect_right([term.end for term in candidate.terms], start)
    return (
        sum(focus.weight * _closest(focus.accepts, candidate, here, start, end) for focus in question.focus)
        / total
    )


def _closest(accepts: Mapping[str, float], candidate: Candidate, here: int, start: int, end: int) -> float:
    if candidate.keys.isdisjoint(accepts):
        return 0.0
    best = 0.0
    for i, term in enumerate(candidate.terms):
        share = accepts.get(term.key, 0.0)
        if share > best:
            between = (
                candidate.text[term.end : start] if term.end <= start else candidate.text[end : term.start]
            )
            distance = abs(i - here) + BORDER * len(_CLAUSE.findall(between))
            best = max(best, share * math.exp(-distance / REACH))
    return best
