"""Pieces of regular expressions that the readers of values and names share."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from re import escape
from typing import Any, cast

_WORDS = re.compile("[a-z]+")


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """A regular expression that is compiled when it is first used, and as fast as any from then on.

    Compiling all those of values and names takes 0.1 s; a question needs half of them at most.

    >>> pattern("[0-9]+").findall("3 of 12")
    ['3', '12']
    """
    return cast("re.Pattern[str]", _Uncompiled(source, flags))


class _Uncompiled:
    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self._source, self._flags)

    def __getattr__(self, name: str) -> Any:
        """A method of the compiled pattern, kept: this is asked only for what is not there yet."""
        found = getattr(self._compiled, name)
        setattr(self, name, found)
        return found


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
