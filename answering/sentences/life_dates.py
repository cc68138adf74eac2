"""When somebody was born and died, as brackets behind a name and plain words tell it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from answering.language.patterns import pattern
from answering.quantities.value import Value
from answering.values import read_values

Event = Literal["birth", "death"]
_BRACKET = pattern(r"\(([^()]{4,160})\)")
_LIVED = pattern(r"\s*(?:–|-|—|to|until)\s*")
_ASKED = pattern(r"\b(?:(?P<birth>born|birth|birthdate|birthday)|(?P<death>die[ds]?|death|passed away))\b")


@lru_cache(1024)
def life_event(text: str) -> Event | None:
    """Whether words speak of a birth or of a death; None where of neither or both.

    >>> life_event("Ada Veld was born in 1901."), life_event("Ada Veld painted.")
    ('birth', None)
    """
    found = {"birth" if match["birth"] else "death" for match in _ASKED.finditer(text.lower())}
    return found.pop() if len(found) == 1 else None  # type: ignore[return-value]


def life_dates(text: str) -> dict[Event, Value]:
    """The dates of birth and death in the first brackets that give both ends of a life, or say "born".

    >>> sorted(life_dates("Ada Veld (3 May 1901 – 9 June 1988) painted."))
    ['birth', 'death']
    """
    for bracket in _BRACKET.finditer(text):
        found = dict(_ends(bracket[1]))
        if found:
            return found
    return {}


def _ends(inside: str) -> Iterator[tuple[Event, Value]]:
    dates = [value for value in read_values(inside) if value.type == "date"]
    lower = inside.lower()
    if len(dates) == 2 and _LIVED.fullmatch(_between(inside, dates)):
        yield "birth", dates[0]
        yield "death", dates[1]
    elif dates and "born" in lower:
        yield "birth", next((date for date in dates if date.start > lower.index("born")), dates[0])


def _between(inside: str, dates: list[Value]) -> str:
    return inside[dates[0].end : dates[1].start]
