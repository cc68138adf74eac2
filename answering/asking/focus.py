"""A term that a question turns on, with all that meets it."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass, replace

from answering.language.lexicon import Term, read_terms
from answering.language.rarity import rarity
from answering.language.relatives import relatives
from answering.language.stems import stemmed
from answering.language.synonyms import alike, kin
from retrieval.spelling import SHARED


@dataclass(frozen=True, slots=True)
class Focus:
    """A term the question turns on: which keys match it and how well, and how much it weighs."""

    key: str
    weight: float
    proper: bool
    accepts: Mapping[str, float]

    def met(self, keys: Container[str]) -> float:
        """How well a set of keys meets it: 1, a synonym's share, or 0."""
        if self.key in keys:
            return 1.0
        best = 0.0
        for key, share in self.accepts.items():
            if share > best and key in keys:
                best = share
        return best


def focus_of(term: Term, accepts: Callable[[str], Mapping[str, float]] = alike) -> Focus:
    """What a term asks for: itself, its relatives, and what `accepts` gives for its key."""
    related = {} if term.proper else relatives(term.key)
    return Focus(term.key, rarity(term.key), term.proper, {**related, **accepts(term.key)})


def as_written(text: str, term: Term) -> Focus:
    """A term of a text as it is written there: "found" is asked of what is found and of what is founded."""
    focus, verb = focus_of(term), SHARED.get(text[term.start : term.end].lower())
    return replace(focus, accepts={**alike(stemmed(verb)), **focus.accepts}) if verb else focus


def common_word(word: str) -> Focus | None:
    """A word as a term; None where it is a name or a stop word.

    >>> common_word("tariffs").key, common_word("Halvora"), common_word("the")
    ('tariff', None, None)
    """
    terms = read_terms(word)
    return as_written(word, terms[0]) if terms and not terms[0].proper else None


def last_noun(noun: str) -> Focus | None:
    """The last content word of a noun phrase, met also by what is of its kind.

    >>> last_noun("new royal palace").key
    'palac'
    """
    terms = read_terms(noun)
    return focus_of(terms[-1], kin) if terms else None
