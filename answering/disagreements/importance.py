"""How much a disagreement matters to an editor: who is behind it, where it stands, what it is about."""

from __future__ import annotations

from collections.abc import Sequence

from answering.disagreements.sides import Side
from answering.language.patterns import words
from answering.language.stems import stems

HARM = words("die kill injure wound missing victim casualty toll dead fatality")
WEIGHTS = {
    "outcome": 0.9, "doer": 0.8, "parties": 0.8, "money": 0.8, "percent": 0.7, "points": 0.7, "date": 0.6,
    "count": 0.6, "place": 0.6, "quantity": 0.5, "age": 0.3,
}  # fmt: skip
DURATION = 0.4
VOICES = 5  # independent sources from which more say no more


def importance(sides: Sequence[Side]) -> float:
    """Between 0 and 1: a third each for the sources behind it, its place in the articles, and its subject."""
    voices = min(1.0, sum(side.origins for side in sides) / VOICES)
    place = max(_prominence(side) for side in sides)
    subject = max(_subject(side) for side in sides)
    return (voices + place + subject) / 3


def _prominence(side: Side) -> float:
    """1 for the first sentence of an article, less further down."""
    return max(1 / (1 + one.candidate.index / 3) for one in side.assertions)


def _subject(side: Side) -> float:
    """Deaths and injuries weigh most, then money, shares, days."""
    return max(
        1.0 if one.candidate.keys & stems(HARM) else WEIGHTS.get(one.value.type, DURATION)
        for one in side.assertions
    )
