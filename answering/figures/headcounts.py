"""Nouns that mean a number of people: a population is no number of townships."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from answering.language.patterns import words
from answering.language.stems import stemmed
from answering.quantities.value import Value
from answering.question import Question

_HEADCOUNTS = {
    "population": words("people persons inhabitants residents citizens souls"),
    "attendance": words("people persons spectators fans supporters visitors guests"),
    "enrollment": words("people students pupils children"),
    "enrolment": words("people students pupils children"),
}


def is_headcount(question: Question, value: Value) -> bool:
    """Whether a count may be what is asked for, as far as that is a number of people.

    >>> from answering.question import Query, read_question
    >>> asked = read_question(Query("What is the population of Lowen?"))
    >>> [is_headcount(asked, Value("count", 0, 0, 9, 9, unit)) for unit in ("people", "families", None)]
    [True, False, True]
    """
    counted = _counted().get(question.sought.key) if question.sought else None
    return counted is None or value.unit is None or stemmed(value.unit) in counted


@cache
def _counted() -> Mapping[str, frozenset[str]]:
    """Of whom a headcount is, by the key of its noun."""
    return {stemmed(noun): frozenset(map(stemmed, units)) for noun, units in _HEADCOUNTS.items()}
