"""Single days: "28 October 2025 20:10", "Nov. 3", "Monday evening", "yesterday"."""

from __future__ import annotations

from datetime import timedelta

from answering.dates.periods import Period, day, unknown
from answering.dates.sighting import (
    AT,
    CLOCK,
    DAY,
    DIGITS,
    MONTH,
    MONTH_WORDS,
    ON,
    WEEKDAY,
    WEEKDAY_WORDS,
    WEEKDAYS,
    YEAR,
    Rule,
    Sighting,
)
from answering.language.patterns import pattern, words


def _iso(seen: Sighting) -> Period:
    return day(seen.number("year"), seen.number("m"), seen.number("d"))


def _slashed(seen: Sighting) -> Period:
    """Day first where a point stands between or the other reading is impossible; else nobody can tell."""
    one, two, year = seen.number("one"), seen.number("two"), seen.number("year")
    if one > 12 or one == two or seen["sep"] == ".":
        return day(year, two, one)
    return day(year, one, two) if two > 12 else unknown("day")


def _dated(seen: Sighting) -> Period:
    return _in_year(seen, seen.number("year")) if seen["year"] else _bare(seen)


def _in_year(seen: Sighting, year: int) -> Period:
    first, last = seen.number("day"), seen.number("last")
    return day(year, seen.month, first, last if last > first else None)


_AHEAD_PENALTY = 60
"""Days by which a past reading is preferred where no word looks ahead."""


def _bare(seen: Sighting) -> Period:
    """A day of a month in the year nearest to `ref`; on or after it where the words look ahead."""
    _in_year(seen, 2024)  # a leap year: refuses 31 June at once
    if seen.ref is None:
        return unknown("day")
    ref, ahead = seen.ref, seen.ahead

    def distance(period: Period) -> int:
        days = (period.low - ref).days if period.low else 0
        late = period.high is not None and period.high < ref
        return abs(days) + (1000 if ahead and late else _AHEAD_PENALTY if days > 0 and not ahead else 0)

    return min(_nearby(seen, ref.year), key=distance)


def _nearby(seen: Sighting, year: int) -> list[Period]:
    found = []
    for candidate in range(year - 4, year + 5):  # four years reach a 29 February
        try:
            found.append(_in_year(seen, candidate))
        except ValueError:
            continue
    return found


def _weekday(seen: Sighting) -> Period:
    """The latest such day up to `ref`, or the next one where the words look ahead."""
    if seen.ref is None:
        return unknown("day")
    which, lead = WEEKDAYS[seen["name"]], seen["lead"]
    back = (seen.ref.weekday() - which) % 7
    ahead = (which - seen.ref.weekday()) % 7
    if lead in ("last", "past"):
        return _moved(seen, -(back or 7))
    if lead in ("next", "coming", "this coming"):
        return _moved(seen, ahead or 7)
    if lead == "this" or (seen.ahead and not seen.back):
        return _moved(seen, ahead)
    return _moved(seen, -back)


_NEAR_DAYS = {"yesterday": -1, "tomorrow": 1, "last night": -1}


def _near(seen: Sighting) -> Period:
    return _moved(seen, _NEAR_DAYS.get(seen["word"], 0))


def _moved(seen: Sighting, days: int) -> Period:
    if seen.ref is None:
        return unknown("day")
    found = seen.ref + timedelta(days)
    return Period(found, found, "day")


_EDGE = r"(?<![\w.,:/-])"
_NEAR_WORDS = frozenset(words("yesterday today tomorrow tonight this last"))
_TIME_OF_DAY = r"(?: (?ai:morning|afternoon|evening|night|noon|midnight))?"

RULES: tuple[Rule, ...] = (
    Rule(
        DIGITS,
        pattern(
            r"(?<![\w-])(?P<year>[12][0-9]{3})-(?P<m>[01][0-9])-(?P<d>[0-3][0-9])"
            r"(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2})?Z?)?(?![\w-])"
        ),
        _iso,
        pattern("[0-9]-[0-9]"),
    ),
    Rule(
        DIGITS,
        pattern(
            r"(?<![\w/.-])(?P<one>[0-3]?[0-9])(?P<sep>[/.])(?P<two>[0-3]?[0-9])(?P=sep)"
            r"(?P<year>(?:19|20)[0-9]{2})(?![\w/]|[.-][0-9])"
        ),
        _slashed,
        pattern("[0-9][/.][0-9]"),
    ),
    Rule(
        MONTH_WORDS,
        pattern(
            rf"{_EDGE}{ON}(?:the )?{DAY}(?: of)? {MONTH}(?:,?\s{YEAR}|(?! [12][0-9]{{3}}\b)){AT}",
        ),
        _dated,
    ),
    Rule(MONTH_WORDS, pattern(rf"{_EDGE}{ON}{MONTH}\s(?:the )?{DAY}(?:(?:,\s?|\s){YEAR})?{AT}"), _dated),
    Rule(
        WEEKDAY_WORDS,
        pattern(
            rf"(?<![\w-])(?:{CLOCK} (?:on )?)?(?:(?P<lead>(?ai:this coming|last|next|this|coming|past)) )?"
            rf"{WEEKDAY}{_TIME_OF_DAY}{AT}"
        ),
        _weekday,
    ),
    Rule(
        _NEAR_WORDS,
        pattern(
            rf"(?<![\w-])(?:{CLOCK} )?(?:(?ai:late|early|later|earlier) )?"
            rf"(?P<word>(?ai:yesterday|today|tomorrow|tonight))(?!\w){_TIME_OF_DAY}(?: at {CLOCK})?"
        ),
        _near,
    ),
    Rule(
        _NEAR_WORDS,
        pattern(
            r"(?<![\w-])(?:(?ai:late|early|earlier|later) )?"
            r"(?P<word>(?ai:this (?:morning|afternoon|evening)|last night))\b"
        ),
        _near,
    ),
)
