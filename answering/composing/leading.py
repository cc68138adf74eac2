"""Which claim of an answer is shown first: the most precise, in the words that say what is counted."""

from __future__ import annotations

from collections.abc import Sequence

from answering.comparing.claim import Claim
from answering.language.patterns import pattern
from answering.values import Value

YEAR = 366.0  # days that a date without its year may stand for
_VAGUE = ("about", "nearly", "over", "under")
_WORD = pattern(r"[^\W\d_]{3}")


def precise_first(claims: Sequence[Claim]) -> list[Claim]:
    """Claims whose value is the narrowest first, the rest in their order.

    Of those that give one value, "909 people" goes before a bare "909", "3 May 2031" before "2031-05-03".
    """
    ordered = sorted(claims, key=_width)
    narrowest = _value(ordered[0])
    alike = [one for one in ordered if narrowest and _are_one(narrowest, _value(one))]
    first = next(filter(_in_words, alike), ordered[0])
    return [first, *(one for one in ordered if one is not first)]


def _width(claim: Claim) -> tuple[int, float]:
    value = _value(claim)
    if value is None or value.modifier in _VAGUE:
        return (1, 0.0)
    if value.type == "date" and value.low and value.high:
        return (0, float((value.high - value.low).days))  # type: ignore[operator, union-attr]
    return (0, YEAR if value.type == "date" else 0.0)


def _value(claim: Claim) -> Value | None:
    return claim.filler.value if claim.filler else None


def _are_one(one: Value, other: Value | None) -> bool:
    return other is not None and (one.low, one.high) == (other.low, other.high)


def _in_words(claim: Claim) -> bool:
    value = _value(claim)
    worded = value is not None and value.type in ("count", "date")
    return worded and claim.filler is not None and bool(_WORD.search(claim.filler.text))
