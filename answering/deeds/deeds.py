"""The deeds that a sentence tells: outcomes, parties, places, ages, and who alone did it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from answering.clauses.sayings import is_saying
from answering.deeds.ages import age_deeds, has_apposed
from answering.deeds.deed import Deed, DeedType
from answering.deeds.doers import doer_deeds
from answering.deeds.outcomes import outcome_deeds
from answering.deeds.parties import party_deeds
from answering.deeds.places import place_deeds
from answering.deeds.words import (
    PARTICLES,
    START,
    directed,
    happenings,
    may_act,
    offices,
    outcomes,
    sole,
    starts,
)
from answering.language.patterns import lower_words
from answering.language.stems import stemmed
from retrieval.spelling import PAST

REMEMBERED = 8192  # sentences
WORDS = 1 << 16
_NONE: frozenset[DeedType] = frozenset()
_AGE: frozenset[DeedType] = frozenset(("age",))
_OUTCOME: frozenset[DeedType] = frozenset(("outcome",))
_READERS: Mapping[DeedType, Callable[[str], Iterator[Deed]]] = {
    "doer": doer_deeds,
    "parties": party_deeds,
    "place": place_deeds,
    "outcome": outcome_deeds,
    "age": age_deeds,
}


@lru_cache(REMEMBERED)
def read_deeds(text: str) -> tuple[Deed, ...]:
    """What a sentence tells as a fact, in its own words: nothing within quotation marks.

    >>> [deed.type for deed in read_deeds("The council of Marrow did not sign the lease.")]
    ['outcome']
    """
    words = lower_words(text)
    hinted = _NONE.union(*map(_hints if words.isdisjoint(PARTICLES) else _all_hints, words))
    if has_apposed(text):
        hinted |= _AGE
    found = (deed for type, read in _READERS.items() if type in hinted for deed in read(text))
    return tuple(deed for deed in found if not _is_quoted(text, deed) and not is_saying(text, deed.start))


@lru_cache(WORDS)
def _all_hints(word: str) -> frozenset[DeedType]:
    """The types of deeds that a word may tell, alone or with a particle: "called" of "called off"."""
    return _hints(word) | (_OUTCOME if stemmed(word) in outcomes() else _NONE)


@lru_cache(WORDS)
def _hints(word: str) -> frozenset[DeedType]:
    """The types of deeds that a word alone may tell: most words tell none, so that few sentences are read."""
    if word not in PAST and word[:START] not in starts():
        return _NONE
    key = stemmed(word)
    return frozenset(type for type, tells in _TELLS.items() if tells(word, key))


_TELLS: Mapping[DeedType, Callable[[str, str], bool]] = {
    "doer": lambda word, key: word in offices() or (key in sole() and may_act(word)),
    "parties": lambda word, key: key in directed() and may_act(word),
    "place": lambda word, key: key in happenings(),
    "outcome": lambda word, key: may_act(word) and any(not told.particle for told in outcomes().get(key, ())),
    "age": lambda word, key: word in ("aged", "age", "old"),
}


def _is_quoted(text: str, deed: Deed) -> bool:
    """Whether it stands within quotation marks, and so is somebody's view."""
    before = text[: deed.start]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1
