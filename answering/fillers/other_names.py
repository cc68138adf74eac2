"""By what name somebody was born, or something first went: "born Ida Holm", "originally named Astrid"."""

from __future__ import annotations

from collections.abc import Iterator

from answering.language.patterns import pattern, words
from answering.language.stems import stems
from answering.names import Name
from answering.question import Question
from answering.sentences.candidate import Candidate
from answering.sentences.filler import Filler, nearness

_ASKING = words("birth real full maiden given original first former name names")
_ASKED = pattern(r"\b(?:(?P<birth>birth|real|full|maiden|given)|(?P<first>original|first|former)) names?\b")
_NAME = r"(?P<name>[A-Z][\w'’-]*(?: (?:[A-Z][\w'’-]*|de|del|van|von|der|al|bin|ibn|of|the)(?= |\b))*)"
_TOLD = {
    "birth": pattern(
        r"(?:\b(?:[Bb]orn(?: as)?|née|nee|[Ww]ith the name|[Uu]nder the name"
        r"|(?:[Bb]irth|[Rr]eal|[Ff]ull|[Mm]aiden|[Gg]iven) name(?: is| was|:)?)) "
        + _NAME
        + r"|^(?P<known>[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)+),? (?:better |also )?known (?:[a-z]+ly )?as"
    ),
    "first": pattern(
        r"\b(?:(?:[Oo]riginally|[Ff]irst|[Ff]ormerly) (?:named|called|known as)|[Uu]nder the name(?: of)?"
        r"|(?:built|opened|launched|founded|began|started|completed)(?: in \d{4})? (?:life )?as(?: the)?) "
        + _NAME
    ),
}


def asks_for_names(question: Question) -> bool:
    """Whether it is asked for such a name."""
    return bool(_ASKED.search(question.text.lower()))


def other_names(question: Question, candidate: Candidate) -> Iterator[Filler]:
    """The name by which somebody was born or something first went, where that is asked.

    >>> from answering.question import Query, read_question
    >>> from corpus.readers import from_row
    >>> said = Candidate(from_row({"text": "Kilo J (born Ida Holm) is a rapper."}, "a"), 0, 1.0)
    >>> [one.text for one in other_names(read_question(Query("What is Kilo J's real name?")), said)]
    ['Ida Holm']
    """
    asked = _ASKED.search(question.text.lower())
    kind = "birth" if asked and asked["birth"] else "first"
    for found in _TOLD[kind].finditer(candidate.text) if asked else ():
        group = found.lastgroup or "name"
        start, end = found.span(group)
        fit = nearness(question, candidate, start, end)
        name = Name(start, end, found[group], "other")
        yield Filler(start, end, found[group], fit, name=name, bound=True)


def otherwise_named(question: Question, candidate: Candidate) -> frozenset[str]:
    """The keys of the words that ask for such a name, where a sentence gives one: it need not say "name"."""
    if next(other_names(question, candidate), None) is None:
        return frozenset()
    return frozenset(focus.key for focus in question.focus if focus.key in stems(_ASKING))
