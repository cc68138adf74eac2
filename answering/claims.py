"""What one article says of the question, and how two such claims relate."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time
from typing import Literal

from answering.candidate import Candidate, match
from answering.evidence import Judged
from answering.filler import Filler
from answering.intervals import interval, overlap
from answering.lexicon import alike, rarity, read_terms, stemmed
from answering.names import same_name
from answering.question import Question
from answering.value_slots import is_day_of_saying
from answering.values import Value
from corpus.article import Article, When, day

Relation = Literal[
    "same", "less_precise", "contradiction", "superseded", "corrected",
    "different_scope", "different_modality", "possible_conflict", "unaligned",
]  # fmt: skip

_PROPOSED = re.compile(
    r"\b(?:propos\w+|threaten\w*|consider\w*|mull\w*|suggest\w*|may|might|could|would like|wants?"
    r"|demand\w*|plan(?:s|ned|ning)? to|set to|hop(?:es?|ing) to|offer(?:s|ed)?|forecast\w*|"
    r"predict\w*|estimat\w+|project(?:s|ed|ion|ions)|expect\w*|intend\w*|seek\w*|call(?:s|ed"
    r"|ing) for|rumou?r\w*)\b",
    re.I,
)
_NEWER = re.compile(
    r"\b(?:rose to|risen to|rises to|climbed to|climbs to|grown to|grew to|fell to|fallen to"
    r"|(?:is|are|was|were) now|now (?:stands?|stood|at|is|costs?|pays?)"
    r"|cut to|cuts? .{0,30} to|lifted to"
    r"|revised|updated?|raised to|increased to|lowered to|latest|so far|as of|has reached"
    r"|since been|no longer"
    r"|(?:postponed|delayed|put off|brought forward|moved|rescheduled) (?:to|until|from))\b",
    re.I,
)
_CORRECTION = re.compile(
    r"\b(?:correction|corrects?|corrected|an earlier version|earlier version of this|clarification"
    r"|erratum)\b",
    re.I,
)
_HARM = frozenset(
    map(stemmed, ("die", "kill", "injure", "wound", "missing", "victim", "casualty", "toll", "dead"))
)
_DIGITS = re.compile(r"\d[\d.,]*")
_COMPLEMENT = re.compile(r"(?: \w+)? (?:on|for|of|from|in|against) ((?:[\w’'-]+ ?){1,4})")
_SHARED_VERBS = frozenset(
    term.key
    for term in read_terms(
        """sign say tell attend join meet support oppose vote call visit sing play star appear live work serve
        study like follow use speak urge criticise praise warn condemn welcome protest face want think know"""
    )
)
"""Verbs that many may be the subject of: two names beside them do not exclude each other."""
BESIDE = 60  # characters from an answer within which words such as "rose to" speak of it
ALIGNED = 0.6  # share of the better claim's coverage that the other must reach to be about the same thing
COVERED = 0.7  # share of the question that each of two conflicting sentences must hold itself
COVERED_AROUND = 0.8  # the same with what stands around it
FIT_ALIGNED = 0.5  # the same for how close the question's terms stand to the answer
NAMES_ALIGNED = 0.75  # the same for names, where nearness alone is chance (FACTS: .52)


@dataclass(frozen=True, slots=True)
class Claim:
    """The best sentence of one article, and others of it that speak of nearly as much of the question."""

    judged: Judged
    others: tuple[Judged, ...] = ()
    sure: bool = False
    """Whether the sentence would answer by itself."""

    @property
    def candidate(self) -> Candidate:
        """The sentence."""
        return self.judged.candidate

    @property
    def article(self) -> Article:
        """The article that makes the claim."""
        return self.judged.candidate.article

    @property
    def filler(self) -> Filler | None:
        """The words that answer."""
        return self.judged.filler

    @property
    def tentative(self) -> bool:
        """Whether the sentence proposes, forecasts or threatens rather than tells."""
        return bool(_PROPOSED.search(self.candidate.text))


@dataclass(frozen=True, slots=True)
class Verdict:
    """How two claims relate, and the rule that says so."""

    relation: Relation
    rule: str


def compare(question: Question, one: Claim, other: Claim) -> Verdict:
    """The first rule of the table that applies to two claims.

    Two claims contradict only where no rule before it finds that they agree or speak of
    different things: a false alarm costs more than a miss.
    """
    if one.filler is None and other.filler is None:
        return _same_words(one, other)
    if one.filler is None or other.filler is None:
        return Verdict("unaligned", "one gives no short answer")
    for rule, relation, holds in _RULES:
        if holds(question, one, other):
            return Verdict(relation, rule)
    return Verdict("contradiction", _kind_of(one.filler))


def _same_words(one: Claim, other: Claim) -> Verdict:
    """Claims with no short answer agree where most of what they say is the same."""
    shared = one.candidate.keys & other.candidate.keys
    smaller = min((one.candidate.keys, other.candidate.keys), key=len)
    share = sum(map(rarity, shared)) / (sum(map(rarity, smaller)) or 1.0)
    return Verdict("same", "same words") if share >= 0.5 else Verdict("unaligned", "no value to compare")


def _kind_of(filler: Filler) -> str:
    return f"{filler.value.type} differs" if filler.value else "name differs"


def _equal(question: Question, one: Claim, other: Claim) -> bool:
    a, b = _fillers(one, other)
    if a.value and b.value:
        return (a.value.type, a.value.low, a.value.high, a.value.unit) == (
            b.value.type,
            b.value.low,
            b.value.high,
            b.value.unit,
        )
    if a.name and b.name:
        return same_name(a.text, b.text)
    return a.text.casefold() == b.text.casefold()


def _within(question: Question, one: Claim, other: Claim) -> bool:
    a, b = _fillers(one, other)
    return _agree(a, b)


def _agree(a: Filler, b: Filler) -> bool:
    """Whether two fillers can both hold: values as intervals, names by alias, words by sharing."""
    if a.value and b.value:
        x, y = interval(a.value), interval(b.value)
        return _comparable(a, b) and x is not None and y is not None and overlap(x, y)
    if a.name and b.name:
        return same_name(a.text, b.text)
    if _DIGITS.findall(a.text) != _DIGITS.findall(b.text):
        return False
    words, others = set(a.text.casefold().split()), set(b.text.casefold().split())
    return len(words & others) >= 0.5 * min(len(words), len(others))


def _comparable(a: Filler, b: Filler) -> bool:
    """Whether two values measure the same thing in the same unit; a date is compared with a date."""
    if a.value is None or b.value is None or a.value.type != b.value.type:
        return False
    return a.value.type == "date" or _same_unit(a.value, b.value)


def _same_unit(a: Value, b: Value) -> bool:
    """Whether two values are counted in the same thing; a count without a noun may be of anything."""
    if a.type != "count" or not a.unit or not b.unit:
        return a.unit == b.unit or a.type == "count"
    return stemmed(a.unit) in alike(stemmed(b.unit))


def _other_measure(question: Question, one: Claim, other: Claim) -> bool:
    a, b = _fillers(one, other)
    if bool(a.value) != bool(b.value) or bool(a.name) != bool(b.name) or not (a.value or a.name):
        return True
    if a.value and b.value:
        return not _comparable(a, b) or interval(a.value) is None or interval(b.value) is None
    return False


def _also_said(question: Question, one: Claim, other: Claim) -> bool:
    """Whether either article gives the other's answer too, so that it does not exclude it."""
    a, b = _fillers(one, other)
    return _offers(other, a) or _offers(one, b)


def _offers(claim: Claim, filler: Filler) -> bool:
    """Whether another sentence of a claim's article gives this answer."""
    return any(said.filler and _agree(filler, said.filler) for said in claim.others)


def _other_time(question: Question, one: Claim, other: Claim) -> bool:
    """Whether the sentences name different days or years for what they say of another kind of slot."""
    a, b = _fillers(one, other)
    if a.former != b.former:
        return True
    if (a.value and a.value.type == "date") or question.expected == "date":
        return False
    days = [[interval(v) for v in _times(claim)] for claim in (one, other)]
    known = [[d for d in of if d] for of in days]
    return bool(known[0] and known[1]) and not any(overlap(x, y) for x in known[0] for y in known[1])


def _times(claim: Claim) -> list[Value]:
    """The dates of a sentence but for the day on which it was said."""
    text = claim.candidate.text
    return [v for v in claim.candidate.values if v.type == "date" and not is_day_of_saying(text, v)]


def _other_place(question: Question, one: Claim, other: Claim) -> bool:
    """Whether each sentence names a place beside its answer that the other does not."""
    mine, theirs = _places(one), _places(other)
    return bool(_unshared(mine, theirs)) and bool(_unshared(theirs, mine))


def _places(claim: Claim) -> list[str]:
    filler = claim.filler
    assert filler is not None
    near = (name for name in claim.candidate.names if name.kind == "place" and name != filler.name)
    return [name.text for name in near if abs(name.start - filler.start) < 80]


def _unshared(mine: list[str], theirs: list[str]) -> list[str]:
    return [name for name in mine if not any(same_name(name, other) for other in theirs)]


def _other_subject(question: Question, one: Claim, other: Claim) -> bool:
    """Whether each value is said of something else: "12% on machinery" and "8% on timber"."""
    mine, theirs = (_said_of(question, claim) for claim in (one, other))
    return bool(mine and theirs) and not any(key in alike(other_key) for key in mine for other_key in theirs)


def _said_of(question: Question, claim: Claim) -> set[str]:
    """The content words that narrow a number down, in it and after a preposition; without the question's."""
    filler = claim.filler
    if filler is None or filler.value is None or filler.value.type == "date":
        return set()
    found = _COMPLEMENT.match(claim.candidate.text[filler.end :])
    inside = read_terms(filler.text)[1:-1] if filler.value.type == "count" else []
    asked = {key for focus in question.focus for key in focus.accepts}
    return {term.key for term in (*inside, *(read_terms(found[1]) if found else ()))} - asked


def _one_acts(question: Question, one: Claim, other: Claim) -> bool:
    """Whether the verb asked about stands in one sentence only: "died" is not "hurt"."""
    verb = question.verb
    return verb is not None and bool(match(verb, one.candidate.keys)) != bool(
        match(verb, other.candidate.keys)
    )


def _other_deadline(question: Question, one: Claim, other: Claim) -> bool:
    """Whether one date is a deadline or a border and the other a day something happens."""
    a, b = _fillers(one, other)
    borders = ("by", "until", "before", "since", "after")
    kinds = [
        filler.value.modifier if filler.value and filler.value.modifier in borders else None
        for filler in (a, b)
    ]
    kinds = ["by" if kind in ("by", "until", "before") else kind for kind in kinds]
    return question.expected == "date" and kinds[0] != kinds[1]


def _other_modality(question: Question, one: Claim, other: Claim) -> bool:
    return one.tentative != other.tentative


def _less_covered(question: Question, one: Claim, other: Claim) -> bool:
    """Whether one sentence speaks of clearly less of what was asked, or farther from its answer."""
    a, b = _spoken(one), _spoken(other)
    x, y = _fillers(one, other)
    bound = ALIGNED if x.name is None else NAMES_ALIGNED
    return min(a, b) < bound * max(a, b) or min(x.fit, y.fit) < FIT_ALIGNED * max(x.fit, y.fit)


def _spoken(claim: Claim) -> float:
    """How much of the question a sentence speaks of: half by itself, half with what stands around it."""
    return (claim.judged.features.coverage + claim.judged.features.context) / 2


def _loosely_covered(question: Question, one: Claim, other: Claim) -> bool:
    """Whether one sentence leaves out so much of the question that it may be about something else."""
    features = one.judged.features, other.judged.features
    return any(each.coverage < COVERED or each.context < COVERED_AROUND for each in features)


def _not_bound(question: Question, one: Claim, other: Claim) -> bool:
    """Whether names differ without the same verb or description binding both, or with one that many share."""
    a, b = _fillers(one, other)
    many = question.predicate is not None and question.predicate.key in _SHARED_VERBS
    return a.name is not None and (many or not (a.bound and b.bound))


def _corrected(question: Question, one: Claim, other: Claim) -> bool:
    return any(
        _CORRECTION.search(claim.candidate.text) or _CORRECTION.search(claim.candidate.before)
        for claim in (one, other)
    )


def _toll_rises(question: Question, one: Claim, other: Claim) -> bool:
    """Whether the later report counts more dead, hurt or missing: tolls grow as they are counted."""
    earlier, later = _by_time(one, other)
    if not earlier or not later or not _is_toll(question):
        return False
    first, second = (filler.value for filler in _fillers(earlier, later))
    if not first or not second or first.type != "count" or second.type != "count":
        return False
    return isinstance(first.low, float) and isinstance(second.low, float) and second.low > first.low


def _is_toll(question: Question) -> bool:
    return any(match(focus, _HARM) for focus in question.focus)


def _by_time(one: Claim, other: Claim) -> tuple[Claim, Claim] | tuple[None, None]:
    """The two claims by publication, or nothing where that is unknown or the same."""
    times = moment(one.article.published), moment(other.article.published)
    if datetime.min in times or times[0] == times[1]:
        return None, None
    return (one, other) if times[0] < times[1] else (other, one)


def _superseded(question: Question, one: Claim, other: Claim) -> bool:
    """Whether the later report says that things have moved on."""
    _, later = _by_time(one, other)
    if later is None or later.filler is None:
        return False
    start = later.filler.start
    return bool(_NEWER.search(later.candidate.text[max(0, start - BESIDE) : start + BESIDE]))


def moment(when: When | None) -> datetime:
    """A publication time as a point in time; a bare day counts from its start, None before all."""
    if when is None:
        return datetime.min
    return when if isinstance(when, datetime) else datetime.combine(day(when), time())


def _fillers(one: Claim, other: Claim) -> tuple[Filler, Filler]:
    assert one.filler is not None
    assert other.filler is not None
    return one.filler, other.filler


_RULES: tuple[tuple[str, Relation, Callable[[Question, Claim, Claim], bool]], ...] = (
    ("same value", "same", _equal),
    ("values overlap", "less_precise", _within),
    ("not the same measure", "unaligned", _other_measure),
    ("one article gives both", "unaligned", _also_said),
    ("one speaks of less of the question", "unaligned", _less_covered),
    ("too little of the question", "unaligned", _loosely_covered),
    ("another action", "unaligned", _one_acts),
    ("names of different roles", "unaligned", _not_bound),
    ("deadline against day", "unaligned", _other_deadline),
    ("a toll that rises", "superseded", _toll_rises),
    ("another time", "different_scope", _other_time),
    ("another place", "different_scope", _other_place),
    ("of something else", "different_scope", _other_subject),
    ("a correction", "corrected", _corrected),
    ("a later report", "superseded", _superseded),
    ("proposed against stated", "different_modality", _other_modality),
)
