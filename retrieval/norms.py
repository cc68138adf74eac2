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

from retrieval.packing import Numbers, narrow, places_of, risen, uncapped
from retrieval.segment import Segment

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Sums:
    """The sums of each passage of a segment, by slot, as they are with the frequencies `df`: `a`, and a row
    of b and c, which a word changes together."""

    df: NDArray[np.uint32]
    a: NDArray[Any]
    bc: Floats

    def square(self, slot: int, k: float) -> float:
        """The squared length of a passage's vector; 0 without words."""
        a: int = self.a.item(slot)
        bc: tuple[float, float] = self.bc[slot].tolist()
        return k * k * a - 2 * k * bc[0] + bc[1]


class Norms:
    """Squared lengths by segment and slot. Threads may share it: at worst two make the same."""

    def __init__(self, segments: Sequence[Segment], df: NDArray[np.uint32], live: int, kernel: Any) -> None:
        self._segments = segments
        self._df = df
        self._k = log(1 + live) + 1
        self._kernel = kernel
        self._sums: dict[int, Sums] = {}
        self._changed: tuple[NDArray[np.uint32] | None, Numbers] = None, np.zeros(0, np.int64)

    def square(self, segment: int, slot: int) -> float:
        """The squared length of a passage's vector; 0 without words."""
        return self._current(segment).square(slot, self._k)

    def squares(self, segment: int) -> Floats:
        """The squared lengths of all passages of a segment, by slot."""
        sums, k = self._current(segment), self._k
        return k * k * sums.a - 2 * k * sums.bc[:, 0] + sums.bc[:, 1]

    def inherit(self, older: Norms) -> None:
        """Takes over what an older edition knew of the segments whose arrays are in this one too."""
        known = {id(segment.arrays): older._sums.get(i) for i, segment in enumerate(older._segments)}
        for i, segment in enumerate(self._segments):
            if sums := known.get(id(segment.arrays)):
                self._sums[i] = sums

    def _current(self, number: int) -> Sums:
        """The sums with today's frequencies."""
        sums = self._sums.get(number)
        if sums is None or sums.df is not self._df:
            sums = self._sums[number] = self._mended(number, sums or _empty(self._segments[number]))
        return sums

    def _mended(self, number: int, old: Sums) -> Sums:
        """Sums to which is added what changed for a word, wherever it stands."""
        places, words = self._changed_in(self._segments[number], old.df)
        x = np.log1p(self._df[words])
        was = np.log1p(old.df[words]) if len(old.df) else np.zeros(len(words))
        bc = old.bc.copy()
        values = np.stack((x - was, x * x - was * was), axis=1)
        self._kernel.add_up(number, places.astype(np.uint32), values, bc)
        return Sums(self._df, old.a, bc)

    def _changed_in(self, segment: Segment, before: NDArray[np.uint32]) -> tuple[Numbers, Numbers]:
        """Where in a segment the words stand whose frequency is not what it was, and these words."""
        if not len(before):
            return np.arange(len(segment.arrays["ids"])), risen(segment.arrays, "ids")
        words = self._words_changed(before)
        places = places_of(segment.arrays, "ids", words)
        return places[places >= 0], words[places >= 0]

    def _words_changed(self, before: NDArray[np.uint32]) -> Numbers:
        """The words whose frequency is not what it was; most segments ask for the same."""
        asked, words = self._changed
        if asked is not before:
            common = min(len(before), len(self._df))
            words = np.flatnonzero(self._df[:common] != before[:common])
            self._changed = before, words
        return words


def _empty(segment: Segment) -> Sums:
    """The sums as they were if no word stood in any passage, where x is 0."""
    arrays = segment.arrays
    times = uncapped(arrays, "times")
    more = np.bincount(arrays["many"], times * (times - 1.0), len(segment))
    a = (more + risen(arrays, "lengths")).astype(np.int64)
    return Sums(np.zeros(0, np.uint32), narrow(a), np.zeros((len(segment), 2)))
