"""Whether a value says how things are, so that another article could gainsay it."""

from __future__ import annotations

from answering.figures.slots import is_day_of_saying
from answering.language.patterns import pattern
from answering.values import Value

TYPES = frozenset(("percent", "points", "money", "date", "duration", "count", "quantity"))
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


def is_told(text: str, value: Value) -> bool:
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
