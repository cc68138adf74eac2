"""Dates as intervals of days."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from datetime import date

from answering.dates import bare_years, days, eras, stretches
from answering.dates.sighting import Sighting
from answering.language.patterns import lower_words, pattern
from answering.quantities.value import Value

RULES = (*eras.RULES, *days.RULES, *stretches.RULES, *bare_years.RULES)
"""Fullest first: where two overlap, the earlier one holds."""

DATE_WORDS = frozenset(word for rule in RULES for word in rule.needs)
"""Lower-case words of which a date without digits has one."""
_DIGIT = pattern("[0-9]")


def read_dates(text: str, ref: date | None, present: Set[str] | None = None) -> Iterator[Value]:
    """The dates of a text by rule, not in order, some inside others: the first of those is the fullest.

    `present` are the lower-case words of the text, where the caller has them already.

    >>> [str(v.low) for v in read_dates("It opened on Monday and closes by March.", date(2025, 10, 28))]
    ['2025-10-27', '2026-03-01']
    """
    present = lower_words(text) if present is None else present
    digits = bool(_DIGIT.search(text))
    for rule in RULES:
        if rule.needs.isdisjoint(present) if rule.needs else not digits:
            continue
        if rule.sign and not rule.sign.search(text):
            continue
        for match in rule.pattern.finditer(text):
            try:
                period = rule.meaning(Sighting(match, ref))
            except (ValueError, OverflowError):  # 31 February, or a year that no calendar has
                continue
            if period:
                start, end = match.span("span" if match.groupdict().get("span") else 0)
                modifier = _modifier(text, match, start)
                yield Value("date", start, end, period.low, period.high, period.unit, modifier)


_BEFORE = pattern(
    r"(?:^|(?<![a-z]))(?P<word>by|since|until|till|before|after|early|mid|late|prior to|no later than|"
    r"the end of|end of|from)(?: the| about| around)?[ -]$"
)
_MODIFIERS = {
    "till": "until", "prior to": "before", "no later than": "by", "the end of": "late", "end of": "late",
    "the start of": "early", "start of": "early", "the beginning of": "early", "from": "since",
}  # fmt: skip
_ONWARDS = pattern(r" on\b| onwards?\b")
_REACH = 24


def _modifier(text: str, match: re.Match[str], start: int) -> str | None:
    """The deadline word before a date ("by late 2026" is a "by"), else which part of it is meant."""
    word = (match.groupdict().get("part") or "").lower()
    found = _BEFORE.search(text[max(0, start - _REACH) : start].lower())
    if found and (found["word"] != "from" or _ONWARDS.match(text, match.end())):
        word = found["word"]
    return _MODIFIERS.get(word, word) or None
