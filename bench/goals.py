"""What is wanted of the speed, as ratios within one run, and what of it was found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

Row = dict[str, Any]
SMALL, MIDDLE, LARGE, MILLION = 1_000, 10_000, 100_000, 1_000_000
OURS, FUSED, PLAIN = "crossquote", "crossquote, full recipe", "crossquote, plain numpy"


@dataclass(frozen=True, slots=True)
class Found:
    """What was measured, in words, and whether it is enough."""

    text: str
    met: bool


class Figures:
    """The rows of one run, by engine and number of passages; KeyError where one was not measured."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = {(row["engine"], row["passages"]): row for row in rows}

    def of(self, engine: str, size: int, column: str) -> float:
        """One figure."""
        return float(self._rows[engine, size][column])

    def peers(self, size: int, column: str) -> list[tuple[float, str]]:
        """That figure of every other engine, the least first, with its name."""
        own = [
            (row[column], name)
            for (name, at), row in self._rows.items()
            if at == size and not name.startswith(OURS) and column in row
        ]
        if not own:
            raise KeyError(size)
        return sorted(own)


Judge = Callable[[Figures], Found]


def as_quick(size: int, times: float, column: str = "each_qps", engine: str = OURS) -> Judge:
    """At least so many times the questions a second of the fastest peer."""

    def judge(figures: Figures) -> Found:
        (theirs, name), mine = figures.peers(size, column)[-1], figures.of(engine, size, column)
        return Found(
            f"{mine:,.0f} to {theirs:,.0f} ({name}): {mine / theirs:.1f} times", mine >= times * theirs
        )

    return judge


def quicker_than(peer: str, size: int, times: float, engine: str) -> Judge:
    """At least so many times the questions a second of one peer."""

    def judge(figures: Figures) -> Found:
        mine, theirs = (figures.of(name, size, "each_qps") for name in (engine, peer))
        return Found(f"{mine:,.0f} to {theirs:,.0f}: {mine / theirs:.1f} times", mine >= times * theirs)

    return judge


def at_most(times: float, size: int, column: str, peer: str = "") -> Judge:
    """At most so many times the figure of a peer, or of the best of all."""

    def judge(figures: Figures) -> Found:
        mine = figures.of(OURS, size, column)
        theirs, name = (figures.of(peer, size, column), peer) if peer else figures.peers(size, column)[0]
        return Found(
            f"{mine:.3g} to {theirs:.3g} ({name}): {mine / theirs:.2f} times", mine <= times * theirs
        )

    return judge


def below(limit: float, size: int, column: str, engine: str = OURS) -> Judge:
    """Less than a limit."""

    def judge(figures: Figures) -> Found:
        value = figures.of(engine, size, column)
        return Found(f"{value:.3g}", value < limit)

    return judge


GOALS: dict[str, Judge] = {
    "1M: 5 times the questions/s of the fastest peer": as_quick(MILLION, 5),
    "1M: the full recipe faster than the fastest peer's BM25": as_quick(MILLION, 1, engine=FUSED),
    "100k: 2 times the fastest peer, one by one": as_quick(LARGE, 2),
    "100k: 2 times the fastest peer, all at once": as_quick(LARGE, 2, "all_qps"),
    "10k: not slower than the fastest peer, one by one": as_quick(MIDDLE, 1),
    "10k: not slower than the fastest peer, all at once": as_quick(MIDDLE, 1, "all_qps"),
    "1k: not slower than the fastest peer, one by one": as_quick(SMALL, 1),
    "1k: not slower than the fastest peer, all at once": as_quick(SMALL, 1, "all_qps"),
    "100k: plain numpy 5 times bm25s without numba": quicker_than("bm25s, numpy", LARGE, 5, PLAIN),
    "1M: built in half of tantivy's time": at_most(0.5, MILLION, "build_s", "tantivy"),
    "10k: not slower to build than the fastest peer": at_most(1, MIDDLE, "build_s"),
    "1k: not slower to build than the fastest peer": at_most(1, SMALL, "build_s"),
    "1M: at most 1.5 times tantivy's disk": at_most(1.5, MILLION, "disk_mb", "tantivy"),
    "1M: the same with word positions on both sides": at_most(
        1.5, MILLION, "disk_mb", "tantivy, with positions"
    ),
    "1M: peak memory of building below 600 MB": below(600, MILLION, "peak_mb"),
    "1M: loaded in less than 10 ms": below(10, MILLION, "load_ms"),
    "1M: resident memory below 300 MB": below(300, MILLION, "rss_mb"),
    "1M: resident memory of the full recipe below 300 MB": below(300, MILLION, "rss_mb", FUSED),
    "1M: an added article found in less than 100 ms": below(100, MILLION, "add_ms"),
    "1M: a deleted article gone in less than 100 ms": below(100, MILLION, "delete_ms"),
}


def judged(rows: Sequence[Row]) -> list[tuple[str, str, str]]:
    """For each goal what was measured and whether it is met; "not measured" where a figure is missing."""
    figures = Figures(rows)
    return [(goal, *_judged(judge, figures)) for goal, judge in GOALS.items()]


def _judged(judge: Judge, figures: Figures) -> tuple[str, str]:
    try:
        found = judge(figures)
    except KeyError:
        return "not measured", ""
    return found.text, "met" if found.met else "missed"
