"""The plain twin of the compiled part, in numpy: the same results, and the oracle of its tests."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from retrieval.files import Arrays
from retrieval.packing import Numbers, place_of, risen, starts_of
from retrieval.postings import Slots, Words, positions, slots_of, slots_within
from retrieval.search import counted

OPENING, CLOSING = b"([{\"'", b".,;:!?)]}\"'"
"""What is cut off a chunk: nothing that analysis would make a term of."""

UNPACKED = 1 << 22  # slots of words asked for lately that are kept unpacked, in 32 MB
NONE: Slots = np.zeros(0, np.uint16)

Floats = NDArray[np.float64]
Starts = NDArray[np.int64]
Top = list[tuple[float, int, int, int]]
"""Score, segment, slot, and place in the order of indexing."""
Places = list[list[list[int]]]
"""For each passage and each word, where in the passage it stands."""


class Kernel:
    """Searches segments, scoring every passage."""

    def __init__(self, segments: Sequence[Arrays]) -> None:
        self._segments = segments
        self._kept: dict[int, tuple[tuple[float, float], Floats, Floats]] = {}
        self._unpacked: dict[tuple[int, int], tuple[Numbers, Numbers, Numbers]] = {}
        self._unpacked_size = 0
        self._starts: dict[int, tuple[Numbers, Numbers]] = {}
        self._bases = np.cumsum([0] + [len(segment["lengths"]) for segment in segments])

    def top(
        self,
        words: Sequence[int],
        weights: Sequence[float],
        k: int,
        fixed: float,
        slope: float,
        masks: Sequence[NDArray[np.uint8] | None] | None = None,
    ) -> Top:
        """The best `(score, segment, slot, order)` by BM25; a passage's norm is `fixed + slope * length`."""
        found: list[tuple[float, int, int, int]] = []
        for number, segment in enumerate(self._segments):
            scores = self._scores(number, words, weights, fixed, slope)
            if masks is not None and (mask := masks[number]) is not None:
                scores *= mask
            slots = np.flatnonzero(scores >= (-found[-1][0] if len(found) == k > 0 else _floor(scores, k)))
            slots = slots[scores[slots] > 0]
            order = segment["places"][slots] + self._bases[number]
            found += zip(
                (-scores[slots]).tolist(), order.tolist(), [number] * len(slots), slots.tolist(), strict=True
            )
            found = sorted(found)[: max(k, 0)]
        return [(-score, number, slot, order) for score, order, number, slot in found]

    def top_many(
        self,
        run: Words,
        ends: Starts,
        words: Words,
        weights: Floats,
        k: int,
        fixed: float,
        slope: float,
        masks: Sequence[NDArray[np.uint8] | None] | None = None,
    ) -> list[Top]:
        """What `top` gives for each of some questions: the i-th asks for `words[run[ends[i - 1]:ends[i]]]`,
        each weighing what `weights` says as often as it is asked; `words` are distinct."""
        found = []
        for start, end in pairwise([0, *ends.tolist()]):
            asked = counted(run[start:end].tolist())
            own = [times * float(weights[at]) for at, times in asked.items()]
            found.append(self.top(words[list(asked)].tolist(), own, k, fixed, slope, masks))
        return found

    def _scores(
        self, number: int, words: Sequence[int], weights: Sequence[float], fixed: float, slope: float
    ) -> Floats:
        scores = np.zeros(len(self._segments[number]["lengths"]))
        norms, once = self._norms(number, fixed, slope)
        for word, weight in zip(words, weights, strict=True):
            one, many, times = self._slots_of(number, word)
            scores[one] += weight * once.take(one)
            scores[many] += weight * (times / (times + norms.take(many)))
        return scores

    def _slots_of(self, number: int, word: int) -> tuple[Numbers, Numbers, Numbers]:
        """What `slots_of` gives for a word, kept for the next question, and nothing for one not there."""
        found = self._unpacked.get((number, word))
        if found is None:
            one, many, times = self._unpack(number, word)
            found = one.astype(np.intp), many.astype(np.intp), times  # as the indexing would, but each time
            self._unpacked_size += len(one) + 2 * len(many)
            if self._unpacked_size > UNPACKED:
                self._unpacked_size = len(one) + 2 * len(many)
                self._unpacked.clear()  # while other threads look here: what they found they keep
            self._unpacked[number, word] = found
        return found

    def _unpack(self, number: int, word: int) -> tuple[Slots, Slots, Numbers]:
        segment = self._segments[number]
        at = place_of(segment, "ids", word)
        if at is None:
            return NONE, NONE, np.zeros(0, np.int64)
        if number not in self._starts:
            self._starts[number] = starts_of(segment, "one_sizes"), starts_of(segment, "many_sizes")
        ones, manies = (starts[at : at + 2].tolist() for starts in self._starts[number])
        return slots_within(segment, at, ones, manies)

    def _norms(self, number: int, fixed: float, slope: float) -> tuple[Floats, Floats]:
        """The norm of each passage, and what one occurrence is worth in it; kept for the next question."""
        kept = self._kept.get(number)
        if kept is None or kept[0] != (fixed, slope):
            norms: Floats = fixed + slope * risen(self._segments[number], "lengths").astype(np.float64)
            kept = self._kept[number] = ((fixed, slope), norms, 1.0 / (1.0 + norms))
        return kept[1], kept[2]

    def places(self, picks: Sequence[tuple[int, int]], words: Sequence[int]) -> Places:
        """For each `(segment, slot)` and each word the positions where it stands there."""
        return [[positions(self._segments[number], word, slot) for word in words] for number, slot in picks]

    def add_up(self, number: int, places: Words, values: Floats, sums: Floats) -> None:
        """Adds the two numbers `values[i]` to the two sums of each passage of a segment that holds the word
        at `places[i]`, times the square of how often it does."""
        held = [slots_of(self._segments[number], at) for at in places.tolist()]
        for (one, _, _), own in zip(held, values, strict=True):
            sums[one] += own
        for (_, many, times), own in zip(held, values, strict=True):
            sums[many] += own * (times * times)[:, None]


def _floor(scores: Floats, k: int) -> float:
    """A score that at least `k` reach: the k-th best of the greatest of 64 at a time."""
    if len(scores) < max(64 * k, 1) or k <= 0:
        return 0.0
    greatest = scores[: len(scores) // 64 * 64].reshape(64, -1).max(axis=0)
    return float(np.partition(greatest, len(greatest) - k)[len(greatest) - k])


_PLAIN = re.compile(rb"([A-Za-z]+(?:-[A-Za-z]+)*)(?:(?<=[A-Za-z]{3})'s)?")


def forms(chunk: bytes) -> list[bytes]:
    """What a chunk is analysed as: the small words that it joins by hyphens, with or without `'s`, or itself.

    >>> forms(b"Two-thirds,"), forms(b"(Japan's"), forms(b"US-2")
    ([b'two', b'thirds'], [b'japan'], [b'US-2'])
    """
    chunk = chunk.lstrip(OPENING).rstrip(CLOSING)
    plain = _PLAIN.fullmatch(chunk)
    return plain[1].lower().split(b"-") if plain else [chunk] if chunk else []


class Forms:
    """Numbers the distinct forms of texts, in the order they are met.

    The forms read since the last call of `words` are the run.
    """

    def __init__(self) -> None:
        self._numbers: dict[tuple[int, bytes], int] = {}
        self._run: list[int] = []

    def read(self, text: bytes, seed: int, new: list[bytes]) -> int:
        """Adds a text's forms to the run, those never met before to `new`; the length of the run.

        Forms of different seeds are different.
        """
        for chunk in text.translate(_SPACES).split():
            for form in forms(chunk):
                if (seed, form) not in self._numbers:
                    self._numbers[seed, form] = len(self._numbers)
                    new.append(form)
                self._run.append(self._numbers[seed, form])
        return len(self._run)

    def words(self, ends: Starts, starts: Starts, terms: Words) -> tuple[Words, Starts]:
        """Empties the run into word numbers, and where each text's end.

        Form f has the words `terms[starts[f]:starts[f + 1]]`; text i is the run up to `ends[i]`.
        """
        run = np.array(self._run, np.int64)
        self._run = []
        counts = starts[run + 1] - starts[run]
        after = np.concatenate(([0], np.cumsum(counts)))
        places = np.arange(after[-1]) + np.repeat(starts[run] - after[:-1], counts)
        return terms[places], after[ends]


_SPACES = bytes(32 if code <= 32 else code for code in range(256))


def invert(words: Words, starts: Starts, vocabulary: int) -> Arrays:
    """The lists of texts `words[starts[i]:starts[i + 1]]`, at most 65,536 of them.

    `ids` are the distinct words. The texts that hold `ids[i]` once are `one[one_ends[i]:one_ends[i + 1]]`,
    and `one_positions` says where; those that hold it more often are in `many`, `times` says how often, and
    `many_positions` where, for one entry of `many` after the other.
    """
    texts = np.repeat(np.arange(len(starts) - 1, dtype=np.uint64), np.diff(starts))
    keys = words.astype(np.uint64) << np.uint64(32) | texts
    order = np.argsort(keys, kind="stable")
    where = (order - starts[:-1][texts[order].astype(np.int64)]).astype(np.uint32)
    keys, times = np.unique(keys, return_counts=True)
    ids, numbers = np.unique((keys >> np.uint64(32)).astype(np.uint32), return_inverse=True)
    slots: Slots = keys.astype(np.uint16)
    many = times > 1
    of_many = np.repeat(many, times)
    return {
        "ids": ids,
        "one_ends": _ends(numbers[~many], len(ids)),
        "one": slots[~many],
        "one_positions": where[~of_many],
        "many_ends": _ends(numbers[many], len(ids)),
        "many": slots[many],
        "times": times[many].astype(np.uint32),
        "many_positions": where[of_many],
    }


def _ends(numbers: NDArray[np.int64], n: int) -> NDArray[np.uint32]:
    return np.concatenate(([0], np.cumsum(np.bincount(numbers, minlength=n)))).astype(np.uint32)
