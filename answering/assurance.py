"""How sure it is that the best sentence answers: a second look, at the question and all sentences at once.

A sentence by itself may look like an answer because the question is short or all articles are about its
topic. What is told again by another article, and how much of a long question is met, tells more. The weights
live in `data/assurance.json` and are made by `make train`, after those of `answering/evidence`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from answering.evidence import Judged, weigh
from answering.fillers.unspoken import unspoken
from answering.language.tables import DATA
from answering.question import Question
from answering.sentences.candidate import Candidate, keys_of
from answering.sentences.filler import Filler
from answering.slots import TYPED
from answering.weighing.shortlist import SHORTLIST, coverage
from answering.weights import Weights, read_weights

PREFERRED = 0.7  # share of the best probability at which a sentence with the type asked for goes first
HEARD = 0.3  # share of the best probability at which another article's sentence supports an answer
LEAST = 1e-4  # probabilities are kept this far from 0 and 1 where odds are taken
TERMS = 8.0  # terms of a long question


@dataclass(frozen=True, slots=True)
class Grounds:
    """What the best answer stands on."""

    odds: float
    """Logarithm of the odds that the best sentence answers, looked at alone and without the doubts."""
    support: float
    """Logarithm of how many articles give the answer."""
    terms: float
    """Terms of the question: all of a long question met by one sentence is no accident."""
    coverage: float
    """Share of the question's terms that the sentence holds, or that its first pronoun stands for."""
    context: float
    """The same with the title and the sentences beside it."""
    rank: float
    """How well its passage was found, as a share of the best found of those that may answer."""


NAMES = tuple(Grounds.__dataclass_fields__)


def judge(question: Question, candidates: Sequence[Candidate], shortlist: int = SHORTLIST) -> list[Judged]:
    """The most promising sentences, most probable answer first; the probabilities are calibrated."""
    return settle(question, weigh(question, candidates, shortlist))


def settle(question: Question, weighed: list[Judged]) -> list[Judged]:
    """Sentences that were looked at alone, most probable first, calibrated by the best of them."""
    fits = fitting(question, weighed)
    if not fits:
        return weighed
    share = assurance(read_grounds(fits, question), fits[0].trust) / fits[0].probability
    return [replace(one, probability=min(1.0, share * one.probability)) for one in weighed]


def fitting(question: Question, judged: Sequence[Judged]) -> list[Judged]:
    """The sentences that may answer, in the same order.

    Where a type is asked for, those with something for its slot; only those with that very type where one
    of them is likely enough. Else all.
    """
    filled = [one for one in judged if one.filler and not one.filler.loose]
    if question.expected not in TYPED and question.expected != "quote":
        return list(judged)
    if filled and filled[0].probability >= PREFERRED * judged[0].probability:
        return filled
    return [one for one in judged if one.filler] if question.expected in TYPED else list(judged)


def read_grounds(fits: Sequence[Judged], question: Question) -> Grounds:
    """What the first of the sentences that may answer, most probable first, stands on."""
    best, *rest = fits
    heard = HEARD * best.probability
    agreeing = {
        one.candidate.article.id
        for one in rest
        if one.probability >= heard and _same(best.filler, one.filler)
    }
    return Grounds(
        odds=_odds(best.probability / best.trust),
        support=math.log(len(agreeing | {best.candidate.article.id})),
        terms=len(question.focus) / TERMS,
        coverage=coverage(
            question, best.candidate.keys | best.candidate.carried | unspoken(question, best.candidate)
        ),
        context=best.features.context,
        rank=best.candidate.rank / max(one.candidate.rank for one in fits),
    )


def assurance(grounds: Grounds, trust: float) -> float:
    """The probability that the best sentence answers, where doubts leave this share of trust in it."""
    stored = _stored()
    total = stored.bias + sum(stored.weights[name] * getattr(grounds, name) for name in NAMES)
    return trust / (1 + math.exp(-max(-30.0, min(30.0, total))))


def default_threshold() -> float:
    """The probability below which the reply declines, as measured when the weights were made."""
    return _stored().threshold


def _same(one: Filler | None, other: Filler | None) -> bool:
    """Whether two fillers are one answer: the same value, or words of which one holds the other's."""
    if one is None or other is None:
        return False
    if one.value and other.value:
        return (one.value.low, one.value.high) == (other.value.low, other.value.high)
    if one.value or other.value:
        return False
    keys, others = keys_of(one.text), keys_of(other.text)
    return bool(keys and others) and (keys <= others or others <= keys)


def _odds(probability: float) -> float:
    bounded = min(max(probability, LEAST), 1 - LEAST)
    return math.log(bounded / (1 - bounded))


@cache
def _stored() -> Weights:
    return read_weights(DATA / "assurance.json", NAMES)
