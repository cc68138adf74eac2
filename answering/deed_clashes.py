"""Whether two deeds of one act that exclude each other are told of one event: guards, then the rule."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from answering.assertions import Assertion
from answering.belonging import others_differ
from answering.claim import proposes
from answering.conflict import Relation
from answering.same_event import days_apart, meets, named_by, of_one_day, of_other_days
from answering.setting import Likeness

APART = 2  # days between two reports after which things may have moved on
_RULES: Mapping[str, str] = {
    "doer": "who did it differs",
    "place": "where it happened differs",
    "parties": "who did it to whom differs",
    "outcome": "how it came out differs",
    "age": "the age differs",
}


def relate_deeds(one: Assertion, other: Assertion, alike: Likeness) -> tuple[Relation, str]:
    """The relation of two deeds, and the guard that held or the rule that fired."""
    for guard, holds in _GUARDS:
        if holds(one, other):
            return "unaligned", guard
    return "contradiction", _RULES[one.value.type]


def _proposed(one: Assertion, other: Assertion) -> bool:
    """Whether a sentence only proposes, expects or threatens."""
    return any(proposes(assertion.candidate.text) for assertion in (one, other))


def _moved_on(one: Assertion, other: Assertion) -> bool:
    """Whether an outcome, an office or an age may have changed between reports that name no day in common."""
    apart = days_apart(one.article, other.article) or 0
    return one.value.type in ("outcome", "doer", "age") and apart > APART and not of_one_day(one, other)


def _mentioned(one: Assertion, other: Assertion) -> bool:
    """Whether either article has the other's name too, so that both may have done it, or it was in both."""
    if one.value.type not in ("doer", "place"):
        return False
    return _has(one, other) or _has(other, one)


def _has(one: Assertion, other: Assertion) -> bool:
    names = named_by(other)
    return bool(names) and all(meets(key, one.account.keys) for key in names)


_GUARDS: tuple[tuple[str, Callable[[Assertion, Assertion], bool]], ...] = (
    ("proposed", _proposed),
    ("another time", of_other_days),
    ("a later state of things", _moved_on),
    ("other figures beside", others_differ),
    ("one article names both", _mentioned),
)
