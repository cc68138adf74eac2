"""Words of a sentence that answer, and how close the question's terms stand to them."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from answering.language.lexicon import Term
from answering.language.patterns import pattern
from answering.names import Name
from answering.question import Question
from answering.sentences.candidate import Candidate
from answering.values import Value

FOLLOWING = 0.7  # for words that follow their verb: "takes effect on 1 July" is not met by a day before it
CARRIED = 0.7  # for words of the sentence before, which a pronoun at the beginning stands for
REACH = 6.0  # terms; nearness falls by e over this distance
BORDER = 4.0  # terms that a clause border between counts for
_CLAUSE = pattern(r"[;:—–]|, (?=(?:while|although|but|and)\b)|\b(?:while|although|whereas)\b", re.I)


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
    told: bool | None = None
    """Whether the verb asked about is the one that a date belongs to; None where no verb is near."""
    loose: bool = False
    """Whether the words are not of the type asked for, only the likeliest that the sentence offers."""
    told_in: int | None = None
    """The number of the article's sentence that the words stand in, where it is another: who "she" is."""


def of_value(text: str, value: Value, fit: float = 1.0) -> Filler:
    """The words of a value in a sentence as what answers."""
    return Filler(value.start, value.end, text[value.start : value.end], fit, value=value)


def nearness(question: Question, candidate: Candidate, start: int, end: int, after: float = 1.0) -> float:
    """How close the terms of the question stand to `[start, end)`: 0 (none there) to 1 (all beside it).

    Each matched term counts its weight times exp(-distance / REACH), distance in terms; one that
    stands after the words only the share `after`.
    """
    if not question.weight:
        return 0.0
    best: dict[int, float] = {}
    here = bisect_right(candidate.ends, start)
    for i, term in enumerate(candidate.terms):
        for number, share in question.accepted.get(term.key, ()):
            if share > best.get(number, 0.0):
                near = share * math.exp(-_distance(candidate.text, term, abs(i - here), start, end) / REACH)
                near *= after if term.start >= end else 1.0
                best[number] = max(near, best.get(number, 0.0))
    for number, share in _carried(question, candidate):
        best[number] = max(CARRIED * share * math.exp(-here / REACH), best.get(number, 0.0))
    return math.fsum(question.focus[number].weight * near for number, near in best.items()) / question.weight


def shaped(
    question: Question, candidate: Candidate, shape: re.Pattern[str], *, bound: bool = False
) -> Iterator[Filler]:
    """The words of a sentence that answer by their shape: "every five years", "2–1"."""
    for found in shape.finditer(candidate.text):
        start, end = found.span()
        yield Filler(start, end, found[0], nearness(question, candidate, start, end), bound=bound)


def _carried(question: Question, candidate: Candidate) -> Iterator[tuple[int, float]]:
    """The terms of the question that the sentence's first pronoun stands for, with what each counts."""
    for key in question.accepted.keys() & candidate.carried:
        yield from question.accepted[key]


def _distance(text: str, term: Term, apart: int, start: int, end: int) -> float:
    """How far a term stands from `[start, end)`, in terms; a clause border between counts for `BORDER`."""
    between = text[term.end : start] if term.end <= start else text[end : term.start]
    return apart + BORDER * len(_CLAUSE.findall(between))
