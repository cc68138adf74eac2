"""The vocabulary: every distinct term of an index has a number, in the order they were first met."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from retrieval.files import Arrays

REMEMBERED = 1 << 16  # words of questions; a lookup costs 2 µs, remembered 0.05


UNKNOWN = -1


class Vocabulary:
    """Numbers for words. What was written before lies in parts, which do not change; the rest is new."""

    def __init__(self, parts: Sequence[Arrays] = ()) -> None:
        self._parts = [_Part(part) for part in parts]
        self._old = sum(map(len, self._parts))
        self._known: dict[str, int | None] = {}
        self.new: dict[str, int] = {}

    def __len__(self) -> int:
        return self._old + len(self.new)

    def find(self, word: str) -> int | None:
        """The number of a word, None where there is none."""
        number = self.new.get(word)
        if number is not None or not self._parts:
            return number
        known = self._known.get(word, UNKNOWN)
        if known == UNKNOWN:
            known = self._find(word.encode("utf-8", "replace"))
            if len(self._known) >= REMEMBERED:
                self._known.clear()  # while other threads look here: what they found they keep
            self._known[word] = known
        return known

    def add_all(self, words: Iterable[str]) -> list[int]:
        """The numbers of some words, new ones where there were none."""
        new = self.new
        return [self._add(word) if (number := new.get(word)) is None else number for word in words]

    def _add(self, word: str) -> int:
        number = self.find(word) if self._parts else None
        if number is None:
            number = self.new[word] = self._old + len(self.new)
        return number

    def find_all(self, words: Collection[str]) -> dict[str, int]:
        """The number of each of some distinct words that has one, found in half the time."""
        found = {word: self.new[word] for word in words if word in self.new}
        encoded = [word.encode("utf-8", "replace") for word in words]
        marks = np.fromiter(map(crc32, encoded), np.uint32, len(encoded))
        base = 0
        for part in self._parts:
            numbers = map(part.number, encoded, marks.tolist(), part.near(marks))
            found |= {word: base + at for word, at in zip(words, numbers, strict=True) if at is not None}
            base += len(part)
        return found

    def _find(self, word: bytes) -> int | None:
        base, mark = 0, crc32(word)
        for part in self._parts:
            at = part.number(word, mark, bisect_left(part.marks, mark))
            if at is not None:
                return base + at
            base += len(part)
        return None


class _Part:
    """Some words, found by a checksum."""

    def __init__(self, arrays: Arrays) -> None:
        self._letters = memoryview(arrays["letters"].data)
        self._ends = memoryview(arrays["ends"].data)
        self._order = memoryview(arrays["order"].data)
        self.marks = memoryview(arrays["marks"].data)
        self._sorted = arrays["marks"]

    def __len__(self) -> int:
        return len(self._order)

    def near(self, marks: NDArray[np.uint32]) -> list[int]:
        """For each mark the first place that does not come before it."""
        found: list[int] = self._sorted.searchsorted(marks).tolist()
        return found

    def number(self, word: bytes, mark: int, at: int) -> int | None:
        """The number of a word among those of one mark, which begin at a place."""
        while at < len(self.marks) and self.marks[at] == mark:
            number: int = self._order[at]
            if bytes(self._letters[self._ends[number] : self._ends[number + 1]]) == word:
                return number
            at += 1
        return None


def part_arrays(words: Sequence[str]) -> Arrays:
    """The arrays of a part of the vocabulary."""
    encoded = [word.encode("utf-8", "replace") for word in words]
    marks = np.fromiter(map(crc32, encoded), np.uint32, len(encoded))
    order = np.argsort(marks, kind="stable").astype(np.uint32)
    return {
        "letters": np.frombuffer(b"".join(encoded), np.uint8),
        "ends": np.cumsum([0, *map(len, encoded)]).astype(np.uint32),
        "marks": marks[order],
        "order": order,
    }


def part_words(arrays: Arrays) -> list[str]:
    """The words of a part, in order.

    >>> part_words(part_arrays(["zinc", "été"]))
    ['zinc', 'été']
    """
    letters, ends = arrays["letters"].tobytes(), arrays["ends"].tolist()
    return [letters[ends[i] : ends[i + 1]].decode() for i in range(len(ends) - 1)]
