"""Whether one of two sentences speaks of a part of what is asked about, or each of a field of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import product

from answering.clauses.negation import denials, denied
from answering.comparing.claim import Claim, Sides
from answering.language.overlapping import overlapping
from answering.language.patterns import pattern, words
from answering.quantities.numbers import read_numbers
from answering.quantities.value import Value
from answering.question import Question
from answering.sentences.candidate import keys_of
from answering.sentences.filler import Filler

REMEMBERED = 1024  # sentences, each of which is compared with several others
_PART = pattern(
    r"\b(?P<part>wing|district|part|section|suburb|county|region|stage|phase|half|side|edge|outskirts|centre"
    r"|branch|unit|division|arm|subsidiary|floor|portion|annexe?|extension|stretch|corner|tributary|replica"
    r"|successor|predecessor|copy)s? of (?:the |its |his |her |their )?(?P<whole>[\w'’-]+(?: [\w'’-]+)?)",
)
_SUBJECT = pattern(
    r"(?:The|Its|A|An) (?:[a-z][\w-]+ )?(?P<part>(?!(?:city|town|village|state|province|county|island"
    r"|republic|kingdom|municipality|parish|port|people|citizens|residents|population|number|rest|majority|whole)\b)"
    r"[a-z][\w-]+) of (?:the )?(?P<whole>[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*)*) "
    r"(?:(?:was|were|is|are|has|have|had|will|be|been) )*[a-z]+ed\b",
)
"""A part of a thing with a name, of which alone a sentence tells: "The roof of the Lowen Hall collapsed"."""
_FIELD = pattern(
    r"\b(?P<field>wom[ae]n|m[ae]n|boy|girl|junior|senior|youth|veteran|amateur|professional)(?:s|['’]s|s['’])?\b"
)
_OPPOSED = tuple(
    frozenset(words(pair))
    for pair in ("woman man", "girl boy", "junior senior", "youth senior", "amateur professional")
)
_FOREMOST = pattern(r"\b(?:first|only|last|(?!interest|forest|honest|modest|west|test)[a-z]{3,}est)\b")
_IN_SOME_WAY = pattern(
    r" (?:in|by|on|without|during|under|with|from|at|outside) (?:the |an? )?"
    r"(?!(?:world|country|region|county|state|history|end|time|age|morning|afternoon|evening|late|early|about|around)\b)[a-z]{3,}"
)
_GRAVE = pattern(
    r"\b(?P<how>seriously|severely|badly|gravely|critically|slightly|lightly|mildly|fatally) "
    r"(?:injured|hurt|wounded|ill|sick|burned|burnt|damaged|hit|affected)\b"
    r"|\b(?P<state>serious|severe|grave|critical|slight|light|minor) (?:injur|wound|burn|condition|damage)"
)
_AGES = pattern(
    r"\b(?:\w+s|people|men|women|children) (?:aged )?"
    r"(?:under|over|above|below|younger than|older than|\d\d? to) \d\d?\b(?! ?(?:%|percent|per cent))"
)
_FORMER = pattern(r"\b(?:old|former|previous|existing) (?P<noun>[a-z]{3,})")
_ALL = pattern(
    r"\b(?:in all|in total|altogether|overall|combined|across all|all told"
    r"|across the (?:group|company|country|board)|nationwide|worldwide|group-wide)\b"
)
_AFTER = pattern(r" (?:so far )?(?:in|on|for|at|from) (?:the|its|his|her|their|this)? ?(?P<noun>[a-z]{3,})")


def part_of_it(sides: Sides) -> bool:
    """Whether one sentence alone speaks of a part of what is asked about: "the new wing of the museum"."""
    mine, theirs = _parts(sides.question, sides.one), _parts(sides.question, sides.other)
    return mine != theirs


def _parts(question: Question, claim: Claim) -> frozenset[str]:
    """The words for parts of what the question asks about; those that it asks about itself are none."""
    text = claim.candidate.text
    told = [*_PART.finditer(text), *(found for found in [_SUBJECT.match(text)] if found)]
    return frozenset(
        found["part"]
        for found in told
        if keys_of(found["whole"]) & question.accepted.keys()
        and keys_of(found["part"]).isdisjoint(question.accepted)
    )


def of_a_narrower_first(sides: Sides) -> bool:
    """Whether one alone is told to be the first, or largest, in some way: "to climb it in winter"."""
    if not _FOREMOST.search(sides.question.text):
        return False
    mine, theirs = (_way(sides.question, claim) for claim in (sides.one, sides.other))
    return mine != theirs


def _way(question: Question, claim: Claim) -> bool:
    """Whether words that narrow it down follow the last word asked about; a day and a name do not."""
    asked = [term.end for term in claim.candidate.terms if term.key in question.accepted]
    return bool(asked) and bool(_IN_SOME_WAY.match(claim.candidate.text, asked[-1]))


def of_other_gravity(sides: Sides) -> bool:
    """Whether one sentence alone counts those who are hurt badly, or slightly: "five seriously injured"."""
    mine, theirs = _gravity(sides.one), _gravity(sides.other)
    return mine != theirs


def _gravity(claim: Claim) -> frozenset[str]:
    return _graveness(claim.candidate.text)


@lru_cache(REMEMBERED)
def _graveness(text: str) -> frozenset[str]:
    return frozenset(found["how"] or found["state"] for found in _GRAVE.finditer(text.lower()))


def other_field(sides: Sides) -> bool:
    """Whether one sentence is of women and the other of men, or of another such pair: "the men's race"."""
    mine, theirs = _fields(sides.one), _fields(sides.other)
    return any(
        one != other and any({one, other} == pair for pair in _OPPOSED) and not {one, other} & (mine & theirs)
        for one, other in product(mine, theirs)
    )


def _fields(claim: Claim) -> frozenset[str]:
    return _fields_of(claim.candidate.text)


@lru_cache(REMEMBERED)
def _fields_of(text: str) -> frozenset[str]:
    found = (match["field"] for match in _FIELD.finditer(text.lower()))
    return frozenset({"women": "woman", "men": "man"}.get(field, field) for field in found)


def of_an_age(sides: Sides) -> bool:
    """Whether one sentence alone is of those of some age: "61 percent of voters under 30"."""
    if sides.a.value is None or sides.a.value.type in ("date", "duration"):
        return False
    mine, theirs = (bool(_AGES.search(claim.candidate.text)) for claim in (sides.one, sides.other))
    return mine != theirs and not _AGES.search(sides.question.text)


def of_the_former(sides: Sides) -> bool:
    """Whether one sentence alone is of the old one of a thing: "the old theatre", not the new."""
    mine, theirs = (_formers(sides.question, claim) for claim in (sides.one, sides.other))
    return mine != theirs


def _formers(question: Question, claim: Claim) -> frozenset[str]:
    """The nouns of the question of which a sentence tells an old one, and of which it names no new one."""
    text = claim.candidate.text.lower()
    nouns = (found["noun"] for found in _FORMER.finditer(text) if found[0] not in question.text.lower())
    return frozenset(
        noun for noun in nouns if keys_of(noun) & question.accepted.keys() and f"new {noun}" not in text
    )


def all_and_some(sides: Sides) -> bool:
    """Whether the greater figure is of all and the smaller of one field: "14 in the league", "19 in all"."""
    if sides.a.value is None or sides.b.value is None:
        return False
    sizes = [filler.value.low for filler in (sides.a, sides.b) if filler.value]
    if not all(isinstance(size, float) for size in sizes):
        return False
    told = [(sides.one, sides.a), (sides.other, sides.b)]
    (whole, _), (part, some) = told if sizes[0] > sizes[1] else told[::-1]  # type: ignore[operator]
    narrowed = _AFTER.match(part.candidate.text, some.end)
    new = narrowed is not None and not keys_of(narrowed["noun"]) & whole.candidate.keys
    return new and bool(_ALL.search(whole.candidate.text)) and not _ALL.search(part.candidate.text)


def gives_both(sides: Sides) -> bool:
    """Whether one sentence holds the other's figure too, told of something else: "1,200 jobs, 400 in Olm"."""
    return _holds(sides.one, sides.a, sides.b) or _holds(sides.other, sides.b, sides.a)


def _holds(claim: Claim, own: Filler, other: Filler) -> bool:
    """Whether a sentence gives a figure beside its own answer, and does not deny it; ranks are several."""
    if other.value is None or other.value.type in ("date", "ordinal"):
        return False
    beside = [value for value in claim.candidate.values if not own.start <= value.start < own.end]
    return any(
        (value.type, value.low, value.high) == (other.value.type, other.value.low, other.value.high)
        for value in (*beside, *_bare(claim.candidate.text, beside, own))
        if not denied(denials(claim.candidate.text), value.start)
    )


def _bare(text: str, values: Sequence[Value], own: Filler) -> Iterator[Value]:
    """The numbers that leave out what they count, as the answer does not: "1,200 jobs, 400 of them here"."""
    for number in read_numbers(text):
        within = any(overlapping(value, number) for value in values) or overlapping(own, number)
        if own.value and not within:
            yield replace(own.value, start=number.start, end=number.end, low=number.low, high=number.high)
