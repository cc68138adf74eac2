"""Which in a row something is: "the third-largest lake", "finished fourth"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from answering.asking.expected import asks_for_rank
from answering.language.patterns import pattern, words
from answering.language.stems import stems
from answering.question import Question
from answering.sentences.candidate import Candidate, keys_of
from answering.sentences.filler import Filler, nearness

_ASKING = words("rank ranked ranks place position spot number finish come term terms")
_BY = pattern(r"\b(?:by|in terms of|measured by) (?!(?:the|an?) )([a-z]+)", re.I)
_BORDER = pattern(r"[;,] |\b(?:and|but|while) ")
_NO_RANK = pattern(
    r"[ -](?:century|time|half|quarter|day|week|month|year|anniversary|floor|edition|of (?:all|them|these))\b"
)


def rank_fillers(question: Question, candidate: Candidate) -> Iterator[Filler]:
    """The ranks of a sentence, where it is asked which in a row something is.

    >>> from answering.question import Query, read_question
    >>> from corpus.readers import from_row
    >>> said = Candidate(from_row({"text": "Orm was the third-largest lake in the 9th century"}, "a"), 0, 1.0)
    >>> [one.text for one in rank_fillers(read_question(Query("Where does Orm rank among the lakes?")), said)]
    ['third']
    """
    if not asks_for_rank(question.text):
        return
    text = candidate.text
    told = [one for one in candidate.values if one.type == "ordinal" and not _NO_RANK.match(text, one.end)]
    ends = [*(_border(text, one.end, other.start) for one, other in pairwise(told)), len(text)]
    stretches = zip(told, (0, *ends), ends, strict=False)
    offered = [(value, _measures(text[start:end])) for value, start, end in stretches]
    asked = _measures(question.text)
    by_it = [(value, by) for value, by in offered if by & asked]
    for value, _ in by_it or [(value, by) for value, by in offered if not (by and asked)]:
        fit = nearness(question, candidate, value.start, value.end)
        yield Filler(value.start, value.end, text[value.start : value.end], fit, value=value, bound=True)


def _measures(text: str) -> frozenset[str]:
    """The keys of what a text ranks by: "by area", "in terms of tonnage"."""
    return frozenset[str]().union(*(keys_of(found[1]) for found in _BY.finditer(text)))


def _border(text: str, start: int, end: int) -> int:
    """Where the words of the second of two ranks begin: "sixth by tonnage; by ships the second"."""
    found = list(_BORDER.finditer(text, start, end))
    return found[-1].end() if found else end


def ranked(question: Question, candidate: Candidate) -> frozenset[str]:
    """The keys of the words that ask for a rank, where a sentence gives one: it need not say "ranks"."""
    if next(rank_fillers(question, candidate), None) is None:
        return frozenset()
    return frozenset(focus.key for focus in question.focus if focus.key in stems(_ASKING))
