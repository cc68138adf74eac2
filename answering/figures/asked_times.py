"""Whether a sentence tells of the time that a question names, which may leave out its year."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from answering.language.patterns import pattern
from answering.quantities.value import Value
from answering.question import Question
from answering.sentences.candidate import Candidate, values_of
from corpus.article import day

RECENT = timedelta(days=400)  # of a publication within which a month or a quarter needs no year
_TIED = pattern(
    r"\b(?:1\d{3}|20\d\d|(?ai:yesterday|today|tonight|tomorrow|now|this|last|past|next|previous|coming|recent|ago))\b"
)


def meets_asked_time(question: Question, candidate: Candidate, told: Iterable[Value]) -> bool | None:
    """Whether one of some values of a sentence is a date in a time that the question names.

    None where the question names none or nothing is dated. A time without a year is read as the article reads
    it: "in March", asked of an article of April 2023, is March 2023; "last March" stays as it was asked.
    """
    named = [value for value in question.values if value.type == "date"]
    known = [value for value in named if value.low or is_yearless(question, value)]
    dates = [value for value in told if value.type == "date" and value.low]
    if not known or not dates:
        return None
    return any(_meets(question, candidate, asked, value) for asked in known for value in dates)


def is_yearless(question: Question, value: Value) -> bool:
    """Whether a period of a question has no year, nor a word that ties it to the present."""
    return not _TIED.search(question.text[value.start : value.end])


def _meets(question: Question, candidate: Candidate, asked: Value, told: Value) -> bool:
    if _overlap(asked.low, asked.high, told):
        return True
    when = candidate.article.published
    if not is_yearless(question, asked) or not isinstance(told.low, date):
        return False
    near = day(when) if when else told.low
    read = next((one for one in values_of(question.text, near) if one.start == asked.start), None)
    if read is None or abs(told.low - near) > RECENT:
        return False
    return _overlap(_in_year(read.low, told.low), _in_year(read.high, told.low), told)


def _in_year(bound: object, near: date) -> date | None:
    """A day in the year of another, the last of February for the 29th."""
    if not isinstance(bound, date):
        return None
    leap = (bound.month, bound.day) == (2, 29)
    return bound.replace(year=near.year, day=28 if leap else bound.day)


def _overlap(low: object, high: object, told: Value) -> bool:
    """Whether two periods share a day; one without an end goes on for ever."""
    if not isinstance(low, date) or not isinstance(told.low, date):
        return False
    last, end = (bound if isinstance(bound, date) else date.max for bound in (high, told.high))
    return low <= end and told.low <= last
