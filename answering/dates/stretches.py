"""Longer stretches of the calendar: "by March", "early 2030", "Q3 2024", "the 1960s", "last week"."""

from __future__ import annotations

from datetime import date, timedelta

from answering.dates.periods import Period, age, month, months, unknown, week, weekend, years
from answering.dates.sighting import DIGITS, MONTH, MONTH_WORDS, NEAR, PART, SHORTENED, YEAR, Rule, Sighting
from answering.language.patterns import any_of, pattern
from answering.quantities.numbers import TENS, UNITS, spell
from answering.quantities.ordinals import ORDINALS

_SHIFTS = {"last": -1, "previous": -1, "next": 1, "coming": 1}
_QUARTERS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4,
}  # fmt: skip
_SEASONS = ("summer", "winter", "spring", "autumn", "fall")


def _month_of_year(seen: Sighting) -> Period:
    return month(seen.number("year"), seen.month)


def _bare_month(seen: Sighting) -> Period | None:
    """ "By March" is the next one, "next March" a later one, else the words around decide.

    "Of Mar" names no month: an earl may be of Mar.
    """
    if seen["before"].startswith("of") and seen["month"] in SHORTENED:
        return None
    if seen.ref is None:
        return unknown("month")
    ref, lead = seen.ref, seen["before"]
    gap = (seen.month - ref.month) % 12
    if lead.startswith("next"):
        return month(ref.year, ref.month + (gap or 12))
    if lead.startswith("last"):
        return month(ref.year, ref.month + gap - 12)
    deadline = lead.startswith(("by", "until", "till", "before")) and not seen.back
    if gap == 0 or deadline or lead.startswith("this") or seen.ahead:
        return month(ref.year, ref.month + gap)
    soon = gap <= _SOON and not seen.back
    return month(ref.year, ref.month + (gap if soon else gap - 12))


_SOON = 2
"""Months: "in December" said in October, with no tense to go by, is the one to come."""


def _part_of_year(seen: Sighting) -> Period | None:
    size = 3 if seen["what"] == "quarter" else 6
    return _nth_part(_QUARTERS.get(seen["which"], 12 // size), size, _year_meant(seen))


def _short_quarter(seen: Sighting) -> Period | None:
    which, size = seen.number("n"), (3 if seen["q"] == "q" else 6)
    if seen["year"] or seen.ref is None:
        return _nth_part(which, size, seen.number("year"))
    late = which > (seen.ref.month - 1) // size + 1 and not seen.ahead
    return _nth_part(which, size, seen.ref.year - late)


def _nth_part(which: int, size: int, year: int) -> Period | None:
    unit = "quarter" if size == 3 else "half"
    if which > 12 // size:
        return None
    return months(year, (which - 1) * size + 1, size, unit) if year else unknown(unit)


def _year_meant(seen: Sighting) -> int:
    """The year written, or the one that "this year" or "last year" means; 0 where nothing tells."""
    if seen["year"]:
        return seen.number("year")
    return seen.ref.year + _SHIFTS.get(seen["rel"], 0) if seen.ref else 0


def _lone_quarter(seen: Sighting) -> Period | None:
    """ "The third quarter" is the latest that has begun."""
    if seen.ref is None:
        return unknown("quarter")
    which = _QUARTERS.get(seen["which"], 4)
    return _nth_part(which, 3, seen.ref.year - (which > (seen.ref.month - 1) // 3 + 1))


def _decade(seen: Sighting) -> Period:
    written = seen["decade"]
    first = int(written) if len(written) == 4 else 1900 + int(written)
    return years(first, first + (99 if written.endswith("00") and first < 2000 else 9), "decade")


def _century(seen: Sighting) -> Period:
    return age(seen.number("n") or ORDINALS.get(seen["word"], 0), "century")


def _fiscal(seen: Sighting) -> Period:
    year = seen.number("year")
    return years(year, year) if year > 99 else years(2000 + year, 2000 + year)


def _season(seen: Sighting) -> Period:
    """A season's months differ by hemisphere, so its year stands for it."""
    year = seen.number("year")
    found = years(year, year)
    return Period(found.low, found.high, "season")


def _year_span(seen: Sighting) -> Period | None:
    first, last = seen["year"], seen["to"]
    end = int(last) if len(last) == 4 else int(first[:2] + last)
    return years(int(first), end) if int(first) < end <= int(first) + 100 else None


def _ago(seen: Sighting) -> Period:
    """As precise as its words: "two days ago" is a day, "a year ago" a year."""
    count = seen["count"]
    number = int(count) if count.isdigit() else 1 if count in ("a", "an") else int(spell([count])[0])
    return _shifted(seen.ref, seen["unit"].rstrip("s"), -number)


def _relative(seen: Sighting) -> Period:
    return _shifted(seen.ref, seen["unit"], _SHIFTS.get(seen["rel"], 0))


def _this_weekend(seen: Sighting) -> Period:
    if seen.ref is None:
        return unknown("weekend")
    ahead = seen["rel"] == "this" or seen.ahead or seen.ref.weekday() >= 5
    return weekend(seen.ref - timedelta(0 if ahead else 7))


def _shifted(ref: date | None, unit: str, by: int) -> Period:
    """The period of this length that holds `ref`, moved by so many of them; seasons have no fixed months."""
    if unit in _SEASONS:
        return unknown("season")
    if ref is None:
        return unknown(unit)
    return _SHIFTED[unit](ref, by)


def _day_on(ref: date, by: int) -> Period:
    return Period(ref + timedelta(by), ref + timedelta(by), "day")


def _quarter_on(ref: date, by: int) -> Period:
    return months(ref.year, (ref.month - 1) // 3 * 3 + 1 + 3 * by, 3, "quarter")


def _decade_on(ref: date, by: int) -> Period:
    first = ref.year // 10 * 10 + 10 * by
    return years(first, first + 9, "decade")


_SHIFTED = {
    "day": _day_on,
    "week": lambda ref, by: week(ref + timedelta(7 * by)),
    "weekend": lambda ref, by: weekend(ref + timedelta(7 * by)),
    "month": lambda ref, by: month(ref.year, ref.month + by),
    "quarter": _quarter_on,
    "year": lambda ref, by: years(ref.year + by, ref.year + by),
    "decade": _decade_on,
}

_PART_WORDS = frozenset({"quarter", "half"})
_CENTURY = frozenset({"century"})
_FISCAL = frozenset({"fy", "fiscal", "financial"})
_SEASON_WORDS = frozenset(_SEASONS)
_AGO = frozenset({"ago"})
_RELATIVE = frozenset({*_SEASONS, "week", "month", "year", "quarter", "decade", "weekend"})
_SEASON = any_of(_SEASONS)
_ORD = any_of(_QUARTERS)
_NUMBER = any_of([*UNITS, *TENS, "a", "an"])
_QUARTER_OR_HALF = rf"(?<![\w-])(?P<which>{_ORD}|(?ai:last|final)) (?P<what>(?ai:quarter|half))"
_CERTAIN = r"January|February|July|September|October|November|December|(?:April|June|August)(?! [A-Z])"

RULES: tuple[Rule, ...] = (
    Rule(MONTH_WORDS, pattern(rf"(?<![\w-]){PART}{MONTH},?(?: of)? {YEAR}"), _month_of_year),
    Rule(
        _PART_WORDS,
        pattern(
            rf"{_QUARTER_OR_HALF}(?:,? of| in)?(?: the)?(?: (?ai:fiscal|financial))?(?: (?ai:year))? {YEAR}"
        ),
        _part_of_year,
    ),
    Rule(
        _PART_WORDS,
        pattern(rf"{_QUARTER_OR_HALF} (?ai:of (?:the|(?P<rel>{NEAR})) (?:fiscal |financial )?year)\b"),
        _part_of_year,
    ),
    Rule(
        DIGITS,
        pattern(r"(?<![\w-])(?P<q>[QqH])(?P<n>[1-4])(?: of)?(?:(?: FY)?[ -](?P<year>20[0-9]{2}))?\b"),
        _short_quarter,
        pattern("[QqH][1-4]"),
    ),
    Rule(
        _PART_WORDS,
        pattern(
            rf"(?<![\w-])(?P<which>{_ORD})[ -](?ai:quarter)\b(?! of (?:a|the (?:game|match|century|final)))"
        ),
        _lone_quarter,
    ),
    Rule(
        DIGITS,
        pattern(rf"(?<!\w)(?:the )?(?P<span>{PART}(?P<decade>[12][0-9]{{2}}0|(?<=['’‘])[1-9]0)['’]?s)\b"),
        _decade,
        pattern("0['’]?s"),
    ),
    Rule(
        _CENTURY,
        pattern(
            rf"(?<![\w-])(?:the )?{PART}"
            rf"(?:(?P<n>[0-9]{{1,2}})(?:st|nd|rd|th)|(?P<word>{any_of(ORDINALS)}))[ -](?ai:century)\b"
        ),
        _century,
    ),
    Rule(
        _FISCAL,
        pattern(
            r"(?<![\w-])(?:FY\s?|(?ai:fiscal|financial)(?: (?ai:year))? )(?P<year>20[0-9]{2}|[0-9]{2})"
            r"(?![\w%]|[.,][0-9])"
        ),
        _fiscal,
    ),
    Rule(_SEASON_WORDS, pattern(rf"(?<![\w-])(?:the )?(?:{_SEASON}) (?:of )?{YEAR}"), _season),
    Rule(
        DIGITS,
        pattern(
            r"(?<![\w.,$€£/-])(?P<year>1[5-9][0-9]{2}|20[0-9]{2})(?:[-–—/]| [-–] )"
            r"(?P<to>(?:1[5-9]|20)[0-9]{2}|[0-9]{2})(?![\w%/-]|[.,][0-9])"
        ),
        _year_span,
        pattern("[0-9] ?[-–—/] ?[0-9]"),
    ),
    Rule(
        _AGO,
        pattern(
            rf"(?<![\w-])(?P<count>{_NUMBER}|[0-9]{{1,3}}) "
            r"(?P<unit>(?ai:days?|weeks?|months?|years?|decades?)) (?ai:ago)\b"
        ),
        _ago,
    ),
    Rule(
        _RELATIVE,
        pattern(
            r"(?<![\w-])(?:(?ai:earlier|later) )?(?P<rel>(?ai:last|next|this|previous)) "
            rf"(?P<unit>(?ai:week|month|year|quarter|decade)|{_SEASON})(?![\w-])"
        ),
        _relative,
    ),
    Rule(
        _RELATIVE,
        pattern(r"(?<![\w-])(?P<rel>(?ai:last|next|previous)) (?P<unit>(?ai:weekend))\b"),
        _relative,
    ),
    Rule(
        _RELATIVE,
        pattern(
            r"(?<![\w-])(?:(?P<rel>(?ai:this)) (?ai:weekend)|"
            r"(?ai:over the|at the|during the) (?P<span>(?ai:weekend)))\b"
        ),
        _this_weekend,
    ),
    Rule(
        MONTH_WORDS,
        pattern(
            r"(?<![\w-])(?P<before>(?ai:by|in|since|until|till|before|after|from|during|of|for|next|last|this|"
            rf"to|and|between|through)[ -](?:the )?)(?P<span>{PART}{MONTH})(?! [0-9])"
        ),
        _bare_month,
    ),
    Rule(
        MONTH_WORDS,
        pattern(rf"(?<![\w-])(?P<part>(?ai:early|mid|late))[ -]{MONTH}(?! [0-9])"),
        _bare_month,
    ),
    Rule(MONTH_WORDS, pattern(rf"(?<![\w-])(?P<month>{_CERTAIN})(?!\w| [0-9])"), _bare_month),
)
