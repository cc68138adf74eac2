"""Who "the 29-year-old" or "the striker" is that opens a sentence: the one who was told of, or nobody."""

from __future__ import annotations

from collections.abc import Iterator

from answering.clauses.telling import speeches
from answering.language.patterns import pattern
from answering.names import Name, same_name
from answering.naming.people import is_person
from answering.sentences.attribution import Voice
from answering.sentences.candidate import Candidate

BACK = 3  # sentences in which somebody is looked for whose age is told
INTRODUCED = 12  # sentences in which a noun has been told with its name: "striker Jon Orm"
_AGED = pattern(r"[\W_]*(?ai:the) \d+-year-old\b(?: (?P<noun>[a-z-]+) [A-Z])?")
_NOUN = pattern(r"[\W_]*(?ai:the) ([a-z][a-z-]+)\b(?! [A-Z])")
_APPOSED = r", (?:an?|the|its|their|his|her|our) (?:[\w’'-]+ ){0,3}"


def described_person(candidate: Candidate) -> Voice | None:
    """Whose name a sentence that begins with a description leaves out; None where several may be meant.

    >>> from corpus.article import Article, Span
    >>> text = "Ada Veld beat Bo Orm. The 29-year-old thanked Orm."
    >>> article = Article("a", text, "a", sentences=(Span(0, 21), Span(22, len(text))))
    >>> described_person(Candidate(article, 1, 1.0)).text
    'Ada Veld'
    """
    if _tells_age(candidate.text):
        return _lone_person(candidate)
    noun = _noun(candidate.text)
    return _introduced(candidate, noun) if noun else None


def describes(text: str) -> bool:
    """Whether a sentence begins with a description that leaves a name out: "The striker scored"."""
    return _tells_age(text) or _noun(text) is not None


def _tells_age(text: str) -> bool:
    """Whether a sentence begins with an age and no name, as "The 29-year-old cook Bo Orm" does not."""
    found = _AGED.match(text)
    return found is not None and not (found["noun"] and is_person(found["noun"]))


def _noun(text: str) -> str | None:
    """The noun with which a sentence begins, where it says what somebody is: "striker"."""
    found = _NOUN.match(text)
    return found[1] if found and is_person(found[1]) else None


def _lone_person(candidate: Candidate) -> Voice | None:
    """The one person of the nearest sentence before that names any but those named beside the description."""
    for before in _before(candidate, BACK):
        people = [one for one in _people(before) if not _is_among(one, candidate.names)]
        if people:
            first, *others = people
            alone = all(same_name(first.text, other.text) for other in others)
            return _voice(before, first) if alone else None
    return None


def _introduced(candidate: Candidate, noun: str) -> Voice | None:
    """The person beside whose name a noun was told before: "striker Jon Orm", "Jon Orm, a striker"."""
    ahead, behind = pattern(rf"\b{noun},? $"), pattern(rf"{_APPOSED}{noun}\b")
    told = (
        (before, one)
        for before in _before(candidate, INTRODUCED)
        for one in _people(before)
        if ahead.search(before.text, 0, one.start) or behind.match(before.text, one.end)
    )
    found = next(told, None)
    return _voice(*found) if found else None


def _before(candidate: Candidate, back: int) -> Iterator[Candidate]:
    """The sentences before one, the nearest first."""
    for index in range(candidate.index - 1, max(-1, candidate.index - 1 - back), -1):
        yield Candidate(candidate.article, index, candidate.rank)


def _people(candidate: Candidate) -> list[Name]:
    """The people whom a sentence names outside of quotations."""
    said = speeches(candidate.text)
    people = (name for name in candidate.names if name.kind == "person")
    return [name for name in people if not any(start <= name.start < end for start, end in said)]


def _is_among(person: Name, names: tuple[Name, ...]) -> bool:
    return any(same_name(person.text, name.text) for name in names)


def _voice(told: Candidate, name: Name) -> Voice:
    return Voice(name.text, name.start, name.end, told.index, name)
