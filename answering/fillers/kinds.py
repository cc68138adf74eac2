"""Whether a name or a sentence shows that it is of the kind asked for: "USS" a ship, "Palace" a palace."""

from __future__ import annotations

from collections.abc import Mapping

from answering.language.patterns import words
from answering.language.stems import stemmed, stems
from answering.naming.countries import PlaceClass, country_of, place_classes
from answering.question import Question
from answering.sentences.candidate import Candidate, match
from retrieval.stopwords import STOPWORDS

_UNSAID = words("country nation person place people leader man woman city company state")
"""Nouns that names rarely carry: "China" is seldom written "the country China"."""
_NOUNS: Mapping[PlaceClass, tuple[str, ...]] = {
    "country": ("country", "nation"),
    "city": ("city", "town"),
    "state": ("state",),
    "region": ("continent",),
}
_CLASSES = {stemmed(noun): kind for kind, nouns in _NOUNS.items() for noun in nouns}
OF_CLASS, OF_ANOTHER = 1.3, 0.3  # factors of the fit for a place known to be what is asked for, or not to be
_CHECKED = frozenset(("percent", "money", "date", "duration", "count", "quantity"))


def shows_kind(question: Question, text: str) -> bool:
    """Whether words show that they are of the kind asked for ("which ship": "USS Constitution").

    "INS Tarn" is one too, though its stem is that of the small word "in", which shows nothing.
    """
    telling = " ".join(word for word in text.split() if word.isupper() or word.lower() not in STOPWORDS)
    return question.head is not None and bool(match(question.head, stemmed(telling).split()))


def class_fit(question: Question, name: str) -> float:
    """Whether a known place is the country, city or state asked for; 1 for a name that no table knows.

    A capital may be asked for as a city, and stand for its country.
    """
    asked = _CLASSES.get(question.head.key) if question.head else None
    known = place_classes(name) if asked else frozenset()
    if asked in known:
        return OF_CLASS
    stands_for_it = asked == "country" and country_of(name)
    return OF_ANOTHER if known and not stands_for_it else 1.0


def may_show_kind(question: Question, candidate: Candidate) -> bool:
    """Whether words of a sentence may show that they are of the kind asked for: True wherever any do."""
    if question.head is None:
        return False
    accepted = question.head.accepts.keys()
    parts = (part for key in candidate.keys if " " in key for part in key.split())
    return not (
        accepted.isdisjoint(candidate.keys) and accepted.isdisjoint(parts) and accepted.isdisjoint(STOPWORDS)
    )


def asks_for_class(question: Question) -> bool:
    """Whether a country, a city, a state or a continent is asked for."""
    return question.head is not None and question.head.key in _CLASSES


def unsaid(question: Question) -> bool:
    """Whether the kind asked for is one that names do not show."""
    return question.head is not None and question.head.key in stems(_UNSAID)


def head_met(question: Question, candidate: Candidate) -> bool:
    """Whether a sentence holds the noun asked for, or a word of its kind; values are checked by type."""
    if question.head is None or question.expected in _CHECKED or unsaid(question):
        return True
    return bool(match(question.head, candidate.keys))
