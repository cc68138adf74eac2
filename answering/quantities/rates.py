"""What a sum is reckoned by: "12 euros an hour", "an annual fee of 40 euros"."""

from __future__ import annotations

from collections.abc import Mapping

from answering.language.patterns import pattern
from answering.quantities.value import Value

_AFTER = pattern(
    r"[ -]?(?:per|an?|each|every|/) ?(?P<by>hour|hr|day|week|month|mo|year|yr|night|person|head"
    r"|kilo(?:gram)?|kg|litre|liter|gallon|tonne|ton|barrel|unit|share|mile|km|household|pupil|child|capita)\b"
)
_BEFORE = pattern(
    r"\b(?P<by>hourly|daily|weekly|monthly|annual(?:ly)?|yearly|nightly)\b(?: [\w'’-]+){0,4} (?:\w+ )?$"
)
_MEANT: Mapping[str, str] = {
    "hr": "hour", "hourly": "hour", "daily": "day", "weekly": "week", "mo": "month", "monthly": "month",
    "yr": "year", "annual": "year", "annually": "year", "yearly": "year", "nightly": "night",
    "head": "person", "capita": "person", "kilo": "kg", "kilogram": "kg", "liter": "litre", "ton": "tonne",
}  # fmt: skip


def reckoned_by(text: str, value: Value) -> str | None:
    """What a sum of a text is for each of; None where it is told for the whole.

    >>> from answering.values import read_values
    >>> texts = "It pays 12 euros an hour.", "The annual fee is 40 euros.", "The fee is 40 euros."
    >>> [reckoned_by(text, value) for text in texts for value in read_values(text)]
    ['hour', 'year', None]
    """
    found = _AFTER.match(text, value.end) or _BEFORE.search(text[: value.start])
    return _MEANT.get(found["by"], found["by"]) if found else None
