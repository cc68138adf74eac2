"""When somebody was born and died, as brackets behind a name and plain words tell it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Literal

from answering.language.patterns import pattern
from answering.quantities.value import Value
from answering.values import read_values

Event = Literal["birth", "death"]
EVENTS: tuple[Event, ...] = ("birth", "death")
_BRACKET = pattern(r"\(([^()]{4,160})\)")
_ASKED = pattern(r"\b(?:(?P<birth>born|birth|birthdate|birthday)|(?P<death>die[ds]?|death|passed away))\b")
_WORD = {"birth": pattern(r"\b(?i:born|b\.|née)"), "death": pattern(r"\b(?i:died|d\.)")}
_YEAR = pattern(r"(?<![\d.,])[1-9]\d{2,3}(?![\d.,]\d)(?!\s?BC)")
_SPAN = pattern(r"\s?[–—−-]\s?|\s(?:to|until)\s")
_OFFICE = pattern(r"\b(?:reign\w*|ruled?|r\.|fl\.|active|in office|mayor|minister|president|season)\b", re.I)


@lru_cache(1024)
def life_event(text: str) -> Event | None:
    """Whether words speak of a birth or of a death; None where of neither or both.

    >>> life_event("Ada Veld was born in 1901."), life_event("Ada Veld painted.")
    ('birth', None)
    """
    found = {"birth" if match["birth"] else "death" for match in _ASKED.finditer(text.lower())}
    return found.pop() if len(found) == 1 else None  # type: ignore[return-value]


def life_dates(text: str) -> dict[Event, Value]:
    """The dates of birth and death in the first brackets that give either; offsets are into the text.

    >>> [str(told.low) for told in life_dates("Ada Veld (1901 – 9 June 1988) painted.").values()]
    ['1901-01-01', '1988-06-09']
    """
    for bracket in _BRACKET.finditer(text):
        found = {event: told for event in EVENTS for told in ends_of_life(bracket[1], event)}
        if found:
            start = bracket.start(1)
            return {
                event: replace(told, start=start + told.start, end=start + told.end)
                for event, told in found.items()
            }
    return {}


def ends_of_life(inside: str, event: Event) -> Iterator[Value]:
    """The date of an event in brackets that give both ends of a life, or one of them with its word.

    >>> [str(told.low) for told in ends_of_life("1901–1988", "death")]
    ['1988-01-01']
    >>> list(ends_of_life("mayor 1901–1908", "death"))
    []
    """
    if _OFFICE.search(inside):
        return
    if border := _border(inside):
        start, end = (0, border[0]) if event == "birth" else (border[1], len(inside))
        yield from _dates(inside, start, end)[:1]
    elif word := _WORD[event].search(inside):
        yield from _dates(inside, word.end(), len(inside))[:1]


def _border(inside: str) -> tuple[int, int] | None:
    """Where the dash between the two ends of a life stands: with dates on either side of it."""
    for dash in _SPAN.finditer(inside):
        if _dates(inside, 0, dash.start()) and _dates(inside, dash.end(), len(inside)):
            return dash.span()
    return None


def _dates(inside: str, start: int, end: int) -> list[Value]:
    """The dates of a stretch, or else its bare years; offsets are into the whole."""
    read = [value for value in read_values(inside[start:end]) if value.type == "date" and value.low]
    dates = [replace(value, start=start + value.start, end=start + value.end) for value in read]
    return dates or [_year(found) for found in _YEAR.finditer(inside, start, end)]


def _year(found: re.Match[str]) -> Value:
    year = int(found[0])
    return Value("date", found.start(), found.end(), date(year, 1, 1), date(year, 12, 31), "year")
