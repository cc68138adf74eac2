"""Words as keys: what the analyzer makes of a word or phrase, the stems joined by spaces."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from retrieval.analyze import pieces

REMEMBERED = 8192  # short phrases of which the key is kept: names, and words of questions


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
    """One term for each place of a chunk, the last that the analyzer gives for it."""
    return {start: term for term, start, _, _ in pieces(chunk)}.values()
