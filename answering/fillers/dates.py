"""Dates that fill the question's slot: those of a life, those that tell when rather than name a thing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from answering.dates.labels import narrows
from answering.figures.slots import value_fillers
from answering.fillers.lives import life_brackets, life_fillers
from answering.fillers.nearest_verb import is_told_of
from answering.language.patterns import pattern
from answering.question import Question
from answering.sentences.candidate import Candidate
from answering.sentences.filler import Filler
from answering.sentences.life_dates import life_event

BY_THE_WAY = 0.5  # of its fit is left to a date that names a thing, where another date tells when
LIFETIME = 0.3  # the same for dates in brackets behind a name that is nobody's: "(1901–1988)"
OF_ANOTHER_DEED = 0.5  # the same for one that belongs to another verb, where one belongs to that asked about
_LED = pattern(
    r"\b(?i:in|on|since|until|till|by|from|before|after|during|of|between|and|around|circa) (?:the )?$"
)
_BORN = pattern(r"\bborn\b[^.;:,()]{0,60}$")
_FROM_YEAR = pattern(r"\bfrom ((?:1\d|20)\d\d) (?:to|until|till|through) $")


def date_fillers(question: Question, candidate: Candidate) -> Iterator[Filler]:
    """The ends of a life where one of them is asked for, the exact ones before years; or else every date.

    The day on which somebody was born says nothing else of her.

    >>> from answering.question import Query, read_question
    >>> from corpus.readers import from_row
    >>> row = {"text": "The 2012 final was played on 3 May 2013 in Lowen."}
    >>> read = read_question(Query("When was the final played in Lowen?"))
    >>> [(one.text, round(one.fit, 1)) for one in date_fillers(read, Candidate(from_row(row, "a"), 0, 1.0))]
    [('2012', 0.2), ('3 May 2013', 0.6)]
    """
    if lived := list(life_fillers(question, candidate)):
        exact = [one for one in lived if one.value and one.value.unit == "day"]
        yield from exact or lived
        return
    offered = (
        one for one in value_fillers(question, candidate) if not _is_of_a_life(question, candidate, one)
    )
    found = [_with_first_year(candidate.text, one) for one in offered]
    shares = [_share(question, candidate, one) for one in found]
    best = max(shares, default=1.0)
    yield from (
        replace(one, fit=one.fit * min(1.0, share / best)) for one, share in zip(found, shares, strict=True)
    )


def _share(question: Question, candidate: Candidate, one: Filler) -> float:
    """What is left of a date's fit beside one that tells when, and of the very deed that is asked about."""
    share = BY_THE_WAY if _is_by_the_way(candidate.text, one) else 1.0
    share *= LIFETIME if _in_life_brackets(question, candidate, one) else 1.0
    other = is_told_of(question, candidate, one.start, one.end) is False
    return share * OF_ANOTHER_DEED if other else share


def _is_by_the_way(text: str, one: Filler) -> bool:
    """Whether a date names a thing: "the 2012 final", "Salt Hour (2012 film)"."""
    return one.value is not None and narrows(text, one.value) and not _LED.search(text[: one.start])


def _in_life_brackets(question: Question, candidate: Candidate, one: Filler) -> bool:
    return any(found.start() < one.start < found.end() for found in life_brackets(question, candidate))


def _is_of_a_life(question: Question, candidate: Candidate, one: Filler) -> bool:
    """Whether a date tells of a birth or death, and the other end of a life or neither is asked for."""
    if life_event(question.text) is None and _BORN.search(candidate.text, 0, one.start):
        return True
    if not _in_life_brackets(question, candidate, one):
        return False
    person = any(name.kind == "person" and name.end <= one.start for name in candidate.names)
    return person or life_event(question.text) is not None


def _with_first_year(text: str, one: Filler) -> Filler:
    """The last year of a period with the first: "2001 to 2009" of "from 2001 to 2009"."""
    led = _FROM_YEAR.search(text, 0, one.start)
    if led is None or one.value is None or one.value.unit != "year":
        return one
    start = led.start(1)
    period = replace(one.value, start=start, low=date(int(led[1]), 1, 1))
    return replace(one, start=start, text=text[start : one.end], value=period)
