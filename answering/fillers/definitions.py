"""What something or somebody is, where a question asks for that: a profession, a genre, a medium."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from answering.language.patterns import pattern, words
from answering.language.stems import stems
from answering.naming.countries import country_of
from answering.question import Question
from answering.sentences.candidate import Candidate, keys_of
from answering.sentences.definition import definition
from answering.sentences.filler import Filler, nearness

_BEING = ("profession", "occupation", "job", "career", "vocation", "trade", "livelihood")
_MAKE = ("genre", "medium", "format", "form", "category", "style", "type", "kind")
_ASKS_AS = pattern(
    r"^\W*(?i:what) (?:is|was|are|were) .*\b(?:known|famous|notable|noted|renowned) (?:for|as)\W*$"
    r"|\bdoes .* (?:refer to|do for a living|mean)\W*$"
)
_KIN = words(
    "son daughter brother sister father mother wife husband grandson granddaughter grandfather "
    "nephew niece cousin uncle aunt friend one native resident child descendant supporter"
)
"""What somebody is to others: it says nothing of a profession."""
_BEFORE = pattern(r"\b(?:an?|the|its) ((?:[\w/&’'-]+ ){0,4}[\w/&’'-]+) $")
_YEAR = pattern(r"\d{4}s?")
_WORD = pattern(r"\S+")


@lru_cache(64)
def asks_what_it_is(question: Question) -> bool:
    """Whether a definition answers: "what is the profession of …", "what is … known for"."""
    return question.expected == "text" and (
        _asks_for(question, stems(_BEING) | stems(_MAKE)) or _as(question)
    )


def definition_fillers(question: Question, candidate: Candidate) -> Iterator[Filler]:
    """The words of a definition that say what is asked: "Danish painter", "comedy film".

    A work's year and country are no part of its genre; a mere "film" is none where a film is asked about.
    """
    found = definition(question, candidate) if asks_what_it_is(question) else None
    if found is None:
        return
    if question.sought and question.sought.key in candidate.keys:
        yield from _told(question, candidate)
        return
    text = candidate.text
    start = _narrowed(text, found.start, found.end) if _asks_for(question, stems(_MAKE)) else found.start
    told_as = text[start : found.end]
    keys = keys_of(told_as)
    told = keys - {focus.key for focus in question.focus}
    if told and not keys & stems(_KIN):
        yield Filler(start, found.end, told_as, nearness(question, candidate, start, found.end), bound=True)


def _told(question: Question, candidate: Candidate) -> Iterator[Filler]:
    """What stands before the very word that is asked for: "a station broadcasting a country format"."""
    for term in candidate.terms:
        before = _BEFORE.search(candidate.text, 0, term.start)
        if question.sought and term.key == question.sought.key and before:
            start, end = before.span(1)
            fit = nearness(question, candidate, start, end)
            yield Filler(start, end, before[1], fit, bound=True)


def _asks_for(question: Question, kinds: frozenset[str]) -> bool:
    return question.sought is not None and question.sought.key in kinds


def _as(question: Question) -> bool:
    return bool(_ASKS_AS.search(question.text))


def _narrowed(text: str, start: int, end: int) -> int:
    """Where a noun phrase begins behind the year and the country in front of it."""
    for word in _WORD.finditer(text, start, end):
        if not _YEAR.fullmatch(word[0]) and not country_of(word[0]):
            return word.start()
    return start
