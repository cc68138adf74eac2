"""The deeds that a sentence tells: outcomes, parties, places, ages, and who alone did it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache

from answering.age_deeds import age_deeds, tells_age
from answering.deed import Deed, DeedType
from answering.deed_words import directed, happenings, outcomes, sole, stored
from answering.doer_deeds import doer_deeds
from answering.lexicon import stemmed
from answering.outcome_deeds import outcome_deeds
from answering.party_deeds import party_deeds
from answering.patterns import lower_words
from answering.place_deeds import place_deeds
from answering.sayings import is_saying

REMEMBERED = 8192  # sentences
_NONE: frozenset[DeedType] = frozenset()
WORDS = 1 << 16
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
    hinted = _NONE.union(*map(_hints, lower_words(text)), ("age",) if tells_age(text) else ())
    found = (deed for type, read in _READERS.items() if type in hinted for deed in read(text))
    return tuple(deed for deed in found if not _is_quoted(text, deed) and not is_saying(text, deed.start))


@lru_cache(WORDS)
def _hints(word: str) -> frozenset[DeedType]:
    """The types of deeds that a word may tell: most words tell none, so that few sentences are read."""
    key = stemmed(word)
    return frozenset(type for type, known in _known().items() if key in known)


@cache
def _known() -> Mapping[DeedType, frozenset[str]]:
    """The stems of the words of each type of deed, or of their first words."""
    return {
        "doer": frozenset((*sole(), *map(stemmed, stored()["offices"].split()))),
        "parties": frozenset(directed()),
        "place": frozenset(happenings()),
        "outcome": frozenset(outcomes()),
    }


def _is_quoted(text: str, deed: Deed) -> bool:
    """Whether it stands within quotation marks, and so is somebody's view."""
    before = text[: deed.start]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1
