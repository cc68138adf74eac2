"""The plain twin of the compiled part, in numpy: the same results, and the oracle of its tests."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import log
from typing import Any

import numpy as np
from numpy.typing import NDArray

from retrieval.files import Arrays

WIDE = 0xFFFF  # stands before a word number that does not fit, which follows as quotient and rest by WIDE
ESCAPE = 255  # stands for more occurrences than fit
OPENING, CLOSING = b"([{\"'", b".,;:!?)]}\"'"
"""What is cut off a chunk: nothing that analysis would make a term of."""

Floats = NDArray[np.float64]
Words = NDArray[np.uint32]
Starts = NDArray[np.int64]
Top = list[tuple[float, int, int, int]]
"""Score, segment, slot, and place in the order of indexing."""
Features = list[tuple[list[int], float, float]]


class Kernel:
    """Searches segments, scoring every passage."""

    def __init__(self, segments: Sequence[Arrays]) -> None:
        self._segments = segments
        self._kept: dict[int, tuple[tuple[float, float], Floats, Floats]] = {}
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

    def _scores(
        self, number: int, words: Sequence[int], weights: Sequence[float], fixed: float, slope: float
    ) -> Floats:
        segment = self._segments[number]
        scores = np.zeros(len(segment["lengths"]))
        norms, once = self._norms(number, fixed, slope)
        for word, weight in zip(words, weights, strict=True):
            one, many, times = postings(segment, word)
            scores[one] += weight * once.take(one)
            scores[many] += weight * (times / (times + norms.take(many)))
        return scores

    def _norms(self, number: int, fixed: float, slope: float) -> tuple[Floats, Floats]:
        """The norm of each passage, and what one occurrence is worth in it; kept for the next question."""
        kept = self._kept.get(number)
        if kept is None or kept[0] != (fixed, slope):
            norms = fixed + slope * self._segments[number]["lengths"]
            kept = self._kept[number] = ((fixed, slope), norms, 1.0 / (1.0 + norms))
        return kept[1], kept[2]

    def features(
        self,
        picks: Sequence[tuple[int, int]],
        pairs: Sequence[tuple[int, int]],
        question: Mapping[int, float],
        df: NDArray[np.uint32],
        n: int,
    ) -> Features:
        """For each `(segment, slot)`: how often each pair of words stands there, and the cosine's two parts,
        the product with `question` (word to weight) and the squared length of the passage's TF-IDF vector."""
        return [
            self._feature(passage_words(self._segments[number], slot), pairs, question, df, n)
            for number, slot in picks
        ]

    def _feature(
        self,
        words: Words,
        pairs: Sequence[tuple[int, int]],
        question: Mapping[int, float],
        df: NDArray[np.uint32],
        n: int,
    ) -> tuple[list[int], float, float]:
        met = list(pairwise(words.tolist()))
        dot = square = 0.0
        for word, count in Counter(words.tolist()).items():
            weight = count * (log((1.0 + n) / (1.0 + int(df[word]))) + 1)
            square += weight * weight
            if word in question:
                dot += weight * question[word]
        return [met.count(pair) for pair in pairs], dot, square


def _floor(scores: Floats, k: int) -> float:
    """A score that at least `k` reach: the k-th best of the blocks' greatest, which is quickly found."""
    if len(scores) < max(64 * k, 1) or k <= 0:
        return 0.0
    blocks = scores[: len(scores) // 64 * 64].reshape(-1, 64).max(axis=1)
    return float(np.partition(blocks, len(blocks) - k)[len(blocks) - k])


def postings(segment: Arrays, word: int) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]:
    """The slots that hold a word once, those that hold it more often, and how often those do."""
    ids = segment["ids"]
    at = int(ids.searchsorted(np.uint32(word)))  # of the same type, else all ids are converted first
    if at == len(ids) or ids[at] != word:
        return _NONE, _NONE, _NONE
    low, high = segment["one_ends"][at : at + 2].tolist()
    first, last = segment["many_ends"][at : at + 2].tolist()
    times = segment["times"][first:last].astype(np.float64)
    if segment["peaks"][at] == ESCAPE:
        escaped = segment["escape_at"]
        own = (escaped >= first) & (escaped < last)
        times[escaped[own] - first] = segment["escape_times"][own]
    one = segment["one"][low:high].astype(np.intp)  # as the indexing would, but twice
    return one, segment["many"][first:last].astype(np.intp), times


def counts_of(segment: Arrays) -> Floats:
    """How often the words of all `many` lists occur, one list after the other."""
    times = segment["times"].astype(np.float64)
    times[segment["escape_at"]] = segment["escape_times"]
    return times


_NONE = np.zeros(0, np.intp)


def passage_words(segment: Arrays, slot: int) -> Words:
    """The word numbers of a passage, in order."""
    start, end = segment["text_ends"][slot : slot + 2].tolist()
    return unpack(segment["text"][start:end])


def unpack(text: NDArray[np.uint16]) -> Words:
    """Word numbers from 16-bit units.

    >>> unpack(np.array([7, 65535, 1, 3, 9], np.uint16)).tolist()
    [7, 65538, 9]
    """
    words = text.astype(np.uint32)
    wide = np.flatnonzero(text == WIDE)
    if not len(wide):
        return words
    words[wide] = words[wide + 1] * np.uint32(WIDE) + words[wide + 2]
    return np.delete(words, np.concatenate((wide + 1, wide + 2)))


def pack(words: Words) -> tuple[NDArray[np.uint16], Starts]:
    """Word numbers as 16-bit units, and where each begins; one more than there are.

    >>> pack(np.array([7, 65538, 9], np.uint32))[0].tolist()
    [7, 65535, 1, 3, 9]
    """
    wide = words >= WIDE
    starts = np.zeros(len(words) + 1, np.int64)
    np.cumsum(1 + 2 * wide.astype(np.int64), out=starts[1:])
    text = np.empty(int(starts[-1]), np.uint16)
    at = starts[:-1]
    text[at] = np.where(wide, WIDE, words)
    text[at[wide] + 1], text[at[wide] + 2] = np.divmod(words[wide], np.uint32(WIDE))
    return text, starts


class Forms:
    """Numbers the distinct chunks of texts, in the order they are met.

    The chunks read since the last call of `words` are the run.
    """

    def __init__(self) -> None:
        self._numbers: dict[tuple[int, bytes], int] = {}
        self._run: list[int] = []

    def read(self, text: bytes, seed: int, new: list[bytes]) -> int:
        """Adds a text's chunks to the run, those never met before to `new`; the length of the run.

        Chunks of different seeds are different.
        """
        for chunk in text.translate(_SPACES).split():
            form = (seed, chunk.lstrip(OPENING).rstrip(CLOSING))
            if not form[1]:
                continue
            if form not in self._numbers:
                self._numbers[form] = len(self._numbers)
                new.append(form[1])
            self._run.append(self._numbers[form])
        return len(self._run)

    def words(self, ends: Starts, starts: Starts, terms: Words) -> tuple[Words, Starts]:
        """Empties the run into word numbers, and where each text's end.

        Chunk c has the words `terms[starts[c]:starts[c + 1]]`; text i is the run up to `ends[i]`.
        """
        run = np.array(self._run, np.int64)
        self._run = []
        counts = starts[run + 1] - starts[run]
        after = np.concatenate(([0], np.cumsum(counts)))
        places = np.arange(after[-1]) + np.repeat(starts[run] - after[:-1], counts)
        return terms[places], after[ends]


_SPACES = bytes(32 if code <= 32 else code for code in range(256))


def invert(words: Words, starts: Starts, vocabulary: int) -> Arrays:
    """The postings of texts `words[starts[i]:starts[i + 1]]`, at most 65,536 of them.

    `ids` are the distinct words. The texts that hold `ids[i]` once are `one[one_ends[i]:one_ends[i + 1]]`;
    those that hold it more often are in `many`, `times` says how often, `peaks` at most how often.
    """
    texts = np.repeat(np.arange(len(starts) - 1, dtype=np.uint64), np.diff(starts))
    keys, counts = np.unique(words.astype(np.uint64) << np.uint64(32) | texts, return_counts=True)
    ids, numbers = np.unique((keys >> np.uint64(32)).astype(np.uint32), return_inverse=True)
    slots, many = keys.astype(np.uint16), counts > 1
    times = np.minimum(counts[many], ESCAPE).astype(np.uint8)
    peaks = np.zeros(len(ids), np.uint8)
    np.maximum.at(peaks, numbers[many], times)
    escaped = np.flatnonzero(counts[many] >= ESCAPE)
    return {
        "ids": ids,
        "one_ends": _ends(numbers[~many], len(ids)),
        "one": slots[~many],
        "many_ends": _ends(numbers[many], len(ids)),
        "many": slots[many],
        "times": times,
        "peaks": peaks,
        "escape_at": escaped.astype(np.uint32),
        "escape_times": counts[many][escaped].astype(np.uint32),
    }


def _ends(numbers: NDArray[np.int64], n: int) -> NDArray[np.uint32]:
    return np.concatenate(([0], np.cumsum(np.bincount(numbers, minlength=n)))).astype(np.uint32)
