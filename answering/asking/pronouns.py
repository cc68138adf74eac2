"""A question's pronoun, replaced by what it stands for in the last answer or in the question before it."""

from __future__ import annotations

import re

from answering.asking.expected import expected_type
from answering.language.patterns import pattern
from answering.names import Name, read_names

LONGEST = 6  # words of an answer that may stand for a pronoun
_PERSON = pattern(r"\b(?:he|she|him|his|her)\b", re.I)
_THING = pattern(r"\bits?\b", re.I)
_HAVING = pattern(
    r"(?:his|its)\b|her(?= (?!(?:in|on|at|to|for|from|by|with|of|about|before|after|and|or|again)\b)\w)", re.I
)
_DOES = pattern(r"\b(?:did|does|do|will|would|can|could|should|must|may|might)\b", re.I)
_THE = pattern(r"\bthe (?:[\w’-]+ ){0,3}$")
_IN = pattern(r"\bthe (?:[a-z][\w’-]+ ){1,3}(?:in|of|on|at|into) (?:the )?$")
_NOUN = pattern(r"\bthe (?:[a-z][\w’-]+ )*?[a-z][\w’-]+(?=\W*$| (?:in|of|on|at|to|by|with|from|for|into)\b)")


def resolved(text: str, previous: str, answer: str | None = None) -> str | None:
    """The question with its pronoun replaced; None where it has none, or nothing that it may stand for.

    >>> resolved("How old is she?", "Who designed the bridge?", "Ada Veld")
    'How old is Ada Veld?'
    >>> resolved("Who paid for it?", "Who designed the bridge?", "Ada Veld")
    'Who paid for the bridge?'
    >>> resolved("How long is his contract?", "What did Jon Orm say?")
    "How long is Jon Orm's contract?"
    """
    for pronoun, stands_for in ((_PERSON, _person), (_THING, _thing)):
        if found := pronoun.search(text):
            meant = stands_for(previous, answer)
            return _replaced(text, found, meant) if meant else None
    return None


def _replaced(text: str, found: re.Match[str], meant: str) -> str:
    having = "'s" if _HAVING.match(text, found.start()) else ""
    return text[: found.start()] + meant + having + text[found.end() :]


def _person(previous: str, answer: str | None) -> str | None:
    """The last answer, where it names a person; else the last person that the question names."""
    if answer and len(answer.split()) <= LONGEST and _names_person(previous, answer):
        return answer
    people = [name.text for name in read_names(previous) if name.kind == "person"]
    others = [name.text for name in read_names(previous) if name.kind == "other"]
    return next(iter((*reversed(people), *reversed(others))), None)


def _names_person(previous: str, answer: str) -> bool:
    names = read_names(answer)
    asked = expected_type(previous) == "person" and answer[:1].isupper()
    return asked or any(name.kind == "person" and name.text == answer for name in names)


def _thing(previous: str, answer: str | None) -> str | None:
    """The last thing that the question names or speaks of, with its article; else the answer's name."""
    names = [
        name for name in read_names(previous) if name.kind != "person" or _THE.search(previous[: name.start])
    ]
    if names:
        return _with_noun(previous, names[-1])
    nouns = [_without_verb(previous[: found.start()], found[0]) for found in _NOUN.finditer(previous)]
    told = [name.text for name in read_names(answer or "") if name.kind in ("organisation", "place")]
    return next(iter((*reversed(nouns), *told)), None)


def _without_verb(before: str, noun: str) -> str:
    """A noun without the verb that follows it in a question: "the arena" of "did the arena cost"."""
    rest = noun.split()[:-1]
    return " ".join(rest) if len(rest) > 1 and _DOES.search(before) else noun


def _with_noun(previous: str, name: Name) -> str:
    """A name with "the ferry" before it; what is in a place is meant rather than the place."""
    if found := _IN.search(previous[: name.start]):
        return found[0] + name.text
    the = _THE.search(previous[: name.start])
    return (the[0] if the else "") + name.text
