"""The highest probability that a sentence can have, told before the words that answer are looked for in it.

The regression of `answering/evidence` is linear: to what a sketch adds comes the most that any words could
add that stand as near to the question's terms as these allow.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product

from answering.bare_numbers import TOLD, bare_numbers
from answering.evidence import FITTING, Sketch, coverage, filled, logistic, weights
from answering.expected import Expected
from answering.filler import Filler
from answering.name_slots import name_fillers
from answering.names import Name, NameKind
from answering.phrase_slots import phrase_fillers, quoted_fillers, unlike_fillers
from answering.question import Question
from answering.slots import Reader, counts, nothing, readers
from answering.value_slots import OWN_VERB, value_fillers
from answering.values import Value

Told = bool | None
_TOLD: Mapping[Told, tuple[Told, ...]] = {None: (None,), False: (None, False), True: (None, False, True)}
"""What `Filler.told` may be, by whether the verb asked about is in the sentence."""
_CORNERS = (0.0, 1e-9, 1.0, FITTING, 9.0)  # fits between which no feature bends
STEPS = 32  # of a sentence's share of the question's terms, rounded up, for which the most is remembered


def ceiling(question: Question, sketch: Sketch) -> float:
    """The probability that a sentence has at most, whatever fills the slot in it."""
    keys, carried = sketch.candidate.keys, sketch.candidate.carried
    reach = coverage(question, keys | carried) if carried else sketch.features["coverage"]
    trained = weights()
    total = trained.bias + sum(trained.weights[name] * value for name, value in sketch.features.items())
    most = _most(question.expected, math.ceil(reach * STEPS), _telling(question, sketch))
    return logistic(total + most) * math.prod(share for _, share in sketch.doubts)


def _telling(question: Question, sketch: Sketch) -> Told:
    """Whether words of the sentence may belong to the verb asked about; None for a question without one."""
    verb = question.verb
    return None if verb is None else not verb.accepts.keys().isdisjoint(sketch.candidate.keys)


@lru_cache(1024)
def _most(expected: Expected, reach: int, telling: Told) -> float:
    """The most that words can add to the total where their sentence holds this share of the question."""
    trained = weights().weights
    return max(
        sum(trained[name] * value for name, value in filled(expected, filler).items())
        for filler in at_best(expected, reach / STEPS, telling)
    )


def at_best(expected: Expected, reach: float, telling: Told = True) -> Iterator[Filler | None]:
    """What could fill the slot, as fillers without words: none, or each kind with its fits at the corners.

    No phrase or value fits better than the share of the question that is within its reach, some factors
    aside; names have so many of these that any may fit to the full.
    """
    yield None
    for reader in readers(expected):
        prospect = _PROSPECTS.get(reader, _ANYTHING)
        most = prospect.fit(reach)
        for filler, fit, told in product(prospect.fillers, _CORNERS, _TOLD[telling]):
            yield replace(filler, fit=min(fit, most), told=told)


@dataclass(frozen=True, slots=True)
class _Prospect:
    """What a reader may find, and how well that can fit at best, by the reach of the question's terms."""

    fillers: Sequence[Filler]
    fit: Callable[[float], float]


def _times(factor: float) -> Callable[[float], float]:
    return lambda reach: factor * reach


def _full(reach: float) -> float:
    return max(_CORNERS)


def _loosely(fillers: Iterable[Filler]) -> list[Filler]:
    return [replace(filler, loose=True) for filler in fillers]


_KINDS: tuple[NameKind, ...] = ("person", "place", "organisation", "other")
_WORDS = [Filler(0, 0, "", 0.0, bound=bound) for bound in (False, True)]
_VALUES = [replace(words, value=Value("count", 0, 0, None, None)) for words in _WORDS]
_NAMES = [replace(words, name=Name(0, 0, "", kind)) for words in _WORDS for kind in _KINDS]
_ALL = [*_WORDS, *_VALUES, *_NAMES]
_ANYTHING = _Prospect([*_ALL, *_loosely(_ALL)], _full)
_PROSPECTS: Mapping[Reader, _Prospect] = {
    value_fillers: _Prospect(_VALUES, _times(OWN_VERB)),
    counts: _Prospect([*_VALUES, *_WORDS], _times(max(OWN_VERB, TOLD))),
    name_fillers: _Prospect(_NAMES, _full),
    phrase_fillers: _Prospect([*_WORDS, *_NAMES], _times(1.0)),
    quoted_fillers: _Prospect([*_WORDS, *_NAMES], _full),
    unlike_fillers: _Prospect(_loosely(_WORDS), _times(1.0)),
    bare_numbers: _Prospect([*_VALUES, *_loosely(_VALUES)], _times(1.0)),
    nothing: _Prospect([], _full),
}
"""For each reader what it may find; one that is not here may find anything."""
