"""Which sentence to quote: each is glanced at, sketched, read in full, and what that tells is weighed.

Every step costs more than the one before and is taken with fewer sentences.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from answering.fillers.answer_doubts import doubts_of_answer
from answering.fillers.case import Case, Doubt
from answering.fillers.missing_words import doubts_of_keys
from answering.fillers.text_doubts import doubts_of_text
from answering.fillers.unspoken import unspoken
from answering.question import Question
from answering.sentences.candidate import Candidate
from answering.sentences.filler import Filler
from answering.slots import fill
from answering.weighing.features import Features, filled, meanings, of_terms
from answering.weighing.places import of_places
from answering.weighing.regression import probability, weights
from answering.weighing.shortlist import SHORTLIST, known_keys, with_carried, worth_reading

HOPELESS = 3.5  # behind the best, in the logarithm of the odds that a glance tells: 1 of 33


@dataclass(frozen=True, slots=True)
class Glance:
    """A sentence of which no more is told than which terms of the question it and its article hold."""

    case: Case
    features: Mapping[str, float]
    """By name, the features that these tell."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """A sentence before the words that answer are looked for in it, which takes most of the time."""

    case: Case
    features: Mapping[str, float]
    """By name, the features that hold whatever fills the slot."""
    doubts: tuple[Doubt, ...]
    """Those that do, as far as they were looked for."""
    whole: bool = False
    """Whether they were looked for in its values and names too."""

    @property
    def trust(self) -> float:
        """What these leave of its probability."""
        return _left(self.doubts)


@dataclass(frozen=True, slots=True)
class Seen:
    """A sentence, what fills the slot in it, its features, the doubts about it with what each leaves."""

    candidate: Candidate
    filler: Filler | None
    features: Features
    doubts: tuple[Doubt, ...]

    @property
    def trust(self) -> float:
        """What the doubts leave of its probability: 1 where there are none."""
        return _left(self.doubts)


def _left(doubts: Sequence[Doubt]) -> float:
    return math.prod(share for _, share in doubts)


@dataclass(frozen=True, slots=True)
class Judged(Seen):
    """A sentence and the probability that it answers."""

    probability: float


def weigh(question: Question, candidates: Sequence[Candidate], shortlist: int = SHORTLIST) -> list[Judged]:
    """The most promising sentences, most probable first, each looked at alone."""
    looks = promising(question, candidates, shortlist)
    return sorted(map(judge_alone, map(_in_full, looks)), key=first)


def judge_alone(seen: Seen) -> Judged:
    """A sentence with the probability that it answers, as far as it tells by itself."""
    likely = probability(seen.features) * seen.trust
    return Judged(seen.candidate, seen.filler, seen.features, seen.doubts, likely)


def first(one: Judged) -> tuple[float, str, int]:
    """The order of sentences; ties go by article and place, whatever order the articles were given in."""
    return -one.probability, one.candidate.article.id, one.candidate.index


def observe(
    question: Question, candidates: Sequence[Candidate], shortlist: int = SHORTLIST
) -> Iterator[Seen]:
    """What is known of each sentence worth reading in full; the weights are not yet asked."""
    return map(_in_full, glances(question, candidates, shortlist))


def _in_full(glance: Glance) -> Seen:
    return see(doubted(sketch(glance)))


def promising(
    question: Question, candidates: Sequence[Candidate], shortlist: int = SHORTLIST
) -> list[Glance]:
    """Those of them that come to most by what a glance tells, as many as are to be listed at most.

    Of 30 that are glanced at in a library of 100,000 passages 18 are left, and one of 500 quotes is lost.
    """
    found = list(glances(question, candidates, shortlist))
    told = list(map(_told, found))
    least = max(told, default=0.0) - HOPELESS
    order = sorted(range(len(found)), key=told.__getitem__, reverse=True)
    return [found[i] for i in order[:shortlist] if told[i] >= least]


def _told(glance: Glance) -> float:
    """What the features of a glance add to the logarithm of the odds."""
    trained = weights().weights
    return sum(trained[name] * value for name, value in glance.features.items())


def glances(
    question: Question, candidates: Sequence[Candidate], shortlist: int = SHORTLIST
) -> Iterator[Glance]:
    """The sentences worth reading, in the order of the candidates."""
    known = known_keys(candidates)
    cases = [
        Case(question, candidate, None, known[candidate.article.id], unspoken(question, candidate))
        for candidate in candidates
    ]
    covered = [case.covered for case in cases]
    best = max(covered, default=0.0) or 1.0
    chosen = worth_reading(candidates, with_carried(question, candidates, covered), shortlist)
    for i, meaning in zip(chosen, meanings(question, [cases[i] for i in chosen]), strict=True):
        yield Glance(cases[i], {**of_terms(cases[i], covered[i] / best), **meaning})


def sketch(glance: Glance) -> Sketch:
    """A sentence with the features that hold whatever fills the slot, and the doubts that its keys tell."""
    case = glance.case
    return Sketch(case, {**glance.features, **of_places(case)}, tuple(doubts_of_keys(case)))


def doubted(sketch: Sketch) -> Sketch:
    """A sketch with the doubts too for which the sentence's values and names are read."""
    if sketch.whole:
        return sketch
    doubts = (*sketch.doubts, *doubts_of_text(sketch.case))
    return Sketch(sketch.case, sketch.features, doubts, whole=True)


def see(sketch: Sketch) -> Seen:
    """A sentence read in full: with what fills the slot in it."""
    question, candidate = sketch.case.question, sketch.case.candidate
    filler = fill(question, candidate)
    features = Features(**sketch.features, **filled(question.expected, filler))
    more = doubts_of_answer(Case(question, candidate, filler, sketch.case.known))
    return Seen(candidate, filler, features, (*sketch.doubts, *more))
