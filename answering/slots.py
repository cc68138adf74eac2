"""Which words of a sentence fill the slot that a question asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from answering.asking.expected import Expected
from answering.figures.bare_numbers import asks_for_age, bare_numbers, rhythms, told_numbers
from answering.figures.moments import moments
from answering.figures.slots import VALUE_TYPES as VALUE_TYPES
from answering.figures.slots import value_fillers
from answering.fillers.dates import date_fillers
from answering.fillers.makers import maker_fillers
from answering.fillers.names import NAME_KINDS as NAME_KINDS
from answering.fillers.names import name_fillers
from answering.fillers.nearest_verb import is_told_of
from answering.fillers.phrases import phrase_fillers, quoted_fillers, unlike_fillers
from answering.fillers.speech import speech_fillers
from answering.question import Question
from answering.sentences.candidate import Candidate
from answering.sentences.filler import Filler

TYPED: frozenset[Expected] = frozenset((*VALUE_TYPES, *NAME_KINDS))
"""The expected types whose answer can be checked for its type."""


def fill(question: Question, candidate: Candidate) -> Filler | None:
    """The words that answer best, the first of equals.

    Where nothing is of the type asked for, a number without a noun or the likeliest phrase fills the slot
    loosely; None where even these are missing. An age ("aged 83") goes before any other span of years.
    """
    in_turn = readers(question.expected)
    for reader in reversed(in_turn) if asks_for_age(question) else in_turn:
        found = max(reader(question, candidate), key=lambda filler: (filler.fit, -filler.start), default=None)
        if found:
            return _with_deed(question, candidate, found) if question.expected == "date" else found
    return None


def _with_deed(question: Question, candidate: Candidate, filler: Filler) -> Filler:
    """A date, and whether it belongs to the verb asked about."""
    told = is_told_of(question, candidate, filler.start, filler.end)
    return filler if told is None else replace(filler, told=told)


def readers(expected: Expected) -> tuple[Reader, ...]:
    """What looks for an answer of this type, in turn until something is found."""
    return _READERS[expected], *_LOOSE.get(expected, ())


def nothing(question: Question, candidate: Candidate) -> Iterator[Filler]:
    """Reasons, manners and yes or no are told by a whole sentence."""
    return iter(())


def counts(question: Question, candidate: Candidate) -> Iterator[Filler]:
    """Counts with their noun, numbers that the noun asked for is said to be, how often something happens."""
    yield from rhythms(question, candidate)
    yield from told_numbers(question, candidate)
    yield from value_fillers(question, candidate)


def people(question: Question, candidate: Candidate) -> Iterator[Filler]:
    """Whoever the sentence says has made the work asked about, or else every name."""
    made = list(maker_fillers(question, candidate))
    return iter(made) if made else name_fillers(question, candidate)


Reader = Callable[[Question, Candidate], Iterator[Filler]]

_READERS: Mapping[Expected, Reader] = {
    **dict.fromkeys(VALUE_TYPES, value_fillers),
    **dict.fromkeys(NAME_KINDS, name_fillers),
    "speaker": speech_fillers,
    "count": counts,
    "date": date_fillers,
    "person": people,
    "quote": quoted_fillers,
    "text": phrase_fillers,
    "yesno": nothing,
    "reason": nothing,
    "manner": nothing,
}
_LOOSE: Mapping[Expected, tuple[Reader, ...]] = {
    "count": (bare_numbers,),
    "quantity": (bare_numbers,),
    "duration": (bare_numbers,),
    "date": (moments,),
    **dict.fromkeys(("percent", "money"), ()),
    **dict.fromkeys(NAME_KINDS, (unlike_fillers,)),
    "speaker": (),
}
"""What is looked for, in turn, where nothing is of the type asked for."""
