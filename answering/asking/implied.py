"""Words of a question that an answer need not hold, for its type says them, or they say nothing of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from answering.language.lexicon import Term
from answering.language.patterns import pattern

FILLED_BY_TYPE: Mapping[str, frozenset[str]] = {
    "percent": frozenset(
        ["rate", "share", "proportion", "percentage", "percent", "level", "figure", "fraction", "high", "low"]
    ),
    "money": frozenset(["much", "money", "amount", "sum", "price", "cost", "worth"]),
    "date": frozenset(["year", "date", "day", "month", "time", "deadline"]),
    "count": frozenset(["number", "many"]),
    "duration": frozenset(["long", "take", "takes", "taken"]),
    "quantity": frozenset(["much", "far", "tall", "high", "deep", "wide", "heavy", "fast", "big", "large"]),
    "person": frozenset(["person", "name"]),
    "place": frozenset(["place", "location", "taking place", "take place", "took place"]),
    "organisation": frozenset(["belong", "belongs"]),
    "yesno": frozenset(["anybody", "anyone", "anything", "somebody", "someone", "something"]),
}
"""Words that the expected type already says: an article that gives "15 %" need not say "rate", and one that
says who was hurt, or that nobody was, need not say "anybody"."""
_IDLE = pattern(
    r"\b(?ai:so far|up to now|until now|to date|as yet|these days|at the moment|right now|in the end"
    r"|after all|supposed(?= to\b)|still|actually|really|exactly|precisely|already|yet)\b"
)
"""Words of a question that no answer need hold: they say when it is put, or how."""


def telling(text: str, terms: Sequence[Term], implied: Collection[str]) -> list[Term]:
    """The terms of a question but those that are implied by its type, or idle.

    >>> from answering.language.lexicon import read_terms
    >>> text = "How much has been spent on the mill so far?"
    >>> [term.key for term in telling(text, read_terms(text), FILLED_BY_TYPE["money"])]
    ['spend', 'mill']
    """
    idle = [found.span() for found in _IDLE.finditer(text)]
    told = (term for term in terms if not any(start <= term.start < end for start, end in idle))
    return [term for term in told if text[term.start : term.end].lower() not in implied]
