"""Whether words stand where a sentence says where something is."""

from __future__ import annotations

from answering.patterns import pattern, words
from answering.question import Question

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


def asks_where(question: Question) -> bool:
    """Whether it asks "where", and not for a town or a hall."""
    return question.expected == "place" and question.head is None and question.sought is None


def is_located(text: str, start: int) -> bool:
    """Whether something is said to be in, at or near what starts there."""
    return bool(_PLACING.search(text, max(0, start - NEAR), start))
