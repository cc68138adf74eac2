"""When something happens, told by no date of the calendar: "at 7.14 a.m.", "in about a year"."""

from __future__ import annotations

from collections.abc import Iterator

from answering.language.patterns import any_of, pattern
from answering.quantities.numbers import NUMBER_WORDS
from answering.question import Question
from answering.sentences.candidate import Candidate
from answering.sentences.filler import Filler, shaped

_SPAN = r"(?ai:minutes?|hours?|days?|weeks?|fortnights?|months?|years?|decades?)"
_SOME = rf"(?:[0-9]{{1,3}}|(?ai:an?|a few|several|some|a couple of|{any_of(NUMBER_WORDS)}))"
_ABOUT = r"(?ai: (?:about|around|some|the next|the coming|less than|at most))?"
_NEAR = r"(?ai:(?:at|around|about|by|until|before|after|from|since|shortly|just|soon|long|towards) ){0,3}"
_CLOCK = r"(?:[0-9]{1,2}(?:[:.][0-9]{2})?\s?[ap]\.?m\b\.?|(?<=[a-z] )[0-9]{1,2}:[0-9]{2}(?![:\w]))"
_HOUR = r"(?ai:midnight|noon|midday|dawn|daybreak|dusk|nightfall|sunrise|sunset)\b"
_LEAD = r"(?ai:next|last|this|(?:in )?(?:early|late)|in|at|over|since|by|until|before|after)(?ai: the)?"
_SEASON = r"(?:(?ai:spring|summer|autumn|winter)|Christmas|Easter|Ramadan|New Year|Whitsun|Pentecost)"
_MOMENT = pattern(
    rf"\b{_NEAR}(?:{_CLOCK}|{_HOUR})|\b(?ai:in|within){_ABOUT} {_SOME} {_SPAN}\b"
    rf"|\b(?ai:the next|the coming) {_SPAN}\b|\b{_LEAD} {_SEASON}\b"
)


def moments(question: Question, candidate: Candidate) -> Iterator[Filler]:
    """Words that tell when, where the sentence has no date.

    >>> from answering.question import Query, read_question
    >>> from corpus.article import Article, Span
    >>> text = "The ferry sank at 7.14 a.m. off Tarn."
    >>> candidate = Candidate(Article("a", text, "a", sentences=(Span(0, len(text)),)), 0, 1.0)
    >>> [found.text for found in moments(read_question(Query("When did the ferry sink?")), candidate)]
    ['at 7.14 a.m.']
    """
    return shaped(question, candidate, _MOMENT)


def may_tell_moment(text: str) -> bool:
    """Whether a sentence has such words."""
    return bool(_MOMENT.search(text))
