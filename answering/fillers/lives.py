"""When somebody was born or died, told by brackets behind the name that opens a sentence.

"Ada Veld (3 May 1901 – 9 June 1988) was a painter" answers both, and no verb says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from answering.language.patterns import pattern
from answering.quantities.value import Value
from answering.question import Question
from answering.sentences.candidate import Candidate, keys_of
from answering.sentences.definition import named_keys
from answering.sentences.filler import Filler, nearness
from answering.sentences.life_dates import Event, life_event
from answering.values import read_values

TOLD = 1.6  # factor of the fit for a date that brackets give as the very end of the life asked about
_BRACKET = pattern(r"\(([^()]{4,160})\)")
_NO_NAME = pattern(
    r"(?:^|\s)(?!(?:of|the|de|da|di|du|del|la|le|von|van|der|den|zu|al|bin|ibn|y|and|or|née|also|known|as|called|spelled"
    r"|styled)\b)[a-z]"
)
_BORN = pattern(r"\b(?i:born|b\.|née)")
_DIED = pattern(r"\b(?i:died|d\.)")
_YEAR = pattern(r"(?<![\d.,])[1-9]\d{2,3}(?![\d.,]\d)(?!\s?BC)")
_SPAN = pattern(r"\s?[–—−-]\s?|\s(?:to|until)\s")


def life_fillers(question: Question, candidate: Candidate) -> Iterator[Filler]:
    """The date of a birth or death that is asked for, where the sentence opens with a name and its dates.

    >>> from answering.question import Query, read_question
    >>> from corpus.readers import from_row
    >>> row = {"text": "Ada Veld (3 May 1901 – 9 June 1988) was a painter of Lowen."}
    >>> said = Candidate(from_row(row, "a"), 0, 1.0)
    >>> [one.text for one in life_fillers(read_question(Query("When did Ada Veld die?")), said)]
    ['9 June 1988']
    """
    event = life_event(question.text)
    if event is None:
        return
    text = candidate.text
    for bracket in life_brackets(question, candidate):
        for told in _ends(bracket[1], event):
            start, end = bracket.start(1) + told.start, bracket.start(1) + told.end
            fit = TOLD * nearness(question, candidate, start, end)
            yield Filler(start, end, text[start:end], fit, replace(told, start=start, end=end))


def life_brackets(question: Question, candidate: Candidate) -> Iterator[re.Match[str]]:
    """The brackets behind the name asked about at the beginning of a sentence."""
    text, named, last = candidate.text, named_keys(question), 0
    for bracket in _BRACKET.finditer(text):
        if _NO_NAME.search(_BRACKET.sub("", text[: bracket.start()])):
            return
        if named & keys_of(text[last : bracket.start()]):
            yield bracket
        last = bracket.end()


def _ends(inside: str, event: Event) -> Iterator[Value]:
    """The date of the event in brackets that give both ends of a life, or one of them with its word."""
    if border := _border(inside):
        start, end = (0, border[0]) if event == "birth" else (border[1], len(inside))
        yield from _dates(inside, start, end)[:1]
    elif word := (_BORN if event == "birth" else _DIED).search(inside):
        yield from _dates(inside, word.end(), len(inside))[:1]


def _border(inside: str) -> tuple[int, int] | None:
    """Where the dash between the two ends of a life stands: with dates on either side of it."""
    for dash in _SPAN.finditer(inside):
        if _dates(inside, 0, dash.start()) and _dates(inside, dash.end(), len(inside)):
            return dash.span()
    return None


def _dates(inside: str, start: int, end: int) -> list[Value]:
    """The dates of a stretch, or else its bare years; offsets are into the whole."""
    read = [value for value in read_values(inside[start:end]) if value.type == "date" and value.low]
    dates = [replace(value, start=start + value.start, end=start + value.end) for value in read]
    return dates or [_year(found) for found in _YEAR.finditer(inside, start, end)]


def _year(found: re.Match[str]) -> Value:
    year = int(found[0])
    return Value("date", found.start(), found.end(), date(year, 1, 1), date(year, 12, 31), "year")
