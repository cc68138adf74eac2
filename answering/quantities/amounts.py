"""Numbers with a unit: per cents, points, money, durations, quantities."""

from __future__ import annotations

import re
from collections.abc import Callable

from answering.language.patterns import pattern
from answering.quantities.hedges import hedge, widen
from answering.quantities.money_words import is_money
from answering.quantities.numbers import Number
from answering.quantities.units import (
    CODE_PATTERN,
    MEASURE_PATTERN,
    NATION_PATTERN,
    PERIOD_PATTERN,
    QUANTITIES,
    QUANTITY_PATTERN,
    SIGN_PATTERN,
    SIGNS,
    WORD_PATTERN,
    currency,
    is_shared,
    period,
)
from answering.quantities.value import Value, ValueType

_POINTS = pattern(
    r"[ -]?(?:(?ai:(?P<basis>basis[ -]points?|bps?)|percentage[ -]points?|pp|ppts?)\b|%-points?)"
)
_PERCENT = pattern(r"\s?-?%(?!\w)|[\s-]?(?ai:percent|per[ -]cent|pct|pc)\b")
_SIGN = pattern(rf"(?<![\w$€£¥])(?P<sign>{SIGN_PATTERN}|[A-Z]{{2}} \$)\s?$")
_MONEY = pattern(
    rf"[ -](?P<nation>{NATION_PATTERN} )?(?P<word>{WORD_PATTERN})\b|[ \u00a0]?(?P<code>{CODE_PATTERN})\b"
)
_CENTS = pattern(r"[ -](?ai:cents?)\b")
_DURATION = pattern(
    rf"(?:(?ai:[ -](?:more|full|long|whole|consecutive|straight|successive|additional|extra|further|working"
    rf"|business|calendar)))?[ -]?(?P<unit>{PERIOD_PATTERN})(?:-long)?\b(?!/)"
)
_AGE = pattern(r"(?ai:[ -]olds?\b|[ -]of[ -]age\b|s? old\b)")
_QUANTITY = pattern(
    rf"[ \u00a0-]?(?P<unit>{QUANTITY_PATTERN})(?![\w/]|\.[A-Z])|-(?P<measure>{MEASURE_PATTERN})\b"
)
_LONG = pattern(r"(?<![\w-])(?P<unit>(?ai:hour|day|week|month|year|decade|century))-?(?ai:long)\b")
_GLUE = pattern(r"(?<=[\s(])[-−–]$|^[-−–]$|(?<![\w-])(?ai:minus )$")


def read_amount(text: str, number: Number) -> Value | None:
    """The number with the unit that stands next to it, or None where there is none.

    >>> read_amount("a 15% rate", Number(2, 4, 15, 15))
    Value(type='percent', start=2, end=5, low=15.0, high=15.0, unit='percent', modifier=None)
    """
    return next((value for read in _READERS if (value := read(text, number))), None)


def read_spans_of_time(text: str) -> list[Value]:
    """Lengths of time that have no number: "a week-long tour"."""
    return [
        Value("duration", match.start(), match.end(), 1.0, 1.0, match["unit"].lower())
        for match in _LONG.finditer(text)
    ]


def build(
    text: str,
    type: ValueType,
    number: Number,
    end: int,
    unit: str | None,
    *,
    start: int | None = None,
    by: float = 1,
) -> Value:
    """A value of this type from a number, its sign and its hedge."""
    first = number.start if start is None else start
    low, high = (_rounded(number.low * by), _rounded(number.high * by))
    if number.low == number.high and (minus := _GLUE.search(text[max(0, first - 7) : first])):
        first -= len(minus.group())
        low, high = -low, -high
    modifier = hedge(text, first, end)
    lowest, highest = widen(low, high, modifier)
    return Value(type, first, end, lowest, highest, unit, modifier)


def _rounded(value: float) -> float:
    return float(f"{value:.12g}")


def _points(text: str, number: Number) -> Value | None:
    match = _POINTS.match(text, number.end)
    if not match or number.suffix:
        return None
    return build(text, "points", number, match.end(), "percentage point", by=0.01 if match["basis"] else 1)


def _percent(text: str, number: Number) -> Value | None:
    match = _PERCENT.match(text, number.end)
    return build(text, "percent", number, match.end(), "percent") if match else None


def _money(text: str, number: Number) -> Value | None:
    sign = _SIGN.search(text[max(0, number.start - 6) : number.start])
    if sign and not number.worded:
        code = re.sub(r"\s", "", sign["sign"])
        start = number.start - len(sign.group())
        return build(text, "money", number, number.end, SIGNS.get(code, code), start=start)
    match = _MONEY.match(text, number.end)
    if match and (match["code"] or _is_currency(text, number, match)):
        unit = match["code"] or currency(match["nation"] or "", match["word"])
        weighed = unit == "GBP" and text.startswith(" of ", match.end())
        return None if weighed else build(text, "money", number, match.end(), unit)
    cents = _CENTS.match(text, number.end)
    return build(text, "money", number, cents.end(), "USD", by=0.01) if cents else None


def _is_currency(text: str, number: Number, match: re.Match[str]) -> bool:
    """Whether a currency word is one where it stands; of "crowns" its country or what is near must tell."""
    word = match["word"]
    return bool(match["nation"]) or not is_shared(word) or is_money(text, number, match.end())


def _duration(text: str, number: Number) -> Value | None:
    match = _DURATION.match(text, number.end)
    if not match or number.suffix or _AGE.match(text, match.end()):
        return None
    word = match["unit"].lower()
    between = text[number.end : match.start("unit")]
    if word in ("second", "sec", "min") and between != "-" and number.high != 1 and not number.plain:
        return None
    if word == "second" and between == " " and number.high != 1:
        return None  # "two second places"
    return build(text, "duration", number, match.end(), period(word))


def _quantity(text: str, number: Number) -> Value | None:
    if number.suffix == "m":
        plain = Number(number.start, number.end, number.plain, number.plain, worded=False)
        counted = re.match(r" (?:of )?[a-z]+s\b| people\b", text[number.end : number.end + 24])
        return None if counted else build(text, "quantity", plain, number.end, "m")
    match = _QUANTITY.match(text, number.end)
    if not match:
        return None
    if match["measure"]:
        return build(text, "quantity", number, match.end(), match["measure"].lower())
    letter = len(match["unit"]) == 1 and match["unit"] not in "°"
    if letter and (
        number.worded or match.group()[0] == "-" or (match["unit"] in "FCWL" and match.group()[0] != " ")
    ):
        return None
    return build(text, "quantity", number, match.end(), QUANTITIES[match["unit"]])


_READERS: tuple[Callable[[str, Number], Value | None], ...] = (
    _points,
    _percent,
    _money,
    _duration,
    _quantity,
)
