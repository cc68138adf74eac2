"""Whether two sentences share so much of the question that they must tell of one thing."""

from __future__ import annotations

from answering.comparing.claim import Sides

MUCH = 25.0  # weight of what both hold of it, about four rare words; at 20 five false alarms come in
HALF = 0.5  # of the question's weight that it must be


def share_much(sides: Sides) -> bool:
    """Whether both hold many telling words of the question, its verb among them: few guards are needed."""
    question, both = sides.question, sides.one.candidate.keys & sides.other.candidate.keys
    met = question.met(both)
    return met >= MUCH and met >= HALF * question.weight and _share_what_is_said(sides)


def _share_what_is_said(sides: Sides) -> bool:
    """Whether both hold the verb that is asked about, or else a word of the question that is no name.

    Where names are set against each other that must be its last, which mostly is the verb.
    """
    question, mine, theirs = sides.question, sides.one.candidate.keys, sides.other.candidate.keys
    verb = question.verb or question.predicate
    plain = [focus for focus in question.focus if not focus.proper]
    asked = [verb] if verb else plain[-1:] if sides.a.name else plain
    return any(focus.met(mine) and focus.met(theirs) for focus in asked)
