"""What an abbreviation stands for: "the Tarn Harbour Union (THU)", "THU, the Tarn Harbour Union"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from answering.language.patterns import pattern
from answering.question import Question
from answering.sentences.candidate import Candidate
from answering.sentences.filler import Filler, nearness

_ASKED = pattern(
    r"\b(?i:stands? for|stood for|refers? to|means?|short for|abbreviation|acronym|initials|full name)\b"
)
_SHORT = pattern(r"\b(?=[A-Za-z&.]*[A-Z][A-Za-z&.]*[A-Z])[A-Za-z&]{2,8}\b")
_SMALL = frozenset(("of", "the", "for", "and", "in", "on", "de", "la", "to", "a", "an"))
_LEAD = pattern(r"(?: \(|, (?:or )?| stands for | is short for | means )(?:the |an? )?[“\"]?")
_WORD = pattern(r"[^\W\d_]+")


def full_forms(question: Question, candidate: Candidate) -> Iterator[Filler]:
    """The words whose first letters make the abbreviation that is asked about, where they stand beside it.

    >>> from answering.question import Query, read_question
    >>> from corpus.readers import from_row
    >>> said = Candidate(from_row({"text": "He joined the Tarn Harbour Union (THU) in May."}, "a"), 0, 1.0)
    >>> [one.text for one in full_forms(read_question(Query("What does THU stand for?")), said)]
    ['Tarn Harbour Union']
    """
    for short in shortened(question):
        text = candidate.text
        for found in re.finditer(rf"\({re.escape(short)}\b|\b{re.escape(short)}\b", text):
            yield from _before(question, candidate, short, found.start())
            yield from _behind(question, candidate, short, found.end())


@lru_cache(64)
def shortened(question: Question) -> tuple[str, ...]:
    """The abbreviations of a question that asks what one stands for; none of another question."""
    return tuple(_SHORT.findall(question.text)) if _ASKED.search(question.text) else ()


def _before(question: Question, candidate: Candidate, short: str, end: int) -> Iterator[Filler]:
    """Words right before the abbreviation in brackets: as few as give all its letters."""
    words = list(_WORD.finditer(candidate.text, 0, end))
    for first in range(len(words) - 1, max(-1, len(words) - 2 * len(short) - 1), -1):
        told = [word[0] for word in words[first:]]
        if _makes(told, short):
            yield _filler(question, candidate, words[first].start(), words[-1].end())
            return


def _behind(question: Question, candidate: Candidate, short: str, start: int) -> Iterator[Filler]:
    """Words in brackets or behind a comma, "or" or "stands for" after the abbreviation."""
    lead = _LEAD.match(candidate.text, start)
    words = list(_WORD.finditer(candidate.text, lead.end() if lead else len(candidate.text)))
    for last in range(1, 2 * len(short)):
        told = [word[0] for word in words[: last + 1]]
        if len(words) > last and _makes(told, short):
            yield _filler(question, candidate, words[0].start(), words[last].end())
            return


def _makes(told: list[str], short: str) -> bool:
    """Whether the first letters of some words, small ones left out where need be, are an abbreviation's."""
    wanted = short.replace("&", "").lower()
    if told[0].lower() in _SMALL or told[-1].lower() in _SMALL:
        return False
    full = "".join(word[0] for word in told).lower()
    bare = "".join(word[0] for word in told if word.lower() not in _SMALL).lower()
    return wanted in (full, bare)


def _filler(question: Question, candidate: Candidate, start: int, end: int) -> Filler:
    fit = nearness(question, candidate, start, end)
    return Filler(start, end, candidate.text[start:end], fit, bound=True)
