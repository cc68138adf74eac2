"""Spans of time told in two units, "two years and six months", as one value in the smaller unit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from answering.language.patterns import pattern
from answering.quantities.value import Value

_JOINT = pattern(r",? (?:and )?")
_SMALLER: Mapping[tuple[str | None, str | None], float] = {
    ("year", "month"): 12.0,
    ("week", "day"): 7.0,
    ("day", "hour"): 24.0,
    ("hour", "minute"): 60.0,
    ("minute", "second"): 60.0,
}
"""How many of the second unit make one of the first; others are told side by side, "3 days and 4 nights"."""


def joined(text: str, values: Iterable[Value]) -> Iterator[Value]:
    """The values of a text in order, spans of time that go on in a smaller unit made one.

    >>> one, other = Value("duration", 0, 7, 2.0, 2.0, "year"), Value("duration", 12, 20, 6.0, 6.0, "month")
    >>> [(v.start, v.end, v.low, v.unit) for v in joined("2 years and 6 months", [one, other])]
    [(0, 20, 30.0, 'month')]
    """
    last: Value | None = None
    for value in values:
        whole = _whole(text, last, value) if last else None
        if last and whole is None:
            yield last
        last = whole or value
    if last:
        yield last


def _whole(text: str, one: Value, other: Value) -> Value | None:
    """Both as one value; None where they are two."""
    share = _SMALLER.get((one.unit, other.unit)) if one.type == other.type == "duration" else None
    exact = (bound for value in (one, other) for bound in (value.low, value.high))
    if share is None or not _JOINT.fullmatch(text, one.end, other.start):
        return None
    bounds = [bound for bound in exact if isinstance(bound, float)]
    if len(bounds) < 4 or bounds[2] >= share:
        return None
    low, high = bounds[0] * share + bounds[2], bounds[1] * share + bounds[3]
    return replace(one, end=other.end, low=low, high=high, unit=other.unit)
