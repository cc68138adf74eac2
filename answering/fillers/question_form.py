"""How a question is put together, which tells where in a sentence its answer stands."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from answering.language.lexicon import read_terms
from answering.language.patterns import pattern
from answering.language.phrases import AUXILIARIES, BE, PREPOSITIONS, looks_like_verb
from answering.language.synonyms import alike

Shape = Literal["subject", "object", "identity", "other"]
SHAPES: tuple[Shape, ...] = ("subject", "object", "identity", "other")
"""What did it ("what destroyed the mill"), what was done, what is it, or another form."""

_WORD = pattern(r"\w+(?:[-'’.]\w+)*")
_ASKING = frozenset(("what", "which", "who", "whom"))
_NAMING = frozenset(
    ("name", "names", "named", "called", "known", "term", "title", "nickname", "nicknamed", "word")
)
_SEVERAL = frozenset(("two", "three", "four", "five", "several"))
LATE = 4  # words before a question word that ends the question: "the mill was destroyed by what?"


@dataclass(frozen=True, slots=True)
class Form:
    """What the form of a question says of the place and the make of its answer."""

    shape: Shape
    first: Set[str]
    """Keys that meet the first content word after the question word and its noun."""
    last: Set[str]
    """Keys that meet the last content word, or the one before a question word at the end."""
    head: Set[str]
    """Keys that meet the noun asked for."""
    preposition: str
    """The preposition that governs the answer ("named after", "in what"); mostly empty."""
    naming: bool
    """Whether it asks for a name."""
    several: bool
    """Whether it asks for several things."""


@lru_cache(1024)
def read_form(text: str) -> Form:
    """The form of a question.

    >>> read_form("What was the town named after?").preposition, read_form("What destroyed the mill?").shape
    ('after', 'subject')
    """
    words = _WORD.findall(text)
    lower = [word.lower() for word in words]
    at = next((i for i, word in enumerate(lower) if word in _ASKING), 0)
    rest = lower[at + 1 :]
    shape, noun, begins = _shape(rest, at)
    told = words[at + 1 + begins :]
    return Form(
        shape=shape,
        first=_keys(told, 0),
        last=_keys(told or words[:at], -1),
        head=_keys(words[at + 1 : at + 1 + noun], -1),
        preposition=_preposition(lower, at),
        naming=not _NAMING.isdisjoint(lower),
        several=any(word in _SEVERAL or (word.endswith("s") and len(word) > 3) for word in rest[:1]),
    )


def _shape(rest: list[str], at: int) -> tuple[Shape, int, int]:
    """The shape, the length of the question word's noun, and where what is told of it begins."""
    if at > LATE and len(rest) < LATE:
        return "other", 0, len(rest)
    verb = next((i for i, word in enumerate(rest) if word in BE or word in AUXILIARIES), len(rest))
    acts = (i for i, word in enumerate(rest[:verb]) if looks_like_verb(word) and word not in _NAMING)
    active = next(acts, verb)
    if active < verb:
        return "subject", active, active
    if verb == len(rest):
        return "other", 0, 0
    return ("identity" if rest[verb] in BE else "object"), verb, verb + 1


def _keys(words: list[str], which: int) -> frozenset[str]:
    """Keys that meet the first or last content term of some words."""
    terms = read_terms(" ".join(words))
    return frozenset(alike(terms[which].key)) if terms else frozenset()


def _preposition(lower: list[str], at: int) -> str:
    """A preposition at the end, or right before the question word."""
    if lower and lower[-1] in PREPOSITIONS:
        return lower[-1]
    return lower[at - 1] if at and lower[at - 1] in PREPOSITIONS else ""
