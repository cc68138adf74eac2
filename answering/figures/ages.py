"""Whose age a number is: "Ada Veld, 41", "the 41-year-old baker", "Veld is 41"."""

from __future__ import annotations

import re

from answering.language.patterns import pattern, words
from answering.language.stems import stems
from answering.question import Question
from answering.sentences.candidate import Candidate, keys_of, names_of
from answering.sentences.filler import Filler

AHEAD = 4  # words behind "41-year-old" that say who is
_HYPHENED = pattern(r".*?[- ]years?[- ]old\b")
_IS = pattern(r"\b(?:is|was|turns|turned) $")
_AGE = pattern(r"(?:, (?:(?:now|then) )?(?:aged? )?|,? \()1?\d{1,2}(?:[.;:)]|,(?!\d)|$)|,? aged \d")
_GIVEN = pattern(r"\b(?!(?:Mr|Mrs|Ms|Dr)\b)[A-Z][\w’-]+ $")
_DEFINITE = pattern(r"\b(?ai:the) $")
_ASKING = words("old age aged")


def is_age_of_another(question: Question, candidate: Candidate, filler: Filler) -> bool:
    """Whether an age is told of somebody else than asked about, as far as the words beside it tell.

    >>> from answering.question import Query, read_question
    >>> from corpus.article import Article, Span
    >>> text = "Ada Veld, 41, beat the 29-year-old baker Bo Orm."
    >>> said = Candidate(Article("a", text, "a", sentences=(Span(0, len(text)),)), 0, 1.0)
    >>> of = [read_question(Query(f"How old is {who}?")) for who in ("Veld", "the baker", "Orm")]
    >>> [is_age_of_another(one, said, Filler(10, 12, "41", 1.0)) for one in of]
    [False, True, True]
    """
    asked = [focus for focus in question.focus if focus.key not in stems(_ASKING)]
    named = {focus.key for focus in asked if focus.proper == asked[-1].proper}
    text = candidate.text
    said = _IS.search(text[: filler.start])
    behind = None if said else _HYPHENED.match(text, filler.start, filler.end + len("-years-old"))
    told = _hyphened(candidate, filler.start, behind.end()) if behind else _told(candidate, filler)
    return bool(named) and named.isdisjoint(told)


def tells_age(question: Question, candidate: Candidate) -> bool:
    """Whether an age stands right behind a name of the question: "Veld, 61," says how old Veld is.

    >>> from answering.question import Query, read_question
    >>> from corpus.readers import from_row
    >>> asked = read_question(Query("How old is Ada Veld?"))
    >>> said = [from_row({"text": text}, "a") for text in ("Veld, 61, sang.", "Karl Veld, 64, sang.")]
    >>> [tells_age(asked, Candidate(article, 0, 1.0)) for article in said]
    [True, False]
    """
    return any(_stands_behind(name.text, candidate.text) for name in question.names)


def _stands_behind(name: str, text: str) -> bool:
    """Whether an age follows a name, or its surname with no other given name before it."""
    *given, surname = name.split()
    for found in re.finditer(rf"\b{re.escape(surname)}\b", text):
        other = _GIVEN.search(text, 0, found.start()) if given else None
        if _AGE.match(text, found.end()) and (other is None or other[0].split() == given[-1:]):
            return True
    return False


def _hyphened(candidate: Candidate, start: int, end: int) -> frozenset[str]:
    """Of whom "41-year-old" is said: who follows, or whom the text speaks of before it.

    "The 41-year-old" is the one whom the sentence before names first, or speaks of where it names nobody; of
    two who are named together it may be either.
    """
    text = candidate.text
    who = keys_of(" ".join(text[end:].split()[:AHEAD]))
    before = text[:start]
    if not _DEFINITE.search(before) or before.count(" ") > 1 or not candidate.before:
        return who | keys_of(before)
    people = [name for name in names_of(candidate.before) if name.kind == "person"]
    if len(people) > 1 and candidate.before[people[0].end : people[1].start] in (" and ", ", "):
        return who
    return who | keys_of(people[0].text if people else candidate.before)


def _told(candidate: Candidate, filler: Filler) -> frozenset[str]:
    """Of whom a number is said that follows: the name right before it, or else all that stands before."""
    before = candidate.text[: filler.start]
    beside = [name for name in candidate.names if before[name.end :] in (", ", " (", ", aged ", " is ")]
    return keys_of(beside[-1].text) if beside else keys_of(before) | candidate.carried
