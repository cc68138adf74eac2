"""People, films or places of one name, told apart by what each article calls its own subject.

"Ada Veld (painter)" and "Ada Veld (rower)"; a town hall "in Lowen, Norway" and one "in Lowen, Texas"; a
film of 1931 and one of 1968; Piet Marn and Jory Marn where General Marn is asked for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from answering.language.patterns import pattern
from answering.names import Name, same_name
from answering.naming.countries import country_of
from answering.question import Question
from answering.sentences.candidate import Candidate, keys_of, names_of
from answering.sentences.definition import definition, named_keys
from corpus.article import Article

OPENING = 300  # characters of an article in which it says what it is about
NEAR = 300  # characters behind the name within which an article that is about its bearer says "is a"
DEFINED = 90  # characters behind "is a" that say what the subject is
SENTENCES = 8  # of an article in which it says what its subject is, page chrome counted in; 4 lost .005
_BRACKET = pattern(r"\s?\(([^()]{2,60})\)")
_LIVED = pattern(r"\d{4}\s*[–-]|born|\bc\.|[/:]|ISBN|^\W*$", re.I)
_LIFE = pattern(r"\s?\((?:[^()]*\bborn\b|[^()]*\d{3,4}\s*[–-])")
_IS = pattern(r"\b(?:is|was|are|were) (?:a|an|the|one of the) ", re.I)
_YEAR = pattern(r"\b(?:1[5-9]|20)\d\d\b(?=\s+\w)")


@dataclass(frozen=True, slots=True)
class Bearer:
    """Who or what bears the question's name in an article, and what tells it apart."""

    name: str
    person: bool
    bracket: str
    """The words in brackets behind the name: "painter"."""
    year: str
    """The year in its definition: "a 1968 film"."""
    places: frozenset[str]
    """The places in its definition."""
    is_a: frozenset[str]
    """The keys of what it is said to be, its country aside: "painter"."""
    defined: bool
    """Whether the article says at once what it is: "Ada Veld (painter)", "Ada Veld was a painter"."""

    def __str__(self) -> str:
        """The words that name it in a note."""
        where = ", ".join(sorted(self.places)[:2])
        apart = self.bracket or self.year or where
        return f"{self.name} ({apart})" if apart else self.name


@lru_cache(256)
def bearer(question: Question, article: Article) -> Bearer | None:
    """What an article calls the bearer of the question's name; None where it does not begin with that name.

    >>> from corpus.readers import from_row
    >>> from answering.question import Query, read_question
    >>> article = from_row({"text": "Ada Veld (painter) was born in Lowen.", "title": None}, "row")
    >>> str(bearer(read_question(Query("When was Ada Veld born?")), article))
    'Ada Veld (painter)'
    """
    asked = _names_of(question)
    if not asked:
        return None
    found = _bearer(" ".join(filter(None, (article.title, article.text[:OPENING]))), asked)
    return replace(found, is_a=_kinds(_said_to_be(question, article) or "")) if found else None


@lru_cache(64)
def _names_of(question: Question) -> frozenset[str]:
    """The keys of the question's names."""
    return frozenset().union(*(keys_of(name.text) for name in question.names))


@lru_cache(1024)
def _kinds(words: str) -> frozenset[str]:
    """The keys of a definition without countries: of "former Danish painter" "former" and "painter"."""
    return keys_of(" ".join(word for word in words.split() if not country_of(word)))


def defines(question: Question, article: Article) -> bool:
    """Whether an article opens by saying who or what the bearer of the name asked about is."""
    found = bearer(question, article)
    return (found is not None and found.defined) or _said_to_be(question, article) is not None


@lru_cache(256)
def _said_to_be(question: Question, article: Article) -> str | None:
    """What one of an article's first sentences says that the bearer of the question's name is."""
    if not named_keys(question):
        return None
    for i in range(min(SENTENCES, len(article.sentences))):
        one = Candidate(article, i, 1.0)
        if found := definition(question, one):
            return one.text[found.start : found.end]
    return None


@lru_cache(1024)
def _bearer(opening: str, asked: frozenset[str]) -> Bearer | None:
    for name in names_of(opening):
        if asked & keys_of(name.text):
            return _described(opening, name)
    return None


def _described(opening: str, name: Name) -> Bearer:
    bracket = _BRACKET.match(opening, name.end)
    defined = _IS.search(opening, name.end)
    start = defined.end() if defined else len(opening)
    definition = opening[start : start + DEFINED]
    year = _YEAR.search(definition)
    return Bearer(
        name=name.text,
        person=name.kind == "person" or bool(_LIFE.match(opening, name.end)),
        bracket=bracket[1] if bracket and not _LIVED.search(bracket[1]) else "",
        year=year[0] if year else "",
        is_a=frozenset(),
        defined=bool(bracket) or (defined is not None and defined.start() - name.end < NEAR),
        places=frozenset(one.text for one in names_of(definition) if one.kind == "place"),
    )


def told_apart(question: Question, one: Bearer, other: Bearer) -> bool:
    """Whether two bearers of a name are two: by brackets, by year or places of a definition, by given name.

    "(1959 film)" and "(1934 film)" are two, "(film)" may be either.

    Where a date is asked for, the year of a definition may be the very thing that is in dispute.
    """
    if one.bracket and other.bracket:
        mine, theirs = keys_of(one.bracket), keys_of(other.bracket)
        return not (mine <= theirs or theirs <= mine)
    if one.year and other.year and question.expected != "date":
        return one.year != other.year
    if one.places and other.places and not _shared(one.places, other.places):
        return True
    if one.person and other.person and one.is_a and other.is_a and not one.is_a & other.is_a:
        return True
    return one.person and other.person and _two_people(question, one.name, other.name)


def _shared(places: frozenset[str], others: frozenset[str]) -> bool:
    return any(same_name(place, other) for place in places for other in others)


def _two_people(question: Question, one: str, other: str) -> bool:
    """Whether two full names share no more than the one word of them that the question gives.

    "The Orle" is nobody's name, whatever stands before it elsewhere: "River Orle", "Radio Orle".
    """
    if any(question.text[: name.start].lower().endswith("the ") for name in question.names):
        return False
    shared = keys_of(one) & keys_of(other)
    full = min(len(one.split()), len(other.split())) > 1 and one.split()[-1] == other.split()[-1]
    return full and len(shared) == 1 and question.accepted.keys() >= shared and not same_name(one, other)
