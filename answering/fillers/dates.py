"""Dates that fill the question's slot: those of a life, those that tell when rather than name a thing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from answering.dates.labels import narrows
from answering.figures.slots import value_fillers
from answering.fillers.lives import life_brackets, life_fillers
from answering.language.patterns import pattern
from answering.question import Question
from answering.sentences.candidate import Candidate
from answering.sentences.filler import Filler
from answering.sentences.life_dates import life_event

BY_THE_WAY = 0.5  # of its fit is left to a date that names a thing, where another date tells when
LIFETIME = 0.3  # the same for the ends of a life in brackets, where something else is asked for
_LED = pattern(
    r"\b(?i:in|on|since|until|till|by|from|before|after|during|of|between|and|around|circa) (?:the )?$"
)


def date_fillers(question: Question, candidate: Candidate) -> Iterator[Filler]:
    """The ends of a life where one of them is asked for, the exact ones before years; or else every date.

    The day on which somebody was born does not say when she died.

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
    found = list(value_fillers(question, candidate))
    beside = {one.start for one in found if _is_by_the_way(candidate.text, one)}
    lifetime = {one.start for one in found if _is_of_a_life(question, candidate, one)}
    other_end = life_event(question.text) is not None
    for one in found:
        if other_end and one.start in lifetime:
            continue
        share = BY_THE_WAY if one.start in beside and len(beside) < len(found) else 1.0
        share *= LIFETIME if one.start in lifetime and len(lifetime) < len(found) else 1.0
        yield replace(one, fit=share * one.fit)


def _is_by_the_way(text: str, one: Filler) -> bool:
    """Whether a date names a thing: "the 2012 final", "Salt Hour (2012 film)"."""
    return one.value is not None and narrows(text, one.value) and not _LED.search(text[: one.start])


def _is_of_a_life(question: Question, candidate: Candidate, one: Filler) -> bool:
    """Whether a date stands in the brackets that tell a life."""
    return any(found.start() < one.start < found.end() for found in life_brackets(question, candidate))
