"""Typed values in a text, as intervals with unit and modifier."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from answering.dates.dates import DATE_WORDS, read_dates
from answering.language.patterns import lower_words, pattern
from answering.quantities.amounts import read_amount, read_spans_of_time
from answering.quantities.compound import joined
from answering.quantities.counts import read_count
from answering.quantities.fractions import SHARE_WORDS, read_shares
from answering.quantities.lookalikes import read_lookalikes
from answering.quantities.numbers import NUMBER_WORDS, Number, read_numbers
from answering.quantities.ordinals import ORDINALS, read_ordinals
from answering.quantities.value import Value, ValueType

__all__ = ["Value", "ValueType", "read_values"]

_DIGIT = pattern("[0-9]")
_RANK = pattern("[0-9](?ai:st|nd|rd|th)")
_LONG = frozenset({"long", "weeklong", "daylong", "monthlong", "yearlong", "decadelong", "hourlong"})
_SHARES = NUMBER_WORDS | SHARE_WORDS - {"in", "out"}  # "one in four" has a number word too
_WORDED: Mapping[ValueType, frozenset[str]] = {
    "percent": _SHARES,
    "points": _SHARES,
    "date": DATE_WORDS,
    "duration": NUMBER_WORDS | _LONG,
    "ordinal": frozenset(ORDINALS),
}
"""Words of which a value without digits has one; for the other types those of numbers."""


def read_values(text: str, ref: date | None = None) -> tuple[Value, ...]:
    """The typed values of a text, in order, none overlapping; dates are read as seen on day `ref`.

    Numbers that are names, ages, scores or telephone numbers are left alone.

    >>> [(v.type, v.low, v.unit) for v in read_values("Some 60,000 U.S. troops, over 2% of all")]
    [('count', 60000.0, 'troops'), ('percent', 2.0, 'percent')]
    """
    words = lower_words(text)
    digits = bool(_DIGIT.search(text))
    claims = _Claims(len(text))
    if digits or words & DATE_WORDS:
        claims.take(read_dates(text, ref, words))
    if digits or "world" in words or "war" in words:
        claims.block(read_lookalikes(text))
    if words & SHARE_WORDS and (digits or words & _SHARES):
        claims.take(read_shares(text))
    if digits or words & NUMBER_WORDS:
        claims.take(_read_amounts(text, claims))
    if words & _LONG:
        claims.take(read_spans_of_time(text))
    if not words.isdisjoint(ORDINALS) or (digits and _RANK.search(text)):
        claims.take(read_ordinals(text))
    return tuple(joined(text, claims.in_order()))


def may_tell(text: str, type: ValueType) -> bool:
    """Whether a text may hold a value of a type: True wherever it does, and where it only looks so.

    >>> may_tell("Half of them left.", "percent"), may_tell("They left.", "percent")
    (True, False)
    """
    return bool(_DIGIT.search(text)) or not _WORDED.get(type, NUMBER_WORDS).isdisjoint(lower_words(text))


class _Claims:
    """Which characters are spoken for: whoever comes first keeps them."""

    def __init__(self, length: int) -> None:
        self._taken = bytearray(length + 1)
        self._values: list[Value] = []

    def free(self, start: int, end: int) -> bool:
        """Whether no character of the span is taken."""
        return self._taken.find(1, start, end) < 0

    def take(self, values: Iterable[Value]) -> None:
        """Keeps the values whose characters are free."""
        for value in values:
            if self.free(value.start, value.end):
                self._mark(value.start, value.end)
                self._values.append(value)

    def block(self, spans: Iterable[tuple[int, int]]) -> None:
        """Takes spans that are no values."""
        for start, end in spans:
            if self.free(start, end):
                self._mark(start, end)

    def in_order(self) -> tuple[Value, ...]:
        """The values kept, by where they begin."""
        return tuple(sorted(self._values, key=lambda value: value.start))

    def _mark(self, start: int, end: int) -> None:
        self._taken[start:end] = b"\x01" * (end - start)


def _read_amounts(text: str, claims: _Claims) -> Iterator[Value]:
    for number in read_numbers(text):
        if claims.free(number.start, number.end):
            value = _read_amount(text, number)
            if value:
                yield value


def _read_amount(text: str, number: Number) -> Value | None:
    value = read_amount(text, number)
    glued = text[number.start - 1 : number.start].isalpha() and number.start > 0
    if value and (value.type == "money" or not glued):
        return value
    return None if value or glued else read_count(text, number)
