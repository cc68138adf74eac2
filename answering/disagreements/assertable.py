"""What of a sentence is asserted: the values and deeds that another article could gainsay."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from zlib import crc32

from answering.deeds.deed import Deed
from answering.deeds.deeds import read_deeds
from answering.disagreements.news_slots import whole_slot
from answering.figures.slots import is_day_of_saying
from answering.figures.told import is_told
from answering.quantities.intervals import Interval, interval
from answering.sentences.candidate import Candidate
from answering.values import Value

Told = Value | Deed
"""What an assertion asserts."""
LISTED = 2  # values of one kind in a sentence; more are a list, in which each belongs to another thing


def tells(text: str, values: Sequence[Value]) -> list[tuple[int, Value]]:
    """The values of a sentence that another article could gainsay, with their numbers.

    Of many of one kind only those are told whose own words say what they are of, as "killed" does.
    """
    found = [(at, value) for at, value in enumerate(values) if is_told(text, value)]
    slots = Counter(slot_of(value) for _, value in found)
    own = {at: whole_slot(text, value) for at, value in found if slots[slot_of(value)] > LISTED}
    filled = Counter(own.values())
    return [
        (at, value) for at, value in found if at not in own or (own[at] is not None and filled[own[at]] == 1)
    ]


def deeds_told(text: str) -> list[tuple[int, Deed]]:
    """The deeds of a sentence that another article could gainsay, with their numbers.

    An act that is told of twice, as of two people, is left out.
    """
    found = [(-1 - at, deed) for at, deed in enumerate(read_deeds(text))]
    acts = [(deed.type, deed.act) for _, deed in found]
    return [pair for pair, act in zip(found, acts, strict=True) if acts.count(act) == 1]


def told_at(candidate: Candidate, number: int) -> Told:
    """The value or deed of a sentence that has a number."""
    return candidate.values[number] if number >= 0 else read_deeds(candidate.text)[-1 - number]


def days_beside(text: str, values: Sequence[Value], told: Told) -> list[Interval]:
    """The days that a sentence names, but for what is told and the day on which it was said."""
    dates = (
        value
        for value in values
        if value.type == "date" and value != told and not is_day_of_saying(text, value)
    )
    return [days for value in dates if (days := interval(value))]


@lru_cache(1 << 12)
def _slot_number(slot: str) -> int:
    return code(slot)


def slot_of(value: Told) -> int:
    """A number for what it may be compared with; counts of anything, since "six" may be "six people"."""
    if isinstance(value, Deed):
        return _slot_number(f"{value.type} {value.act}")
    return _slot_number(value.type if value.type in ("count", "date") else f"{value.type} {value.unit}")


def amount_of(value: Told) -> int:
    """A number for what is told: the same where the same is told."""
    return code(value.told if isinstance(value, Deed) else f"{value.low} {value.high} {value.modifier}")


def code(text: str) -> int:
    """A number that is the same in every process; two texts in four billion share one."""
    return crc32(text.encode("utf-8", "surrogatepass"))
