"""Whom a sentence lets speak, by itself or with the sentence beside it that gives the name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from answering.clauses.subjects import possessive
from answering.clauses.telling import Telling, speeches, tellings
from answering.language.patterns import pattern
from answering.names import Name
from answering.naming.people import is_person
from answering.sentences.candidate import Candidate
from retrieval.spelling import PAST

BACK = 3  # sentences that are looked back over for whom "he said" means
_KINDS = ("person", "organisation")
_ACTS = pattern(r" (?:(?:\w+ly|also|now|then|later|has|had|who) )*(?P<verb>is|was|[a-z]{3,})\b")
_SOMEBODY = pattern(
    r"\W*(?:An?|One|Another) ((?:[\w’'-]+ ){0,2}?[a-z][\w-]+)"
    r"(?=, |(?: (?:who|from|of|in|on|at) [^.;]*?)?,? [a-z]+(?:ed|s)\b(?! [A-Z]))"
)
_SPEECH_ALONE = pattern(r"\W*[“\"«„].*[”\"»“]\s*(?:\[\d+\]\s*)?", re.S)


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks in a sentence: `text` are words of the article's sentence number `index`."""

    text: str
    start: int
    end: int
    index: int
    name: Name | None
    """None where a common noun tells it: "police"."""


def speaker(candidate: Candidate) -> str | None:
    """The name that the sentence itself lets speak first, None where nobody is."""
    names = (told.name for told in tellings(candidate.text, candidate.names))
    return next((name.text for name in names if name and name.kind in _KINDS), None)


def voice(candidate: Candidate, place: int | None = None) -> Voice | None:
    """Who speaks at a place of a sentence; None where neither it nor a neighbour tells.

    "He said" means whom the sentence before is about; a quotation alone goes on with what was said before it.
    """
    found = list(tellings(candidate.text, candidate.names))
    if not found:
        return _beside(candidate) if _is_speech_alone(candidate.text) else None
    told = found[0] if place is None else min(found, key=lambda told: abs(told.place - place))
    return _meant(candidate, BACK) if told.pronoun else _voice(candidate, told)


def person_meant(candidate: Candidate) -> Voice | None:
    """Whom "he" or "she" in a sentence stands for: the person that the sentences before it are about."""
    return _meant(candidate, BACK)


def _voice(candidate: Candidate, told: Telling) -> Voice:
    words = candidate.text[told.start : told.end]
    return Voice(words, told.start, told.end, candidate.index, told.name)


def _is_speech_alone(text: str) -> bool:
    """Whether a sentence is a quotation and nothing else."""
    outside = text
    for start, end in reversed(speeches(text)):
        outside = outside[:start] + outside[end:]
    return bool(_SPEECH_ALONE.fullmatch(text)) and not any(letter.isalpha() for letter in outside)


def _beside(candidate: Candidate) -> Voice | None:
    """Who spoke last in the sentence before."""
    before = _neighbour(candidate, -1)
    if before is None:
        return None
    found = list(tellings(before.text, before.names))
    if found:
        return _meant(before, BACK) if found[-1].pronoun else _voice(before, found[-1])
    return _beside(before) if _is_speech_alone(before.text) else None


def _meant(candidate: Candidate, back: int) -> Voice | None:
    """Whom "he" or "she" means in a sentence: the person that the sentence before it is about."""
    before = _neighbour(candidate, -1)
    if before is None or not back:
        return None
    if somebody := _somebody(before.text):
        return Voice(somebody[1], *somebody.span(1), before.index, None)
    if person := _person(before):
        return Voice(person.text, person.start, person.end, before.index, person)
    return _meant(before, back - 1)


def _somebody(text: str) -> re.Match[str] | None:
    """The one without a name with whom a sentence begins: "A Norwegian tourist, who …", "A nurse found …"."""
    found = _SOMEBODY.match(text)
    return found if found and is_person(found[1].split()[-1]) else None


def _person(candidate: Candidate) -> Name | None:
    """The person that a sentence lets speak, else the first that it names outside of quotations."""
    told = (told.name for told in tellings(candidate.text, candidate.names))
    free = (name for name in candidate.names if not possessive(candidate.text, name))
    outside = [name for name in free if not _is_quoted(candidate.text, name)]
    if outside and _acts_first(candidate.text, outside[0]):
        return outside[0]
    return next((name for name in (*told, *outside) if name and name.kind == "person"), None)


def _acts_first(text: str, name: Name) -> bool:
    """Whether a surname alone begins a sentence and acts in it: "Brenn now accepts the date"."""
    alone = name.kind == "other" and name.start <= 1 and " " not in name.text
    acts = _ACTS.match(text, name.end) if alone else None
    return acts is not None and (acts["verb"].endswith(("s", "ed")) or acts["verb"] in PAST)


def _is_quoted(text: str, name: Name) -> bool:
    return any(start <= name.start < end for start, end in speeches(text))


def _neighbour(candidate: Candidate, step: int) -> Candidate | None:
    index = candidate.index + step
    if not 0 <= index < len(candidate.article.sentences):
        return None
    return Candidate(candidate.article, index, candidate.rank)
