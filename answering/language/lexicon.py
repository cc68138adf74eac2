"""Terms of a text as keys that can be compared: phrases joined, synonyms and country names told.

A key is a stem, or the stems of a known phrase joined by spaces ("gross domest product").
"""

from __future__ import annotations

import json
import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from retrieval.analyze import Piece, pieces
from retrieval.spelling import SHARED

DATA = Path(__file__).parents[1] / "data"
REMEMBERED = 8192  # short phrases of which the key is kept: names, and words of questions
CHUNKS = 1 << 17  # stretches between white space that are remembered; about 50 MB
_NONE: frozenset[str] = frozenset()
SYNONYM = 0.8  # what a synonym counts beside the word itself; 0.6–0.9 differ within noise
_DIGITS = {
    word: str(number)
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelv",
        ]
    )
    if number
}
"""Small numbers, which are written in words as often as in digits."""


_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
_ROMAN = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx"
_RANKS = [
    [str(rank), ordinal] if len(roman) == 1 else [str(rank), ordinal, roman]
    for rank, (ordinal, roman) in enumerate(zip(_ORDINALS.split(), _ROMAN.split(), strict=True), 1)
]
"""What names one of a row: "the eleventh season" and "season 11", "World War II" and "World War 2".

A letter alone is no number.
"""

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


def alike(key: str) -> Mapping[str, float]:
    """The keys that mean the same as this one, with what each counts: itself 1, a synonym less."""
    return {**dict.fromkeys(_table().get(key, ()), SYNONYM), key: 1.0}


def kin(key: str) -> Mapping[str, float]:
    """`alike`, and words that show that something is of the kind: a ship is met by "USS" or "frigate"."""
    return {**dict.fromkeys((*_kinds().get(key, ()), *members(key)), SYNONYM), **alike(key)}


def members(key: str) -> frozenset[str]:
    """The keys of what is of a kind itself: "tennis" is a sport; empty for a kind that no table knows."""
    return _members().get(key, _NONE)


@lru_cache(1 << 16)
def rarity(key: str) -> float:
    """How telling a key is: inverse document frequency in general English, 0 to about 12.

    The rarest word of a phrase speaks for it. Frequencies of a background corpus are used, not
    those of the articles asked, so that four documents weigh words as sensibly as four million.
    """
    counts, total = _frequencies()
    df = min(counts.get(word, 0) for word in key.split())
    return math.log(1 + (total - df + 0.5) / (df + 0.5))


def known(key: str) -> bool:
    """Whether general English has a key often enough to be counted.

    >>> known("oil"), known("zzqx")
    (True, False)
    """
    return all(word in _frequencies()[0] for word in key.split())


def rarely_known(key: str) -> bool:
    """Whether it is a rare word of English: no slip of another word.

    >>> rarely_known(stemmed("hostel")), rarely_known(stemmed("hotell"))
    (True, False)
    """
    return key in _rare()


def weight_of(keys: Iterable[str]) -> float:
    """The rarity of some keys, added up exactly: in whatever order a set gives them, to the last bit.

    >>> weight_of(["oil"]) == rarity("oil")
    True
    """
    return math.fsum(map(rarity, keys))


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
        if " ".join([place[0] for place in read[i : i + length]]) in _table():
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
    found: Collection[Piece] = pieces(chunk)
    if len(found) > 1:
        found = {piece[1]: piece for piece in found}.values()
    return tuple([_place(chunk, *piece) for piece in found])


def _place(chunk: str, term: str, start: int, end: int, stop: bool) -> Place:
    key = _DIGITS.get(term, term)
    return key, start, end, stop, not chunk[start].islower(), _followers().get(key, _NONE)


@lru_cache(REMEMBERED)
def stemmed(phrase: str) -> str:
    """The key of a word or phrase as the analyzer writes it.

    >>> stemmed("gross domestic products")
    'gross domest product'
    """
    return " ".join(term for chunk in phrase.split() for term in _keys(chunk))


@cache
def stems(listed: tuple[str, ...] | frozenset[str]) -> frozenset[str]:
    """The keys of listed words, read when they are first asked for.

    >>> sorted(stems(("mills", "milling")))
    ['mill']
    """
    return frozenset(map(stemmed, listed))


def _keys(chunk: str) -> Iterable[str]:
    """One term for each place of a chunk, as `_read_places` chooses it."""
    return {start: term for term, start, _, _ in pieces(chunk)}.values()


@cache
def _table() -> dict[str, tuple[str, ...]]:
    """Each key of a synonym group, and every form of a country, with the other keys of its groups."""
    groups = json.loads((DATA / "synonyms.json").read_text(encoding="utf-8"))["groups"]
    found: dict[str, set[str]] = {}
    for group in (*groups, *_countries(), *_RANKS):
        keys = {key for key in map(stemmed, group) if key}
        for key in keys:
            found.setdefault(key, set()).update(keys - {key})
    for form, verb in SHARED.items():
        for key in (stemmed(verb), *found.get(stemmed(verb), ())):
            found.setdefault(key, set()).add(stemmed(form))
    return {key: tuple(sorted(others)) for key, others in found.items()}


def _countries() -> Iterable[list[str]]:
    """The forms of each country: its names, its people, the capitals that stand for it."""
    for row in json.loads((DATA / "countries.json").read_text(encoding="utf-8"))["countries"]:
        yield [row["name"], *row["also"], *row["people"], *row["capitals"]]


@cache
def _kinds() -> Mapping[str, frozenset[str]]:
    return _stored_kinds("kinds")


@cache
def _members() -> Mapping[str, frozenset[str]]:
    return _stored_kinds("members")


def _stored_kinds(group: str) -> dict[str, frozenset[str]]:
    """The table of a group, by the key of each kind and of what means the same."""
    stored = json.loads((DATA / "kinds.json").read_text(encoding="utf-8"))[group]
    return {
        name: frozenset(map(stemmed, words))
        for kind, words in stored.items()
        for name in alike(stemmed(kind))
    }


@cache
def _followers() -> dict[str, frozenset[str]]:
    """The second words of the known phrases that begin with a stem."""
    seconds: dict[str, set[str]] = {}
    for first, *rest in _split(_table()):
        if rest:
            seconds.setdefault(first, set()).add(rest[0])
    return {first: frozenset(found) for first, found in seconds.items()}


@cache
def _longest() -> int:
    """The length in words of the longest known phrase."""
    return max(map(len, _split(_table())))


def _split(keys: Iterable[str]) -> Iterable[list[str]]:
    return (key.split() for key in keys)


@cache
def _frequencies() -> tuple[dict[str, int], int]:
    stored = json.loads((DATA / "frequencies.json").read_text(encoding="utf-8"))
    return stored["passages_with"], stored["passages"]


@cache
def _rare() -> frozenset[str]:
    return frozenset(json.loads((DATA / "rare_words.json").read_text(encoding="utf-8"))["words"].split())
