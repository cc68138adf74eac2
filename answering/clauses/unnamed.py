"""Nouns of people whom a sentence leaves without a name: "an official", "two managers", "several nurses"."""

from __future__ import annotations

from answering.language.patterns import any_of, pattern
from answering.quantities.numbers import NUMBER_WORDS

_UNNAMED = pattern(
    rf"\b(?ai:an?|another|some|several|many|\d[\d,.]*|{any_of(NUMBER_WORDS)}) "
    r"(?:(?!(?:of|in|at|by|for|from|to|with|and)\b)[\w’'-]+ ){0,3}$"
)


def is_unnamed(text: str, start: int) -> bool:
    """Whether the noun that begins there is told of some that are not named.

    >>> is_unnamed("Police questioned two former managers.", 29), is_unnamed("The managers left.", 4)
    (True, False)
    """
    return bool(_UNNAMED.search(text, 0, start))
