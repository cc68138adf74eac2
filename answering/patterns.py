"""Pieces of regular expressions that the readers of values and names share."""

from __future__ import annotations

import re
from collections.abc import Iterable
from re import escape

_WORDS = re.compile("[a-z]+")


def any_of(words: Iterable[str]) -> str:
    """An alternation of literal words, longest first, whose ASCII letters match in either case.

    >>> any_of(["bn", "billion"])
    '(?ai:billion|bn)'
    """
    return f"(?ai:{'|'.join(escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))})"


def exactly(words: Iterable[str]) -> str:
    """The same alternation in the case as given: "MW" is not "mw".

    >>> exactly(["m", "MW"])
    '(?:MW|m)'
    """
    return f"(?:{'|'.join(escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))})"


def lower_words(text: str) -> frozenset[str]:
    """The runs of ASCII letters of a text, lower-cased: what decides which patterns are worth trying.

    >>> sorted(lower_words("Half of 2%, half"))
    ['half', 'of']
    """
    return frozenset(_WORDS.findall(text.lower()))


def words(line: str) -> tuple[str, ...]:
    """The words of a line, for tables that read better as text.

    >>> words("one two")
    ('one', 'two')
    """
    return tuple(line.split())
