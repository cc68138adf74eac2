"""An age that one article gives, against the birth of the same person that another gives.

"She became mayor in 1974 at the age of 33" and "Ada Veld (1945–2011) was a politician".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from answering.comparing.claim import Claim, Sides
from answering.evidence import Judged
from answering.figures.bare_numbers import asks_for_age
from answering.language.patterns import pattern
from answering.names import Name, same_name
from answering.quantities.value import Value
from answering.question import Question
from answering.sentences.candidate import Candidate
from answering.sentences.filler import Filler
from answering.sentences.life_dates import life_dates
from corpus.article import day

YEAR = 365.2425  # days
SLACK = 1  # years by which an age is often told wrong, as the birthday is not minded
_BORN = pattern(r"\bborn\b")
_KIN = pattern(
    r"\b(?:daughter|son|child|children|brother|sister|father|mother|wife|husband|grand\w+|twins?)\b"
)
_ELSEWHERE = pattern(
    r"\b(?:and|but|where|when|who|which|while|before|after|later|then|until|since|earlier|ago)\b|[;:]"
)
_NOW = pattern(r"\W*(?:how old|what) (?:is|are)\b", re.I)


def with_births(question: Question, judged: Sequence[Judged], claims: Sequence[Claim]) -> list[Claim]:
    """The claims, and behind them the births told by other articles that do not go with the age asked for."""
    told = {claim.article.id for claim in claims}
    births: dict[str, Claim] = {}
    for one in judged if claims and asks_for_age(question) else ():
        id, filler = one.candidate.article.id, birth(question, one.candidate)
        if filler and id not in told:
            births.setdefault(id, Claim(replace(one, filler=filler), (), True))
    return [*claims, *(one for one in births.values() if _against(question, claims, one))]


def _against(question: Question, claims: Sequence[Claim], born: Claim) -> bool:
    """Whether any of some claims gives an age that a birth excludes."""
    assert born.filler
    return any(
        claim.filler and excludes(Sides(question, claim, born, claim.filler, born.filler)) for claim in claims
    )


def birth(question: Question, candidate: Candidate) -> Filler | None:
    """Where a sentence tells when the person was born whose age is asked for; the whole life in brackets."""
    if not asks_for_age(question):
        return None
    people = [name for name in question.names if name.kind != "place"]
    found = next(_births(people, candidate), None)
    if found is None:
        return None
    start, end, value = found
    return Filler(start, end, candidate.text[start:end], 1.0, value=value)


def _births(people: Sequence[Name], candidate: Candidate) -> Iterator[tuple[int, int, Value]]:
    """The stretch of a sentence that tells a birth, with its date: brackets behind a name, "was born"."""
    text = candidate.text
    lived = life_dates(text)
    if (born := lived.get("birth")) and _names(people, text[: born.start]):
        yield born.start, lived.get("death", born).end, born
    for word in _BORN.finditer(text):
        before = [name for name in candidate.names if name.end <= word.start()]
        dates = [value for value in candidate.values if _is_dated(value) and value.start > word.end()]
        of_it = before and any(same_name(before[-1].text, one.text) for one in people)
        if of_it and dates and not _KIN.search(text, before[-1].end, word.start()):
            yield word.start(), dates[0].end, dates[0]


def _names(people: Sequence[Name], text: str) -> bool:
    """Whether a text names one of some people, with whatever accents."""
    return any(_bare(name.text) in _bare(text) for name in people)


@lru_cache(1024)
def _bare(text: str) -> str:
    """A text without accents and the marks of transliteration, casefolded.

    >>> _bare("Ibn ʿArabī")
    'ibn arabi'
    """
    split = unicodedata.normalize("NFKD", text)
    return "".join(one for one in split if unicodedata.category(one) not in ("Mn", "Lm")).casefold()


def excludes(sides: Sides) -> bool:
    """Whether one answer is an age and the other a birth, and that one was not so old at the time."""
    told = {filler.value.type: filler.value for filler in (sides.a, sides.b) if filler.value}
    if not asks_for_age(sides.question) or told.keys() != {"duration", "date"}:
        return False
    age, (born, latest) = told["duration"].low, _days(told["date"])
    claim = sides.one if sides.a.value is told["duration"] else sides.other
    when = _when(sides.question, claim, told["duration"])
    if when is None or not isinstance(age, float) or told["duration"].unit != "year":
        return False
    first, last = _days(when)
    return not (first - latest) // YEAR - SLACK <= age <= (last - born) // YEAR + SLACK


def _days(value: Value) -> tuple[int, int]:
    """The first and the last day of a date, by number."""
    assert isinstance(value.low, date)
    assert isinstance(value.high, date)
    return value.low.toordinal(), value.high.toordinal()


def _when(question: Question, claim: Claim, age: Value) -> Value | None:
    """The time at which somebody was so old: asked about, told beside the age, or now."""
    asked = [value for value in question.values if _is_dated(value)]
    if asked:
        return asked[0]
    text = claim.candidate.text
    dated = [value for value in claim.candidate.values if _is_dated(value)]
    near = [value for value in dated if not _ELSEWHERE.search(_between(text, age, value))]
    if len(near) == 1:
        return near[0]
    published = claim.article.published
    if dated or published is None or not _NOW.match(question.text):
        return None
    return Value("date", 0, 0, day(published), day(published), "day")


def _between(text: str, one: Value, other: Value) -> str:
    return text[min(one.end, other.end) : max(one.start, other.start)]


def _is_dated(value: Value) -> bool:
    return value.type == "date" and isinstance(value.low, date) and isinstance(value.high, date)
