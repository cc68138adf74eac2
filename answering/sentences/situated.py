"""Whether words stand where a sentence says where something is."""

from __future__ import annotations

from answering.language.patterns import pattern, words
from answering.question import Question

NEAR = 60  # characters before a place in which its preposition stands
NAME_AHEAD = r"(?=\S*[^\Wa-z])"  # a stretch with a letter that is not small: each name begins with one
_WITHIN = r"\b(?i:in|at|near|to|on|off|outside|inside|across|around|behind|beside|under)"
_PLACING = pattern(rf"{_WITHIN} (?:the |an? |[A-Z][\w’'-]+, )?$")
_MAY_PLACE = pattern(rf"{_WITHIN} (?:the |an? )?{NAME_AHEAD}")
WHERE = frozenset(
    words(
        """in at near to on off outside inside across around behind beside under within along between through
        throughout from into over above below"""
    )
)
"""Prepositions of a place that is told by common words."""


def asks_where(question: Question) -> bool:
    """Whether it asks "where", and not for a town or a hall."""
    return question.expected == "place" and question.head is None and question.sought is None


def is_located(text: str, start: int) -> bool:
    """Whether something is said to be in, at or near what starts there."""
    return bool(_PLACING.search(text, max(0, start - NEAR), start))


def may_be_located(text: str) -> bool:
    """Whether something may be said to be in, at or near a name: True wherever something is."""
    return bool(_MAY_PLACE.search(text))
