"""When somebody was born or died, told by brackets behind the name that opens a sentence.

"Ada Veld (3 May 1901 – 9 June 1988) was a painter" answers both, and no verb says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from answering.language.patterns import pattern
from answering.question import Question
from answering.sentences.candidate import Candidate, keys_of
from answering.sentences.definition import named_keys
from answering.sentences.filler import Filler, nearness
from answering.sentences.life_dates import ends_of_life, life_event

TOLD = 1.6  # factor of the fit for a date that brackets give as the very end of the life asked about
_BRACKET = pattern(r"\(([^()]{4,160})\)")
_NO_NAME = pattern(
    r"(?:^|\s)(?!(?:of|the|de|da|di|du|del|la|le|von|van|der|den|zu|al|bin|ibn|y|and|or|née|also|known|as|called|spelled"
    r"|styled)\b)[a-z]"
)


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
        for told in ends_of_life(bracket[1], event):
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
