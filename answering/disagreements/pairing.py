"""Which pairs of assertions may clash, by what their columns tell: most are ruled out without being read."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from answering.disagreements.assertions import Assertions, Bounds, Column
from answering.disagreements.same_event import FOLLOWED
from answering.quantities.intervals import FLOAT_ERROR

Kept = npt.NDArray[np.bool_]


def paired(groups: Iterable[list[int]]) -> tuple[Column, Column]:
    """The pairs of members of each group, each once, in order.

    >>> [column.tolist() for column in paired([[2, 5], [1, 2, 5]])]
    [[1, 1, 2], [2, 5, 5]]
    """
    of_size: dict[int, list[list[int]]] = {}
    for group in groups:
        of_size.setdefault(len(group), []).append(group)
    found = [np.empty((0, 2), np.int64)]
    for size, alike in of_size.items():
        one, other = np.triu_indices(size, 1)
        members = np.array(alike, np.int64)
        found.append(np.stack([members[:, one].ravel(), members[:, other].ravel()], axis=1))
    firsts, seconds = np.unique(np.concatenate(found), axis=0).T
    return firsts, seconds


def may_clash(known: Assertions, i: Column, j: Column) -> Kept:
    """Which pairs are of two articles, of values that exclude each other, and not of times far apart.

    Articles published long after each other may still name one day. What a column does not tell rules
    nothing out.
    """
    others = (known.articles[i] != known.articles[j]) & (known.amounts[i] != known.amounts[j])
    same = _overlap(known.lows[i], known.highs[i], known.lows[j], known.highs[j])
    far = np.abs(known.days[i] - known.days[j]) > FOLLOWED
    days = np.maximum(known.earliest[i], known.earliest[j]) < np.minimum(known.latest[i], known.latest[j])
    kept: Kept = others & ~same & (days | ~far)
    return kept


def _overlap(low: Bounds, high: Bounds, other_low: Bounds, other_high: Bounds) -> Kept:
    """`intervals.overlap` for columns; nothing overlaps with what is unknown."""
    ends = np.stack([low, high, other_low, other_high])
    error = FLOAT_ERROR * np.abs(ends).max(axis=0)
    found: Kept = np.maximum(low, other_low) < np.minimum(high, other_high) - error
    return found
