"""The name that a description leads to: "Tin Harbour" of "the Danish rock band Tin Harbour"."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from answering.language.patterns import pattern, words
from answering.language.phrases import AUXILIARIES, BE, DETERMINERS, PREPOSITIONS, looks_like_verb
from answering.naming.countries import country_of
from corpus.article import Span

REACH = 120  # characters within which the name stands
Look = Literal["names", "leads", "joins", "inside", "skipped", "follows", "plain", "ends"]
_WORD = pattern(r"[\w’'.&!?-]+|[^\w\s]")
_CLOSES = pattern(r"(?<!\bJr)(?<!\bSr)(?<!\b[A-Z])[.!?,]+$")
_INSIDE = frozenset(words("of de von van der la le del da di al ibn"))
_LINKS = frozenset(words("who which that whose when where while but or"))
_FOLLOWING = PREPOSITIONS | DETERMINERS | BE | AUXILIARIES | _LINKS
_FIELDS = frozenset(words("released recorded studio genre length label producer format written directed"))
"""Words with a capital that open the next line of a table of facts."""


@lru_cache(4096)
def described_name(text: str, start: int) -> Span | None:
    """Where the last name of the description that begins at a place stands; None where there is none.

    A country's people narrow the description down and are no name by themselves.

    >>> text = "by the Danish rock band Tin Harbour, released in May"
    >>> found = described_name(text, 3)
    >>> text[found.start : found.end]
    'Tin Harbour'
    """
    name = earlier = lead = None
    joined = False
    for word in _WORD.finditer(text, start, start + REACH):
        look = _look(word[0], text[word.end() + 1 : word.end() + 2])
        if look == "ends" or (name and look in ("follows", "plain") and (joined or look == "follows")):
            break
        if look == "names":
            begin = lead if lead is not None and word.start() - lead == len("the ") else word.start()
            name, joined = Span(name.start if name else begin, word.end()), False
        elif look == "leads":
            lead = word.start()
        elif look == "joins":
            joined = name is not None
        elif look in ("plain", "follows"):
            name, earlier = None, name or earlier
        if name and _CLOSES.search(word[0]):
            break
    found = name or (earlier if earlier and not _is_people(text, earlier) else None)
    return _whole(text, found) if found else None


def _look(word: str, after: str) -> Look:
    """What a word does to a description."""
    if word in "“”\"'‘’":
        return "skipped"
    if (word.istitle() and word.lower() in _FIELDS) or not (word[0].isalnum() or word == "&"):
        return "ends"
    if word[0].isupper() or word[0].isdigit() or word == "&":
        return "names"
    if word == "the" and after.isupper():
        return "leads"
    if word == "and":
        return "joins"
    if word in _INSIDE:
        return "inside"
    return "follows" if word in _FOLLOWING or looks_like_verb(word) else "plain"


def _whole(text: str, name: Span) -> Span:
    """A name without the marks that close its sentence."""
    closing = _CLOSES.search(text, name.start, name.end)
    return Span(name.start, closing.start()) if closing else name


def _is_people(text: str, name: Span) -> bool:
    return country_of(text[name.start : name.end]) is not None
