"""The words around a value in its sentence, and how far two values stand in the same setting."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass

from answering.assertions import Assertion
from answering.lexicon import Term, alike, rarity

REACH = 4.0  # terms; what a term counts for the slot falls by e over this distance
BESIDE = 3  # terms on each side of a value among which the noun or verb it belongs to stands
TELLING = 3.0  # rarity of a word that says what is done: "sign", not "have"
FILLING = 0.5  # rarity below which a word in a count is no noun: "more", "other"


@dataclass(frozen=True, slots=True)
class Setting:
    """The terms around a value: what each weighs, how near it stands, which are names."""

    weights: Mapping[str, float]
    near: Mapping[str, float]
    """Weight times nearness to the value, 1 beside it."""
    beside: frozenset[str]
    """The keys of the few terms next to the value."""
    proper: frozenset[str]
    leading: frozenset[str]
    """The keys of the telling common words before the value, or right after it: among them its verb."""
    around: frozenset[str]
    """The keys of the sentence, the title and the sentences beside it."""


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
    """Weight of the names that both have, in the sentence or around it."""
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
    terms = [term for term in assertion.candidate.terms if not _in_value(assertion, term)]
    here = bisect_right([term.end for term in terms], value.start)
    inside = sum(value.start <= term.start < value.end for term in terms)
    weights: dict[str, float] = {}
    near: dict[str, float] = {}
    for at, term in enumerate(terms):
        apart = here - 1 - at if at < here else max(0, at - here - inside)
        weights[term.key] = weight = rarity(term.key)
        near[term.key] = max(near.get(term.key, 0.0), weight * math.exp(-apart / REACH))
    beside = terms[max(0, here - BESIDE) : here + inside + BESIDE]
    return Setting(
        weights,
        near,
        frozenset(term.key for term in beside),
        frozenset(term.key for term in terms if term.proper),
        frozenset(
            t.key for t in terms[: here + inside + BESIDE] if not t.proper and rarity(t.key) >= TELLING
        ),
        assertion.candidate.both,
    )


def likeness(one: Setting, other: Setting) -> Likeness:
    """What two settings share, a synonym counting a little less than the word itself."""
    met, back = _met(one, other.weights), _met(other, one.weights)
    names = {key for key in one.proper if _meets(key, other.around)}
    names |= {key for key in other.proper if _meets(key, one.around)}
    return Likeness(
        min(_share(one.weights, met), _share(other.weights, back)),
        min(_share(one.near, met), _share(other.near, back)),
        min(_share(_common(one), met), _share(_common(other), back)),
        sum(map(rarity, names)),
        sum(one.weights[key] * share for key, share in met.items()),
        any(_meets(key, other.beside) for key in one.beside),
        any(_meets(key, other.leading) for key in one.leading),
        frozenset(met),
    )


def _in_value(assertion: Assertion, term: Term) -> bool:
    """Whether a term is part of a value; the noun that a count counts is none."""
    for value in assertion.candidate.values:
        if value.start <= term.start < value.end:
            counted = value.type == "count" and assertion.candidate.text[term.start].isalpha()
            return not counted or rarity(term.key) < FILLING
    return term.key.isdigit()


def _met(one: Setting, keys: Mapping[str, float]) -> dict[str, float]:
    return {key: share for key in one.weights if (share := _best(key, keys))}


def _best(key: str, keys: Mapping[str, float]) -> float:
    if key in keys:
        return 1.0
    return max((share for other, share in alike(key).items() if other in keys), default=0.0)


def _meets(key: str, keys: frozenset[str]) -> bool:
    return key in keys or any(other in keys for other in alike(key))


def _common(setting: Setting) -> Mapping[str, float]:
    """What is near a value but for names."""
    return {key: near for key, near in setting.near.items() if key not in setting.proper}


def _share(weights: Mapping[str, float], met: Mapping[str, float]) -> float:
    total = sum(weights.values())
    return sum(weights.get(key, 0.0) * share for key, share in met.items()) / total if total else 0.0
