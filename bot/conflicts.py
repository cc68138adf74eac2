"""Every disagreement of a library, for the command, the digests and Telegram."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from answering.assertions import Assertions, joined, read_assertions
from answering.claim import moment
from answering.disagreement import Disagreement
from answering.disagreements import disagreements
from corpus.article import day
from corpus.store import Library

LOT = 100  # articles that are read at a time
MANY = 600  # articles from which a second process, which takes half a second to start, is worth it
PROCESSES = 2  # at most; each takes about 150 MB

Watch = Callable[[Iterable[Any], str, int | None], Iterable[Any]]
"""Gives the items back one by one and may show how far it has come: items, label, how many."""
Key = Callable[[Disagreement], Any]


@dataclass(frozen=True, slots=True)
class Filters:
    """Which disagreements are wanted.

    `since`: its newest quote was published on that day or later. `until`: articles published later are left
    out, as if it were that day. `source`: one side is of this outlet. No `kinds` means all kinds.
    """

    since: date | None = None
    until: date | None = None
    source: str | None = None
    kinds: frozenset[str] = frozenset()
    sort: str = "new"
    limit: int | None = None


def _unwatched(items: Iterable[Any], label: str, total: int | None = None) -> Iterable[Any]:
    return items


def find_conflicts(
    library: Library, filters: Filters = Filters(), watch: Watch = _unwatched
) -> tuple[Disagreement, ...]:
    """The disagreements of a library that the filters let through; seconds to a minute on a large one."""
    return chosen(_all(library, filters.until, watch), filters)


def chosen(found: Iterable[Disagreement], filters: Filters) -> tuple[Disagreement, ...]:
    """Those that the filters let through, in the order they ask for; `until` is not looked at."""
    wanted = (one for one in found if _is_wanted(one, filters))
    return tuple(islice(sorted(wanted, key=SORTS[filters.sort]), filters.limit))


def _newest_first(one: Disagreement) -> tuple[float, float, str]:
    newest = moment(one.newest)
    return -(newest - datetime.min).total_seconds(), -one.sure, one.id


SORTS: Mapping[str, Key] = {
    "new": _newest_first,
    "sure": lambda one: (-one.sure, one.id),
    "important": lambda one: (-one.important * one.sure, one.id),
}


def _is_wanted(one: Disagreement, filters: Filters) -> bool:
    if filters.kinds and one.kind not in filters.kinds:
        return False
    if filters.since and (one.newest is None or day(one.newest) < filters.since):
        return False
    return filters.source is None or filters.source.casefold() in _outlets(one)


def _outlets(one: Disagreement) -> set[str]:
    evidence = (quote for position in one.positions for quote in position.evidence)
    return {
        name.casefold() for quote in evidence for name in (quote.source, *(c.source for c in quote.copies))
    }


def _all(library: Library, until: date | None, watch: Watch) -> list[Disagreement]:
    ids = sorted(
        item.id
        for item in library.summaries()
        if not (until and item.published and day(item.published) > until)
    )
    assertions = joined(list(watch(_read(library, ids), "Reading", -(-len(ids) // LOT))))
    return disagreements(
        assertions,
        len(ids),
        lambda number: library.article(ids[number]),
        lambda pairs: watch(pairs, "Comparing", len(pairs)),
    )


def _read(library: Library, ids: Sequence[str]) -> Iterator[Assertions]:
    """The assertions of the articles in lots, read in two processes where there are many."""
    lots = [(ids[at : at + LOT], at) for at in range(0, len(ids), LOT)]
    workers = min(PROCESSES, os.cpu_count() or 1)
    if len(ids) < MANY or workers < 2:
        yield from (read_assertions(library.batch(lot), first) for lot, first in lots)
        return
    fresh = multiprocessing.get_context("spawn")  # a fork of a process with threads may hang
    with ProcessPoolExecutor(workers, fresh, _open, (library.path,)) as pool:
        yield from pool.map(_read_lot, lots)


def _open(path: Path) -> None:
    """Opens the library in a process that reads for another."""
    global _library
    _library = Library(path, readonly=True)


def _read_lot(lot: tuple[Sequence[str], int]) -> Assertions:
    ids, first = lot
    return read_assertions(_library.batch(ids), first)


_library: Library
