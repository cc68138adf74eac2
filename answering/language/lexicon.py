"""Terms of a text as keys that can be compared: known phrases joined, stop words left out.

A key is a stem, or the stems of a known phrase joined by spaces ("gross domest product").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain
from typing import NamedTuple

from answering.language.patterns import words
from answering.language.synonyms import groups
from retrieval.analyze import pieces

CHUNKS = 1 << 17  # stretches between white space that are remembered; about 50 MB
_NONE: frozenset[str] = frozenset()
_SMALL = words("one two three four five six seven eight nine ten eleven twelv")
_DIGITS = {word: str(number) for number, word in enumerate(_SMALL, 1)}
"""Small numbers, which are written in words as often as in digits, by the stems of the words."""

Place = tuple[str, int, int, bool, bool, frozenset[str]]
"""A key, its offsets in its chunk, whether it is a stop word, whether proper, and which words go on with it
as the second of a known phrase."""


class Term(NamedTuple):
    """A key and where it stands; `proper` says that it is written with a capital or holds a digit.

    A tuple is made in a third of the time of a frozen dataclass, and a question makes a thousand.
    """

    key: str
    start: int
    end: int
    proper: bool


def read_terms(text: str) -> list[Term]:
    """The content terms of a text in order: known phrases joined, stop words left out.

    >>> [(term.key, term.start, term.end) for term in read_terms("Oil from South Korea")]
    [('oil', 0, 3), ('south korea', 9, 20)]
    """
    found: list[Term] = []
    seconds, after = _NONE, 0
    for chunk in text.split():
        begin = text.index(chunk, after)
        after = begin + len(chunk)
        for key, start, end, stop, proper, following in _PLACES[chunk]:
            if key in seconds:
                return _read_phrases(text)
            if not stop:
                found.append(Term(key, begin + start, begin + end, proper))
            seconds = following
    return found


def _read_phrases(text: str) -> list[Term]:
    """The same of a text that may hold a known phrase."""
    read: list[Place] = []
    at: list[int] = []
    end = 0
    for chunk in text.split():
        begin = text.index(chunk, end)
        end = begin + len(chunk)
        places = _PLACES[chunk]
        read += places
        at += [begin] * len(places)
    return [
        Term(key, at[first] + read[first][1], at[last] + read[last][2], read[first][4])
        for key, first, last in _joined(read)
    ]


def read_line(text: str) -> tuple[str, ...]:
    """The keys of the content terms of a text in order, in a fraction of the time that the terms take.

    >>> read_line("Oil from South Korea")
    ('oil', 'south korea')
    """
    read = list(chain.from_iterable(map(_PLACES.__getitem__, text.split())))
    line, seconds = [], _NONE
    for key, _, _, stop, _, following in read:
        if key in seconds:
            return tuple([key for key, _, _ in _joined(read)])
        if not stop:
            line.append(key)
        seconds = following
    return tuple(line)


def read_keys(text: str) -> frozenset[str]:
    """The distinct keys of a text.

    >>> sorted(read_keys("Oil from South Korea"))
    ['oil', 'south korea']
    """
    return frozenset(read_line(text))


def _joined(read: Sequence[Place]) -> Iterator[tuple[str, int, int]]:
    """The content terms of some places: key, first and last place; known phrases joined."""
    i = 0
    while i < len(read):
        last = i + _phrase_length(read, i) - 1 if read[i][5] else i
        if last > i:
            yield " ".join([place[0] for place in read[i : last + 1]]), i, last
        elif not read[i][3]:
            yield read[i][0], i, i
        i = last + 1


def _phrase_length(read: Sequence[Place], i: int) -> int:
    """How many places from `i` on form the longest known phrase; 1 where none does."""
    if i + 1 == len(read) or read[i + 1][0] not in read[i][5]:
        return 1
    for length in range(min(_longest(), len(read) - i), 1, -1):
        if " ".join([place[0] for place in read[i : i + length]]) in groups():
            return length
    return 1


class _Places(dict[str, tuple[Place, ...]]):
    """The places of each chunk met, emptied when full: a lookup takes a quarter of an `lru_cache`'s time."""

    def __missing__(self, chunk: str) -> tuple[Place, ...]:
        if len(self) >= CHUNKS:
            self.clear()
        found = self[chunk] = _read_places(chunk)
        return found


_PLACES = _Places()


def _read_places(chunk: str) -> tuple[Place, ...]:
    """One place for each stretch of a chunk that has terms: of "2%" and "2" the bare number."""
    found = pieces(chunk)
    if len(found) == 1:
        return (_place(chunk, *found[0]),)
    return tuple([_place(chunk, *piece) for piece in {piece[1]: piece for piece in found}.values()])


def _place(chunk: str, term: str, start: int, end: int, stop: bool) -> Place:
    key = _DIGITS.get(term, term)
    return key, start, end, stop, not chunk[start].islower(), _followers().get(key, _NONE)


@cache
def _followers() -> dict[str, frozenset[str]]:
    """The second words of the known phrases that begin with a stem."""
    seconds: dict[str, set[str]] = {}
    for first, *rest in _split(groups()):
        if rest:
            seconds.setdefault(first, set()).add(rest[0])
    return {first: frozenset(found) for first, found in seconds.items()}


@cache
def _longest() -> int:
    """The length in words of the longest known phrase."""
    return max(map(len, _split(groups())))


def _split(keys: Iterable[str]) -> Iterable[list[str]]:
    return (key.split() for key in keys)
