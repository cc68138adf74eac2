"""Shares written in words: "half of", "two-thirds", "by a quarter", "eight in ten"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from answering.language.patterns import any_of, pattern
from answering.quantities.hedges import hedge, widen
from answering.quantities.numbers import TENS, UNITS, spell
from answering.quantities.value import Value

_PARTS = {
    "half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10,
}  # fmt: skip
_TOPS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "seven": 7, "nine": 9}
SHARE_WORDS = frozenset(_PARTS) | {part + "s" for part in _PARTS} | {"halves", "in", "out"}
_OF_TIME = r"(?! of (?:the )?(?:(?ai:fiscal|financial) )?(?:(?ai:year)|[12][0-9]{3}|(?ai:this|last|next)))"
_FRACTION = pattern(
    rf"(?<![\w-])(?:(?P<top>{any_of(_TOPS)})[ -](?P<part>{any_of(_PARTS)})(?P<plural>s?)"
    rf"|(?P<half>(?ai:half)))\b{_OF_TIME}"
)
_AFTER = pattern(r" of\b| the (?:[a-z]+ ){0,2}[a-z]+| its\b| their\b| his\b| her\b")
_BY = pattern(
    r"(?:^|\W)(?ai:by|up|down) (?ai:(?:about|nearly|almost|roughly|around|over|more than|at least) )?$"
)
_WORD = any_of([*UNITS, *TENS])
_ODDS = pattern(
    rf"(?<![\w$€£.,:/-])(?P<top>{_WORD}|[0-9]{{1,3}}) (?ai:in|out of)(?: (?ai:every))? "
    rf"(?P<all>{_WORD}|[0-9]{{1,3}})\b"
    r"(?![.,:/]?[0-9]|[-%]| (?ai:the|of|years?|months?|weeks?|days?|hours?|minutes?|million|billion|"
    r"thousand|hundred))"
)


_POINT = pattern(r"(?:(?: of)? an?)?[ -](?:percentage[ -])?points?\b")


def read_shares(text: str) -> Iterator[Value]:
    """Shares as per cents, of a point as points; "the third of May" and "a second term" are none.

    >>> [(v.low, text) for text in ["two-thirds of them", "one in four"] for v in read_shares(text)]
    [(66.67, 'two-thirds of them'), (25.0, 'one in four')]
    """
    for match in _FRACTION.finditer(text):
        if point := _POINT.match(text, match.end()):
            yield _points(text, match, point.end())
        elif _is_share(text, match):
            yield _share(text, match, *_fraction(match))
    for match in _ODDS.finditer(text):
        top, whole = _number(match["top"]), _number(match["all"])
        if top < whole <= 100 and whole > 2:
            yield _share(text, match, top, whole)


def _fraction(match: re.Match[str]) -> tuple[float, float]:
    if match["half"]:
        return 1, 2
    return _TOPS.get(match["top"].lower(), 1), _PARTS.get(match["part"].lower(), 1)


def _is_share(text: str, match: re.Match[str]) -> bool:
    if match["plural"]:
        return True
    if match["half"]:
        return bool(
            _AFTER.match(text, match.end()) or _BY.search(text[max(0, match.start() - 20) : match.start()])
        )
    followed = text.startswith(" of ", match.end())
    return followed or bool(_BY.search(text[max(0, match.start() - 20) : match.start()]))


def _points(text: str, match: re.Match[str], end: int) -> Value:
    top, part = _fraction(match)
    modifier = hedge(text, match.start(), end)
    low, high = widen(top / part, top / part, modifier)
    return Value("points", match.start(), end, low, high, "percentage point", modifier)


def _share(text: str, match: re.Match[str], top: float, whole: float) -> Value:
    share = round(100 * top / whole, 2)
    modifier = hedge(text, match.start(), match.end())
    return Value("percent", match.start(), match.end(), *widen(share, share, modifier), "percent", modifier)


def _number(word: str) -> float:
    return float(word) if word.isdigit() else spell([word.lower()])[0]
