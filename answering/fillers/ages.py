"""An age told beside a name, as reports tell it: "Veld, 61," and "Veld (61)" say how old Veld is."""

from __future__ import annotations

import re

from answering.figures.bare_numbers import asks_for_age
from answering.language.lexicon import stems
from answering.language.patterns import pattern
from answering.question import Question
from answering.sentences.candidate import Candidate

_ASKED = ("old", "age", "aged", "years", "person")
_AGE = pattern(r"(?:, (?:(?:now|then) )?(?:aged? )?|,? \()1?\d{1,2}(?:[.;:)]|,(?!\d)|$)|,? aged \d")
_GIVEN = pattern(r"\b(?!(?:Mr|Mrs|Ms|Dr)\b)[A-Z][\w’-]+ $")
_NOTHING: frozenset[str] = frozenset()


def aged(question: Question, candidate: Candidate) -> frozenset[str]:
    """The keys of "old" and "age", where the sentence tells the age of whom the question names.

    >>> from answering.question import Query, read_question
    >>> from corpus.readers import from_row
    >>> asked = read_question(Query("How old is Ada Veld?"))
    >>> said = [from_row({"text": text}, "a") for text in ("Veld, 61, sang.", "Bo Orm, 61, met Veld.")]
    >>> [sorted(aged(asked, Candidate(article, 0, 1.0)))[:1] for article in said]
    [['age'], []]
    """
    if not asks_for_age(question):
        return _NOTHING
    told = any(_told(name.text, candidate.text) for name in question.names)
    return stems(_ASKED) if told else _NOTHING


def _told(name: str, text: str) -> bool:
    """Whether an age follows the name, or the surname alone: "Karl Veld, 64," is not that of Ada Veld."""
    *given, surname = name.split()
    for found in re.finditer(rf"\b{re.escape(surname)}\b", text):
        other = _GIVEN.search(text, 0, found.start()) if given else None
        if _AGE.match(text, found.end()) and (other is None or other[0].split() == given[-1:]):
            return True
    return False
