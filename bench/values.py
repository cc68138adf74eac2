"""Scores `read_values` on a file of sentences with their values: precision and recall by type, with interval.

A value is right when a gold value of the same type overlaps it, is not yet matched, and has the same
interval and unit; an end that the value's hedge leaves open ("over 80%") counts as the gold's.

    python -m bench.values PATH [--misses]
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any

from answering.dates.periods import Period, day, month, months, week, years
from answering.values import Value, read_values

Row = dict[str, Any]


def load(path: Path) -> list[Row]:
    """The rows of a JSON-lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def bounds(gold: Row) -> tuple[float | date | None, float | date | None, str | None]:
    """The interval and unit that a gold value means.

    >>> bounds({"type": "percent", "value": [10, 15]}), bounds({"type": "count", "value": [3, "MPs"]})
    ((10, 15, None), (3, 3, 'MPs'))
    """
    value = gold["value"]
    if gold["type"] == "date":
        period = _period(value)
        return period.low, period.high, None
    if not isinstance(value, list):
        return value, value, None
    return (value[0], value[0], value[1]) if isinstance(value[1], str) else (value[0], value[1], None)


def _period(written: str) -> Period:
    """A date as the files write it: 2025-10-28T20:10, 2025-W43, 2024-Q3, 2022-H1, 196X, 2025-10, 2025."""
    text = written.split("T")[0]
    if text.endswith("X"):
        return years(int(text[:3]) * 10, int(text[:3]) * 10 + 9, "decade")
    parts = text.split("-")
    year = int(parts[0])
    if len(parts) == 3:
        return day(year, int(parts[1]), int(parts[2]))
    if len(parts) == 1:
        return years(year, year)
    letter, number = parts[1][0], parts[1][1:]
    if letter == "W":
        return week(date.fromisocalendar(year, int(number), 1))
    if letter in "QH":
        size = 3 if letter == "Q" else 6
        return months(year, (int(number) - 1) * size + 1, size, letter)
    return month(year, int(parts[1]))


def right(value: Value, gold: Row) -> bool:
    """Whether a value found is this gold value."""
    if value.type != gold["type"] or value.start >= gold["end"] or gold["start"] >= value.end:
        return False
    low, high, unit = bounds(gold)
    if unit is not None and (value.unit or "").casefold() != unit.casefold():
        return False
    return _same(value.low, low, value.high) and _same(value.high, high, value.low)


def _same(found: float | date | None, gold: float | date | None, other: float | date | None) -> bool:
    if found is None and other is not None:
        return True  # the open end of "over 80%"
    if isinstance(found, (int, float)) and isinstance(gold, (int, float)):
        return abs(found - gold) <= 1e-4 * max(1.0, abs(gold))
    return found == gold


def compare(rows: list[Row]) -> Iterator[tuple[str, str, Row, object]]:
    """Each outcome as (`right`, `missed` or `extra`; type; row; gold or value)."""
    for row in rows:
        left = list(row["gold"])
        for value in read_values(row["text"], date.fromisoformat(row["ref"]) if row.get("ref") else None):
            match = next((gold for gold in left if right(value, gold)), None)
            if match:
                left.remove(match)
            yield ("right" if match else "extra"), value.type, row, value
        for gold in left:
            yield "missed", gold["type"], row, gold


def report(rows: list[Row], *, misses: bool) -> None:
    """Prints a line for each type, the misses where wished, and the time a sentence takes."""
    outcomes = list(compare(rows))
    counts = Counter((kind, type) for kind, type, _, _ in outcomes)
    for type in [*sorted({type for _, type, _, _ in outcomes}), "all"]:
        ok, missed, extra = (
            sum(n for (k, t), n in counts.items() if k == kind and type in (t, "all"))
            for kind in ("right", "missed", "extra")
        )
        precision, recall = ok / max(1, ok + extra), ok / max(1, ok + missed)
        print(f"{type:10} precision {precision:.3f} recall {recall:.3f} of {ok + missed}")
    if misses:
        for kind, _, row, what in outcomes:
            if kind != "right":
                print(f"{kind}: {row['text']!r}: {what}")
    print(f"{_time(rows):.3f} ms a sentence")


def _time(rows: list[Row]) -> float:
    start = perf_counter()
    for row in rows:
        read_values(row["text"], date(2025, 10, 28))
    return 1000 * (perf_counter() - start) / max(1, len(rows))


def main(arguments: list[str]) -> int:
    """Scores the file named; 2 where it is not there."""
    paths = [argument for argument in arguments if not argument.startswith("-")]
    if not paths or not Path(paths[0]).is_file():
        print("usage: python -m bench.values PATH [--misses]", file=sys.stderr)
        return 2
    report(load(Path(paths[0])), misses="--misses" in arguments)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
