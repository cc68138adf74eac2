"""Whether two typed values can both hold: intervals with room for hedges and rounding."""

from __future__ import annotations

import math
from datetime import date

from answering.quantities.value import Value

Interval = tuple[float, float]
CLOSE = 1.25  # "more than N" is written when the figure is near N, seldom when it is a quarter above
ABOUT = 0.05  # share of the figure that "about" leaves open
FLOAT_ERROR = 1e-13  # of the larger bound: a border written as 0.1 + 0.2 is still a border
EXACT = 100  # counts below it are told exactly: "20 people" are not 21
ROUNDING = 0.05  # share of the figure that rounding may hide at most

_WIDEN = {
    "about": (1 - ABOUT, 1 + ABOUT),
    "nearly": (0.9, 1.0),
    "over": (1.0, CLOSE),
    "under": (1 / CLOSE, 1.0),
}
_WIDEN |= {"at least": _WIDEN["over"], "at most": _WIDEN["under"]}


def interval(value: Value) -> Interval | None:
    """The bounds within which the true figure lies, or None where a date has no year.

    >>> interval(Value("percent", 0, 3, 15, 15, "percent"))
    (14.5, 15.5)
    >>> interval(Value("percent", 0, 8, 80, None, "percent", "over"))
    (80.0, 100.0)
    """
    if value.type == "date":
        return _days(value)
    low, high = value.low, value.high
    known = [float(bound) for bound in (low, high) if isinstance(bound, int | float)]
    if not known:
        return None
    if value.modifier in _WIDEN:
        less, more = _WIDEN[value.modifier]
        ends = known[0] * less, known[-1] * more
        return min(ends), max(ends)
    if value.type == "count" and known[-1] < EXACT:
        return known[0] - 0.5, known[-1] + 0.5
    return known[0] - _half_digit(known[0]), known[-1] + _half_digit(known[-1])


def overlap(one: Interval, other: Interval) -> bool:
    """Whether two intervals share more than a border."""
    return max(one[0], other[0]) < min(one[1], other[1]) - FLOAT_ERROR * max(map(abs, (*one, *other)))


def _days(value: Value) -> Interval | None:
    if isinstance(value.low, date) and isinstance(value.high, date):
        return float(value.low.toordinal()), float(value.high.toordinal() + 1)
    return None


def _half_digit(number: float) -> float:
    """Half a unit of the last digit that is not a trailing zero, at most `ROUNDING` of the number.

    >>> _half_digit(2_970_000), _half_digit(14.8) < 0.051, _half_digit(12)
    (5000.0, True, 0.5)
    """
    if not number or not math.isfinite(number):
        return 0.0
    digits = f"{abs(number):.6g}" if abs(number) < 1e6 else f"{abs(number):.0f}"
    fraction = digits.partition(".")[2]
    unit = 10.0 ** -len(fraction) if fraction else 10.0 ** (len(digits) - len(digits.rstrip("0")))
    return min(unit / 2, ROUNDING * abs(number))
