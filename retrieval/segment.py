"""A segment: at most 65,536 passages, written once and never changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.article import Article, Passage
from retrieval.engine import Filter
from retrieval.files import Arrays
from retrieval.filters import allowed, day_number, outlet
from retrieval.kernel import ACTIVE
from retrieval.plain import Starts, Words, counts_of, pack, passage_words, unpack

ROOM = 1 << 16  # passages; so that one is told from another in 16 bits


@dataclass(frozen=True, slots=True)
class Entry:
    """What is kept of an article: how it is named and what filters ask for."""

    id: str
    outlet: str
    day: int


Row = tuple[int, int, int, int, int]
"""A passage: the number of its article in the segment, start, end, first and last sentence."""


def entry(article: Article) -> Entry:
    """What is kept of an article."""
    return Entry(article.id, outlet(article), day_number(article))


def segment_arrays(
    words: Words, starts: Starts, rows: NDArray[Any], entries: Sequence[Entry], vocabulary: int
) -> Arrays:
    """The arrays of a segment of passages `words[starts[i]:starts[i + 1]]`, told by `rows`.

    Passages are numbered by length in what is searched ("slots"), by order in what is told ("places").
    """
    lengths = np.diff(starts)
    places = np.argsort(lengths, kind="stable")
    slot_starts = np.concatenate(([0], np.cumsum(lengths[places])))
    slot_words = words[_runs(starts[:-1][places], lengths[places])]
    text, unit_starts = pack(slot_words)
    names = sorted({entry.outlet for entry in entries})
    numbers = {name: number for number, name in enumerate(names)}
    return {
        **ACTIVE.invert(slot_words, slot_starts, vocabulary),
        "lengths": lengths[places].astype(np.uint32),
        "places": places.astype(np.uint16),
        "text": text,
        "text_ends": unit_starts[slot_starts].astype(np.uint32),
        **{name: _narrow(rows[:, i]) for i, name in enumerate(("article", "start", "end", "first", "last"))},
        **_joined("ids_", [entry.id for entry in entries]),
        **_joined("outlets_", names),
        "outlet": _narrow(np.array([numbers[entry.outlet] for entry in entries], np.int64)),
        "days": np.array([entry.day for entry in entries], np.int32),
    }


class Segment:
    """Some passages, and which of them are still there: `alive[slot]`, None where all are."""

    def __init__(self, arrays: Arrays, alive: NDArray[np.uint8] | None = None) -> None:
        self.arrays = arrays
        self.alive = alive

    def __len__(self) -> int:
        return len(self.arrays["lengths"])

    @property
    def live(self) -> int:
        """How many passages are still there."""
        return len(self) if self.alive is None else int(np.count_nonzero(self.alive))

    @property
    def total(self) -> int:
        """How many words the passages have that are still there."""
        lengths = self.arrays["lengths"]
        return int((lengths if self.alive is None else lengths[self.alive > 0]).sum(dtype=np.int64))

    @cached_property
    def outlets(self) -> list[str]:
        """The outlets of the segment's articles, each once."""
        return _split(self.arrays, "outlets_")

    def passage(self, slot: int) -> Passage:
        """The passage in a slot."""
        arrays = self.arrays
        place = arrays["places"][slot]
        numbers = [int(arrays[name][place]) for name in ("start", "end", "first", "last")]
        return Passage(self.article(int(arrays["article"][place])), *numbers)

    def article(self, number: int) -> str:
        """The id of an article."""
        start, end = self.arrays["ids_ends"][number : number + 2].tolist()
        return self.arrays["ids_letters"][start:end].tobytes().decode()

    def entries(self) -> list[Entry]:
        """What is kept of the articles, in order."""
        arrays = self.arrays
        outlets = [self.outlets[number] for number in arrays["outlet"].tolist()]
        triples = zip(_split(arrays, "ids_"), outlets, arrays["days"].tolist(), strict=True)
        return [Entry(*triple) for triple in triples]

    def mask(self, where: Filter) -> NDArray[np.uint8]:
        """For each slot, whether its passage is there and its article may answer."""
        arrays = self.arrays
        passing = allowed(where, arrays["days"], self.outlets, arrays["outlet"])
        own = passing[arrays["article"]][arrays["places"]].astype(np.uint8)
        return own if self.alive is None else own & self.alive

    def slots_of(self, ids: set[str]) -> NDArray[np.int64]:
        """The slots of some articles' passages."""
        numbers = [number for id in ids for number in self._numbers(id.encode("utf-8", "surrogatepass"))]
        if not numbers:
            return np.zeros(0, np.int64)
        own = np.isin(self.arrays["article"], numbers)[self.arrays["places"]]
        return np.flatnonzero(own if self.alive is None else own & (self.alive > 0))

    def _numbers(self, id: bytes) -> list[int]:
        """The numbers of the articles with an id; compared from the last byte, where ids differ most."""
        letters, ends = self.arrays["ids_letters"], self.arrays["ids_ends"]
        found = np.flatnonzero(ends[1:] - ends[:-1] == len(id))
        for back, letter in enumerate(reversed(id), 1):
            found = found[letters[ends[found + 1] - back] == letter]
        numbers: list[int] = found.tolist()
        return numbers

    def words(self, slot: int) -> Words:
        """The word numbers of one passage."""
        return passage_words(self.arrays, slot)

    def living(self) -> tuple[Words, Starts, NDArray[np.int64]]:
        """The words of the passages that are still there, where each begins, and its place; by place."""
        arrays = self.arrays
        slots = np.argsort(arrays["places"], kind="stable")
        if self.alive is not None:
            slots = slots[self.alive[slots] > 0]
        starts = np.concatenate(([0], np.cumsum(arrays["lengths"], dtype=np.int64)))
        lengths = arrays["lengths"][slots].astype(np.int64)
        words = unpack(arrays["text"])[_runs(starts[:-1][slots], lengths)]
        return words, np.concatenate(([0], np.cumsum(lengths))), arrays["places"][slots].astype(np.int64)

    def norms(self, df: NDArray[np.uint32], live: int) -> NDArray[np.float64]:
        """For each slot the length of its TF-IDF vector."""
        arrays = self.arrays
        idf = np.log((1 + live) / (1 + df[arrays["ids"]])) + 1
        ones = np.repeat(idf, np.diff(arrays["one_ends"]))
        manies = np.repeat(idf, np.diff(arrays["many_ends"])) * counts_of(arrays)
        squares = np.bincount(arrays["one"], ones * ones, len(self))
        squares += np.bincount(arrays["many"], manies * manies, len(self))
        return np.sqrt(np.maximum(squares, 1e-300))

    def rows(self) -> NDArray[np.int64]:
        """A row for each place."""
        names = ("article", "start", "end", "first", "last")
        return np.stack([self.arrays[name].astype(np.int64) for name in names], axis=1)


def merged(segments: Sequence[Segment], vocabulary: int) -> Arrays:
    """One segment of the passages of several that are still there."""
    words, starts, rows = [], [np.zeros(1, np.int64)], []
    entries: list[Entry] = []
    for segment in segments:
        own_words, own_starts, places = segment.living()
        own_rows = segment.rows()[places]
        numbers, own_rows[:, 0] = np.unique(own_rows[:, 0], return_inverse=True)
        own_rows[:, 0] += len(entries)
        own_entries = segment.entries()
        entries += [own_entries[number] for number in numbers.tolist()]
        starts.append(own_starts[1:] + starts[-1][-1])
        words.append(own_words)
        rows.append(own_rows)
    return segment_arrays(
        np.concatenate(words), np.concatenate(starts), np.concatenate(rows), entries, vocabulary
    )


def document_frequencies(segment: Segment, slots: NDArray[np.int64]) -> tuple[Words, NDArray[np.int64]]:
    """The distinct words of some passages, and in how many of these each stands."""
    unique = [np.unique(segment.words(slot)) for slot in slots.tolist()]
    return np.unique(np.concatenate(unique) if unique else np.zeros(0, np.uint32), return_counts=True)


def own_frequencies(arrays: Arrays) -> NDArray[np.int64]:
    """In how many passages of a segment each of its words stands."""
    ends: NDArray[np.int64] = arrays["one_ends"].astype(np.int64) + arrays["many_ends"]
    return ends[1:] - ends[:-1]


def _runs(starts: NDArray[np.int64], lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    """The places of runs, one after the other.

    >>> _runs(np.array([5, 0]), np.array([2, 1])).tolist()
    [5, 6, 0]
    """
    after = np.cumsum(lengths)
    total = int(after[-1]) if len(after) else 0
    return np.arange(total) + np.repeat(starts - after + lengths, lengths)


def _narrow(numbers: NDArray[Any]) -> NDArray[Any]:
    """The numbers in as few bytes each as the greatest needs."""
    return numbers.astype(np.min_scalar_type(int(numbers.max(initial=0))))


def _joined(name: str, words: Sequence[str]) -> Arrays:
    encoded = [word.encode("utf-8", "surrogatepass") for word in words]
    ends = np.cumsum([0, *map(len, encoded)], dtype=np.int64)
    return {
        f"{name}letters": np.frombuffer(b"".join(encoded), np.uint8),
        f"{name}ends": ends.astype(np.uint32),
    }


def _split(arrays: Arrays, name: str) -> list[str]:
    letters, ends = arrays[f"{name}letters"].tobytes(), arrays[f"{name}ends"].tolist()
    return [letters[ends[i] : ends[i + 1]].decode("utf-8", "surrogatepass") for i in range(len(ends) - 1)]
