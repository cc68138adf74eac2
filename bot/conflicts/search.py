"""Every disagreement of a library, for the command, the digests and Telegram."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Any

from answering.comparing.claim import moment
from answering.disagreements.assertions import joined
from answering.disagreements.blocking import Blocks
from answering.disagreements.clashes import Clash
from answering.disagreements.disagreement import Disagreement
from answering.disagreements.disagreements import disagreements, find_disagreements
from bot.conflicts.workers import compare_lot, comparers, read_lot, readers
from corpus.article import day
from corpus.store import Library

LOT = 100  # articles that are read at a time
MANY = 600  # articles from which two more processes are worth the half second that they take to start
PAIRS = 500  # pairs that are compared at a time

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
    """Every disagreement among the articles published until a day; two processes read and compare many."""
    ids = sorted(
        item.id
        for item in library.summaries()
        if not (until and item.published and day(item.published) > until)
    )
    if len(ids) >= MANY and library.path.exists():  # one held in memory has no file that others can open
        return _shared_out(library, ids, watch)
    return find_disagreements(library.batch(ids) if ids else [])


def _shared_out(library: Library, ids: Sequence[str], watch: Watch) -> list[Disagreement]:
    """The same with two processes that read lots of articles and then compare lots of pairs."""
    with readers(library.path) as pool:
        lots = [(ids[at : at + LOT], at) for at in range(0, len(ids), LOT)]
        assertions = joined(list(watch(pool.map(read_lot, lots), "Reading", len(lots))))

    def compare(found: Blocks, pairs: Sequence[tuple[int, int]]) -> Iterator[Clash]:
        shares = [pairs[at : at + PAIRS] for at in range(0, len(pairs), PAIRS)]
        pool = comparers(library.path, ids, assertions, found.weights)
        lots = pool.map(compare_lot, shares)  # they begin before the first clash is asked for
        return _ended(pool, watch(lots, "Comparing", len(shares)))

    return disagreements(assertions, len(ids), lambda number: library.article(ids[number]), compare)


def _ended(pool: Executor, lots: Iterable[Iterable[Clash]]) -> Iterator[Clash]:
    """The clashes of some lots, and the end of those that looked for them."""
    with pool:
        for lot in lots:
            yield from lot
