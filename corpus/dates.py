"""Publication times as articles write them: read strictly, never guessed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone

from corpus.article import When

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug", "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
ZONES = {
    "Z": 0, "UTC": 0, "GMT": 0, "UT": 0, "WET": 0, "WEST": 1, "CET": 1, "CEST": 2, "EET": 2, "EEST": 3,
    "MSK": 3,
    "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
    "HKT": 8, "SGT": 8, "JST": 9, "KST": 9, "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13,
}  # fmt: skip
"""Hours from UTC: RFC 2822's zones, and those that mean one thing only."""
UNCLEAR_ZONES = ("IST", "BST", "AST", "ADT", "WIB", "PKT", "ET", "CT", "PT")
"""More than one zone or season bears the name: the day is taken, the hour is not."""
YEARS = range(1500, 2200)

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_ZONE = "|".join(sorted((*ZONES, *UNCLEAR_ZONES), key=len, reverse=True))
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_CLOCK = (
    r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?!\d)(?::(?P<second>\d{2})(?!\d)(?:[.,]\d{1,9})?)?"
    r"(?:\s?(?P<half>[ap])\.?m\b\.?)?"
    rf"(?:\s?\(?(?:(?P<zone>{_ZONE})(?![a-z+-])\)?|(?:GMT|UTC)?(?P<offset>[+-]\d{{1,2}}(?::?\d{{2}})?)(?!\d)))?"
)
_AFTER = rf"(?:(?:\s*,|\s+at|\s*[|–—-]|\s*T)?\s*{_CLOCK})?"
_BEFORE = rf"(?:{_CLOCK}(?:\s*,|\s+on)?\s+)"
_DAY_FIRST = (
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{_MONTH})\b\.?,?\s+(?P<year>\d{{4}})(?!\d)"
)
_MONTH_FIRST = rf"(?P<month>{_MONTH})\b\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})(?!\d)"
_YEAR_FIRST = r"(?P<year>\d{4})(?P<dash>[-/])(?P<month>\d{2})(?P=dash)(?P<day>\d{2})(?!\d)"
FORMS = tuple(
    re.compile(_WEEKDAY + form, re.IGNORECASE | re.ASCII)
    for form in (
        _YEAR_FIRST + _AFTER,
        _DAY_FIRST + _AFTER,
        _MONTH_FIRST + _AFTER,
        _BEFORE + _DAY_FIRST,
        _BEFORE + _MONTH_FIRST,
    )
)
_LABEL = re.compile(
    r"\b(?:first|last|date|time|published|posted|created|issued|released?|updated?|modified|edited|on|at|by|"
    r"\d{1,3} min(?:ute)?s? read|\d{1,2} \w{3,7} ago|"
    r"mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun|\w{3,6}day)\b"
    r"|[|•·,;:()/–—-]",
    re.IGNORECASE | re.ASCII,
)
_DIGIT = re.compile(r"\d")
_UPDATED = re.compile(r"updat|modif|edited", re.IGNORECASE)
LONGEST_DATELINE = 160  # characters; the longest seen, with two labels, weekdays and zones, has 96


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a line of nothing but dates says."""

    published: When | None = None
    updated: When | None = None


def read_when(text: str) -> When | None:
    """The publication time that `text` states, or None: a day, or a naive UTC time where a time is given.

    Whatever could mean two days, or no day, is None.

    >>> read_when("Oct. 28, 2025 4:03 p.m."), read_when("2025-10-28")
    (datetime.datetime(2025, 10, 28, 16, 3), datetime.date(2025, 10, 28))
    >>> read_when("2025-10-28T01:30:00+02:00")
    datetime.datetime(2025, 10, 27, 23, 30)
    >>> read_when("03/04/2025"), read_when("4 days ago"), read_when("30 February 2025")
    (None, None, None)
    """
    stripped = text.strip()
    if len(stripped) > LONGEST_DATELINE:
        return None
    matches = (form.fullmatch(stripped) for form in FORMS)
    return next((_build(match) for match in matches if match), None)


def find_datelines(line: str) -> tuple[When, ...]:
    """The one or two times of a line that consists of nothing else: publication first, then the update.

    >>> find_datelines("October 28, 2025, 04:03October 28, 2025, 06:05")
    (datetime.datetime(2025, 10, 28, 4, 3), datetime.datetime(2025, 10, 28, 6, 5))
    >>> find_datelines("On 28 October 2025 the minister resigned.")
    ()
    """
    found = read_dateline(line)
    return tuple(when for when in (found.published, found.updated) if when) if found else ()


def read_dateline(line: str) -> Dateline | None:
    """A line of one or two times and their labels, or None where it says anything else.

    >>> read_dateline("Last updated: 29 October 2025").updated
    datetime.date(2025, 10, 29)
    """
    if len(line) > LONGEST_DATELINE or not _DIGIT.search(line):
        return None
    times, labels, rest = _take_times(line)
    if not 1 <= len(times) <= 2 or _LABEL.sub("", rest).strip():
        return None
    if len(times) == 2:
        return Dateline(*times)
    return Dateline(updated=times[0]) if _UPDATED.search(labels[0]) else Dateline(published=times[0])


def _take_times(line: str) -> tuple[list[When], list[str], str]:
    """The times of a line, the words before each, and all the words that are in none."""
    times: list[When] = []
    labels: list[str] = []
    at = 0
    while match := _first(line, at):
        when = _build(match)
        if when is None:
            break
        times.append(when)
        labels.append(line[at : match.start()])
        at = match.end()
    return times, labels, " ".join((*labels, line[at:]))


def _first(line: str, at: int) -> re.Match[str] | None:
    matches = [match for form in FORMS if (match := form.search(line, at))]
    return min(matches, key=lambda match: (match.start(), -match.end()), default=None)


def _build(match: re.Match[str]) -> When | None:
    year, month = int(match["year"]), match["month"].lower()
    number = int(month) if month.isdigit() else MONTHS[month]
    try:
        day = date(year, number, int(match["day"]))
        clock = _clock(match)
        offset = _offset(match)
    except ValueError:
        return None
    if year not in YEARS:
        return None
    return day if clock is None else datetime.combine(day, clock) - offset


def _clock(match: re.Match[str]) -> time | None:
    """The time of day, None where there is none or its zone is unclear; ValueError where impossible."""
    if match["hour"] is None:
        return None
    hour, half = int(match["hour"]), (match["half"] or "").lower()
    if half and not 1 <= hour <= 12:
        raise ValueError("a 12-hour clock has no such hour")
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    clock = time(hour, int(match["minute"]), int(match["second"] or 0))
    return None if (match["zone"] or "").upper() in UNCLEAR_ZONES else clock


def _offset(match: re.Match[str]) -> timedelta:
    """The zone's distance from UTC; ValueError where it is a day or more."""
    if offset := match["offset"]:
        sign = -1 if offset[0] == "-" else 1
        digits = offset[1:].replace(":", "")
        minutes = int(digits[-2:]) if len(digits) > 2 else 0
        distance = sign * timedelta(hours=int(digits[:-2] if len(digits) > 2 else digits), minutes=minutes)
        return timezone(distance).utcoffset(None)
    return timedelta(hours=ZONES.get((match["zone"] or "Z").upper(), 0))
