"""The words around a value in its sentence, and how far two values stand in the same setting.

Terms are compared by their meaning: of words that mean the same, the first stands for all.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

from answering.clauses.sayings import is_saying, sayings
from answering.deeds.deed import Deed
from answering.disagreements.assertable import Told
from answering.disagreements.assertions import Assertion
from answering.disagreements.news_slots import whole_slot
from answering.language.lexicon import Term
from answering.language.rarity import rarity
from answering.language.synonyms import alike

REACH = 4.0  # terms; what a term counts for the slot falls by e over this distance
BESIDE = 3  # terms on each side of a value among which the noun or verb it belongs to stands
TELLING = 3.0  # rarity of a word that says what is done: "sign", not "have"
SLOT = 24.0  # what a slot that is told in many words weighs: as much as two of the rarest words
FILLING = 0.5  # rarity below which a word in a count is no noun: "more", "other"


@dataclass(frozen=True, slots=True)
class Setting:
    """The meanings of the terms around a value: what each weighs, how near it stands, which are names."""

    keys: Mapping[str, str]
    """The key that each stands for in this sentence."""
    weights: Mapping[str, float]
    near: Mapping[str, float]
    """Weight times nearness to the value, 1 beside it."""
    beside: frozenset[str]
    """Those of the few terms next to the value."""
    proper: frozenset[str]
    leading: frozenset[str]
    """Those of the telling common words before the value, or right after it: among them its verb."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two settings share; shares are of the one that shares less, 0 to 1."""

    whole: float
    """Share of the weight of all terms."""
    local: float
    """Share of the weight of the terms near the value."""
    said: float
    """The same of those that are no names: the verb, the noun that is measured."""
    event: float
    """Weight of the names that both have."""
    weight: float
    """Weight of all terms shared."""
    beside: bool
    """Whether a term next to one value is next to the other too."""
    led: bool
    """Whether a common word leads to both values."""
    shared: frozenset[str]
    """The keys of the first that the second has too."""

    @property
    def share(self) -> float:
        """How surely both values fill one slot: alike near them and as a whole."""
        return self.whole * self.local


def setting_of(assertion: Assertion) -> Setting:
    """The setting of a value in its sentence; numbers and dates are no part of it."""
    value = assertion.value
    terms = _telling(assertion)
    here = bisect_right([term.end for term in terms], value.start)
    inside = sum(value.start <= term.start < value.end for term in terms)
    keys: dict[str, str] = {}
    weights: dict[str, float] = {}
    near: dict[str, float] = {}
    for at, term in enumerate(terms):
        apart = here - 1 - at if at < here else max(0, at - here - inside)
        meaning, weight = meaning_of(term.key), rarity(term.key)
        keys.setdefault(meaning, term.key)
        weights[meaning] = weight
        near[meaning] = max(near.get(meaning, 0.0), weight * math.exp(-apart / REACH))
    slot = _slot_of(assertion)
    for name in slot:
        keys[name], weights[name], near[name] = name, SLOT, SLOT
    return Setting(
        keys,
        weights,
        near,
        slot | _meanings(terms[max(0, here - BESIDE) : here + inside + BESIDE]),
        _meanings(term for term in terms if term.proper),
        slot
        | _act(assertion.value)
        | _meanings(t for t in terms[: here + inside + BESIDE] if not t.proper and rarity(t.key) >= TELLING),
    )


def _act(told: Told) -> frozenset[str]:
    """The act of an outcome: no other word need say what is done."""
    return frozenset({told.act} if isinstance(told, Deed) and told.type == "outcome" else ())


def _slot_of(assertion: Assertion) -> frozenset[str]:
    """What is told in whatever words, as one more meaning: "died", "lost their lives" or who beat whom."""
    told = assertion.value
    if isinstance(told, Deed):
        return frozenset({told.match} if told.match else ())
    slot = whole_slot(assertion.candidate.text, told)
    return frozenset({slot} if slot else ())


def likeness(one: Setting, other: Setting) -> Likeness:
    """What two settings share."""
    met = one.weights.keys() & other.weights.keys()
    names = met & (one.proper | other.proper)
    return Likeness(
        min(_share(one.weights, met), _share(other.weights, met)),
        min(_share(one.near, met), _share(other.near, met)),
        min(_share(one.near, met, one.proper), _share(other.near, met, other.proper)),
        sum(map(rarity, names)),
        sum(one.weights[meaning] for meaning in met),
        not one.beside.isdisjoint(other.beside),
        not one.leading.isdisjoint(other.leading),
        frozenset(one.keys[meaning] for meaning in met),
    )


@lru_cache(1 << 16)
def meaning_of(key: str) -> str:
    """The first of the keys that mean the same."""
    return min(alike(key))


def _telling(assertion: Assertion) -> list[Term]:
    """The terms of a sentence that are part of no value and no deed, and not only of who says so."""
    candidate, told = assertion.candidate, assertion.value
    values = [(value.start, value.end, value.type == "count") for value in candidate.values]
    aside = () if is_saying(candidate.text, told.start) else sayings(candidate.text)
    return [
        term
        for term in candidate.terms
        if not _within(aside, term.start)
        and not (isinstance(told, Deed) and told.holds(term.start))
        and not _in_value(candidate.text, values, term)
    ]


def _within(stretches: Sequence[tuple[int, int]], place: int) -> bool:
    return any(start <= place < end for start, end in stretches)


def _in_value(text: str, values: Sequence[tuple[int, int, bool]], term: Term) -> bool:
    """Whether a term is part of a value; the noun that a count counts is none."""
    for start, end, counts in values:
        if start <= term.start < end:
            return not (counts and text[term.start].isalpha()) or rarity(term.key) < FILLING
    return term.key.isdigit()


def _meanings(terms: Iterable[Term]) -> frozenset[str]:
    return frozenset(meaning_of(term.key) for term in terms)


def _share(weights: Mapping[str, float], met: Set[str], besides: Set[str] = frozenset()) -> float:
    """The weight of what is met as a share of all, some left out."""
    total = sum(weights.values()) - sum(weights[meaning] for meaning in besides)
    return sum(weights[meaning] for meaning in met - besides) / total if total > 0 else 0.0
