"""Numbers whose unit another value of their sentence tells: "cost 74 million pounds, not 53 million"."""

from __future__ import annotations

from collections.abc import Sequence

from answering.figures.bare_numbers import COMPARED, stands_alone
from answering.language.patterns import pattern
from answering.quantities.amounts import build
from answering.quantities.numbers import Number, read_numbers
from answering.quantities.value import Value

SUMS = 1e5  # from here on a sum is told in thousands or millions, and what leaves out its unit is too
_UNITS = ("money", "percent")
_OPEN = pattern(
    r"\s*(?:[,.;:!?)”\"]|$|(?:and|or|but|in|on|at|for|from|to|by|of|as|after|before|per|that|which|this|last"
    r"|more|less|so|when|while|compared|instead|against|than|each|now|an?)(?:\s|$|,))"
)
_LEADING = pattern(
    r"(?:^|[,(]|\b(?:from|to|and|or|than|of|is|was|were|at|on|by|the|with|got|gets|for|about|around|over|nearly"
    r"|almost|just|only|some|has|had|took|taken|takes|be|reach|reached|beat|beating|not|win|won|cost|costs|rose"
    r"|fell|earned|earns|paid|pays|made|makes|lost|spent|raised|owed?s?|put|brought in|some|another"
    r"|up to|then|against|versus))\s*$"
)
_AGE = pattern(r", ?$")
_SOME_OF = pattern(
    r",? (?:out )?of (?:(?P<whole>(?:the |its |their |these |those |all |her |his |our )*)(?=[\w])|)"
    r"(?P<them>them|whom|which|these|those)?\b"
)
_OF_ALL = pattern(
    r"(?:^|[.;:,“\"] ?)Of (?:(?:the|its|some|about|all|their) |[\w’'-]+[’']s? )*$|, of (?:the |its |their )*$"
)
_OF_WHOM = pattern(r"\bof (?:whom|which) (?:about |some |only |nearly |around )?$")


def implied_values(text: str, values: Sequence[Value]) -> tuple[Value, ...]:
    """Values of a sentence that leave out their unit, which another of its values tells, or what is counted.

    >>> from answering.values import read_values
    >>> texts = "It cost 5 euros, then 8.", "Pell got 43 percent, Tate got 5.", "Nine of the 31 seats."
    >>> for text in texts:
    ...     for value in implied_values(text, read_values(text)):
    ...         print(value.type, value.low, value.unit)
    money 8.0 EUR
    percent 5.0 percent
    count 9.0 seats
    """
    if not values:
        return ()
    bare = [number for number in read_numbers(text) if stands_alone(text, values, number)]
    return tuple(value for number in bare if (value := _implied(text, values, number)))


def _implied(text: str, values: Sequence[Value], number: Number) -> Value | None:
    counted = _counted(text, values, number)
    if counted:
        return build(text, "count", number, number.end, counted)
    if not _OPEN.match(text, number.end):
        return None
    told = sorted(
        (v for v in values if v.type in _UNITS), key=lambda v: (v.start > number.start, _far(v, number))
    )
    near = next((value for value in told if _is_alike(text, value, number)), None)
    return build(text, near.type, number, number.end, near.unit) if near else None


def _far(value: Value, number: Number) -> int:
    return abs(value.start - number.start)


def _counted(text: str, values: Sequence[Value], number: Number) -> str | None:
    """What a number counts some of: "nine of the 31 seats", "four of them", "of 21 boats, 17 came back".

    Or more or fewer of: "210 boats, 12 fewer than in May".
    """
    if number.worded and number.high == 1.0:
        return None  # "one of 21 countries where it has bases" counts none of them
    counts = [value for value in values if value.type == "count" and value.unit]
    some = _SOME_OF.match(text, number.end)
    if some and some["them"]:
        return next((value.unit for value in reversed(counts) if value.end <= number.start), None)
    if some and some["whole"] is not None:
        return next((value.unit for value in counts if value.start == some.end()), None)
    before = next((value for value in reversed(counts) if value.end <= number.start), None)
    if before is None:
        return None
    whole = _OF_ALL.search(text[: before.start]) and "," in text[before.end : number.start]
    if whole or _OF_WHOM.search(text[: number.start]) or COMPARED.match(text, number.end):
        return before.unit
    return None


def _is_alike(text: str, value: Value, number: Number) -> bool:
    """Whether a number without a unit may be of a value's: its size and what leads to it are alike."""
    before = text[max(0, number.start - 16) : number.start]
    if _AGE.search(before) and text[number.end : number.end + 1] == ",":
        return False
    if value.type == "percent":
        return (
            number.scale == 1.0 and not number.worded and number.high <= 100 and bool(_LEADING.search(before))
        )
    large = isinstance(value.low, float) and value.low >= SUMS
    return (
        number.scale > 1.0
        if large
        else number.scale == 1.0 and not number.worded and bool(_LEADING.search(before))
    )
