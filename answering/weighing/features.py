"""What is known of a sentence as an answer, in figures that can be read."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from answering.asking.expected import Expected
from answering.fillers.case import Case
from answering.question import Question
from answering.sentences.candidate import Candidate, keys_of, match
from answering.sentences.filler import Filler
from answering.sentences.meaning import Meaning, read_meanings
from answering.slots import NAME_KINDS, TYPED, VALUE_TYPES
from answering.weighing.places import of_places

CHECKED = {*VALUE_TYPES, "quote"}  # types whose presence in a sentence is certain
HEAVY = 30.0  # weight of about five telling words
RAREST = 10.0  # rarity of a word found in about one of 20,000 passages
FITTING = 1.5  # fits above this, of several factors at once, say no more


class Features(NamedTuple):
    """What is known of a sentence as an answer; each between 0 and about 1."""

    coverage: float
    """Weight of the question's terms that the sentence holds."""
    context: float
    """The same with the title and the sentence before."""
    unseen: float
    """Share of the question's terms, by weight, found nowhere in what was gathered of the article."""
    matched: float
    """Weight of the question's terms that are met, in all: two rare words say more than a common one."""
    value: float
    """Whether a value of the expected type, or quoted words, are there."""
    name: float
    """Whether a name of the expected kind is there."""
    name_fit: float
    """How well that name sits among the question's terms."""
    bound: float
    """Whether that name belongs to the question's own verb or description."""
    untyped: float
    """Whether the question expects no type that can be checked."""
    head: float
    """Whether the noun asked for is met."""
    predicate: float
    """Whether the verb whose subject is asked for is there."""
    order: float
    """Share of the question's neighbouring terms that stand together in the same order."""
    density: float
    """Weight of the matched terms among all terms of the sentence."""
    length: float
    """Terms of the sentence, logarithmic."""
    relative: float
    """Its coverage, against the best sentence's."""
    unfilled: float
    """Whether nothing in it is of the type asked for, where that can be checked."""
    kind: float
    """How surely the name that fills the slot is of the kind asked for."""
    value_fit: float
    """How well a value sits among the question's terms."""
    phrase_fit: float
    """How well a phrase or quoted words do."""
    dated: float
    """Whether the verb asked about is the one that a date belongs to."""
    misdated: float
    """Whether that is another verb."""
    run: float
    """Weight of the question's longest unbroken run of terms that stands so in the sentence."""
    lacking: float
    """Rarity of the most telling term of the question that the sentence lacks."""
    defined: float
    """Whether it says what the thing of a "what is …" or "who is …" is."""
    nearness: float
    """How near its words are to the question's in meaning."""
    replaced: float
    """Weight of the question's terms that it lacks, as far as other words of it come near them."""
    kin: float
    """How near some word of it comes to the noun asked for."""


NAMES = Features._fields


def read_features(
    question: Question, candidate: Candidate, filler: Filler | None, relative: float, known: frozenset[str]
) -> Features:
    """The features of one sentence; `known` holds the keys of all that was gathered of its article.

    For comparing: how near it is in meaning is left out, as nothing is compared by that.
    """
    case = Case(question, candidate, None, known)
    plain = {**of_terms(case, relative), **Meaning()._asdict(), **of_places(case)}
    return Features(**plain, **filled(question.expected, filler))


def meanings(question: Question, cases: Sequence[Case]) -> list[dict[str, float]]:
    """The features that are told by the vectors of words, of some sentences at once.

    With the words that it leaves to the sentence before: "It will seat 18,000", "The steel is to blame".
    """
    lines = [(*case.candidate.line, *sorted(_left_unsaid(case))) for case in cases]
    read = read_meanings(question, lines, [case.met for case in cases])
    return [meaning._asdict() for meaning in read]


def _left_unsaid(case: Case) -> frozenset[str]:
    """The keys of what a pronoun stands for, or of what a reason is given for."""
    candidate = case.candidate
    return keys_of(candidate.before) if case.question.expected == "reason" else candidate.carried


def of_terms(case: Case, relative: float) -> dict[str, float]:
    """The features that are told by which terms are met."""
    question, candidate = case.question, case.candidate
    around, total = question.weighed(case.around), question.weight or 1.0
    unmet = [focus.weight for focus, share in zip(question.focus, case.met, strict=True) if not share]
    return {
        "coverage": case.covered,
        "context": around / total,
        "unseen": 1.0 - question.weighed(case.anywhere) / total,
        "matched": min(1.0, around / HEAVY),
        "predicate": match(question.predicate, case.keys) if question.predicate else 1.0,
        "length": math.log1p(len(candidate.line)) / 4,
        "relative": relative,
        "lacking": max(unmet, default=0.0) / RAREST,
    }


def filled(expected: Expected, filler: Filler | None) -> dict[str, float]:
    """The features of what fills the slot."""
    is_value = expected in CHECKED
    is_name = expected in NAME_KINDS or (filler is not None and filler.name is not None)
    fills = filler is not None and not filler.loose
    fit = min(1.0, filler.fit) if filler and fills else 0.0
    told = filler.told if filler and expected == "date" else None
    return {
        "value": float(is_value and fills),
        "name": float(is_name and fit > 0),
        "name_fit": fit if is_name else 0.0,
        "bound": float(filler is not None and filler.bound),
        "untyped": float(not is_value and not is_name),
        "unfilled": float(not fills and expected in TYPED),
        "kind": _kind(expected, filler),
        "value_fit": _fit(filler) if filler and filler.value else 0.0,
        "dated": float(told is True),
        "misdated": float(told is False),
        "phrase_fit": _fit(filler) if expected in ("text", "quote") or not fills else 0.0,
    }


def _fit(filler: Filler | None) -> float:
    return min(FITTING, filler.fit) if filler else 0.0


def _kind(expected: Expected, filler: Filler | None) -> float:
    """What a name of this kind counts where a person, place or organisation is asked for."""
    kinds = NAME_KINDS.get(expected)
    return kinds.get(filler.name.kind, 0.0) if kinds and filler and filler.name else 0.0
