"""The lengths of passages' TF-IDF vectors, made when first asked for and mended when frequencies change.

The square of a length is the sum of (times * (k - x))² over the passage's words, with k = ln(1 + passages)
+ 1 and x = ln(1 + df): k² a - 2 k b + c, where a sums times², b times² x, and c times² x². So passages that
come or go elsewhere cost nothing here, and a word whose frequency changed only costs those that hold it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log
from typing import Any

import numpy as np
from numpy.typing import NDArray

from retrieval.packing import Numbers, places_of, risen, uncapped
from retrieval.segment import Segment

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Sums:
    """The sums of each passage of a segment, by slot, as they are with the frequencies `df`: `a`, and a row
    of b and c, which a word changes together."""

    df: NDArray[np.uint32]
    a: Floats
    bc: Floats


class Norms:
    """Squared lengths by segment and slot. Threads may share it: at worst two make the same."""

    def __init__(self, segments: Sequence[Segment], df: NDArray[np.uint32], live: int, kernel: Any) -> None:
        self._segments = segments
        self._df = df
        self._k = log(1 + live) + 1
        self._kernel = kernel
        self._sums: dict[int, Sums] = {}
        self._squares: dict[int, memoryview] = {}  # a number from one costs a third of one from an array

    def squares(self, segment: int) -> memoryview:
        """The squared lengths of a segment's passages, by slot; 0 for those without words."""
        found = self._squares.get(segment)
        if found is None:
            sums, k = self._current(segment), self._k
            squares = k * k * sums.a - 2 * k * sums.bc[:, 0] + sums.bc[:, 1]
            found = self._squares[segment] = squares.data
        return found

    def inherit(self, older: Norms) -> None:
        """Takes over what an older edition knew of the segments that are in this one too."""
        known = {segment.name: older._sums.get(i) for i, segment in enumerate(older._segments)}
        for i, segment in enumerate(self._segments):
            if segment.name and (sums := known.get(segment.name)):
                self._sums[i] = sums

    def _current(self, number: int) -> Sums:
        """The sums with today's frequencies: what changed for a word is added wherever it stands."""
        segment = self._segments[number]
        old = self._sums.get(number) or _empty(segment)
        places, words = self._changed(segment, old.df)
        x = np.log1p(self._df[words])
        was = np.log1p(old.df[words]) if len(old.df) else np.zeros(len(words))
        values = np.zeros((len(segment.arrays["ids"]), 2))
        values[places] = np.stack((x - was, x * x - was * was), axis=1)
        bc = old.bc.copy()
        self._kernel.add_up(number, values, bc)
        sums = self._sums[number] = Sums(self._df, old.a, bc)
        return sums

    def _changed(self, segment: Segment, before: NDArray[np.uint32]) -> tuple[Numbers, Numbers]:
        """The words of a segment whose frequency is not what it was, and where in it they stand."""
        if not len(before):
            return np.arange(len(segment.arrays["ids"])), risen(segment.arrays, "ids")
        words = np.flatnonzero(self._df[: len(before)] != before)
        places = places_of(segment.arrays, "ids", words)
        return places[places >= 0], words[places >= 0]


def _empty(segment: Segment) -> Sums:
    """The sums as they were if no word stood in any passage, where x is 0."""
    arrays = segment.arrays
    times = uncapped(arrays, "times")
    more: Floats = np.bincount(arrays["many"], times * (times - 1.0), len(segment)).astype(np.float64)
    return Sums(
        np.zeros(0, np.uint32),
        more + risen(arrays, "lengths").astype(np.float64),
        np.zeros((len(segment), 2)),
    )
