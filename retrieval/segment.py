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
from retrieval.packing import ascending, high_half, narrow, risen, runs
from retrieval.plain import Starts
from retrieval.postings import Words, packed, words_in_order

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
    slot_words = words[runs(starts[:-1][places], lengths[places])]
    names = sorted({entry.outlet for entry in entries})
    numbers = {name: number for number, name in enumerate(names)}
    days, day = np.unique(np.array([entry.day for entry in entries], np.int32), return_inverse=True)
    return {
        **packed(ACTIVE.invert(slot_words, slot_starts, vocabulary)),
        **ascending("lengths", lengths[places]),
        "places": places.astype(np.uint16),
        **{name: narrow(rows[:, i]) for i, name in enumerate(("article", "start", "end", "first", "last"))},
        **_joined("names_", [entry.id for entry in entries]),
        **_joined("outlets_", names),
        "outlet": narrow(np.array([numbers[entry.outlet] for entry in entries], np.int64)),
        "days": days,
        "day": narrow(day),
    }


class Segment:
    """Some passages, and which of them are still there: `alive[slot]`, None where all are.

    `name` is its file's, empty where it is held in memory.
    """

    def __init__(self, arrays: Arrays, alive: NDArray[np.uint8] | None = None, name: str = "") -> None:
        self.arrays = arrays
        self.alive = alive
        self.name = name

    def __len__(self) -> int:
        return len(self.arrays["lengths"])

    @property
    def live(self) -> int:
        """How many passages are still there."""
        return len(self) if self.alive is None else int(np.count_nonzero(self.alive))

    @property
    def total(self) -> int:
        """How many words the passages have that are still there."""
        lengths = risen(self.arrays, "lengths")
        return int((lengths if self.alive is None else lengths[self.alive > 0]).sum(dtype=np.int64))

    @cached_property
    def outlets(self) -> list[str]:
        """The outlets of the segment's articles, each once."""
        return _split(self.arrays, "outlets_")

    def passage(self, slot: int) -> Passage:
        """The passage in a slot."""
        places, article, *bounds = self._columns
        place = places[slot]
        return Passage(self.article(article[place]), *[column[place] for column in bounds])

    @cached_property
    def _columns(self) -> list[memoryview]:
        """What tells of passages: a number from it costs a fifth of one from an array."""
        names = ("places", "article", "start", "end", "first", "last")
        return [memoryview(self.arrays[name].data) for name in names]

    def article(self, number: int) -> str:
        """The id of an article."""
        low, steps, letters = self._names
        start, end = (high_half(steps, at) + low[at] for at in (number, number + 1))
        return letters[start:end].tobytes().decode()

    @cached_property
    def _names(self) -> tuple[memoryview, list[int], memoryview]:
        """Where the ids of articles end, packed as by `ascending`, and their letters."""
        low, steps, letters = (self.arrays[f"names_{name}"] for name in ("ends", "ends_steps", "letters"))
        return memoryview(low.data), steps.tolist(), memoryview(letters.data)

    def entries(self) -> list[Entry]:
        """What is kept of the articles, in order."""
        arrays = self.arrays
        outlets = [self.outlets[number] for number in arrays["outlet"].tolist()]
        days = arrays["days"][arrays["day"]].tolist()
        triples = zip(_split(arrays, "names_"), outlets, days, strict=True)
        return [Entry(*triple) for triple in triples]

    def mask(self, where: Filter) -> NDArray[np.uint8]:
        """For each slot, whether its passage is there and its article may answer."""
        arrays = self.arrays
        passing = allowed(where, arrays["days"][arrays["day"]], self.outlets, arrays["outlet"])
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
        letters, ends = self.arrays["names_letters"], risen(self.arrays, "names_ends")
        found = np.flatnonzero(ends[1:] - ends[:-1] == len(id))
        for back, letter in enumerate(reversed(id), 1):
            found = found[letters[ends[found + 1] - back] == letter]
        numbers: list[int] = found.tolist()
        return numbers

    def living(self) -> tuple[Words, Starts, NDArray[np.int64]]:
        """The words of the passages that are still there, where each begins, and its place; by place."""
        arrays = self.arrays
        slots = np.argsort(arrays["places"], kind="stable")
        if self.alive is not None:
            slots = slots[self.alive[slots] > 0]
        all_lengths = risen(arrays, "lengths")
        starts = np.concatenate(([0], np.cumsum(all_lengths)))
        lengths = all_lengths[slots]
        words = words_in_order(arrays)[runs(starts[:-1][slots], lengths)]
        return words, np.concatenate(([0], np.cumsum(lengths))), arrays["places"][slots].astype(np.int64)

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


def _joined(name: str, words: Sequence[str]) -> Arrays:
    encoded = [word.encode("utf-8", "surrogatepass") for word in words]
    ends = np.cumsum([0, *map(len, encoded)], dtype=np.int64)
    return {
        f"{name}letters": np.frombuffer(b"".join(encoded), np.uint8),
        **ascending(f"{name}ends", ends),
    }


def _split(arrays: Arrays, name: str) -> list[str]:
    letters, ends = arrays[f"{name}letters"].tobytes(), risen(arrays, f"{name}ends").tolist()
    return [letters[ends[i] : ends[i + 1]].decode("utf-8", "surrogatepass") for i in range(len(ends) - 1)]
