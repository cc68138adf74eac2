"""Whether two claims can both hold: the same value, values that overlap, one name in two forms."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import cache

from answering.comparing.claim import Claim, Sides
from answering.comparing.doers import many_may
from answering.comparing.twins import are_twins
from answering.dates.clock import one_moment
from answering.figures.counted import ANYBODY, counts_asked
from answering.language.lexicon import read_terms
from answering.language.patterns import pattern
from answering.language.rarity import rarity
from answering.language.stems import stemmed
from answering.names import same_name
from answering.naming.countries import country_of
from answering.naming.people import is_person
from answering.quantities.dimensions import same_measure
from answering.quantities.intervals import interval, overlap
from answering.quantities.rates import reckoned_by
from answering.question import Question
from answering.sentences.candidate import keys_of, match
from answering.sentences.filler import Filler
from answering.values import Value

_YEAR = pattern(r"\d{4}")
_LINK = pattern(r" (?:is|was|are|were|became|remains?)(?: (?:a|an|the|called))? ")
_ONE_OF_SOME = pattern(r"\b(?:an?|another|one of (?:the|its|his|her|their)) $", re.I)
_IS_THE = pattern(r" (?:is|was|are|were|became|remains?) (?:the|its|their|his|her) ")
_DIGITS = pattern(r"\d[\d.,]*")
_PREMISES = "branch location office outlet restaurant shop site store venue"
POPULATION = stemmed("population")  # the unit of "a population of 909", who are people
REASONING = ("reason", "manner")
ALL = 0.95  # share of the question that two sentences hold whose answers in plain words are compared
SCALE = 1000  # times a length of time from which another one is of something else
ALIKE = 0.5  # share of the weight of the shorter sentence's words at which two sentences say the same


def equal(sides: Sides) -> bool:
    """Whether both give the very same value, name or words."""
    a, b = sides.a, sides.b
    if a.value and b.value:
        return _measured(a.value, b.value) == _measured(b.value, a.value)
    if a.name and b.name:
        return same_name(a.text, b.text)
    return a.text.casefold() == b.text.casefold()


def _measured(value: Value, beside: Value) -> tuple[object, ...]:
    """What a value says; its unit only where the other tells one: "seven" are the "seven people".

    As many people as there are marchers are the marchers.
    """
    units = (value.unit, beside.unit)
    both_people = "people" in units and all(map(_of_people, units))
    counted = value.type == "count" and (not all(units) or both_people)
    return value.type, value.low, value.high, None if counted else value.unit


def _of_people(unit: str | None) -> bool:
    return unit in ANYBODY or unit == POPULATION or is_person(unit or "")


def compatible(sides: Sides) -> bool:
    """Whether both answers can hold at once: rounded, hedged, or one within the other."""
    return (
        agree(sides.a, sides.b) or _is_within(sides, sides.a, sides.b) or _is_within(sides, sides.b, sides.a)
    )


def _is_within(sides: Sides, inner: Filler, outer: Filler) -> bool:
    """Whether either sentence says that one place lies in the other: "the Winter Palace in Varenholt"."""
    if not inner.name or not outer.name or sides.question.expected != "place":
        return False
    texts = [claim.candidate.text for claim in (sides.one, sides.other)]
    both = [text for text in texts if inner.text in text and outer.text in text]
    # hardly any holds both names, and a pattern takes a third of a millisecond to compile
    said = rf"\b{re.escape(inner.text)}(?: in |, )(?:the )?{re.escape(outer.text)}\b"
    return any(re.search(said, text) for text in both)


def agree(a: Filler, b: Filler) -> bool:
    """Whether two fillers can both hold: values as intervals, names by alias, words by sharing."""
    if a.value and b.value:
        if _same_day(a, b):
            return True
        return _values_agree(a.value, b.value)
    if a.name and b.name:
        return same_name(a.text, b.text)
    if (at_once := one_moment(a.text, b.text)) is not None:
        return at_once
    if _DIGITS.findall(a.text) != _DIGITS.findall(b.text):
        return False
    words, others = _telling(a.text), _telling(b.text)
    return not _two_of_a_kind(a.text, b.text) and len(words & others) >= 0.5 * min(len(words), len(others))


def _two_of_a_kind(one: str, other: str) -> bool:
    """Whether two phrases narrow one noun down, each by words of its own: "rear admiral", "vice admiral"."""
    words, others = _telling(one), _telling(other)
    same_noun = one.casefold().split()[-1:] == other.casefold().split()[-1:]
    return same_noun and not (words <= others or others <= words)


def _telling(text: str) -> set[str]:
    """The words of an answer without countries, unless it has no others: of "Danish chef" "chef"."""
    words = text.casefold().split()
    return {word for word in words if not country_of(word)} or set(words)


def _same_day(a: Filler, b: Filler) -> bool:
    """Whether two days are one where a text leaves the year out: it was filled in, not told."""
    days = [filler.value.low for filler in (a, b) if filler.value]
    if not all(isinstance(day, date) for day in days) or all(_YEAR.search(f.text) for f in (a, b)):
        return False
    units = {filler.value.unit for filler in (a, b) if filler.value}
    return units == {"day"} and len({(day.month, day.day) for day in days if isinstance(day, date)}) == 1


def _values_agree(a: Value, b: Value) -> bool:
    """Whether two values measure the same thing and can both be right."""
    measured = same_measure(*_of_anybody(a, b))
    if measured is None:
        return False
    x, y = map(interval, measured)
    return x is not None and y is not None and overlap(x, y)


def _of_anybody(a: Value, b: Value) -> tuple[Value, Value]:
    """Two counts of people as counts of anybody, where one says no more: "300 speakers", "310 people"."""
    if all(_of_people(value.unit) for value in (a, b)) and {a.unit, b.unit} & ANYBODY:
        return replace(a, unit=None), replace(b, unit=None)
    return a, b


def other_measure(sides: Sides) -> bool:
    """Whether the answers cannot be compared: another type or unit, sums for an hour and for the whole."""
    a, b = sides.a, sides.b
    if bool(a.value) != bool(b.value):
        return True
    if not (a.value or (a.name and b.name)):
        timed = sides.question.expected == "date" and one_moment(a.text, b.text) is not None
        return not timed and not _of_one_phrase(sides)
    if a.value and b.value:
        bare = interval(a.value) is None or interval(b.value) is None
        measured = same_measure(a.value, b.value) is not None
        comparable = measured or _counted_as_asked(sides) or _people_as_asked(sides)
        return bare or not comparable or _reckoned_otherwise(sides) or _of_other_scale(a.value, b.value)
    return False


def _of_one_phrase(sides: Sides) -> bool:
    """Whether both sentences tell in words all that is asked: "what is the motto of Orvel"."""
    return sides.question.expected == "text" and all(
        claim.sure and claim.judged.features.coverage >= ALL and _is_told_of(sides.question, claim, filler)
        for claim, filler in ((sides.one, sides.a), (sides.other, sides.b))
    )


def _is_told_of(question: Question, claim: Claim, filler: Filler) -> bool:
    """Whether an answer stands right behind the last word asked about, or before "is" and the first.

    "An official language" may be one of several.
    """
    asked = [term for term in claim.candidate.terms if term.key in question.accepted]
    before = [term for term in asked if term.end <= filler.start]
    text = claim.candidate.text
    if asked and _ONE_OF_SOME.search(text, 0, asked[0].start):
        return False
    if len(before) == len(asked):
        return bool(before and _LINK.fullmatch(text, before[-1].end, filler.start))
    return not before and bool(_IS_THE.match(text, filler.end))


def _of_other_scale(one: Value, other: Value) -> bool:
    """Whether one length of time is too many times the other to be of one thing: 9 years, 5 hours."""
    measured = same_measure(one, other) if one.type == other.type == "duration" else None
    lengths = [value.low for value in measured or () if isinstance(value.low, float) and value.low > 0]
    return len(lengths) == 2 and max(lengths) > SCALE * min(lengths)


def _counted_as_asked(sides: Sides) -> bool:
    """Whether both count the premises of what the question names: "40 Orm stores" and "38 Orm outlets"."""
    asked = sides.question.accepted.keys()
    mine, theirs = (keys_of(filler.text) & asked for filler in (sides.a, sides.b))
    units = [stemmed(filler.value.unit or "") for filler in (sides.a, sides.b) if filler.value]
    return bool(mine) and mine == theirs and _premises().issuperset(units)


def _people_as_asked(sides: Sides) -> bool:
    """Whether both count those asked for, by their noun or as people: "40 speakers", "spoken by 30"."""
    asked, head = sides.question, sides.question.head
    told = ((sides.one, sides.a), (sides.other, sides.b))
    units = [filler.value.unit for _, filler in told if filler.value]
    if head is None or ANYBODY.isdisjoint(units) or not all(map(_of_people, units)):
        return False
    return all(
        (filler.value.unit in ANYBODY or match(head, keys_of(filler.text)))
        and counts_asked(asked, claim.candidate.text, filler.value)
        for claim, filler in told
        if filler.value
    )


@cache
def _premises() -> frozenset[str]:
    return frozenset(term.key for term in read_terms(_PREMISES))


def _reckoned_otherwise(sides: Sides) -> bool:
    """Whether one sum is for each hour, year or head and the other is not."""
    told = ((sides.one, sides.a.value), (sides.other, sides.b.value))
    by = {
        reckoned_by(claim.candidate.text, value) for claim, value in told if value and value.type == "money"
    }
    return len(by) > 1


def twins(sides: Sides) -> bool:
    """Whether the sentences are word for word alike but for answers that can be compared."""
    measured = not (sides.a.value or sides.a.name) or not other_measure(sides)
    shared = sides.a.name is not None and many_may(sides.question)
    return measured and not shared and are_twins(sides.one, sides.other)


def also_said(sides: Sides) -> bool:
    """Whether either article gives the other's answer too, so that it does not exclude it."""
    return _offers(sides.other, sides.a) or _offers(sides.one, sides.b)


def _offers(claim: Claim, filler: Filler) -> bool:
    """Whether another sentence of a claim's article gives this answer, nearly as likely as its own."""
    return any(said.filler and agree(filler, said.filler) for said in claim.nearly_said)


def same_words(question: Question, one: Claim, other: Claim) -> bool:
    """Whether two sentences without a short answer say mostly the same; of a reason, beside what is asked.

    That a fire was caused by a cable and that arson caused the fire share what is asked, not the reason.
    """
    mine, theirs = one.candidate.keys, other.candidate.keys
    if question.expected in REASONING:
        mine, theirs = mine - question.accepted.keys(), theirs - question.accepted.keys()
    shorter = min((mine, theirs), key=len)
    return sum(map(rarity, mine & theirs)) >= ALIKE * sum(map(rarity, shorter))
