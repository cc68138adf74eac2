"""Typed values that fill the question's slot: the right unit, the right time."""

from __future__ import annotations

import re
from collections.abc import Iterator

from answering.asking.asked_verb import asked_verb
from answering.figures.bare_numbers import asks_for_age
from answering.figures.counted import ANYBODY, counts_asked
from answering.figures.dimension import dimension_fit
from answering.figures.former import is_former
from answering.figures.headcounts import is_headcount
from answering.figures.implied import implied_values
from answering.figures.rivals import settled
from answering.figures.value_types import VALUE_TYPES as VALUE_TYPES
from answering.figures.value_types import admits
from answering.language.patterns import pattern
from answering.question import Question
from answering.sentences.candidate import Candidate, keys_of
from answering.sentences.filler import FOLLOWING, Filler, nearness
from answering.values import Value

WRONG_TIME = 0.35  # of its fit is left to a value of the past where the present is asked, and the reverse
WRONG_UNIT = (
    0.3  # of its fit is left to a count of nothing named, or of people; to one of other things, nothing
)
OWN_VERB = 1.6  # factor of the fit for a count that the verb asked about belongs to
DAY_OF_SAYING = 0.2  # of its fit is left to the day on which something was said
DEADLINES = ("by", "until", "before")

_ASKED_THEN = pattern(
    r"\blast (?:year|season)\b|\ba year (?:ago|earlier)\b|\bthe (?:year|month|season) before\b", re.I
)
_AUXILIARY = pattern(r" (?:(?:people|others|of them|more) )?(?:(?:were|was|are|is|have|had|has|been|who) )*")
_HEDGE = pattern(r" (?:(?:at least|about|around|some|nearly|over|more than|up to|another) )?")
_SAID_ON = pattern(
    r"\b(?:said|says|told|announced|reported|wrote|added|confirmed|according to)\b"
    r"[^.;,]{0,30}\b(?:on|in|late|early) $"
    r"|\b(?:said|told|announced|reported|wrote|added|confirmed)(?: (?:reporters|parliament|lawmakers))? $",
    re.I,
)
_CHANGE = pattern(r"\bpoints?\b|\b(?:ris|rose|rais|increas|cut|chang|f[ae]ll|drop|grow|grew|by how)", re.I)
_PER = pattern(r" per [a-z]")
_PER_ASKED = pattern(r"\b(?:per|density|rate|each|every|an?)\b", re.I)
_TOLD_OF = pattern(r" (?:that|which) [^,.;:]*")
_AGED = pattern(r"\bold\b|\baged?\b|\bago\b|\banniversary\b|\bbirthday\b|\bturn", re.I)
_BY_WHEN = pattern(r"\bby (?:when|what|which)\b", re.I)


def value_fillers(question: Question, candidate: Candidate) -> Iterator[Filler]:
    """Values of the expected type that the question does not already give."""
    told = [
        _filler(question, candidate, value)
        for value in (*candidate.values, *implied_values(candidate.text, candidate.values))
        if admits(question, value) and not _is_given(question, value)
    ]
    yield from (filler for filler in settled(question, candidate, told) if filler.fit > 0)


def _is_given(question: Question, value: Value) -> bool:
    """Whether a question tells a value itself; of a sum it may leave out the currency."""
    return any(
        (value.low, value.high) == (told.low, told.high)
        and (value.type == told.type or (value.type == "money" and told.type == "count" and not told.unit))
        for told in question.values
    )


def _filler(question: Question, candidate: Candidate, value: Value) -> Filler:
    then = _ASKED_THEN.search(question.text) or _acted_on(question, candidate.text, value)
    former = is_former(candidate.text, value) and not then
    after = 1.0 if value.type == "count" else FOLLOWING
    fit = nearness(question, candidate, value.start, value.end, after)
    fit *= _verb_fit(question, candidate, value) * _saying_fit(question, candidate.text, value)
    fit *= _unit_fit(question, candidate, value) * _deadline_fit(question, value)
    fit *= dimension_fit(question, candidate.text, value)
    fit *= 1.0 if former == question.asks_former else WRONG_TIME
    fit *= 1.0 if not asks_for_age(question) or _is_age(candidate.text, value) else 0.0
    told = candidate.text[value.start : value.end]
    return Filler(value.start, value.end, told, fit, value, former=former)


def _verb_fit(question: Question, candidate: Candidate, value: Value) -> float:
    """Whether a count is the subject or object of the verb asked about: "21 were injured", "injuring 21"."""
    if value.type != "count" or question.verb is None:
        return 1.0
    text = candidate.text
    for term in candidate.terms:
        if term.key in question.verb.accepts:
            subject = term.start >= value.end and _AUXILIARY.fullmatch(text[value.end : term.start])
            if subject or (term.end <= value.start and _HEDGE.fullmatch(text[term.end : value.start])):
                return OWN_VERB
    return 1.0


def _saying_fit(question: Question, text: str, value: Value) -> float:
    """Whether a date tells when something was said, where the question asks for another day."""
    said = _said_before(text, value) if value.type == "date" else None
    return DAY_OF_SAYING if said and not keys_of(said[0]) & question.accepted.keys() else 1.0


def is_day_of_saying(text: str, value: Value) -> bool:
    """Whether a verb of saying stands right before a date: "…, the ministry said on Wednesday"."""
    return _said_before(text, value) is not None


def _said_before(text: str, value: Value) -> re.Match[str] | None:
    return _SAID_ON.search(text[max(0, value.start - 50) : value.start])


def _unit_fit(question: Question, candidate: Candidate, value: Value) -> float:
    """Whether a count counts what was asked: "how many troops" is not met by "21 countries".

    Percentage points are a change, which only a question about one asks for.
    """
    if value.type == "points" and question.expected == "percent":
        return 1.0 if _CHANGE.search(question.text) else WRONG_UNIT
    if value.type != "count" or question.expected != "count":
        return 1.0
    if _PER.match(candidate.text, value.end) and not _PER_ASKED.search(question.text):
        return 0.0
    if question.head is None:
        return float(is_headcount(question, value))
    if counts_asked(question, candidate.text, value):
        return 1.0
    return WRONG_UNIT if value.unit is None or value.unit in ANYBODY else 0.0


def _is_age(text: str, value: Value) -> bool:
    """Whether a span of years is how old somebody or something is: no "week-long tour" is."""
    return bool(_AGED.search(text[max(0, value.start - 16) : value.end + 16]))


def _deadline_fit(question: Question, value: Value) -> float:
    """Whether "by when" is met by a deadline, and "when" by a date that is none."""
    if question.expected != "date":
        return 1.0
    return 1.0 if bool(_BY_WHEN.search(question.text)) == (value.modifier in DEADLINES) else 0.8


def _acted_on(question: Question, text: str, value: Value) -> bool:
    """Whether the verb asked about is told of a value behind it: "more than the 5 million that it paid"."""
    told = _TOLD_OF.match(text, value.end)
    return told is not None and not asked_verb(question.text).isdisjoint(keys_of(told[0]))
