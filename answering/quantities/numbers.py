"""Numbers in a text, in digits or words: "1,200", "2.5 million", "550bn", "two hundred and ten"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from answering.language.patterns import any_of, exactly, pattern, words

_ONES = words(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
_TENS = words("twenty thirty forty fifty sixty seventy eighty ninety")
UNITS = {word: float(i) for i, word in enumerate(_ONES)}
TENS = {word: float(10 * i) for i, word in enumerate(_TENS, 2)}
SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "dozen": 12.0, "lakh": 1e5, "crore": 1e7,
}  # fmt: skip
SUFFIXES = {
    "k": 1e3, "K": 1e3, "m": 1e6, "M": 1e6, "mn": 1e6, "mln": 1e6, "b": 1e9, "B": 1e9, "bn": 1e9,
    "Bn": 1e9, "BN": 1e9, "tn": 1e12, "trn": 1e12,
}  # fmt: skip
NUMBER_WORDS = frozenset(UNITS) | frozenset(TENS) | frozenset(SCALES) | {"half"}
_HALVES = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}


@dataclass(frozen=True, slots=True)
class Number:
    """`text[start:end]` written out as a number, or as a range of two.

    `scale` is what its scale word multiplied by (1 for none), `suffix` the letters glued to the digits
    ("m" may yet be metres), `plain` the value without that suffix.
    """

    start: int
    end: int
    low: float
    high: float
    scale: float = 1.0
    suffix: str = ""
    plain: float = 0.0
    worded: bool = False


REMEMBERED = 4096  # texts, which are read for values, for bare numbers and for what is implied
_DIGITS = (
    r"(?:[0-9]{1,3}(?:,[0-9]{2,3}){0,5},[0-9]{3}|[0-9]{1,3}(?:[\u00a0\u202f\u2009][0-9]{3}){1,5}|[0-9]{1,15})"
    r"(?:\.[0-9]{1,9})?"
)
_WORD = rf"(?:{any_of([*UNITS, *TENS])}(?!\w))"
_SCALE = rf"(?:{any_of(SCALES)}(?!\w))"
_HALF_MORE = r"(?:[ -]and[ -]a[ -]half(?!\w))"
_NUMBER = pattern(
    rf"(?<![0-9_])(?<![0-9][.,:/])(?P<digits>{_DIGITS})(?![0-9]|[.,:/][0-9])"
    rf"(?P<part>[½¼¾⅓⅔]|[ -][1-9]/[2-9](?![0-9]))?(?P<more>{_HALF_MORE})?"
    rf"(?:(?P<suffix>{exactly(SUFFIXES)})(?!\w)|[ \u00a0](?P<spaced>mn|mln|bn|tn|trn)(?!\w)"
    rf"|(?P<scales>(?:[ \u00a0-]?{_SCALE}){{1,2}}))?"
    rf"|(?<!\w)(?:(?P<article>(?ai:half[ -]an?|half|an?)[ -])(?={_SCALE})|(?={_WORD}))"
    rf"(?P<run>(?:{_WORD}|{_SCALE})(?:(?:[ -]|[ -](?ai:and)[ -])(?:{_WORD}|{_SCALE})){{0,8}})"
    rf"(?P<tail>{_HALF_MORE}(?:[ -]{_SCALE})?)?"
)
_WORDS = pattern(r"[a-z]+")


@lru_cache(REMEMBERED)
def read_numbers(text: str) -> tuple[Number, ...]:
    """The numbers of a text in order; ranges ("10-15", "ten to 15", "between 10 and 15") are one.

    >>> [(n.low, n.high) for n in read_numbers("between two and 3.5 million, 550bn or a dozen")]
    [(2000000.0, 3500000.0), (550000000000.0, 550000000000.0), (12.0, 12.0)]
    """
    return tuple(_join(text, _scan(text)))


def _scan(text: str) -> Iterator[Number]:
    at = 0
    while match := _NUMBER.search(text, at):
        number = _from_digits(match) if match["digits"] else _from_words(match)
        if number:
            yield number
        at = number.end if number else match.end()


def _from_digits(match: re.Match[str]) -> Number:
    plain = float(re.sub(r"[^0-9.]", "", match["digits"])) + _part(match["part"])
    plain += 0.5 if match["more"] else 0.0
    scale = SUFFIXES.get(match["suffix"] or match["spaced"] or "", 1.0)
    for word in _WORDS.findall((match["scales"] or "").lower()):
        scale *= SCALES.get(word, 1.0)
    value = _tidy(plain * scale)
    return Number(match.start(), match.end(), value, value, scale, match["suffix"] or "", plain)


def _part(part: str | None) -> float:
    if not part:
        return 0.0
    if part in _HALVES:
        return _HALVES[part]
    over, under = part[1:].split("/")
    return int(over) / int(under)


def _tidy(value: float) -> float:
    """Undoes the last bit of a product: 1.1 million is 1100000, not 1100000.0000000002."""
    return float(f"{value:.12g}")


def _from_words(match: re.Match[str]) -> Number | None:
    tokens = list(re.finditer(r"[A-Za-z]+", match["run"]))
    value, scale, used = spell([token.group().lower() for token in tokens])
    if not used:
        return None
    if (match["article"] or "").lower().startswith("half"):
        value /= 2
    if used < len(tokens):
        end = match.start("run") + tokens[used - 1].end()
    else:
        end = match.end()
        value, scale = _with_tail(value, scale, match["tail"])
    value = _tidy(value)
    return Number(match.start(), end, value, value, scale, "", value, worded=True)


def _with_tail(value: float, scale: float, tail: str | None) -> tuple[float, float]:
    """Adds "and a half", and the scale that may follow it."""
    if not tail:
        return value, scale
    more = SCALES.get(_WORDS.findall(tail.lower())[-1], 1.0)
    return (value + 0.5 * scale) * more, scale * more


def spell(run: list[str]) -> tuple[float, float, int]:
    """The value of number words, the scale of the last one, and how many of the words it took.

    >>> spell(words("two hundred and fifty thousand"))
    (250000.0, 1000.0, 5)
    >>> spell(words("one two"))
    (1.0, 1.0, 1)
    """
    total = current = 0.0
    scale, last, used = 1.0, "", 0
    for i, word in enumerate(run):
        if word == "and":
            if last not in ("hundred", "scale"):
                break
            continue
        kind = _kind(word, last, current)
        if not kind:
            break
        if kind == "hundred":
            current = (current or 1.0) * 100
        elif kind == "scale":
            total, current, scale = _scaled(total, current, SCALES[word])
        else:
            current += UNITS[word] if word in UNITS else TENS[word]
        last, used = kind, i + 1
    return total + current, scale, used


def _kind(word: str, last: str, current: float) -> str:
    """What a word adds to the run so far, or "" where it begins another number."""
    if word in UNITS:
        after_tens = last == "tens" and 0 < UNITS[word] < 10
        return "unit" if last in ("", "hundred", "scale") or after_tens else ""
    if word in TENS:
        return "tens" if last in ("", "hundred", "scale") else ""
    if word == "hundred":
        return "hundred" if last in ("", "unit", "tens") else ""
    return "scale"


def _scaled(total: float, current: float, by: float) -> tuple[float, float, float]:
    if not current and total:
        return total * by, 0.0, by
    return total + (current or 1.0) * by, 0.0, by


_GAP = pattern(
    r"(?P<dash> ?[-–—] ?)(?P<sign1>[A-Z]{0,2}[$€£¥₹])?|(?: to |-to-| or )(?P<sign2>[A-Z]{0,2}[$€£¥₹])?| and "
)


def _join(text: str, numbers: Iterator[Number]) -> Iterator[Number]:
    """Joins two numbers written as one range; drops scores and votes ("3-1", "52-48")."""
    held: Number | None = None
    for number in numbers:
        gap = _GAP.fullmatch(text, held.end, number.start) if held else None
        if held is None or gap is None:
            if held:
                yield held
            held = number
        elif joined := _range(text, held, number, gap):
            held = joined
        elif gap["dash"] and held.scale == number.scale == 1.0 and not gap["sign1"]:
            held = None
        else:
            yield held
            held = number
    if held:
        yield held


def _range(text: str, one: Number, other: Number, gap: re.Match[str]) -> Number | None:
    before = text[max(0, one.start - 9) : one.start].lower()
    if before.endswith("from ") or (gap.group() == " and " and not before.endswith("between ")):
        return None
    if one.scale > 1 and (gap["sign1"] or gap["sign2"]):
        return None  # "$5 billion to $7 billion": each stands alone
    low = one.low
    if one.scale == 1.0 and other.scale > 1 and one.low * other.scale <= other.high:
        low = _tidy(one.low * other.scale)
    if low >= other.high or one.low != one.high:
        return None
    return replace(other, start=one.start, low=low)
