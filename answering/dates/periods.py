"""Periods of the calendar as first and last day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

AGES = {"century": 100, "millennium": 1000}  # years


@dataclass(frozen=True, slots=True)
class Period:
    """A named stretch of days, both ends included; None where nothing tells when. `unit` is its length."""

    low: date | None
    high: date | None
    unit: str


def unknown(unit: str) -> Period:
    """A period of this length, at a time that nothing tells.

    >>> unknown("month")
    Period(low=None, high=None, unit='month')
    """
    return Period(None, None, unit)


def day(year: int, month: int, number: int, last: int | None = None) -> Period:
    """One day, or the days up to `last` of the same month; ValueError for a day that is not in the calendar.

    >>> day(2025, 10, 28).low
    datetime.date(2025, 10, 28)
    """
    return Period(date(year, month, number), date(year, month, last or number), "day")


def month(year: int, number: int) -> Period:
    """A month; numbers beyond 1–12 run on into the neighbouring years.

    >>> month(2025, 14).high
    datetime.date(2026, 2, 28)
    """
    return months(year, number, 1, "month")


def months(year: int, first: int, count: int, unit: str) -> Period:
    """`count` months from the `first` month of a year (counted on past December).

    >>> months(2024, 7, 3, "quarter")
    Period(low=datetime.date(2024, 7, 1), high=datetime.date(2024, 9, 30), unit='quarter')
    """
    start = year * 12 + first - 1
    return Period(_first_day(start), _first_day(start + count) - timedelta(1), unit)


def _first_day(month: int) -> date:
    """The first day of a month counted from January of the year 0."""
    return date(month // 12, month % 12 + 1, 1)


def years(first: int, last: int, unit: str = "year") -> Period:
    """Whole calendar years.

    >>> years(1960, 1969, "decade").high
    datetime.date(1969, 12, 31)
    """
    return Period(date(first, 1, 1), date(last, 12, 31), unit)


def age(which: int, unit: str) -> Period:
    """The first, second ... century or millennium.

    >>> age(2, "century").low, age(2, "millennium").high
    (datetime.date(101, 1, 1), datetime.date(2000, 12, 31))
    """
    last = AGES[unit] * which
    return years(last - AGES[unit] + 1, last, unit)


def week(of: date) -> Period:
    """Monday to Sunday around a day.

    >>> week(date(2025, 10, 28)).low
    datetime.date(2025, 10, 27)
    """
    monday = of - timedelta(of.weekday())
    return Period(monday, monday + timedelta(6), "week")


def weekend(of: date) -> Period:
    """Saturday and Sunday of a day's week.

    >>> weekend(date(2025, 10, 28)).low
    datetime.date(2025, 11, 1)
    """
    saturday = of - timedelta(of.weekday()) + timedelta(5)
    return Period(saturday, saturday + timedelta(1), "weekend")
