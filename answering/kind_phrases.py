"""Words that are what a free question asks for: "ice hockey" a sport, "writer and comedian" a profession."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from answering.candidate import Candidate
from answering.filler import Filler, nearness, shaped
from answering.lexicon import Term, members, stemmed
from answering.question import Question

IN_NAME = 0.5  # of the fit is left to words that are part of a longer name
_GOALS = r"(?<![\d–-])\d{1,3} ?[–-] ?\d{1,3}(?![\d–-])"
_SHAPES = dict.fromkeys(
    map(stemmed, ("score", "scoreline", "result")), re.compile(rf"{_GOALS}(?:,? {_GOALS})*")
)
_JOINED = re.compile(r"(?:,? and |, |/| or |-)(?:an? )?(?:[\w'’-]+ )?")
_NARROWING = re.compile(
    r"(?<![\w'’-])(?!(?:former|retired|professional|late|an?|the|and|or|of|in|as) )[A-Za-z][\w'’-]+[ -]$"
)


def kind_fillers(question: Question, candidate: Candidate) -> Iterator[Filler]:
    """The words of a sentence that are of the kind asked for, those that are told together as one."""
    if question.sought is None:
        return
    if shape := _SHAPES.get(question.sought.key):
        yield from shaped(question, candidate, shape, bound=True)
    kinds = members(question.sought.key)
    if not kinds:
        return
    asked = {focus.key for focus in question.focus}
    met = [term for term in candidate.terms if term.key in kinds and term.key not in asked]
    for first, last in _together(candidate.text, met):
        start = _narrowed(candidate.text, first, kinds)
        fit = nearness(question, candidate, start, last.end)
        fit *= IN_NAME if _within_name(candidate, start, last.end) else 1.0
        yield Filler(start, last.end, candidate.text[start : last.end], fit, bound=True)


def knows_kind(question: Question) -> bool:
    """Whether a table or a shape tells which words are of the kind asked for."""
    return question.sought is not None and bool(
        question.sought.key in _SHAPES or members(question.sought.key)
    )


def _narrowed(text: str, term: Term, kinds: frozenset[str]) -> int:
    """Where the word begins that narrows a term down ("ice hockey"), or the term itself.

    With a capital it is mostly a nationality ("Orsenian writer"), unless both are a kind ("Gaelic football").
    """
    found = _NARROWING.search(text, 0, term.start)
    if found and (found[0].islower() or stemmed(text[found.start() : term.end]) in kinds):
        return found.start()
    return term.start


def _within_name(candidate: Candidate, start: int, end: int) -> bool:
    """Whether the words are part of a longer name: "Football" of the "Arena Football League"."""
    return any(
        name.start <= start and end <= name.end and name.end - name.start > end - start
        for name in candidate.names
    )


def _together(text: str, met: Sequence[Term]) -> Iterator[tuple[Term, Term]]:
    """First and last of the terms that follow one another: "actor, singer and dancer"."""
    begin = 0
    for i, (one, other) in enumerate(pairwise(met), 1):
        if not _JOINED.fullmatch(text, one.end, other.start):
            yield met[begin], met[i - 1]
            begin = i
    if met:
        yield met[begin], met[-1]
