"""Whether two claims are of another time, place, kind or thing than one another."""

from __future__ import annotations

import re
from itertools import pairwise

from answering.comparing.claim import Claim, Sides
from answering.dates.labels import narrows
from answering.figures.slots import is_day_of_saying
from answering.language.lexicon import read_terms
from answering.language.patterns import pattern, words
from answering.language.phrases import looks_like_verb
from answering.language.stems import stemmed, stems
from answering.language.synonyms import alike
from answering.names import Name, same_name
from answering.quantities.intervals import Interval, interval, overlap
from answering.question import Question
from answering.sentences.candidate import keys_of, match
from answering.sentences.filler import Filler

LAND = 5  # letters of the stem of a land that tell it from another
NEAR = 80  # characters from an answer within which a place is said of it
_COMPLEMENT = pattern(r"(?: \w+)? (?:on|for|of|from|in|against) ((?:[\w’'-]+ ?){1,4})")
_TO_WHOM = pattern(r"\b(?:owe|pay|give|offer|cost|charge|lend|sell)\w* (?:its|the|their|his|her) ([a-z]+) $")
_THEN = pattern(
    r"\b(?:(?:up|down) from|compared (?:with|to)|instead of) [^,.;]*\d[^,;]{0,30} (?:in|on|of|for|at) $"
)
_FROM_ANOTHER = pattern(
    r"\b(?:(?:the|a|two|three|some|several|\d+) (?:day|night|week|month|year|evening|morning)s?"
    r" (?:before|earlier)|the (?:previous|preceding) (?:day|night|week|month|year|evening))"
    r"(?=\W*$|[,;.)]| (?:and|but|was|were|had)\b)"
)
_FOR = pattern(r" for (?:an?|the|its|their|his|her) (?P<what>[a-z][\w-]+ (?:of|on|in|at|to|for|from|by)\b)")
_ONCE_MEANT = pattern(
    r"\b(?:was|were) (?:\w+ly |once |first )?(?:to have|supposed to|due|meant to|planned|scheduled|expected)"
    r"\b[^.;,]*$"
)
_RESTRICTING = words(
    "core underlying adjusted youth female male real nominal domestic foreign direct partial"
)
"""Words before a thing by which it is another one: "core inflation", "youth unemployment"."""
_AGAINST = pattern(r" (?:\w+ )?(?:against|opposed)\b")
_ROAD = pattern(r"[A-Z]{1,2}-?\d{1,3}")
_HANGING = pattern(r" (?:of|in|at) (?:the )?")
_OWNING = pattern(r"['’]s? ")
_ONCE = words("born birth die death found establish invent discover")
_WITH = pattern(
    r"\b(?:(?P<less>after|without|excluding|excludes?|net of|post-)|before|with|including|includes?|pre-)"
    r" ?(?:the |its |all |any )?(?P<of>tax(?:es)?|vat|duty|interest|fees?|bonus(?:es)?|costs?|inflation"
    r"|subsid(?:y|ies))\b",
    re.I,
)
_GROSS = pattern(r"\b(?:gross|net)\b(?! of)", re.I)
_BORDERS = {"by": "by", "until": "by", "before": "by", "since": "since", "after": "after"}


def reckoned_from_another(sides: Sides) -> bool:
    """Whether a sentence tells the day asked for from another: "on 5 May, having left the day before"."""
    asked = sides.question.expected == "date" and bool(sides.a.value and sides.b.value)
    return asked and any(_FROM_ANOTHER.search(claim.candidate.text) for claim in (sides.one, sides.other))


def by_the_way(sides: Sides) -> bool:
    """Whether one date alone tells when something was said, or when a former figure held."""
    return _by_the_way(sides.one, sides.a) != _by_the_way(sides.other, sides.b)


def _by_the_way(claim: Claim, filler: Filler) -> bool:
    """Whether a date is that of a saying or of a former figure: "up from 2.4 million in June"."""
    value, text = filler.value, claim.candidate.text
    if value is None or value.type != "date":
        return False
    if _ONCE_MEANT.search(text[: value.start]):
        return True
    return is_day_of_saying(text, value) or bool(_THEN.search(text[: value.start]))


def of_another_deed(sides: Sides) -> bool:
    """Whether one date alone belongs to another verb, though its sentence has the one asked about.

    "The mill, founded long before the war, reopened in 1987" does not date its founding.
    """
    verb = sides.question.verb
    if verb is None or {sides.a.told, sides.b.told} != {True, False}:
        return False
    told_of = sides.one if sides.a.told is False else sides.other
    return bool(match(verb, told_of.candidate.keys))


def names_a_thing(sides: Sides) -> bool:
    """Whether a date names a thing rather than telling when: "a trailer of the 2019 fair"."""
    told = ((sides.one, sides.a.value), (sides.other, sides.b.value))
    return any(
        value is not None and value.type == "date" and narrows(claim.candidate.text, value)
        for claim, value in told
    )


def other_deadline(sides: Sides) -> bool:
    """Whether one date is a deadline or a border and the other a day something happens."""
    return sides.question.expected == "date" and _border(sides.a) != _border(sides.b)


def _border(filler: Filler) -> str | None:
    return _BORDERS.get(filler.value.modifier or "") if filler.value else None


def other_time(sides: Sides) -> bool:
    """Whether the sentences name different days or years for what they say of another kind of slot.

    What happens once has no other time: two years of birth differ, as the two places do.
    """
    if sides.a.former != sides.b.former:
        return True
    if sides.question.expected == "date" or (sides.a.value and sides.a.value.type == "date"):
        return False
    if sides.question.verb and sides.question.verb.key in stems(_ONCE):
        return False
    mine, theirs = times(sides.one), times(sides.other)
    return bool(mine and theirs) and not any(overlap(x, y) for x in mine for y in theirs)


def times(claim: Claim) -> list[Interval]:
    """The days that a sentence names, but for the day on which it was said and that of a former figure."""
    text = claim.candidate.text
    told = (v for v in claim.candidate.values if v.type == "date" and not is_day_of_saying(text, v))
    now = (value for value in told if not _THEN.search(text[: value.start]))
    return [days for value in now if (days := interval(value))]


def other_place(sides: Sides) -> bool:
    """Whether each sentence names a place beside its answer that the other does not."""
    mine, theirs = (_places(sides.question, *said) for said in ((sides.one, sides.a), (sides.other, sides.b)))
    return bool(_unshared(mine, theirs)) and bool(_unshared(theirs, mine))


def _places(question: Question, claim: Claim, filler: Filler) -> list[str]:
    """The places near an answer, but for those that are, in part or whole, what the question names."""
    near = (name for name in claim.candidate.names if name.kind == "place" and name != filler.name)
    told = (name.text for name in near if abs(name.start - filler.start) < NEAR)
    return [name for name in told if not keys_of(name) <= question.accepted.keys()]


def _unshared(mine: list[str], theirs: list[str]) -> list[str]:
    return [name for name in mine if not any(same_name(name, other) for other in theirs)]


def other_entity(sides: Sides) -> bool:
    """Whether each sentence hangs another name on a word of the question: "the hall of Lowen", "of Tarn"."""
    return of_other_entity(sides.question, sides.one, sides.other)


def of_other_entity(question: Question, one: Claim, other: Claim) -> bool:
    """The same of any two claims; the names that answer are none of these."""
    mine, theirs = _hung(question, one), _hung(question, other)
    hung = bool(_unshared(mine, theirs)) and bool(_unshared(theirs, mine))
    return hung or _of_other_lines(question, one, other)


def _of_other_lines(question: Question, one: Claim, other: Claim) -> bool:
    """Whether each sentence has a longer name that begins with one of the question's: "Marlin Pro"."""
    for asked in question.names:
        mine, theirs = (_longer(claim, asked) for claim in (one, other))
        if (
            mine
            and theirs
            and asked.kind != "person"
            and not any(same_name(name, beside) for name in mine for beside in theirs)
        ):
            return True
    return False


def _longer(claim: Claim, asked: Name) -> list[str]:
    """The names of a sentence that go on behind a name of the question; none where that stands there too."""
    told = [name.text for name in claim.candidate.names]
    if any(name.casefold() == asked.text.casefold() for name in told):
        return []
    return [name for name in told if name.casefold().startswith(asked.text.casefold() + " ")]


def _hung(question: Question, claim: Claim) -> list[str]:
    """The names behind "of", "in" or "at" and a word of the question, or right before one as its owner."""
    text = claim.candidate.text
    asked = [term for term in claim.candidate.terms if term.key in question.accepted and not term.proper]
    return [
        name.text
        for name in claim.candidate.names
        if (claim.filler is None or name != claim.filler.name)
        and any(
            _HANGING.fullmatch(text[term.end : name.start]) or _OWNING.fullmatch(text[name.end : term.start])
            for term in asked
        )
    ]


def other_kind_of_thing(sides: Sides) -> bool:
    """Whether each sentence narrows the thing counted by another word before it: "bread prices"."""
    if sides.a.value is None or sides.a.value.type == "date":
        return False
    mine, theirs = _narrowed(sides.question, sides.one), _narrowed(sides.question, sides.other)
    if stems(_RESTRICTING) & set(mine.values()) != stems(_RESTRICTING) & set(theirs.values()):
        return True
    return any(mine[key] not in alike(theirs[key]) for key in mine.keys() & theirs.keys())


def _narrowed(question: Question, claim: Claim) -> dict[str, str]:
    """The common words of the question that another common word stands right before, with that word."""
    candidate = claim.candidate
    return {
        term.key: before.key
        for before, term in pairwise(candidate.terms)
        if term.key in question.accepted
        and before.key not in question.accepted
        and not before.proper
        and not any(value.start <= before.start < value.end for value in candidate.values)
        and candidate.text[before.end : term.start] == " "
        and not any(looks_like_verb(candidate.text[one.start : one.end]) for one in (before, term))
    }


def other_reckoning(sides: Sides) -> bool:
    """Whether one figure is with, or before, what the other is without, or after: "300,000 before tax"."""
    if sides.a.value is None or sides.a.value.type == "date":
        return False
    mine, theirs = _reckoned(sides.one), _reckoned(sides.other)
    return any(mine[key] != theirs[key] for key in mine.keys() & theirs.keys())


def _reckoned(claim: Claim) -> dict[str, bool]:
    """What a figure is told to be with or without, by the keys of that."""
    text = claim.candidate.text
    told = [(stemmed(found["of"].lower()), found["less"] is None) for found in _WITH.finditer(text)]
    return dict([*told, *(("gross", found[0].lower() == "gross") for found in _GROSS.finditer(text))])


def paid_for_another(sides: Sides) -> bool:
    """Whether one sum is told to be for a thing that neither the question nor the other sentence has."""
    asked = sides.question.accepted.keys()
    return any(
        bool(bought) and bought[0] not in asked and bought[0] not in other.candidate.keys
        for bought, other in (
            (_bought(sides.one, sides.a), sides.other),
            (_bought(sides.other, sides.b), sides.one),
        )
    )


def _bought(claim: Claim, filler: Filler) -> list[str]:
    """The terms of what a sum is told to be for, the first of them what it is: "for a survey of the pier"."""
    if filler.value is None or filler.value.type != "money":
        return []
    found = _FOR.match(claim.candidate.text, filler.end)
    return [term.key for term in read_terms(found["what"])] if found else []


def for_and_against(sides: Sides) -> bool:
    """Whether one figure alone counts those against it: "88 votes in favour", "41 votes against"."""
    if sides.a.value is None or "against" in sides.question.text.lower():
        return False
    told = ((sides.one, sides.a), (sides.other, sides.b))
    mine, theirs = (bool(_AGAINST.match(claim.candidate.text, filler.end)) for claim, filler in told)
    return mine != theirs


def on_a_road(sides: Sides) -> bool:
    """Whether one of two places is a road, on which the other may lie: "A4"."""
    named = [side.name is not None and bool(_ROAD.fullmatch(side.text)) for side in (sides.a, sides.b)]
    return any(named) and not all(named)


def other_subject(sides: Sides) -> bool:
    """Whether each value is said of something else: "12% on machinery" and "8% on timber"."""
    mine = _said_of(sides.question, sides.one, sides.a) - sides.other.candidate.keys
    theirs = _said_of(sides.question, sides.other, sides.b) - sides.one.candidate.keys
    return bool(mine and theirs) and not any(_alike(one, other) for one in mine for other in theirs)


def _alike(one: str, other: str) -> bool:
    """Whether two keys may name one thing, or a land and those who live there: "Orsenia", "Orsenian"."""
    shorter, longer = sorted((one, other), key=len)
    return one in alike(other) or (len(shorter) >= LAND and longer.startswith(shorter[:-1]))


def _said_of(question: Question, claim: Claim, filler: Filler) -> set[str]:
    """The content words that narrow a number down, in it and after a preposition; without the question's."""
    if filler.value is None or filler.value.type == "date":
        return set()
    inside = read_terms(filler.text)[1:-1] if filler.value.type == "count" else []
    found = _COMPLEMENT.match(claim.candidate.text[filler.end :])
    to_whom = _TO_WHOM.search(claim.candidate.text[: filler.start])
    beside = read_terms(" ".join(told[1] for told in (to_whom, found) if told))
    return {term.key for term in (*inside, *beside)} - question.accepted.keys()
