"""Whether two deeds of one act that exclude each other are told of one event: guards, then the rule."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from answering.clauses.sayings import is_saying
from answering.comparing.claim import proposes
from answering.conflict import Relation
from answering.disagreements.assertions import Assertion
from answering.disagreements.belonging import others_differ
from answering.disagreements.same_event import days_apart, meets, named_by, of_one_day, of_other_days
from answering.disagreements.setting import Likeness
from answering.language.patterns import pattern

CLOSELY = (
    0.7  # likeness of what stands near two names from which they are set against each other, come what may
)
APART = 2  # days between two reports after which things may have moved on
_COMPLEMENT = pattern(
    r"\b(?:of|for)\s+(?P<what>[^,;:.()“”\"]+?)(?=\s+(?:on|in|at|by|with|from|after|before|to|over|that|which)\b"
    r"|\s+(?:of|for)\b|[,;:.()“”\"]|$)"
)
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
        if holds(one, other, alike):
            return "unaligned", guard
    return "contradiction", _RULES[one.value.type]


def _proposed(one: Assertion, other: Assertion) -> bool:
    """Whether a sentence only proposes, expects or threatens."""
    return any(proposes(assertion.candidate.text) for assertion in (one, other))


def _moved_on(one: Assertion, other: Assertion) -> bool:
    """Whether an outcome, an office or an age may have changed between reports that name no day in common."""
    apart = days_apart(one.article, other.article) or 0
    return one.value.type in ("outcome", "doer", "age") and apart > APART and not of_one_day(one, other)


def _mentioned(one: Assertion, other: Assertion, alike: Likeness) -> bool:
    """Whether either article has the other's name too, so that both may have done it, or it was in both.

    Of the only one who does something, an article may well name the loser: there the sentences decide.
    """
    if one.value.type not in ("doer", "place") or (one.value.type == "doer" and alike.local >= CLOSELY):
        return False
    return _has(one, other) or _has(other, one)


def _of_other_things(one: Assertion, other: Assertion) -> bool:
    """Whether each act is of or for something else: "guilty of fraud", "won the prize for the best novel"."""
    if one.value.type not in ("outcome", "doer"):
        return False
    mine, theirs = _things(one), _things(other)
    return _has_more(mine, theirs) and _has_more(theirs, mine)


def _has_more(keys: Collection[str], others: Collection[str]) -> bool:
    """Whether some key means what none of the others does."""
    return any(not meets(key, others) for key in keys)


def _things(assertion: Assertion) -> set[str]:
    """The common words behind "of" and "for" after an act."""
    text, end = assertion.candidate.text, assertion.value.end
    spans = [
        found.span("what") for found in _COMPLEMENT.finditer(text, end) if not is_saying(text, found.start())
    ]
    return {
        term.key
        for term in assertion.candidate.terms
        if not term.proper and any(start <= term.start < stop for start, stop in spans)
    }


def _ranked_otherwise(one: Assertion, other: Assertion) -> bool:
    """Whether both sentences give ranks, and none is the same: "won the first set", "won the second"."""
    mine, theirs = _ranks(one), _ranks(other)
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def _ranks(assertion: Assertion) -> set[object]:
    return {value.low for value in assertion.candidate.values if value.type == "ordinal"}


def _without(
    test: Callable[[Assertion, Assertion], bool],
) -> Callable[[Assertion, Assertion, Likeness], bool]:
    """A test that does not look at how alike the sentences are."""
    return lambda one, other, alike: test(one, other)


def _has(one: Assertion, other: Assertion) -> bool:
    names = named_by(other)
    return bool(names) and all(meets(key, one.account.keys) for key in names)


_GUARDS: tuple[tuple[str, Callable[[Assertion, Assertion, Likeness], bool]], ...] = (
    ("proposed", _without(_proposed)),
    ("another time", _without(of_other_days)),
    ("a later state of things", _without(_moved_on)),
    ("other figures beside", _without(others_differ)),
    ("of something else", _without(_of_other_things)),
    ("another rank", _without(_ranked_otherwise)),
    ("one article names both", _mentioned),
)
