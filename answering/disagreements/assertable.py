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
from answering.language.patterns import pattern
from answering.quantities.intervals import Interval, interval
from answering.sentences.candidate import Candidate
from answering.values import Value

Told = Value | Deed
"""What an assertion asserts."""
TYPES = frozenset(("percent", "points", "money", "date", "duration", "count", "quantity"))
LISTED = 2  # values of one kind in a sentence; more are a list, in which each belongs to another thing
_LABEL = pattern(r"(?:\b(?:the|a|an|his|her|their|its)|['’]s?)\s+$")
_LABELLED = pattern(r"\s+[A-Za-z]")
_NUMBERED = pattern(r"\s(?!(?:In|By|Of|From|Since|Until|Before|After|During)\b)[A-Z][A-Za-z]+\s$")
_AS_OF = pattern(r"\bas (?:of|at)\s+$")
_RECORD = pattern(
    r"^\W*(?:[Ss]ince\s+)?$|\b(?:\w+est|first|worst|best|most|least|record|unseen)\b[^,;]{0,40}$"
)
_RELATIVE = pattern(r"(?:next|last|following|previous|same)\b")
_OF_STORY = pattern(r"the (?:next|following|previous|same)\b")
_FROM = pattern(r"\b(?:from|between)\s+$")
_ONWARD = pattern(r"\s*(?:to|until|till|and|through|[-–—])\s")
_UP_TO = pattern(r"\d\s*(?:to|and|through|[-–—])\s*$")
_DEFINITE = pattern(r"\b(?:the|these|those|both|all|any|each|every|other)\s+$")
_UNTIL_NOW = pattern(r",? (?:up to|until) (?:now|then)\b")
_ADDED = pattern(r"\b(?:more|another|additional|further|others?|extra|fewer|less)\b")


def tells(text: str, values: Sequence[Value]) -> list[tuple[int, Value]]:
    """The values of a sentence that another article could gainsay, with their numbers.

    Of many of one kind only those are told whose own words say what they are of, as "killed" does.
    """
    found = [(at, value) for at, value in enumerate(values) if _is_told(text, value)]
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


def _is_told(text: str, value: Value) -> bool:
    """Whether a value says how things are: no day of saying, no label ("the 1992 film"), no increment,
    nothing known already ("the two leaders"), nothing that held "up to now".
    """
    if value.type not in TYPES or (value.low is None and value.high is None):
        return False
    if value.type == "date":
        return not (is_day_of_saying(text, value) or _is_label(text, value) or _is_end(text, value))
    before = text[max(0, value.start - 12) : value.start].lower()
    if _UNTIL_NOW.match(text, value.end):
        return False
    known = value.type == "count" and bool(_DEFINITE.search(before))
    return not known and not _ADDED.search(text[value.start : value.end].lower())


def _is_label(text: str, value: Value) -> bool:
    """Whether a date names something ("the 1992 film", "RFC 2026"), says for how long a record stood or a
    figure held ("as of 2031"), or is a day of the story ("the next day").
    """
    before = text[max(0, value.start - 60) : value.start]
    if value.modifier == "since" and _RECORD.search(before):
        return True
    if value.unit == "year" and (_AS_OF.search(before) or _is_number_of(text, value, before)):
        return True
    if not _LABEL.search(before.lower()):
        return bool(_OF_STORY.match(text[value.start : value.end].lower()))
    named = value.unit == "year" and bool(_LABELLED.match(text, value.end))
    return named or bool(_RELATIVE.match(text[value.start : value.end].lower()))


def _is_number_of(text: str, value: Value, before: str) -> bool:
    """Whether a bare number right behind a capitalised word is part of a name: "RFC 2026", "Orm Cup 2031"."""
    return text[value.start : value.end].isdigit() and bool(_NUMBERED.search(before))


def _is_end(text: str, value: Value) -> bool:
    """Whether a date is one end of a period: "from 1986 to 1990"."""
    before, after = text[max(0, value.start - 12) : value.start].lower(), text[value.end : value.end + 12]
    return bool(_FROM.search(before) and _ONWARD.match(after)) or bool(_UP_TO.search(before))


def amount_of(value: Told) -> int:
    """A number for what is told: the same where the same is told."""
    return code(value.told if isinstance(value, Deed) else f"{value.low} {value.high} {value.modifier}")


def code(text: str) -> int:
    """A number that is the same in every process; two texts in four billion share one."""
    return crc32(text.encode("utf-8", "surrogatepass"))
