"""The features that are told by where a sentence meets the question's terms, and among what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from answering.fillers.case import Case
from answering.fillers.kinds import head_met
from answering.language.patterns import pattern
from answering.language.rarity import weight_of
from answering.question import Question
from answering.sentences.candidate import Candidate, keys_of, match, telling

_WHAT_IS = pattern(
    r"^\W*(?:what|who)(?:'s|’s| is| are| was| were) (?:a |an |the )?((?:[\w'’.-]+ ?){1,4})\?*$", re.I
)
_COPULA = pattern(r"\b(?:is|are|was|were|refers? to|means?|known as|called|defined as)\b", re.I)

_Places = Sequence[tuple[int, Sequence[tuple[int, float]]]]
"""The terms of a sentence that a question asks about, by number; each with the question's terms it meets."""


def of_places(case: Case) -> dict[str, float]:
    """The features "head", "order", "density", "run" and "defined"."""
    question, candidate = case.question, case.candidate
    places = _places(question, candidate)
    said = question.head is not None and match(question.head, case.said) > 0
    return {
        "head": float(said or head_met(question, candidate)),
        "order": _order(question, places),
        "density": _density(question, candidate),
        "run": _run(question, places),
        "defined": _defined(question, candidate),
    }


def _places(question: Question, candidate: Candidate) -> _Places:
    accepted = question.accepted
    return [(i, accepted[key]) for i, key in enumerate(candidate.line) if key in accepted]


def _order(question: Question, places: _Places) -> float:
    """Share of neighbouring question terms found within three terms of one another, in order."""
    stands: list[list[int]] = [[] for _ in question.focus]
    for i, met in places:
        for number, _ in met:
            stands[number].append(i)
    pairs = [(here, there) for here, there in pairwise(stands) if here and there]
    near = [any(0 < b - a <= 3 for a in here for b in there) for here, there in pairs]
    return sum(near) / (len(stands) - 1) if near else 0.0


def _run(question: Question, places: _Places) -> float:
    """Weight of the longest run of terms that follow one another in both, as a share of the question's."""
    best, ending, last = 0.0, dict[int, float](), -1
    for i, met in places:
        before = ending if i == last + 1 else {}
        ending = {n: before.get(n - 1, 0.0) + question.focus[n].weight for n, _ in met}
        best, last = max(best, *ending.values()), i
    return best / question.weight if question.weight else 0.0


def _defined(question: Question, candidate: Candidate) -> float:
    """How much of what is before the sentence's "is" is the thing asked about: 1 where it is that alone."""
    thing = _thing(question.text)
    copula = _COPULA.search(candidate.text) if thing else None
    if copula is None:
        return 0.0
    subject = keys_of(candidate.text[: copula.start()])
    return len(thing & subject) / len(thing) / (1 + 0.25 * len(subject - thing))


@lru_cache(64)
def _thing(question: str) -> frozenset[str]:
    """The keys of what a "what is …" or "who is …" asks about; none for another question."""
    asked = _WHAT_IS.match(question)
    return keys_of(asked[1]) if asked else frozenset()


def _density(question: Question, candidate: Candidate) -> float:
    """Weight of the sentence's terms that the question asks about, as a share of all."""
    matched = weight_of(candidate.keys & question.keys)
    total = telling(candidate.text)
    return matched / total if total else 0.0
