"""Whether what a question asks of happened at a place: which verb "in Tarn" belongs to."""

from __future__ import annotations

from answering.candidate import Candidate
from answering.name import Name
from answering.patterns import pattern, words
from answering.phrases import AUXILIARIES, BE, looks_like_verb
from answering.question import Focus, Question

NEAR = 60  # characters before a place in which its preposition stands
_PLACING = pattern(
    r"\b(?i:in|at|near|to|on|off|outside|inside|across|around|behind|beside|under)"
    r" (?:the |an? |[A-Z][\w’'-]+, )?$"
)
WHERE = frozenset(
    words(
        """in at near to on off outside inside across around behind beside under within along between through
        throughout from into over above below"""
    )
)
"""Prepositions of a place that is told by common words."""
_BORDER = pattern(
    r"[;:—–()“”\"]|\b(?:who|which|whom|whose|where|when|while|although|because|but|whether|if)\b"
)
_WORD = pattern(r"\b[^\W\d_][\w'’-]*")
_MODAL = frozenset(words("will would can could shall should may might must"))
_EMPTY = BE | AUXILIARIES | frozenset(("held", "took", "take", "takes", "made", "set", "left", "used"))


def asks_where(question: Question) -> bool:
    """Whether it asks "where", and not for a town or a hall."""
    return question.expected == "place" and question.head is None and question.sought is None


def is_located(text: str, start: int) -> bool:
    """Whether something is said to be in, at or near what starts there."""
    return bool(_PLACING.search(text, max(0, start - NEAR), start))


def happens_at(verb: Focus, candidate: Candidate, place: Name) -> bool | None:
    """Whether a verb is what is told of a place: the nearest before it in its clause, else the next behind.

    None where no verb is near. "Veld flew to Oss, where she met Marsh" tells that the flight went to Oss.
    """
    text = candidate.text
    borders = [found.end() for found in _BORDER.finditer(text[: place.start])]
    behind = _BORDER.search(text, place.end)
    before = _told(verb, candidate, borders[-1] if borders else 0, place.start)
    after = _told(verb, candidate, place.end, behind.start() if behind else len(text))
    return before[-1] if before else next(iter(after), None)


def _told(verb: Focus, candidate: Candidate, start: int, end: int) -> list[bool]:
    """For each verb of a stretch whether it is the one; nouns of the same stem ("meeting") count as it."""
    met = {term.start for term in candidate.terms if term.key in verb.accepts}
    told, before = [], ""
    for found in _WORD.finditer(candidate.text, start, end):
        acts = found[0][0].islower() and (before in _MODAL or looks_like_verb(found[0]))
        if found.start() in met or (acts and found[0] not in _EMPTY):
            told.append(found.start() in met)
        before = found[0]
    return told
