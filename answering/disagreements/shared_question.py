"""The question that two sentences both answer: what they share, with the value left out."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import cache

from answering.asking.expected import Expected
from answering.asking.focus import Focus
from answering.comparing.claim import Claim
from answering.conflict import Verdict, compare
from answering.deeds.deed import Deed
from answering.disagreements.assertions import Assertion
from answering.disagreements.news_slots import slot_word, whole_slot
from answering.evidence import Judged
from answering.figures.slots import value_fillers
from answering.fillers.case import Case
from answering.fillers.doubts import doubts
from answering.language.patterns import pattern
from answering.language.rarity import rarity
from answering.language.synonyms import alike
from answering.question import Query, Question, read_question
from answering.sentences.candidate import Candidate
from answering.sentences.filler import Filler
from answering.slots import VALUE_TYPES
from answering.weighing.features import read_features

_NARROWING = pattern(r"(?: \w+)? (?:on|for|of|from|in|against) (?:[\w’'-]+ ?){1,4}")
"""What narrows a value down, and so is no part of the question: "12% on machinery"."""


def shared_question(assertion: Assertion, shared: Collection[str]) -> Question:
    """The question whose terms are those shared, and whose answer is of the value's type."""
    text, end = assertion.candidate.text, assertion.value.end
    narrowing = _NARROWING.match(text, end)
    onward = narrowing.end() if narrowing else end
    terms = {
        term.key: term
        for term in assertion.candidate.terms
        if term.key in shared and not end <= term.start < onward
    }
    return replace(
        _nothing_asked(),
        text=" ".join(text[term.start : term.end] for term in terms.values()),
        expected=_expected(assertion),
        focus=(
            *(Focus(key, rarity(key), term.proper, alike(key)) for key, term in terms.items()),
            *_slot_focus(assertion, shared, terms),
        ),
    )


def _slot_focus(assertion: Assertion, shared: Collection[str], besides: Collection[str]) -> Iterator[Focus]:
    """The slot that both fill in words of their own, as a term of the question."""
    value = assertion.value
    slot = None if isinstance(value, Deed) else whole_slot(assertion.candidate.text, value)
    key = slot_word(slot) if slot and slot in shared else None
    if key and key not in besides:
        yield Focus(key, rarity(key), proper=False, accepts=alike(key))


@cache
def _nothing_asked() -> Question:
    """A question that asks nothing: no verb, no noun, no names."""
    return read_question(Query(""))


def claim_of(question: Question, assertion: Assertion, others: Collection[Assertion] = ()) -> Claim | None:
    """What an assertion claims of a question, and its article besides; None where it is no answer."""
    filler = _filler(question, assertion)
    if filler is None:
        return None
    beside = tuple(judged for other in others if (judged := _judged(question, other)))
    return Claim(_read(question, assertion.candidate, filler), beside, sure=True)


def relate(question: Question, one: Claim, other: Claim) -> Verdict:
    """How two claims relate, by the same table of rules that an answer to a question goes through."""
    return compare(question, one, other)


def _judged(question: Question, assertion: Assertion) -> Judged | None:
    filler = _filler(question, assertion)
    return _read(question, assertion.candidate, filler) if filler else None


def _filler(question: Question, assertion: Assertion) -> Filler | None:
    """The value of an assertion as what answers a question; a deed always is."""
    deed = assertion.value
    if isinstance(deed, Deed):
        return Filler(deed.start, deed.end, assertion.words, 1.0, name=deed.name, bound=True)
    fillers = value_fillers(question, assertion.candidate)
    found = next((filler for filler in fillers if filler.start == assertion.value.start), None)
    if found is None:
        return None
    if deed.type == "count" and whole_slot(assertion.candidate.text, deed):
        found = replace(found, value=replace(deed, unit="people"))  # in the slot, "three lives" are people
    return replace(found, fit=1.0)  # that it fills the slot is known from its setting


def _read(question: Question, candidate: Candidate, filler: Filler) -> Judged:
    features = read_features(question, candidate, filler, 1.0, candidate.both)
    found = tuple(doubts(Case(question, candidate, filler, candidate.both)))
    return Judged(candidate, filler, features, found, probability=1.0)


def _expected(assertion: Assertion) -> Expected:
    if isinstance(assertion.value, Deed):
        return "text"
    return next(expected for expected, types in VALUE_TYPES.items() if assertion.value.type in types)
