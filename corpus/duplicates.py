"""Copies of one text, and how many independent origins a set of articles has."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations

import numpy as np
import numpy.typing as npt

from corpus.article import Article, Span

WIDTH = 5  # words of a shingle
COPIED = 0.3  # of the shorter text's shingles: no false pair among 7,140, every cut or edited copy found
SHORT = 12  # shingles; of shorter texts chance makes twins, so nearly all of both must be the same
IDENTICAL = 0.8  # of the longer text's shingles, for short texts
Shingles = npt.NDArray[np.uint64]
REMEMBERED = 4096  # articles whose shingles are kept: the same few are compared again and again
_MASK = 2**64 - 1
_WORD = re.compile(r"\w+")
_MIX = np.array(
    [0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93, 0xA0761D6478BD642F],
    np.uint64,
)
"""Odd 64-bit constants: two different shingles get one number once in about 10^19."""


def containment(one: Article, other: Article) -> float:
    """The share of the shorter article's 5-word shingles that the other has too, between 0 and 1.

    Only quotable words count; articles of fewer than five words share nothing.
    """
    first, second = (_shingles(article.text, article.sentences) for article in (one, other))
    shorter = min(len(first), len(second))
    return len(np.intersect1d(first, second, assume_unique=True)) / shorter if shorter else 0.0


def copies(articles: Sequence[Article]) -> list[tuple[int, int]]:
    """The pairs of positions in `articles` whose texts are copies of each other, in order."""
    if len(articles) < 2:
        return []
    shingles = [_shingles(article.text, article.sentences) for article in articles]
    shared = Counter[tuple[int, int]]()
    for owners, count in _shared(shingles).items():
        for pair in combinations(owners, 2):
            shared[pair] += count
    sizes = [len(found) for found in shingles]
    return sorted(pair for pair, count in shared.items() if _is_copy(count, sizes[pair[0]], sizes[pair[1]]))


def origins(articles: Sequence[Article]) -> tuple[int, ...]:
    """The number of each article's origin, counted from 0 in order of appearance.

    Articles of one stated source have one origin, and so have copies of one text; an article that
    states no source is its own.

    >>> from corpus.readers import from_row
    >>> sources = ("Alpine Post", None, "ALPINE POST")
    >>> origins([from_row({"source": source, "text": "Rain fell."}, "row") for source in sources])
    (0, 1, 0)
    """
    roots = list(range(len(articles)))
    for one, other in (*_of_one_source(articles), *copies(articles)):
        first, second = sorted((_root(roots, one), _root(roots, other)))
        roots[second] = first
    numbers: dict[int, int] = {}
    return tuple(numbers.setdefault(_root(roots, at), len(numbers)) for at in range(len(articles)))


def _of_one_source(articles: Sequence[Article]) -> Iterator[tuple[int, int]]:
    first: dict[str, int] = {}
    for at, article in enumerate(articles):
        if article.source:
            yield first.setdefault(article.source.casefold().strip(), at), at


def _root(roots: list[int], at: int) -> int:
    while roots[at] != at:
        roots[at] = at = roots[roots[at]]
    return at


def _is_copy(shared: int, one: int, other: int) -> bool:
    if min(one, other) < SHORT:
        return shared >= IDENTICAL * max(one, other)
    return shared > COPIED * min(one, other)


@lru_cache(REMEMBERED)
def _shingles(text: str, sentences: tuple[Span, ...]) -> Shingles:
    """The distinct shingles of an article's sentences as numbers that mean the same within one process."""
    words = [
        hash(word) & _MASK
        for span in sentences
        for word in _WORD.findall(text[span.start : span.end].casefold())
    ]
    count = len(words) - WIDTH + 1
    if count < 1:
        return np.empty(0, np.uint64)
    numbers = np.array(words, np.uint64)
    mixed = np.zeros(count, np.uint64)
    for at in range(WIDTH):
        mixed = (mixed ^ (mixed >> np.uint64(29)) ^ numbers[at : at + count]) * _MIX[at]
    return _distinct(mixed)


def _distinct(numbers: Shingles) -> Shingles:
    """The distinct numbers, sorted; `np.unique` would import `numpy.ma` for it, which takes 15 ms."""
    ordered = np.sort(numbers)
    return ordered[np.r_[True, ordered[1:] != ordered[:-1]]]


def _shared(shingles: Sequence[Shingles]) -> Counter[tuple[int, ...]]:
    """How many shingles each group of articles shares, and no article beyond the group.

    The many copies of one wire text make one group, so that its pairs are counted once and not per
    shingle.
    """
    if not shingles:
        return Counter()
    numbers = np.concatenate(shingles)
    owners = np.repeat(np.arange(len(shingles)), [len(found) for found in shingles])
    order = np.argsort(numbers, kind="stable")
    numbers, owners = numbers[order], owners[order]
    starts = (
        np.flatnonzero(np.r_[True, numbers[1:] != numbers[:-1]]) if len(numbers) else np.empty(0, np.intp)
    )
    sizes = np.diff(np.r_[starts, len(numbers)])
    several = sizes > 1
    return Counter(
        tuple(owners[start : start + size].tolist())
        for start, size in zip(starts[several], sizes[several], strict=True)
    )
