"""A date as it was met in a text, and the pieces of pattern that dates are made of."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from answering.dates.periods import Period
from answering.dates.tense import looks_ahead, looks_back
from answering.language.patterns import any_of, exactly, words

_MONTH_NAMES = words("January February March April May June July August September October November December")
_SHORT = tuple(name[:3] for name in _MONTH_NAMES)
_DAY_NAMES = words("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")

MONTHS = {
    **{name.lower(): i for i, name in enumerate(_MONTH_NAMES, 1)},
    **{name.lower(): i for i, name in enumerate(_SHORT, 1)},
    "sept": 9,
}
SHORTENED = frozenset(name.lower() for name in _SHORT if name not in _MONTH_NAMES)
"""Months cut to three letters, without a dot."""
WEEKDAYS = {name.lower(): i for i, name in enumerate(_DAY_NAMES)}

_FULL_MONTH = exactly([*_MONTH_NAMES, *(name.upper() for name in _MONTH_NAMES)])
_SHORT_MONTH = exactly({*_SHORT, "Sept"})
_FULL_DAY = exactly([*_DAY_NAMES, *(name.upper() for name in _DAY_NAMES)])
_SHORT_DAY = exactly([name[:3] for name in _DAY_NAMES])

MONTH = rf"(?P<month>{_FULL_MONTH}|{_SHORT_MONTH}\b\.?)(?![a-z])"
WEEKDAY = rf"(?P<name>{_FULL_DAY})(?![\w-])"
YEAR = r"(?P<year>(?:1[0-9]|20|21)[0-9]{2})(?![\w%]|[,.][0-9])"
_NO_MORE = r"(?:st|nd|rd|th)?(?![\w%]|[,.:][0-9])"
DAY = rf"(?P<day>[0-3]?[0-9]){_NO_MORE}(?:(?:\s?[-–—]\s?| to | and |/)(?P<last>[0-3]?[0-9]){_NO_MORE})?"
CLOCK = (
    r"(?:[0-9]{1,2}[:.][0-9]{2}(?::[0-9]{2})?(?:\s?[ap]\.?m\b\.?)?|"
    r"[0-9]{1,2}\s?[ap]\.?m\b\.?)(?: local time)?"
)
ON = rf"(?:{CLOCK}(?: on|,)? )?(?:(?:{_FULL_DAY}|{_SHORT_DAY})\b\.?,?\s+)?"
"""What may stand before a day of a month: the time of day, the day of the week."""
AT = rf"(?:,?(?: at)? {CLOCK}(?:\s(?:GMT|UTC|ET|EST|EDT|CET|BST))?)?"
PART = r"(?:(?P<part>(?ai:early|mid|late|the end of|end of|the start of|start of|the beginning of))[ -])?"
NEAR = any_of(["last", "next", "this"])


@dataclass(frozen=True, slots=True)
class Sighting:
    """A pattern's match, as read on day `ref`. Groups that took no part are empty."""

    match: re.Match[str]
    ref: date | None

    def __getitem__(self, group: str) -> str:
        return (self.match.groupdict().get(group) or "").lower()

    def number(self, group: str) -> int:
        """A group of digits as a number, 0 where it is empty."""
        return int(self[group] or 0)

    @property
    def month(self) -> int:
        """The number of the month named."""
        return MONTHS[self["month"].rstrip(".")]

    @property
    def ahead(self) -> bool:
        """Whether the clause speaks of the future."""
        return looks_ahead(self.match.string, self.match.start(), self.match.end())

    @property
    def back(self) -> bool:
        """Whether the clause tells of the past."""
        return looks_back(self.match.string, self.match.start(), self.match.end())


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and what its matches mean: None for no date after all, ValueError where no calendar has it.

    `needs` are lower-case words of which its matches have one; none where digits are enough.
    """

    needs: frozenset[str]
    pattern: re.Pattern[str]
    meaning: Callable[[Sighting], Period | None]
    sign: re.Pattern[str] | None = None
    """What its matches hold too, where that is looked for in a fraction of the time."""


MONTH_WORDS = frozenset(MONTHS)
WEEKDAY_WORDS = frozenset(WEEKDAYS)
DIGITS: frozenset[str] = frozenset()
