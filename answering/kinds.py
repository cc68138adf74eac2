"""Words that show of what kind a name is: "USS" a ship, "Palace" a palace."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache

from answering.candidate import Candidate, match
from answering.lexicon import DATA, stemmed
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
    if question.head is None:
        return False
    words = stemmed(text).split()
    return bool(match(question.head, words)) or not _kinds().get(question.head.key, frozenset()).isdisjoint(
        words
    )


def unsaid(question: Question) -> bool:
    """Whether the kind asked for is one that names do not show."""
    return question.head is not None and question.head.key in _UNSAID


def head_met(question: Question, candidate: Candidate) -> bool:
    """Whether a sentence holds the noun asked for, or a word of its kind; values are checked by type."""
    if question.head is None or question.expected in _CHECKED or unsaid(question):
        return True
    words = _kinds().get(question.head.key, frozenset())
    return bool(match(question.head, candidate.keys)) or not candidate.keys.isdisjoint(words)


@cache
def _kinds() -> Mapping[str, frozenset[str]]:
    stored = json.loads((DATA / "kinds.json").read_text(encoding="utf-8"))["kinds"]
    return {stemmed(kind): frozenset(map(stemmed, words)) for kind, words in stored.items()}
