"""Numbers without a noun of their own, where the question tells what they are: "at age 39"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from answering.asking.focus import Focus
from answering.figures.counted import is_number_of
from answering.figures.former import is_former
from answering.language.overlapping import overlapping
from answering.language.patterns import pattern
from answering.language.stems import stemmed
from answering.quantities.numbers import Number, read_numbers
from answering.quantities.value import Value
from answering.question import Question
from answering.sentences.candidate import Candidate, keys_of, match
from answering.sentences.filler import Filler, nearness, shaped

OLDEST = 130  # years
OLDEST_THING = 3000  # years
FORMER = 0.35  # to one that is said to have held before
UNNAMED = 0.6  # of its fit is left to a number that the noun asked for does not follow
TOLD = 1.6  # factor of the fit for a number that the noun asked for is said to be
_TELLING = pattern(
    r"(?:,? (?:of|with|is|was|were|at|stood|stands|reached|totall?ed|amounts?|amounted|rose|fell|to|had|has"
    r"|been|put|set|about|around|some|over|nearly|almost|only|just|estimated|recorded|then|now))* ?:? ?"
)
_AGE_ASKED = pattern(r"\bhow old\b|\bage\b", re.I)
_IS_SAID = pattern(r"\b(?:[Hh]e|[Ss]he|[A-Z][\w’'-]+) (?:is|was|turns|is now|has turned|has just turned) $")
_SAID_ALONE = pattern(r"(?=[.;]|, | and\b| but\b|\W*$)")
_YEARS_OLD = pattern(r"[- ]years?[- ]old\b")
_AGE_BEFORE = pattern(r"\b(?:aged?(?: (?:of|between))?|turn(?:s|ed|ing)|at) $|, $|\w \($", re.I)
_LABEL = pattern(r"(?:[A-Z][\w’'-]*|#|No\.|[$€£¥]) ?$")
_YEAR = pattern(r"1\d{3}|20\d\d")
_NEXT = pattern(r" ((?:[\w’'-]+ ?){1,3})")
_OFTEN = pattern(r"\b(?:once|twice|thrice)\b", re.I)
_HOW_OFTEN = pattern(r"\bhow (?:often|frequently)\b", re.I)
_EVERY = r"(?:second|minute|hour|day|night|week|fortnight|month|quarter|year|decade|term|season|game|match)"
_RHYTHM = pattern(
    rf"\b(?:every (?:[\w-]+ )?{_EVERY}s?|(?:once|twice|\w+ times) (?:an?|per|each|every) {_EVERY}"
    r"|(?:hourly|daily|nightly|weekly|fortnightly|monthly|quarterly|annually|yearly)\b)",
    re.I,
)
_AS_OFTEN = pattern(r" times\b", re.I)
COMPARED = pattern(
    r"(?: \w+){0,3}? (?ai:more|fewer|less|higher|lower|longer|shorter|further) than\b"
    r"|(?: \w+)? (?ai:more|fewer|less)\b"
)
"""What stands behind a number that is a difference: "300 boats fewer than in May"."""
DIFFERENCE = pattern(
    r"\b(?:by how (?:much|many)|more|fewer|less|higher|lower|longer|shorter|further|extra|additional"
    r"|rise|rose|risen|raised?|rais(?:es|ing)|fall|fell|fallen|drop\w*|increas\w*|decreas\w*|grow\w*|grew|chang\w*"
    r"|differ\w*|gap|margin|declin\w*|climb\w*|save\w*|lose|lost|cut|cuts|reduc\w*|slump\w*|jump\w*|slow\w*)\b"
)
"""What a question holds that asks for a difference."""
_TIMES: Mapping[str, float] = {"once": 1.0, "twice": 2.0, "thrice": 3.0}


def bare_numbers(question: Question, candidate: Candidate) -> Iterator[Filler]:
    """Numbers that no typed value of the sentence holds, as counts of what the question asks for.

    An age is looked for where one is asked, "twice" where it is asked how often. A number behind a capital
    ("Article 9") names something, and one that could be a year mostly is one.
    """
    text = candidate.text
    if question.head and question.head.key == stemmed("times"):
        for found in _OFTEN.finditer(text):
            times = _TIMES[found[0].lower()]
            yield _filler(question, candidate, Value("count", found.start(), found.end(), times, times))
    if asks_for_age(question):
        yield from _years_old(question, candidate)
    for number in read_numbers(text):
        if _is_elsewhere(question, text, number):
            continue
        if stands_alone(text, candidate.values, number) or _is_counted(question, candidate, number):
            value = _value(question, candidate, number)
            if value:
                yield _filler(question, candidate, value)


def told_numbers(question: Question, candidate: Candidate) -> Iterator[Filler]:
    """Bare numbers that the noun asked for is said to be: "a population of 117,088", "attendance: 410"."""
    if question.sought is None:
        return
    text = candidate.text
    nouns = [term.end for term in candidate.terms if term.key in question.sought.accepts]
    for number in read_numbers(text):
        told = any(_TELLING.fullmatch(text, end, number.start) for end in nouns)
        if told and stands_alone(text, candidate.values, number):
            fit = nearness(question, candidate, number.start, number.end)
            value = Value("count", number.start, number.end, number.low, number.high, question.sought.key)
            yield Filler(number.start, number.end, text[number.start : number.end], TOLD * fit, value)


def rhythms(question: Question, candidate: Candidate) -> Iterator[Filler]:
    """How often something happens, where that is asked: "every five years", "twice a week"."""
    if asks_how_often(question):
        yield from shaped(question, candidate, _RHYTHM)


@lru_cache(64)
def asks_how_often(question: Question) -> bool:
    """Whether it is asked how often something happens."""
    return bool(_HOW_OFTEN.search(question.text))


@lru_cache(64)
def asks_for_age(question: Question) -> bool:
    """Whether somebody's age is asked for."""
    return question.expected == "duration" and bool(_AGE_ASKED.search(question.text))


def stands_alone(text: str, values: Iterable[Value], number: Number) -> bool:
    """Whether no value reaches over the number and nothing makes it a name, a year or part of a mark."""
    if any(overlapping(value, number) for value in values):
        return False
    written = text[number.start : number.end]
    is_year = bool(_YEAR.fullmatch(written))
    return not is_year and not _LABEL.search(text[max(0, number.start - 24) : number.start])


def _is_counted(question: Question, candidate: Candidate, number: Number) -> bool:
    """Whether the noun asked for follows what could be a year: "2000 guests"."""
    text = candidate.text
    following = _NEXT.match(text, number.end)
    is_year = _YEAR.fullmatch(text[number.start : number.end])
    return bool(
        is_year and question.head and following and match(question.head, [stemmed(following[1].split()[0])])
    )


def _years_old(question: Question, candidate: Candidate) -> Iterator[Filler]:
    """Ages that go before what is so old: "the 67-year-old plant"."""
    for number in read_numbers(candidate.text):
        if _YEARS_OLD.match(candidate.text, number.end) and number.low < OLDEST_THING:
            value = Value("duration", number.start, number.end, number.low, number.high, "year")
            yield _filler(question, candidate, value)


def _is_elsewhere(question: Question, text: str, number: Number) -> bool:
    """Whether a number tells how often or how many more, or is a small word where "how much" is asked."""
    if question.expected == "quantity" and number.worded and number.scale == 1.0:
        return True
    if _AS_OFTEN.match(text, number.end) and "times" not in question.text.lower():
        return True
    return bool(COMPARED.match(text, number.end)) and not DIFFERENCE.search(question.text.lower())


def _value(question: Question, candidate: Candidate, number: Number) -> Value | None:
    """The number as a count, with the noun asked for where that is told; as an age where one is asked."""
    text = candidate.text
    if question.expected == "duration":
        aged = asks_for_age(question) and _is_aged(text, number) and number.low < OLDEST
        return Value("duration", number.start, number.end, number.low, number.high, "year") if aged else None
    head = question.head
    unit = head.key if head and _names_head(head, candidate, number) else None
    if unit is None and question.expected == "count" and number.low % 1:
        return None  # nothing that is counted comes in parts: a coordinate, a score
    return Value("count", number.start, number.end, number.low, number.high, unit)


def _is_aged(text: str, number: Number) -> bool:
    """Whether a number is an age: "aged 61", "Veld, 61,", "Veld (61)", "she is 61"."""
    before = text[max(0, number.start - 32) : number.start]
    return bool(
        _AGE_BEFORE.search(before) or (_IS_SAID.search(before) and _SAID_ALONE.match(text, number.end))
    )


def _names_head(head: Focus, candidate: Candidate, number: Number) -> bool:
    """Whether the noun asked for stands behind a number, before it as what is counted, or is asked before."""
    text = candidate.text
    following = _NEXT.match(text, number.end)
    if following and match(head, stemmed(following[1]).split()):
        return True
    asked_before = candidate.answers and match(head, keys_of(candidate.before)) > 0
    return asked_before or is_number_of(head, text[: number.start])


def _filler(question: Question, candidate: Candidate, value: Value) -> Filler:
    fit = nearness(question, candidate, value.start, value.end)
    words = candidate.text[value.start : value.end]
    told = value.unit is not None or words.lower() in _TIMES
    fit *= FORMER if is_former(candidate.text, value) and not question.asks_former else 1.0
    return Filler(value.start, value.end, words, fit if told else UNNAMED * fit, value, loose=not told)
