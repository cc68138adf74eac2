"""Keys that mean the same as another, or show that something is of a kind: synonyms, countries, ranks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from answering.language.patterns import words
from answering.language.stems import stemmed
from answering.language.tables import stored
from retrieval.spelling import SHARED

SYNONYM = 0.8  # what a synonym counts beside the word itself; 0.6–0.9 differ within noise
_NONE: frozenset[str] = frozenset()
_ORDINALS = words(
    """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
    fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"""
)
_ROMAN = words("i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx")
_RANKS = [
    [str(rank), ordinal] if len(roman) == 1 else [str(rank), ordinal, roman]
    for rank, (ordinal, roman) in enumerate(zip(_ORDINALS, _ROMAN, strict=True), 1)
]
"""What names one of a row: "the eleventh season" and "season 11", "World War II" and "World War 2".

A letter alone is no number.
"""


def alike(key: str) -> Mapping[str, float]:
    """The keys that mean the same as this one, with what each counts: itself 1, a synonym less."""
    return {**dict.fromkeys(groups().get(key, ()), SYNONYM), key: 1.0}


def kin(key: str) -> Mapping[str, float]:
    """`alike`, and words that show that something is of the kind: a ship is met by "USS" or "frigate"."""
    return {**dict.fromkeys((*_kinds().get(key, ()), *members(key)), SYNONYM), **alike(key)}


def members(key: str) -> frozenset[str]:
    """The keys of what is of a kind itself: "tennis" is a sport; empty for a kind that no table knows."""
    return _members().get(key, _NONE)


@cache
def groups() -> Mapping[str, tuple[str, ...]]:
    """Each key of a synonym group, and every form of a country, with the other keys of its groups."""
    found: dict[str, set[str]] = {}
    for group in (*stored("synonyms")["groups"], *_countries(), *_RANKS):
        keys = {key for key in map(stemmed, group) if key}
        for key in keys:
            found.setdefault(key, set()).update(keys - {key})
    for form, verb in SHARED.items():
        for key in (stemmed(verb), *found.get(stemmed(verb), ())):
            found.setdefault(key, set()).add(stemmed(form))
    return {key: tuple(sorted(others)) for key, others in found.items()}


def _countries() -> Iterable[list[str]]:
    """The forms of each country: its names, its people, the capitals that stand for it."""
    for row in stored("countries")["countries"]:
        yield [row["name"], *row["also"], *row["people"], *row["capitals"]]


@cache
def _kinds() -> Mapping[str, frozenset[str]]:
    return _by_key("kinds")


@cache
def _members() -> Mapping[str, frozenset[str]]:
    return _by_key("members")


def _by_key(group: str) -> dict[str, frozenset[str]]:
    """A table of kinds, by the key of each kind and of what means the same."""
    return {
        name: frozenset(map(stemmed, listed))
        for kind, listed in stored("kinds")[group].items()
        for name in alike(stemmed(kind))
    }
