"""Whether two claims speak of the same thing: as much of the question, one deed, time, place and kind."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise

from answering.candidate import keys_of, match, names_of
from answering.claim import Claim, Sides
from answering.contrast_values import ranked, ranks
from answering.evidence import coverage
from answering.filler import Filler
from answering.intervals import Interval, interval, overlap
from answering.labels import narrows
from answering.lexicon import Term, alike, read_terms
from answering.names import Name, same_name
from answering.namesakes import bearer, told_apart
from answering.nesting import part_of
from answering.numbers import read_numbers
from answering.phrases import looks_like_verb
from answering.question import Focus, Question
from answering.said import Said, asked, goes_on, leans, told
from answering.subjects import governed, is_passive, subject
from answering.value_slots import is_day_of_saying

ALIGNED = 0.6  # share of the better claim's coverage that the other must reach to be about the same thing
COVERED = 0.7  # share of the question that each of two conflicting sentences must hold itself
COVERED_AROUND = 0.8  # the same with what stands around it
FIT_ALIGNED = 0.5  # the same for how close the question's terms stand to the answer
NAMES_ALIGNED = 0.75  # the same for names, where nearness alone is chance (FACTS: .52)
NEARLY_ALL = 0.85  # share of the question beside which one word that the article lacks raises no doubt
NEAR = 80  # characters from an answer within which a place is said of it
UNHEARD = "a word of the question is nowhere in the article"
_COMPLEMENT = re.compile(r"(?: \w+)? (?:on|for|of|from|in|against) ((?:[\w’'-]+ ?){1,4})")
_ONE_MORE = re.compile(
    r"\W*(?:Another|(?:A|One) (?:second|third|fourth|further|separate|different|similar))\b"
)
_PART = re.compile(
    r"\b(?:episode|part|phase|stage|round|leg|volume|chapter|tranche|section|match|game|heat|lot|batch) \d+\b"
)
_THEN = re.compile(
    r"\b(?:(?:up|down) from|compared (?:with|to)|instead of) [^,.;]*\d[^,;]{0,30} (?:in|on|of|for|at) $"
)
_PLACE = re.compile(r" (?:in|at|near) (?:the )?([A-Z][\w'’-]*(?: [A-Z][\w'’-]*)?)")
_SOME = re.compile(r"\W*[\w,.]+ (?:out )?of (?:the|its|their|these|those|all) ([\w,.]+)")
_GENDER = re.compile(r"(?P<she>She|Her)\b|(?:He|His)\b")
_HANGING = re.compile(r" (?:of|in|at) (?:the )?")
_OWNING = re.compile(r"['’]s? ")
_BORDERS = {"by": "by", "until": "by", "before": "by", "since": "since", "after": "after"}
_SHARED = (
    "sign say tell attend join meet support oppose vote call visit sing play star appear live work serve "
    "study like follow use speak urge criticise praise warn condemn welcome protest face want think know die"
)
"""Verbs that many may be the subject of: two names beside them do not exclude each other."""


def less_covered(sides: Sides) -> bool:
    """Whether one sentence speaks of clearly less of what was asked, or farther from its answer."""
    bound = ALIGNED if sides.a.name is None else NAMES_ALIGNED
    if _uneven(_spoken(sides.one), _spoken(sides.other), bound):
        return True
    pronoun = leans(sides.one.candidate) or leans(sides.other.candidate)
    return not pronoun and _uneven(sides.a.fit, sides.b.fit, FIT_ALIGNED)


def _uneven(one: float, other: float, bound: float) -> bool:
    return min(one, other) < bound * max(one, other)


def _spoken(claim: Claim) -> float:
    """How much of the question a sentence speaks of: half by itself, half with what stands around it."""
    return (claim.judged.features.coverage + claim.judged.features.context) / 2


def loosely_covered(sides: Sides) -> bool:
    """Whether one sentence leaves out so much of the question that it may be about something else."""
    return any(_leaves_out(sides.question, claim) for claim in (sides.one, sides.other))


def _leaves_out(question: Question, claim: Claim) -> bool:
    """One that leans on what stands around it, or goes on about its setting, is taken with that."""
    features = claim.judged.features
    carried = leans(claim.candidate) or _keeps_the_setting(question, claim)
    own = features.context if carried else coverage(question, _told_by(claim))
    return own < COVERED or features.context < COVERED_AROUND


def _keeps_the_setting(question: Question, claim: Claim) -> bool:
    """Whether a sentence with a value lacks only names of the question and names nothing in their stead.

    "Turnout was 52 percent" is told of the town that the sentence before it names last.
    """
    if claim.filler is None or claim.filler.value is None:
        return False
    lacking = [focus for focus in question.focus if not match(focus, claim.candidate.keys)]
    before = [name for name in names_of(claim.candidate.before) if name.kind != "person"]
    told = (*(name for name in claim.candidate.names if name.kind != "person"), *before[-1:])
    return all(focus.proper for focus in lacking) and not any(_unasked(question, name) for name in told)


def _unasked(question: Question, name: Name) -> bool:
    return not any(same_name(name.text, asked.text) for asked in question.names)


def doubtful(sides: Sides) -> bool:
    """Whether anything speaks against either sentence as an answer: no ground for an alarm."""
    return any(_doubted(claim) for claim in (sides.one, sides.other))


def _doubted(claim: Claim) -> bool:
    reasons = {reason for reason, _ in claim.judged.doubts}
    return bool(reasons - {UNHEARD}) or (bool(reasons) and claim.judged.features.coverage < NEARLY_ALL)


def other_kind(sides: Sides) -> bool:
    """Whether a person is set against an organisation or a place, without being the subject of one verb."""
    a, b = sides.a.name, sides.b.name
    if a is None or b is None or sides.question.predicate is not None:
        return False
    return a.kind != b.kind and "other" not in (a.kind, b.kind)


def one_acts(sides: Sides) -> bool:
    """Whether the verb asked about stands in one sentence only: "died" is not "hurt"."""
    verb = sides.question.verb
    if verb is None:
        return False
    one, other = (bool(match(verb, _told_by(claim))) for claim in (sides.one, sides.other))
    return one != other


def another_does_it(sides: Sides) -> bool:
    """Whether either sentence says of somebody else what is asked of a name: "how many did Veld score"."""
    question = sides.question
    if (
        question.verb is None
        or _doer(question.text, asked(question).terms, question.names, question.verb) is None
    ):
        return False
    said = (claim.candidate for claim in (sides.one, sides.other))
    doers = (_doer(one.text, one.terms, one.names, question.verb) for one in said)
    return any(doer is not None and _unasked(question, doer) for doer in doers)


def _doer(text: str, terms: Sequence[Term], names: Sequence[Name], verb: Focus) -> Name | None:
    """The name that stands before a verb as the one who does what it says; None where it is passive."""
    term = next((term for term in terms if term.key == verb.key), None)
    if term is None or is_passive(text, term):
        return None
    doer = subject(text, names, term)
    return doer if doer and doer.kind != "place" and not governed(text, doer, term) else None


def of_he_and_she(sides: Sides) -> bool:
    """Whether one sentence is said of a "he" and the other of a "she"."""
    mine, theirs = (_GENDER.match(claim.candidate.text) for claim in (sides.one, sides.other))
    return bool(mine and theirs) and bool(mine and mine["she"]) != bool(theirs and theirs["she"])


def _told_by(claim: Claim) -> frozenset[str]:
    """The keys of a claim's sentence and of the next, where that goes on with a pronoun."""
    return claim.candidate.keys | goes_on(claim.candidate)


def not_bound(sides: Sides) -> bool:
    """Whether names differ without one verb or description binding both, or with one that many share."""
    bound = sides.a.bound and sides.b.bound
    return sides.a.name is not None and (many_may(sides.question) or not bound)


def many_may(question: Question) -> bool:
    """Whether the verb whose subject is asked for is one that many may do at once: "who attended"."""
    return question.predicate is not None and question.predicate.key in _shared_verbs()


def another_of_that_name(sides: Sides) -> bool:
    """Whether the articles speak of two people, films or places of one name."""
    return of_another(sides.question, sides.one, sides.other)


def of_another(question: Question, one: Claim, other: Claim) -> bool:
    """Whether two claims are of two bearers of the question's name."""
    mine, theirs = bearer(question, one.article), bearer(question, other.article)
    return mine is not None and theirs is not None and told_apart(question, mine, theirs)


def part_of_other(sides: Sides) -> bool:
    """Whether one answer is a country and the other a place that may lie in it."""
    a, b = sides.a.name, sides.b.name
    return a is not None and b is not None and part_of(a, b)


def names_a_thing(sides: Sides) -> bool:
    """Whether a date names a thing rather than telling when: "a trailer of the 2019 fair"."""
    told = ((sides.one, sides.a.value), (sides.other, sides.b.value))
    return any(
        value is not None and value.type == "date" and narrows(claim.candidate.text, value)
        for claim, value in told
    )


def by_the_way(sides: Sides) -> bool:
    """Whether one date alone tells when something was said, or when a former figure held."""
    return _by_the_way(sides.one, sides.a) != _by_the_way(sides.other, sides.b)


def _by_the_way(claim: Claim, filler: Filler) -> bool:
    """Whether a date is that of a saying or of a former figure: "up from 2.4 million in June"."""
    value, text = filler.value, claim.candidate.text
    if value is None or value.type != "date":
        return False
    return is_day_of_saying(text, value) or bool(_THEN.search(text[: value.start]))


def another_of_its_kind(sides: Sides) -> bool:
    """Whether a sentence speaks of one more thing than the one asked about: "A second album was released"."""
    return any(_ONE_MORE.match(claim.candidate.text) for claim in (sides.one, sides.other))


def numbered_part(sides: Sides) -> bool:
    """Whether only one answer is told of a part with a number that is not asked about: "Phase 2: 3 May"."""
    mine, theirs = _part(sides.question, sides.one, sides.a), _part(sides.question, sides.other, sides.b)
    return mine != theirs


def _part(question: Question, claim: Claim, filler: Filler) -> str:
    """The part named last before an answer, as in "stage 3"; empty where the question is of that part."""
    named = _PART.findall(claim.candidate.text[: filler.start].lower())
    return named[-1] if named and named[-1] not in question.text.lower() else ""


def other_rank(sides: Sides) -> bool:
    """Whether a sentence ranks the thing asked about otherwise: "the first school" and "a second school"."""
    claim = asked(sides.question)
    nouns = {noun: rank.low for rank in ranks(claim) if (noun := ranked(claim, rank))}
    return bool(nouns) and any(
        _ranks_otherwise(nouns, told(one.candidate)) for one in (sides.one, sides.other)
    )


def _ranks_otherwise(nouns: Mapping[str, object], said: Said) -> bool:
    """Whether a sentence gives a noun of the question ranks, and not the one asked about."""
    given = [(ranked(said, rank), rank.low) for rank in ranks(said)]
    return any(
        rank not in {low for other, low in given if other == noun}
        for noun, rank in nouns.items()
        if any(other == noun for other, _ in given)
    )


def other_entity(sides: Sides) -> bool:
    """Whether each sentence hangs another name on a word of the question: "the hall of Lowen", "of Tarn"."""
    mine, theirs = _hung(sides.question, sides.one, sides.a), _hung(sides.question, sides.other, sides.b)
    return bool(_unshared(mine, theirs)) and bool(_unshared(theirs, mine))


def _hung(question: Question, claim: Claim, filler: Filler) -> list[str]:
    """The names behind "of", "in" or "at" and a word of the question, or right before one as its owner."""
    text = claim.candidate.text
    asked = [term for term in claim.candidate.terms if term.key in question.accepted and not term.proper]
    return [
        name.text
        for name in claim.candidate.names
        if name != filler.name
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


@cache
def _shared_verbs() -> frozenset[str]:
    return frozenset(term.key for term in read_terms(_SHARED))


def other_deadline(sides: Sides) -> bool:
    """Whether one date is a deadline or a border and the other a day something happens."""
    return sides.question.expected == "date" and _border(sides.a) != _border(sides.b)


def _border(filler: Filler) -> str | None:
    return _BORDERS.get(filler.value.modifier or "") if filler.value else None


def other_time(sides: Sides) -> bool:
    """Whether the sentences name different days or years for what they say of another kind of slot."""
    if sides.a.former != sides.b.former:
        return True
    if sides.question.expected == "date" or (sides.a.value and sides.a.value.type == "date"):
        return False
    mine, theirs = _times(sides.one), _times(sides.other)
    return bool(mine and theirs) and not any(overlap(x, y) for x in mine for y in theirs)


def _times(claim: Claim) -> list[Interval]:
    """The days that a sentence names, but for the day on which it was said and that of a former figure."""
    text = claim.candidate.text
    told = (v for v in claim.candidate.values if v.type == "date" and not is_day_of_saying(text, v))
    now = (value for value in told if not _THEN.search(text[: value.start]))
    return [days for value in now if (days := interval(value))]


def part_of_whole(sides: Sides) -> bool:
    """Whether the smaller of two counts is told of one place, the other of none: "40 staff in Lowen".

    Or either is told as some of more: "five of the nine judges".
    """
    if _is_some(sides.one, sides.a) != _is_some(sides.other, sides.b):
        return True
    counts = [
        (filler.value.low, claim, filler)
        for claim, filler in ((sides.one, sides.a), (sides.other, sides.b))
        if filler.value and filler.value.type == "count" and isinstance(filler.value.low, float)
    ]
    if len(counts) < 2:
        return False
    (_, part, smaller), (_, whole, _) = sorted(counts, key=lambda count: count[0])
    placed = _PLACE.match(part.candidate.text[smaller.end :])
    keys = keys_of(placed[1]) if placed else frozenset()
    return bool(keys) and not keys & (whole.candidate.both | sides.question.accepted.keys())


def _is_some(claim: Claim, filler: Filler) -> bool:
    """Whether an answer counts some of a number of others."""
    some = _SOME.match(claim.candidate.text, filler.start)
    return some is not None and any(number.end == len(some[1]) for number in read_numbers(some[1]))


def other_place(sides: Sides) -> bool:
    """Whether each sentence names a place beside its answer that the other does not."""
    mine, theirs = _places(sides.one, sides.a), _places(sides.other, sides.b)
    return bool(_unshared(mine, theirs)) and bool(_unshared(theirs, mine))


def _places(claim: Claim, filler: Filler) -> list[str]:
    near = (name for name in claim.candidate.names if name.kind == "place" and name != filler.name)
    return [name.text for name in near if abs(name.start - filler.start) < NEAR]


def _unshared(mine: list[str], theirs: list[str]) -> list[str]:
    return [name for name in mine if not any(same_name(name, other) for other in theirs)]


def other_subject(sides: Sides) -> bool:
    """Whether each value is said of something else: "12% on machinery" and "8% on timber"."""
    mine = _said_of(sides.question, sides.one, sides.a) - sides.other.candidate.keys
    theirs = _said_of(sides.question, sides.other, sides.b) - sides.one.candidate.keys
    return bool(mine and theirs) and not any(key in alike(other_key) for key in mine for other_key in theirs)


def _said_of(question: Question, claim: Claim, filler: Filler) -> set[str]:
    """The content words that narrow a number down, in it and after a preposition; without the question's."""
    if filler.value is None or filler.value.type == "date":
        return set()
    inside = read_terms(filler.text)[1:-1] if filler.value.type == "count" else []
    found = _COMPLEMENT.match(claim.candidate.text[filler.end :])
    after = read_terms(found[1]) if found else []
    return {term.key for term in (*inside, *after)} - question.accepted.keys()


def other_modality(sides: Sides) -> bool:
    """Whether one sentence tells what the other proposes, forecasts or threatens."""
    return sides.one.tentative != sides.other.tentative
