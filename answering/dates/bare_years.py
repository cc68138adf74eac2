"""Four digits that are a year: "in 2022", "the 2024 elections", but not "about 2000 houses"."""

from __future__ import annotations

import re

from answering.dates.periods import Period, years
from answering.dates.sighting import DIGITS, PART, YEAR, Rule, Sighting
from answering.language.patterns import pattern

_COUNTED = pattern(
    r"[ -](?:[a-z]+ )?(?:people|men|women|children|troops|soldiers|jobs|workers|homes|houses|others|miles|km|"
    r"metres|meters|feet|tons|tonnes|dollars|euros|pounds|yen|percent|per cent|mph|MW|kg|years|days|hours|"
    r"times|words|pages|shares|units|degrees|votes|seats|points|barrels|acres|hectares)\b"
)
_HEDGED = pattern(
    r"(?:more than|fewer than|less than|over|about|around|some|nearly|almost|at least|up to|roughly|"
    r"approximately) $"
)
_DATED = pattern(
    r"\b(?:built|made|erected|founded|written|completed|dat(?:es|ed|ing) (?:to|from)|circa|c\.)(?: in)? ?"
    r"(?:about|around|circa|c\.)? $"
)
_PLURAL_NEXT = pattern(r" (?:[a-z]+ )?[a-z]{2,20}s\b")
_NO_YEAR_BEFORE = pattern(r"(?:[$€£¥₹#°]|(?ai:\bno\.|\bnumber|\broom|\bflight|\bmodel)) ?$")
_EARLY_YEAR = pattern(
    r"(?:(?ai:in|by|since|until|from|to|before|after|between|and|during|of|early|late|mid|circa|around|year|"
    r"born)[ -]|\(|, )$"
)
_CAPITAL_BEFORE = pattern(r"[A-Z]\w* $")
_FAR = 2050
"""Later years after a capital are titles: "Cyberpunk 2077"."""
_REACH = 24


def _year(seen: Sighting) -> Period | None:
    year = seen.number("year")
    return None if _counts_something(seen.match) else years(year, year)


def _counts_something(match: re.Match[str]) -> bool:
    """Whether the four digits are a number of things; years before 1900 need a word that says so."""
    text, start, end = match.string, match.start("year"), match.end("year")
    before = text[max(0, start - _REACH) : start]
    if _COUNTED.match(text, end) or _NO_YEAR_BEFORE.search(before):
        return True
    if _DATED.search(before.lower()):
        return False
    if _HEDGED.search(before.lower()) and _PLURAL_NEXT.match(text, end):
        return True
    if int(match["year"]) > _FAR and _CAPITAL_BEFORE.search(before):
        return True
    return int(match["year"]) < 1900 and not _EARLY_YEAR.search(before)


RULES: tuple[Rule, ...] = (
    Rule(DIGITS, pattern(rf"(?<![\w.,:/@-]){PART}{YEAR}(?!-[0-9a-z])(?!/[0-9])"), _year),
    Rule(DIGITS, pattern(rf"(?<=[a-z][-–]){YEAR}"), _year, pattern("[-–][12]")),
)
