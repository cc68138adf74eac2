"""Which assertions are worth comparing: those of one slot that share a name and another rare term."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, combinations, pairwise

import numpy as np

from answering.disagreements.assertions import PROPER, TITLE, Assertions, Column
from answering.disagreements.pairing import may_clash, paired

RAREST = 5  # names of an assertion, and as many other terms, that lead to others: 35 pairs
COMMON = 500  # articles; a term that more of them have leads nowhere
PER_VALUE = 2  # assertions of one value in a block that are compared with those of other values
WIDEST = 24  # assertions of a block that are compared, one of each value first
BACKGROUND = 1000  # articles assumed beside those read, so that what all of five articles name still counts
ECHOED = 3  # terms that two sentences of one article share at least to be compared
ALIKE = 0.25  # share of the shorter sentence's terms, by weight, that two worth comparing have in common
_ODD = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9], np.uint64)
_TERM = PROPER - 1


@dataclass(frozen=True, slots=True)
class Blocks:
    """Assertions by slot and two terms: `owners[i]` is in the block `keys[i]`; sorted by key, then owner."""

    assertions: Assertions
    keys: Column
    owners: Column
    weights: dict[int, float]
    """How telling each term of two articles or more is: the logarithm of how rare it is among them."""

    def groups(self) -> Iterator[list[int]]:
        """The assertions of each block that several articles are in; of a large one, a few for each value."""
        starts = np.flatnonzero(np.diff(self.keys, prepend=~self.keys[:1])).tolist()
        for start, end in pairwise((*starts, len(self.keys))):
            block = self.owners[start:end]
            if end - start > 1 and self.assertions.articles[block[0]] != self.assertions.articles[block[-1]]:
                yield self._sample(block.tolist())

    def pairs(self) -> list[tuple[int, int]]:
        """The pairs of assertions that some block holds and that may clash, each once, in order."""
        one, other = paired(self.groups())
        kept = may_clash(self.assertions, one, other)
        found = list(zip(one[kept].tolist(), other[kept].tolist(), strict=True))
        terms = {i: _terms(self.assertions, i) for i in {i for pair in found for i in pair}}
        return [(i, j) for i, j in found if self._alike(terms[i], terms[j])]

    def neighbours(self, i: int) -> list[int]:
        """The assertions that share a block with one, of whatever value."""
        mine = np.unique(self.keys[self.owners == i])
        firsts, lasts = np.searchsorted(self.keys, mine), np.searchsorted(self.keys, mine, "right")
        found = [self.owners[first:last] for first, last in zip(firsts, lasts, strict=True)]
        return np.unique(np.concatenate(found)).tolist() if found else []

    def _alike(self, one: frozenset[int], other: frozenset[int]) -> bool:
        weight = self._weight
        return weight(one & other) >= ALIKE * min(weight(one), weight(other))

    def _weight(self, terms: frozenset[int]) -> float:
        return sum(self.weights[term] for term in terms)

    def _sample(self, block: list[int]) -> list[int]:
        """The first few of a block for each value, so that a story told a hundred times stays cheap.

        Where there are too many, the first of each value come before the second of any.
        """
        if len(block) <= PER_VALUE:
            return block
        taken: dict[int, int] = {}
        rounds: list[list[int]] = [[] for _ in range(PER_VALUE)]
        for i in block:
            amount = int(self.assertions.amounts[i])
            taken[amount] = taken.get(amount, 0) + 1
            if taken[amount] <= PER_VALUE:
                rounds[taken[amount] - 1].append(i)
        return sorted(list(chain.from_iterable(rounds))[:WIDEST])


def echoes(assertions: Assertions) -> list[tuple[int, int]]:
    """The pairs of assertions of one article and slot, in two sentences that share most of their terms."""
    found = []
    for number in np.unique(assertions.articles).tolist():
        here = assertions.of_article(number)
        terms = {i: _terms(assertions, i) for i in here}
        found += [
            (i, j)
            for i, j in combinations(here, 2)
            if assertions.slots[i] == assertions.slots[j]
            and assertions.sentences[i] != assertions.sentences[j]
            and _echoed(terms[i], terms[j])
        ]
    return found


def _echoed(one: frozenset[int], other: frozenset[int]) -> bool:
    shared, shorter = len(one & other), min(len(one), len(other))
    return shared >= ECHOED and shared >= shorter / 2


def _terms(assertions: Assertions, i: int) -> frozenset[int]:
    """The numbers of the terms of the sentence, without those that only the title has."""
    first, last = assertions.starts[i : i + 2].tolist()
    terms = assertions.terms[first:last]
    return frozenset((terms[terms < TITLE] & _TERM).tolist())


def blocks(assertions: Assertions, articles: int) -> Blocks:
    """The blocks of the assertions of so many articles.

    The cost grows with the assertions and not with their pairs: each is in at most 35 blocks, and of a
    block only so many are compared as show every value in it.
    """
    owners = np.repeat(np.arange(len(assertions)), np.diff(assertions.starts))
    terms, counts = _articles_with(assertions, owners)
    places, keys = _keys(assertions, owners, counts[np.searchsorted(terms, assertions.terms & _TERM)])
    order = np.lexsort((places, keys))
    weights = np.log((articles + BACKGROUND) / counts)
    return Blocks(
        assertions, keys[order], places[order], dict(zip(terms.tolist(), weights.tolist(), strict=True))
    )


def _articles_with(assertions: Assertions, owners: Column) -> tuple[Column, Column]:
    """The terms, and how many articles have each beside a value."""
    told = np.unique((assertions.articles[owners] << 32) | (assertions.terms & _TERM))
    return np.unique(told & _TERM, return_counts=True)


def _keys(assertions: Assertions, owners: Column, counts: Column) -> tuple[Column, Column]:
    """For each assertion and each name of it with another of its rare terms: the assertion, and a number."""
    useful = (counts > 1) & (counts <= COMMON)
    named = (assertions.terms & PROPER) > 0
    rows = [
        _rarest(len(assertions), owners[chosen], (assertions.terms & _TERM)[chosen], counts[chosen])
        for chosen in (useful & named, useful & ~named)
    ]
    both = np.concatenate(rows, axis=1)
    slots = assertions.slots.astype(np.uint64) * _ODD[0]
    found = [_paired(both, slots, i, j) for i, j in combinations(range(2 * RAREST), 2) if i < RAREST]
    places, keys = zip(*found, strict=True)
    return np.concatenate(places), np.concatenate(keys)


def _rarest(size: int, owners: Column, terms: Column, counts: Column) -> Column:
    """The terms of each assertion that the fewest articles hold, in rows of `RAREST` filled up with -1."""
    order = np.lexsort((terms, counts, owners))
    owners, terms = owners[order], terms[order]
    ranks = np.arange(len(owners)) - np.searchsorted(owners, owners)
    kept = ranks < RAREST
    rows = np.full((size, RAREST), -1, np.int64)
    rows[owners[kept], ranks[kept]] = terms[kept]
    return rows


def _paired(rows: Column, slots: np.ndarray, i: int, j: int) -> tuple[Column, Column]:
    """The assertions that have terms in both columns of `rows`, each with a number for slot and terms."""
    there = np.flatnonzero((rows[:, i] >= 0) & (rows[:, j] >= 0))
    ends = np.sort(rows[there][:, [i, j]], axis=1).astype(np.uint64)
    mixed = slots[there] ^ (ends[:, 0] * _ODD[1]) ^ (ends[:, 1] * _ODD[2])
    return there.astype(np.int64), (mixed ^ (mixed >> np.uint64(31))).astype(np.int64)
