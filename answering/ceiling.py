"""The highest probability that a sentence can have, told before the words that answer are looked for in it.

The regression of `answering/evidence` is linear: to what is known of a sentence comes the most that what is
not yet read could add, and that any of the words could that `answering/prospects` expects.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import product
from operator import mul

from answering.asking.expected import Expected
from answering.evidence import Sketch
from answering.fillers.case import Case
from answering.names import Name, NameKind
from answering.prospects import Sort, prospects
from answering.sentences.filler import Filler
from answering.values import Value
from answering.weighing.features import FITTING, filled
from answering.weighing.regression import logistic, weights
from answering.weighing.shortlist import coverage

Told = bool | None
_TOLD: Mapping[Told, tuple[Told, ...]] = {None: (None,), False: (None, False), True: (None, False, True)}
"""What `Filler.told` may be, by whether the verb asked about is in the sentence."""
CORNERS = (1e-9, 1.0, FITTING)  # fits between which no feature bends; one of 0 is a prospect of its own
STEPS = 32  # of a fit, rounded up, for which the most is remembered


def ceiling(look: Sketch) -> float:
    """The probability that a sentence has at most, before any doubt."""
    trained = weights()
    known = map(mul, map(trained.weights.__getitem__, look.features), look.features.values())
    return logistic(trained.bias + sum(known) + hope(look.case))


def hope(case: Case) -> float:
    """The most that whatever fills the slot can add to the total of a sentence."""
    expected, telling = case.question.expected, _telling(case)
    hoped = (
        _most(expected, sort, math.ceil(fit * STEPS), telling)
        for sort, fit in prospects(case.question, case.candidate, _reach(case))
    )
    return max((_unfilled(expected), *hoped))


def _reach(case: Case) -> float:
    """The share of the question's terms that the sentence holds, or that its first pronoun stands for."""
    candidate = case.candidate
    return coverage(case.question, candidate.keys | candidate.carried) if candidate.carried else case.covered


def _telling(case: Case) -> Told:
    """Whether words of the sentence may belong to the verb asked about; None for a question without one."""
    verb = case.question.verb
    return None if verb is None else not verb.accepts.keys().isdisjoint(case.candidate.keys)


@lru_cache(8192)
def _most(expected: Expected, sort: Sort, steps: int, telling: Told) -> float:
    """The most that something of a sort can add to the total where it fits so well at most, in steps."""
    fits = {min(fit, steps / STEPS) for fit in CORNERS}
    return max(
        _added(expected, replace(one, fit=fit, told=told))
        for one, fit, told in product(_SORTS[sort], fits, _TOLD[telling])
    )


@lru_cache
def _unfilled(expected: Expected) -> float:
    """What it adds that nothing fills the slot."""
    return _added(expected, None)


def _added(expected: Expected, filler: Filler | None) -> float:
    trained = weights().weights
    return sum(trained[name] * value for name, value in filled(expected, filler).items())


def _bound(fillers: Iterable[Filler]) -> list[Filler]:
    return [replace(filler, bound=True) for filler in fillers]


def _loose(fillers: Iterable[Filler]) -> list[Filler]:
    return [replace(filler, loose=True) for filler in fillers]


_KINDS: tuple[NameKind, ...] = ("person", "place", "organisation", "other")
_WORDS = [Filler(0, 0, "", 0.0)]
_VALUES = [replace(words, value=Value("count", 0, 0, None, None)) for words in _WORDS]
_NAMES = [replace(words, name=Name(0, 0, "", kind)) for words in _WORDS for kind in _KINDS]
_ALL = [*_WORDS, *_VALUES, *_NAMES]
_SORTS: Mapping[Sort, Sequence[Filler]] = {
    "words": _WORDS,
    "bound words": _bound(_WORDS),
    "loose words": _loose(_WORDS),
    "value": _VALUES,
    "loose value": _loose(_VALUES),
    "name": _NAMES,
    "bound name": _bound(_NAMES),
    "anything": [*_ALL, *_bound(_ALL), *_loose(_ALL), *_loose(_bound(_ALL))],
}
"""What is of each sort, as fillers without words."""
