"""Years and centuries with their era: "AD 79", "190 CE", "the 2nd century B.C.".

An ISO day counts from the year 1, so a time before it is a date with open bounds: known to be one, in its own
words, and compared with no other.
"""

from __future__ import annotations

from answering.dates.periods import AGES, Period, age, unknown, years
from answering.dates.sighting import DIGITS, PART, Rule, Sighting
from answering.language.patterns import any_of, pattern
from answering.quantities.ordinals import ORDINALS

_ERA = r",?\s?(?:(?P<bc>BCE?|B\.C\.(?:E\.)?)|AD|A\.D\.|CE|C\.E\.)(?![\w-])"
_YEAR = r"(?P<year>[1-9][0-9]{0,3}|[1-9][0-9]?,[0-9]{3})"
_LED = pattern(
    r"(?:\b(?ai:in|by|since|until|till|from|to|before|after|between|and|or|during|of|early|late|mid|year|years"
    r"|circa|around|about|some|roughly|nearly|was|is)[ -]|\bca?\.\s?|\()$"
)
_CLOSED = pattern(r"[,;:)]|\W*$")
_PEOPLE = pattern(r" (?:[a-z]+ )?(?!(?:was|has|his|its|this|is|as)\b)[a-z]{2,20}s\b")
"""A noun in the plural: the 500 B.C. residents live in British Columbia."""
_REACH = 12


def _year(seen: Sighting) -> Period | None:
    year = int(seen["year"].replace(",", ""))
    return unknown("year") if seen["bc"] else years(year, year)


def _marked_year(seen: Sighting) -> Period | None:
    """A year before its era, where a word leads to it or nothing follows that it may count."""
    text, (start, end) = seen.match.string, seen.match.span()
    led = _LED.search(text[max(0, start - _REACH) : start]) or _CLOSED.match(text, end)
    return _year(seen) if led and not _PEOPLE.match(text, end) else None


def _age(seen: Sighting) -> Period:
    unit, which = seen["unit"], seen.number("n") or ORDINALS.get(seen["word"], 0)
    return unknown(unit) if seen["bc"] else age(which, unit)


RULES: tuple[Rule, ...] = (
    Rule(DIGITS, pattern(rf"(?<![\w.])A\.?D\.?\s?{_YEAR}(?![\w%]|[.,][0-9])"), _year, pattern(r"A\.?D")),
    Rule(
        DIGITS,
        pattern(rf"(?<![\w.,$€£-]){PART}(?:[1-9][0-9]{{0,3}}\s?[-–]\s?)?{_YEAR}{_ERA}"),
        _marked_year,
        pattern(r"[0-9],?\s?(?:A\.?D|B\.?C|C\.?E)"),
    ),
    Rule(
        frozenset(AGES),
        pattern(
            rf"(?<![\w-])(?:the )?{PART}"
            rf"(?:(?P<n>[0-9]{{1,2}})(?:st|nd|rd|th)|(?P<word>{any_of(ORDINALS)}))"
            rf"[ -](?P<unit>(?ai:century|millennium)){_ERA}"
        ),
        _age,
    ),
)
