"""Whether a name or a sentence shows that it is of the kind asked for: "USS" a ship, "Palace" a palace."""

from __future__ import annotations

from answering.candidate import Candidate, match
from answering.lexicon import stemmed
from answering.question import Question

_UNSAID = frozenset(
    map(
        stemmed,
        [
            "country",
            "nation",
            "person",
            "place",
            "people",
            "leader",
            "man",
            "woman",
            "city",
            "company",
            "state",
        ],
    )
)
"""Nouns that names rarely carry: "China" is seldom written "the country China"."""
_CHECKED = frozenset(("percent", "money", "date", "duration", "count", "quantity"))


def shows_kind(question: Question, text: str) -> bool:
    """Whether words show that they are of the kind asked for ("which ship": "USS Constitution")."""
    return question.head is not None and bool(match(question.head, stemmed(text).split()))


def unsaid(question: Question) -> bool:
    """Whether the kind asked for is one that names do not show."""
    return question.head is not None and question.head.key in _UNSAID


def head_met(question: Question, candidate: Candidate) -> bool:
    """Whether a sentence holds the noun asked for, or a word of its kind; values are checked by type."""
    if question.head is None or question.expected in _CHECKED or unsaid(question):
        return True
    return bool(match(question.head, candidate.keys))
