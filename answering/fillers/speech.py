"""Who says what a question puts into somebody's mouth: the speaker of a sentence that holds it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from answering.fillers.speech_asked import Speech, speech_asked
from answering.language.lexicon import read_keys
from answering.question import Question
from answering.quotations.quotation import locate
from answering.sentences.attribution import Voice, voice
from answering.sentences.candidate import Candidate
from answering.sentences.filler import Filler

HELD = 0.8  # likeness from which a sentence holds a quotation: one of five words may differ
FITS = 1.5  # of a speaker whose very words are asked for


def of_speech(question: Question) -> Question:
    """The question with nothing but the speech in focus where it asks who said something; else as it is.

    That somebody "warned" or is quoted behind a colon is a way of saying: the verb itself need not be met.
    """
    speech = speech_asked(question.text)
    if speech is None:
        return question
    said = read_keys(speech.text)
    focus = tuple(item for item in question.focus if item.key in said) or question.focus
    return replace(
        question, expected="speaker", focus=focus, predicate=None, verb=None, office=(), identity=False
    )


def speech_fillers(question: Question, candidate: Candidate) -> Iterator[Filler]:
    """Who speaks the words asked about; nobody where a sentence lacks the words that are put in marks."""
    speech = speech_asked(question.text)
    place = _place(speech, candidate) if speech else None
    said = voice(candidate, place) if place is not None else None
    if speech and said:
        yield _filler(
            candidate, said, FITS if speech.exact else question.met(candidate.keys) / question.weight
        )


def _place(speech: Speech, candidate: Candidate) -> int | None:
    """Where a sentence holds a speech: the middle of its words there; None where it does not."""
    if speech.exact:
        spot = locate(speech.exact, candidate.text)
        return (spot.start + spot.end) // 2 if spot and spot.similarity >= HELD else None
    keys = read_keys(speech.text)
    met = [term.start for term in candidate.terms if term.key in keys]
    return met[len(met) // 2] if met else None


def _filler(candidate: Candidate, said: Voice, fit: float) -> Filler:
    here = said.index == candidate.index
    start, end = (said.start, said.end) if here else (0, 0)
    return Filler(
        start, end, said.text, fit, name=said.name, bound=True, told_in=None if here else said.index
    )
