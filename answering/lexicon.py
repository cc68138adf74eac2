"""Terms of a text as keys that can be compared: phrases joined, synonyms and country names told.

A key is a stem, or the stems of a known phrase joined by spaces ("gross domest product").
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from retrieval.analyze import Token, pieces, tokens

DATA = Path(__file__).parent / "data"
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


@dataclass(frozen=True, slots=True)
class Term:
    """A key and where it stands; `proper` says that it is written with a capital or holds a digit."""

    key: str
    start: int
    end: int
    proper: bool


def read_terms(text: str) -> list[Term]:
    """The content terms of a text in order: known phrases joined, stop words left out."""
    read = _distinct_places(tokens(text, stops=True))
    stems = [_DIGITS.get(token.term, token.term) for token in read]
    terms: list[Term] = []
    i = 0
    while i < len(read):
        length = _phrase_length(stems, i)
        first, last = read[i], read[i + length - 1]
        if length > 1 or not first.stop:
            head = text[first.start]
            terms.append(Term(" ".join(stems[i : i + length]), first.start, last.end, not head.islower()))
        i += length
    return terms


def alike(key: str) -> Mapping[str, float]:
    """The keys that mean the same as this one, with what each counts: itself 1, a synonym less."""
    return {**dict.fromkeys(_table().get(key, ()), SYNONYM), key: 1.0}


def kin(key: str) -> Mapping[str, float]:
    """`alike`, and words that show that something is of the kind: a ship is met by "USS" or "frigate"."""
    return {**dict.fromkeys(_kinds().get(key, ()), SYNONYM), **alike(key)}


@lru_cache(1 << 16)
def rarity(key: str) -> float:
    """How telling a key is: inverse document frequency in general English, 0 to about 12.

    The rarest word of a phrase speaks for it. Frequencies of a background corpus are used, not
    those of the articles asked, so that four documents weigh words as sensibly as four million.
    """
    counts, total = _frequencies()
    df = min(counts.get(word, 0) for word in key.split())
    return math.log(1 + (total - df + 0.5) / (df + 0.5))


def _distinct_places(read: list[Token]) -> list[Token]:
    """One token for each place: of "2%" and "2", which the analyzer gives both, the bare number."""
    return [
        token
        for token, after in zip(read, [*read[1:], None], strict=False)
        if not after or after.start != token.start
    ]


def _phrase_length(stems: list[str], i: int) -> int:
    """How many tokens from `i` on form the longest known phrase; 1 where none does."""
    for length in range(min(_longest().get(stems[i], 1), len(stems) - i), 1, -1):
        if " ".join(stems[i : i + length]) in _table():
            return length
    return 1


def stemmed(phrase: str) -> str:
    """The key of a word or phrase as the analyzer writes it.

    >>> stemmed("gross domestic products")
    'gross domest product'
    """
    return " ".join(term for chunk in phrase.split() for term in _keys(chunk))


def _keys(chunk: str) -> Iterable[str]:
    """One term for each place of a chunk, as `_distinct_places` would choose it."""
    return {start: term for term, start, _, _ in pieces(chunk)}.values()


@cache
def _table() -> dict[str, tuple[str, ...]]:
    """Each key of a synonym group, and every form of a country, with the other keys of its groups."""
    groups = json.loads((DATA / "synonyms.json").read_text(encoding="utf-8"))["groups"]
    found: dict[str, set[str]] = {}
    for group in (*groups, *_countries()):
        keys = {key for key in map(stemmed, group) if key}
        for key in keys:
            found.setdefault(key, set()).update(keys - {key})
    return {key: tuple(sorted(others)) for key, others in found.items()}


def _countries() -> Iterable[list[str]]:
    """The forms of each country: its names, its people, the capitals that stand for it."""
    for row in json.loads((DATA / "countries.json").read_text(encoding="utf-8"))["countries"]:
        yield [row["name"], *row["also"], *row["people"], *row["capitals"]]


@cache
def _kinds() -> Mapping[str, tuple[str, ...]]:
    stored = json.loads((DATA / "kinds.json").read_text(encoding="utf-8"))["kinds"]
    return {stemmed(kind): tuple(map(stemmed, words)) for kind, words in stored.items()}


@cache
def _longest() -> dict[str, int]:
    """The length in words of the longest known phrase that begins with a stem."""
    lengths: dict[str, int] = {}
    for first, *rest in _split(_table()):
        lengths[first] = max(lengths.get(first, 1), 1 + len(rest))
    return lengths


def _split(keys: Iterable[str]) -> Iterable[list[str]]:
    return (key.split() for key in keys)


@cache
def _frequencies() -> tuple[dict[str, int], int]:
    stored = json.loads((DATA / "frequencies.json").read_text(encoding="utf-8"))
    return stored["passages_with"], stored["passages"]
