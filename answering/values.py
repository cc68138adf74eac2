"""Typed values in a text, as intervals with unit and modifier."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

ValueType = Literal["percent", "points", "money", "date", "duration", "count", "quantity", "ordinal"]


@dataclass(frozen=True, slots=True)
class Value:
    """A typed value: `text[start:end]` are its words, `low` and `high` its inclusive bounds.

    An open end is None ("over 80 %": low 80, high None). Dates are days. `unit` is `percent`, an
    ISO currency code, `day`/`month`/`year`…, or the counted noun. `modifier` is the words' hedge:
    about, over, under, at least, at most, nearly, by, or None.
    """

    type: ValueType
    start: int
    end: int
    low: float | date | None
    high: float | date | None
    unit: str | None = None
    modifier: str | None = None


def read_values(text: str, ref: date | None = None) -> tuple[Value, ...]:
    """The typed values of a text, in order, none overlapping; dates are read as seen on day `ref`."""
    raise NotImplementedError
