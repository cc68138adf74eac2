"""One typed value of a text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

ValueType = Literal["percent", "points", "money", "date", "duration", "count", "quantity", "ordinal"]


@dataclass(frozen=True, slots=True)
class Value:
    """A typed value: `text[start:end]` are its words, `low` and `high` its inclusive bounds.

    An open end is None ("over 80 %": low 80, high None). Dates are days, and both bounds are None
    where nothing tells the year ("in March", with no publication date) or it lies before the year 1, where
    ISO days begin ("340 BC"). `unit` is `percent`,
    `percentage point`, an ISO currency code, the counted noun in lower case, the abbreviation of a
    quantity, or for durations and dates the length of the period: `day`, `week`, `month`, `year`…

    `modifier` is the words' hedge or None. Numbers: about, nearly (both keep low == high: whoever
    compares decides how far to widen), over, at least (no high), under, at most (no low). Dates: by,
    since, until, before, after, early, mid, late; their bounds stay those of the named period.
    """

    type: ValueType
    start: int
    end: int
    low: float | date | None
    high: float | date | None
    unit: str | None = None
    modifier: str | None = None
