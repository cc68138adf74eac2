"""Whether two values that stand among like words belong to two things: a table of tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from answering.clauses.sayings import is_saying
from answering.deeds.deed import Deed, excludes
from answering.deeds.deeds import read_deeds
from answering.disagreements.assertable import slot_of, tells
from answering.disagreements.assertions import Assertion, disjoint
from answering.disagreements.news_slots import PART, news_slot
from answering.disagreements.same_event import days_apart
from answering.language.antonyms import opposed
from answering.language.patterns import pattern
from answering.language.synonyms import alike
from answering.naming.aliases import same_name
from corpus.article import day

_OF_GROUP = pattern(r" of (?:(?:the|all|its|their|his|her|those|these) )?")
_GROUP_ENDS = pattern(
    r"[,;:()]|\b(?:is|are|was|were|has|have|had|will|would|can|that|who|which|in|on|at|to|for|with|by)\b"
)
_HAS_DONE = pattern(r"\b(?:has|have)\s+(?:(?:now|already|so far|since|also)\s+)*\w+(?:\s+[a-z]+){0,2}\s+$")
GROUP = 40  # characters within which the noun of a group ends


def belongs_elsewhere(one: Assertion, other: Assertion) -> bool:
    """Whether some test says that two values are of different things, whatever the sentences share."""
    return any(test(one, other) for test in _TESTS)


def others_differ(one: Assertion, other: Assertion) -> bool:
    """Whether two sentences differ in a value of another kind too, so that they may tell of two things."""
    mine, theirs = _beside(one), _beside(other)
    alike = [
        (disjoint(a, b), slot_of(a.value))
        for a in mine
        for b in theirs
        if slot_of(a.value) == slot_of(b.value)
    ]
    met = {slot for differs, slot in alike if not differs}
    return any(slot not in met for _, slot in alike)


def _beside(assertion: Assertion) -> list[Assertion]:
    """The values of a sentence that are of another kind than what is asserted."""
    told = (value for _, value in tells(assertion.candidate.text, assertion.candidate.values))
    return [replace(assertion, value=value) for value in told if value.type != assertion.value.type]


def _in_brackets(one: Assertion, other: Assertion) -> bool:
    """Whether one alone stands in brackets, so that it belongs to the words before: "(formed in 1906)"."""
    return _is_bracketed(one) != _is_bracketed(other)


def _is_bracketed(assertion: Assertion) -> bool:
    before = assertion.candidate.text[: assertion.value.start]
    return before.count("(") > before.count(")")


def _done_otherwise(one: Assertion, other: Assertion) -> bool:
    """Whether one value is of the opposite deed: the day a road was closed, and the day it was opened."""
    if isinstance(one.value, Deed):
        return False
    mine, theirs = _deeds(one), _deeds(other)
    told = any(a.act == b.act and a.type == b.type and excludes(a, b) for a in mine for b in theirs)
    return told or _has_opposite(_common(one), _common(other))


def _deeds(assertion: Assertion) -> list[Deed]:
    """The deeds of a sentence that have an outcome or two parties."""
    return [deed for deed in read_deeds(assertion.candidate.text) if deed.type in ("outcome", "parties")]


def _has_opposite(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    return any(opposed(key, against) for key in mine - theirs for against in theirs - mine)


def _common(assertion: Assertion) -> frozenset[str]:
    return frozenset(term.key for term in assertion.candidate.terms if not term.proper)


def _shares_of_other_parts(one: Assertion, other: Assertion) -> bool:
    """Whether two shares are of one group for two things: "40 % of users are abroad", "26 % of users pay"."""
    if one.value.type != "percent":
        return False
    mine, theirs = _said_of_group(one), _said_of_group(other)
    return bool(mine and theirs) and not any(key in alike(two) for key in mine for two in theirs)


def _said_of_group(assertion: Assertion) -> set[str]:
    """The keys of what is said of a group behind a share of it; nothing where no group is named."""
    text = assertion.candidate.text
    group = _OF_GROUP.match(text, assertion.value.end)
    if group is None:
        return set()
    border = _GROUP_ENDS.search(text, group.end())
    end = border.start() if border else group.end() + GROUP
    behind = (term for term in assertion.candidate.terms if term.start >= end)
    return {term.key for term in behind if not is_saying(text, term.start)}


def _tallied_otherwise(one: Assertion, other: Assertion) -> bool:
    """Whether one counts up to the day of its report what the other says of a day before: "has scored 19"."""
    if one.value.type != "count" or not days_apart(one.article, other.article):
        return False
    return _is_tally(one) != _is_tally(other)


def _is_tally(assertion: Assertion) -> bool:
    """Whether a count goes on; a toll does too, but of the one day of which it is told."""
    tallied = _HAS_DONE.search(assertion.candidate.text[: assertion.value.start])
    return tallied is not None and _slot(assertion) is None


def _each_of_its_day(one: Assertion, other: Assertion) -> bool:
    """Whether two dates lie as long before the reports that give them: each tells of its own day."""
    if one.value.type != "date" or not days_apart(one.article, other.article):
        return False
    return _age(one) == _age(other)


def _age(assertion: Assertion) -> int | None:
    """The days between a date and the report that gives it."""
    published, told = assertion.article.published, assertion.value
    if isinstance(told, Deed) or not isinstance(told.low, date) or published is None:
        return None
    return (day(published) - told.low).days


def _gone_on(one: Assertion, other: Assertion) -> bool:
    """Whether two reports of two days count who had to go: that number grows by the day."""
    apart = days_apart(one.article, other.article)
    return bool(apart) and _slot(one) == _slot(other) == "moved"


def _of_other_people(one: Assertion, other: Assertion) -> bool:
    """Whether two sentences that fill a slot of news name people, and none in common."""
    if _slot(one) is None or _slot(other) is None:
        return False
    mine, theirs = _people(one), _people(other)
    return bool(mine and theirs) and not any(same_name(a, b) for a in mine for b in theirs)


def _people(assertion: Assertion) -> list[str]:
    """The people that a sentence names, but for who says so."""
    candidate = assertion.candidate
    people = (name for name in candidate.names if name.kind == "person")
    return [name.text for name in people if not is_saying(candidate.text, name.start)]


def _of_other_slots(one: Assertion, other: Assertion) -> bool:
    """Whether one is of the dead and the other of the hurt, or both are, one of them in part."""
    mine, theirs = _slot(one), _slot(other)
    if mine is None or theirs is None:
        return False
    return mine != theirs or mine.startswith(PART)


def _slot(assertion: Assertion) -> str | None:
    """The slot of news that a value fills, whole or in part."""
    told = assertion.value
    return None if isinstance(told, Deed) else news_slot(assertion.candidate.text, told)


_TESTS = (
    _each_of_its_day,
    _of_other_slots,
    _gone_on,
    _of_other_people,
    _tallied_otherwise,
    _in_brackets,
    _done_otherwise,
    _shares_of_other_parts,
)
