"""Numbers in fewer bytes: ascending ones in 16 bits, mostly small ones in 8, the rest of each kept aside.

The native kernel reads the same arrays; its structs bear the same names.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from retrieval.files import Arrays

CAP = 255  # stands for a number that is kept aside
SUMMED = 64  # sizes; where it begins is known for one in so many

Numbers = NDArray[np.int64]


def ascending(name: str, numbers: NDArray[Any]) -> Arrays:
    """Ascending numbers below 2**32: their low halves, and from where on the high half is greater by one.

    >>> [array.tolist() for array in ascending("n", np.array([7, 65538, 65540])).values()]
    [[7, 2, 4], [1]]
    """
    high = int(numbers[-1]) >> 16 if len(numbers) else 0
    steps = np.searchsorted(numbers, np.arange(1, high + 1, dtype=np.int64) << 16)
    return {name: numbers.astype(np.uint16), f"{name}_steps": steps.astype(np.uint32)}


def risen(arrays: Arrays, name: str) -> Numbers:
    """The numbers that `ascending` packed."""
    low, steps = arrays[name], arrays[f"{name}_steps"].tolist()
    runs = np.diff([0, *steps, len(low)])
    return low + np.repeat(np.arange(len(runs)) << 16, runs)


def risen_at(arrays: Arrays, name: str, at: int) -> int:
    """One of the numbers that `ascending` packed.

    >>> risen_at(ascending("n", np.array([7, 65538, 65540])), "n", 1)
    65538
    """
    return int(arrays[name][at]) + high_half(arrays[f"{name}_steps"], at)


def high_half(steps: Sequence[int] | NDArray[np.uint32], at: int) -> int:
    """The high half of a number that `ascending` packed, by where it stands.

    >>> high_half([1], 0), high_half([1], 1)
    (0, 65536)
    """
    return bisect_right(steps, at) << 16


def place_of(arrays: Arrays, name: str, number: int) -> int | None:
    """Where a number stands among those that `ascending` packed, None where it does not.

    >>> place_of(ascending("n", np.array([7, 65538, 65540])), "n", 65540)
    2
    """
    low, steps = arrays[name], arrays[f"{name}_steps"].tolist()
    bounds = [0, *steps, len(low)]
    high = number >> 16
    if high > len(steps):
        return None
    start, end = bounds[high : high + 2]
    at = start + int(low[start:end].searchsorted(np.uint16(number & 0xFFFF)))
    return at if at < end and low[at] == number & 0xFFFF else None


def places_of(arrays: Arrays, name: str, numbers: Numbers) -> Numbers:
    """Where each of some numbers stands among those that `ascending` packed, -1 where it does not.

    >>> places_of(ascending("n", np.array([7, 65538, 65540])), "n", np.array([65540, 8])).tolist()
    [2, -1]
    """
    low, found = arrays[name], np.full(len(numbers), -1)
    for high, (start, end) in enumerate(pairwise([0, *arrays[f"{name}_steps"].tolist(), len(low)])):
        own = np.flatnonzero(numbers >> 16 == high)
        wanted = (numbers[own] & 0xFFFF).astype(np.uint16)
        at = start + np.searchsorted(low[start:end], wanted)
        met = at < end
        met[met] = low[at[met]] == wanted[met]
        found[own[met]] = at[met]
    return found


def capped(name: str, numbers: NDArray[Any]) -> Arrays:
    """Numbers in a byte each; where one does not fit stands `CAP`, and the number is kept aside.

    >>> [array.tolist() for array in capped("n", np.array([7, 255, 3])).values()]
    [[7, 255, 3], [1], [255]]
    """
    aside = np.flatnonzero(numbers >= CAP)
    return {
        name: np.minimum(numbers, CAP).astype(np.uint8),
        f"{name}_aside": aside.astype(np.uint32),
        f"{name}_real": numbers[aside].astype(np.uint32),
    }


def uncapped(arrays: Arrays, name: str, start: int = 0, end: int | None = None) -> Numbers:
    """The numbers that `capped` packed, from `start` to `end`."""
    numbers = arrays[name][start:end].astype(np.int64)
    aside = arrays[f"{name}_aside"]
    if len(aside):
        bounds = np.array(
            [start, start + len(numbers)], np.uint32
        )  # of the same type, else all are converted
        low, high = aside.searchsorted(bounds).tolist()
        numbers[aside[low:high] - np.uint32(start)] = arrays[f"{name}_real"][low:high]
    return numbers


def summed(name: str, sizes: NDArray[Any]) -> Arrays:
    """Sizes of what lies one after the other, `capped`, and where one in `SUMMED` of them begins.

    >>> start_of(summed("n", np.array([7, 300, 1])), "n", 2)
    307
    """
    starts = np.concatenate(([0], np.cumsum(sizes, dtype=np.int64)))
    return {**capped(name, sizes), f"{name}_firsts": starts[::SUMMED].astype(np.uint32)}


def start_of(arrays: Arrays, name: str, at: int) -> int:
    """Where one of the `summed` begins."""
    known = at // SUMMED
    return int(arrays[f"{name}_firsts"][known]) + int(uncapped(arrays, name, known * SUMMED, at).sum())


def starts_of(arrays: Arrays, name: str) -> Numbers:
    """Where each of the `summed` begins, and the end of the last."""
    return np.concatenate(([0], np.cumsum(uncapped(arrays, name))))


def narrow(numbers: NDArray[Any]) -> NDArray[Any]:
    """The numbers in as few bytes each as the greatest needs."""
    return numbers.astype(np.min_scalar_type(int(numbers.max(initial=0))))


def runs(starts: NDArray[np.int64], lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    """The places of runs, one after the other.

    >>> runs(np.array([5, 0]), np.array([2, 1])).tolist()
    [5, 6, 0]
    """
    after = np.cumsum(lengths)
    total = int(after[-1]) if len(after) else 0
    return np.arange(total) + np.repeat(starts - after + lengths, lengths)
