"""Days that are told without their year, read beside others."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from answering.dates.sighting import MONTH_WORDS
from answering.language.patterns import lower_words
from answering.sentences.candidate import values_of
from answering.sentences.filler import Filler

ANY_YEAR = date(2000, 1, 1)  # two days without a year are held against each other in one and the same


def in_one_year(a: Filler, b: Filler) -> tuple[Filler, Filler]:
    """Two fillers; a day without a year is read near the other's, where its month is told.

    Which year it gets says nothing: two days are one if day and month agree and a text leaves the year out.
    """
    near = next((day for filler in (a, b) if (day := _known(filler))), ANY_YEAR)
    return _read_near(a, near), _read_near(b, near)


def _known(filler: Filler) -> date | None:
    value = filler.value
    return value.low if value and value.type == "date" and isinstance(value.low, date) else None


def _read_near(filler: Filler, near: date) -> Filler:
    value = filler.value
    if not value or value.type != "date" or value.low or MONTH_WORDS.isdisjoint(lower_words(filler.text)):
        return filler
    read = next((one for one in values_of(filler.text, near) if one.type == "date"), None)
    return replace(filler, value=replace(value, low=read.low, high=read.high)) if read else filler
