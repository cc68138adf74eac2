"""What a sentence may hold for the question's slot at best, told without looking for it.

There is a row for each reader of `answering/slots`. A row may promise more than the reader finds, never less.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Literal

from answering.asking.expected import Expected
from answering.figures.bare_numbers import TOLD, asks_how_often, bare_numbers
from answering.figures.moments import may_tell_moment, moments
from answering.figures.slots import OWN_VERB, VALUE_TYPES, value_fillers
from answering.fillers.abbreviations import shortened
from answering.fillers.dates import date_fillers
from answering.fillers.definitions import asks_what_it_is
from answering.fillers.introductions import BOUND
from answering.fillers.kind_phrases import knows_kind
from answering.fillers.kinds import OF_CLASS, asks_for_class, may_show_kind, unsaid
from answering.fillers.lives import TOLD as LIFE
from answering.fillers.makers import MADE, sought_of
from answering.fillers.names import BESIDE_KIND, OF_KIND, SUBJECT, may_act_there, name_fillers, seeks_place
from answering.fillers.phrases import (
    asks_for_naming,
    phrase_fillers,
    quotation,
    quoted_fillers,
    unlike_fillers,
)
from answering.question import Question
from answering.sentences.candidate import Candidate
from answering.sentences.life_dates import life_event
from answering.sentences.situated import may_be_located
from answering.slots import Reader, counts, nothing, people, readers
from answering.values import may_tell
from answering.weighing.features import FITTING

FAR = (
    1000  # characters; in a longer sentence the question's terms may be so far that nothing is left of a fit
)

Sort = Literal[
    "words", "bound words", "loose words", "value", "loose value", "name", "bound name", "anything"
]
"""What may fill the slot: what it is, and whether it is bound or loose, as a filler tells."""

Prospect = tuple[Sort, float]
"""What may fill the slot, and how well it fits at most."""


def prospects(question: Question, candidate: Candidate, reach: float) -> Iterator[Prospect]:
    """What may fill the slot in a sentence that holds this share of the question's terms.

    Nothing fits better than that share, some factors aside.
    """
    if len(candidate.text) > FAR:
        yield "anything", 0.0
    for promise in _promises(question.expected):
        yield from promise(question, candidate, reach)


@cache
def _promises(expected: Expected) -> tuple[_Promise, ...]:
    return tuple(_PROSPECTS.get(reader, _anything) for reader in readers(expected))


def _anything(question: Question, candidate: Candidate, reach: float) -> Iterator[Prospect]:
    yield "anything", FITTING


def _nothing(question: Question, candidate: Candidate, reach: float) -> Iterator[Prospect]:
    return iter(())


def _value(question: Question, candidate: Candidate, reach: float) -> Iterator[Prospect]:
    types = VALUE_TYPES[question.expected]
    if any(may_tell(candidate.text, type) for type in (types if types == ("date",) else (*types, "percent"))):
        yield "value", reach * (OWN_VERB if question.verb else 1.0)


def _date(question: Question, candidate: Candidate, reach: float) -> Iterator[Prospect]:
    yield from _value(question, candidate, reach)
    if life_event(question.text) and "(" in candidate.text:
        yield "value", reach * LIFE


def _count(question: Question, candidate: Candidate, reach: float) -> Iterator[Prospect]:
    if asks_how_often(question):
        yield "words", reach
    if may_tell(candidate.text, "count"):
        yield "value", reach * max(OWN_VERB, TOLD)


def _moment(question: Question, candidate: Candidate, reach: float) -> Iterator[Prospect]:
    if may_tell_moment(candidate.text):
        yield "words", reach


def _bare_number(question: Question, candidate: Candidate, reach: float) -> Iterator[Prospect]:
    yield "value", reach
    yield "loose value", reach


def _name(question: Question, candidate: Candidate, reach: float) -> Iterator[Prospect]:
    fit = reach * _best_kind_fit(question, candidate)
    if may_act_there(question, candidate) or (seeks_place(question) and may_be_located(candidate.text)):
        yield "bound name", fit * SUBJECT
    kind_shown = seeks_place(question) and may_show_kind(question, candidate)
    yield "name", fit * SUBJECT if kind_shown else fit


def _person(question: Question, candidate: Candidate, reach: float) -> Iterator[Prospect]:
    yield from _name(question, candidate, reach)
    if sought_of(question):
        yield "bound name", reach * MADE


def _best_kind_fit(question: Question, candidate: Candidate) -> float:
    """What it may count at most that a name is of the kind asked for."""
    if question.head is None or unsaid(question):
        shown = 1.0
    else:
        shown = OF_KIND if may_show_kind(question, candidate) else BESIDE_KIND
    return shown * OF_CLASS if asks_for_class(question) else shown


def _phrase(question: Question, candidate: Candidate, reach: float) -> Iterator[Prospect]:
    if question.introduces:
        yield "bound words", reach * BOUND
    if question.happening:
        return
    yield "words", reach
    if knows_kind(question) or asks_what_it_is(question) or shortened(question):
        yield "bound words", reach
    if may_show_kind(question, candidate):
        yield "bound name", reach


def _quoted(question: Question, candidate: Candidate, reach: float) -> Iterator[Prospect]:
    if quotation(candidate.text):
        yield "words", 1.0
    elif asks_for_naming(question):
        yield from _phrase(question, candidate, reach)


def _unlike(question: Question, candidate: Candidate, reach: float) -> Iterator[Prospect]:
    if not question.identity:
        yield "loose words", reach


_Promise = Callable[[Question, Candidate, float], Iterator[Prospect]]
_PROSPECTS: Mapping[Reader, _Promise] = {
    value_fillers: _value,
    counts: _count,
    date_fillers: _date,
    people: _person,
    bare_numbers: _bare_number,
    name_fillers: _name,
    phrase_fillers: _phrase,
    quoted_fillers: _quoted,
    unlike_fillers: _unlike,
    moments: _moment,
    nothing: _nothing,
}
"""For each reader what it may find; one that is not here may find anything."""
