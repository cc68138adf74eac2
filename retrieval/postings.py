"""The inverted lists of a segment as they are stored, and what is read from them without the kernel.

A word has two lists: the slots of passages that hold it once (`one`), and of those that hold it more
often (`many`) with how often (`times`), each with the positions of the word in its passages. A long list
of the first kind is cut into 256 stretches of 256 slots: how many are in each, and their low bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from retrieval.files import Arrays
from retrieval.packing import (
    CAP,
    Numbers,
    ascending,
    capped,
    place_of,
    risen,
    runs,
    start_of,
    summed,
    uncapped,
)

LONG = 512  # slots; from there on low bytes and 256 counts take clearly less room than two bytes a slot
STRETCH = 256  # slots; so that one is told from another in 8 bits

Slots = NDArray[np.uint16]
Words = NDArray[np.uint32]


def packed(raw: Arrays, long: int = LONG) -> Arrays:
    """The lists that `invert` made, as they are stored."""
    one, many = _sizes(raw["one_ends"]), _sizes(raw["many_ends"])
    return {
        **ascending("ids", raw["ids"]),
        **summed("one_sizes", one),
        **summed("many_sizes", many),
        **_shortened(raw["one"], one, long),
        **capped("one_positions", raw["one_positions"]),
        "many": raw["many"],
        **summed("times", raw["times"]),
        **capped("many_positions", raw["many_positions"]),
        "peaks": _peaks(np.minimum(raw["times"], CAP), raw["many_ends"].astype(np.int64)),
    }


def _sizes(ends: NDArray[np.uint32]) -> Numbers:
    numbers = ends.astype(np.int64)
    return numbers[1:] - numbers[:-1]


def _shortened(slots: Slots, sizes: Numbers, long: int) -> Arrays:
    """Lists of slots, of the long ones the low bytes. `long_firsts`: how many of these go before each."""
    ends = np.concatenate(([0], np.cumsum(sizes)))
    counts = {i: _counts(slots[ends[i] : ends[i + 1]]) for i in np.flatnonzero(sizes >= long).tolist()}
    longs = [
        i for i, own in counts.items() if own.max() < STRETCH
    ]  # a list that fills a stretch stays as it is
    is_long = np.zeros(len(sizes), np.bool_)
    is_long[longs] = True
    of_long = np.repeat(is_long, sizes)
    return {
        "one": slots[~of_long],
        "lows": slots[of_long].astype(np.uint8),
        "longs": np.array(longs, np.uint32),
        "long_firsts": np.concatenate(([0], np.cumsum(sizes[longs]))).astype(np.uint32),
        "counts": np.array([counts[i] for i in longs], np.uint8).ravel(),
    }


def _counts(slots: Slots) -> Numbers:
    return np.bincount(slots >> 8, minlength=STRETCH)


def _peaks(times: NDArray[np.uint32], ends: Numbers) -> NDArray[np.uint8]:
    """At most how often each word occurs in a passage, 255 where more often; 0 where never more than once."""
    peaks = np.zeros(len(ends) - 1, np.uint8)
    filled = np.flatnonzero(np.diff(ends))
    if len(filled):
        peaks[filled] = np.maximum.reduceat(times, ends[filled])
    return peaks


def slots_of(arrays: Arrays, at: int) -> tuple[Slots, Slots, Numbers]:
    """The slots that hold the word at a place once, those that hold it more often, and how often those do."""
    return slots_within(arrays, at, _bounds(arrays, "one_sizes", at), _bounds(arrays, "many_sizes", at))


def slots_within(
    arrays: Arrays, at: int, ones: tuple[int, int], manies: tuple[int, int]
) -> tuple[Slots, Slots, Numbers]:
    """What `slots_of` gives, where it is known among all lists of a kind from where to where this goes."""
    return _ones(arrays, at, *ones), arrays["many"][slice(*manies)], uncapped(arrays, "times", *manies)


def _ones(arrays: Arrays, at: int, start: int, end: int) -> Slots:
    longs, firsts = arrays["longs"], arrays["long_firsts"]
    rank = int(longs.searchsorted(np.uint32(at)))
    before = int(firsts[rank])
    if rank < len(longs) and longs[rank] == at:
        counts = arrays["counts"][rank * STRETCH : (rank + 1) * STRETCH]
        lows: Slots = arrays["lows"][before : firsts[rank + 1]].astype(np.uint16)
        return lows | np.repeat(_HIGHS, counts)
    slots: Slots = arrays["one"][start - before : end - before]
    return slots


def _bounds(arrays: Arrays, name: str, at: int) -> tuple[int, int]:
    start = start_of(arrays, name, at)
    return start, start + int(uncapped(arrays, name, at, at + 1)[0])


_HIGHS = np.arange(STRETCH, dtype=np.uint16) << np.uint16(8)


def all_ones(arrays: Arrays) -> Slots:
    """The slots of all `one` lists, one list after the other."""
    sizes = uncapped(arrays, "one_sizes")
    is_long = np.zeros(len(sizes), np.bool_)
    is_long[arrays["longs"]] = True
    of_long = np.repeat(is_long, sizes)
    slots = np.empty(len(of_long), np.uint16)
    slots[~of_long] = arrays["one"]
    highs = np.repeat(np.tile(_HIGHS, len(arrays["longs"])), arrays["counts"])
    slots[of_long] = highs | arrays["lows"]
    return slots


def positions(arrays: Arrays, word: int, slot: int) -> list[int]:
    """Where a word stands in a passage; empty where it does not."""
    at = place_of(arrays, "ids", word)
    if at is None:
        return []
    one, many, times = slots_of(arrays, at)
    if (place := _entry(one, slot)) is not None:
        first = start_of(arrays, "one_sizes", at) + place
        return _listed(uncapped(arrays, "one_positions", first, first + 1))
    if (place := _entry(many, slot)) is None:
        return []
    first = start_of(arrays, "times", start_of(arrays, "many_sizes", at) + place)
    return _listed(uncapped(arrays, "many_positions", first, first + int(times[place])))


def _entry(slots: Slots, slot: int) -> int | None:
    """Which entry of a list is a slot, None where none is."""
    place = int(slots.searchsorted(np.uint16(slot)))
    return place if place < len(slots) and slots[place] == slot else None


def _listed(numbers: Numbers) -> list[int]:
    found: list[int] = numbers.tolist()
    return found


def words_in_order(arrays: Arrays) -> Words:
    """The words of all passages, slot by slot, put back where they stood."""
    starts = np.concatenate(([0], np.cumsum(risen(arrays, "lengths"))))
    ids = risen(arrays, "ids").astype(np.uint32)
    words = np.empty(int(starts[-1]), np.uint32)
    ones = starts[all_ones(arrays)] + uncapped(arrays, "one_positions")
    words[ones] = np.repeat(ids, uncapped(arrays, "one_sizes"))
    times = uncapped(arrays, "times")
    manies = np.repeat(starts[arrays["many"]], times) + uncapped(arrays, "many_positions")
    words[manies] = np.repeat(np.repeat(ids, uncapped(arrays, "many_sizes")), times)
    return words


def document_frequencies(arrays: Arrays, slots: NDArray[np.int64]) -> tuple[Words, Numbers]:
    """The distinct words of some passages, and in how many of these each stands."""
    wanted = np.zeros(len(arrays["lengths"]), np.bool_)
    wanted[slots] = True
    short = uncapped(arrays, "one_sizes")
    short[arrays["longs"]] = 0
    places = [
        _holding(wanted, arrays["one"], short),
        _holding(wanted, arrays["many"], uncapped(arrays, "many_sizes")),
        *_longs_holding(wanted, arrays, np.unique(slots >> 8).tolist()),
    ]
    found, counts = np.unique(np.concatenate(places), return_counts=True)
    return risen(arrays, "ids").astype(np.uint32)[found], counts


def _holding(wanted: NDArray[np.bool_], slots: NDArray[Any], sizes: Numbers) -> Numbers:
    """Which of some lists, that lie one after the other, hold wanted slots, each as often as it does."""
    starts = np.concatenate(([0], np.cumsum(sizes)))
    return np.searchsorted(starts, np.flatnonzero(wanted[slots]), "right") - 1


def _longs_holding(wanted: NDArray[np.bool_], arrays: Arrays, stretches: Sequence[int]) -> Iterator[Numbers]:
    """Where the long lists stand that hold wanted slots of some stretches; no other stretch is read."""
    counts = arrays["counts"].reshape(-1, STRETCH).astype(np.int64)
    starts = arrays["long_firsts"][:-1, None] + np.cumsum(counts, axis=1) - counts
    for stretch in stretches:
        sizes = counts[:, stretch]
        lows = arrays["lows"][runs(starts[:, stretch], sizes)]
        yield arrays["longs"][_holding(wanted[stretch << 8 :], lows, sizes)].astype(np.int64)


def own_frequencies(arrays: Arrays) -> Numbers:
    """In how many passages of a segment each of its words stands."""
    return uncapped(arrays, "one_sizes") + uncapped(arrays, "many_sizes")
