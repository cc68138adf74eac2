"""Whether two claims speak of the same thing, and of as much of what was asked."""

from __future__ import annotations

import re

from answering.clauses.reckoning import bare_account
from answering.comparing.claim import Claim, Sides
from answering.comparing.doers import tells_alike, unasked
from answering.comparing.namesakes import bearer, told_apart
from answering.comparing.shared_words import share_much
from answering.fillers.unspoken import unspoken
from answering.language.patterns import pattern
from answering.question import Question
from answering.sentences.candidate import match, names_of
from answering.sentences.said import leans, with_next
from answering.weighing.shortlist import coverage

ALIGNED = 0.6  # share of the better claim's coverage that the other must reach to be about the same thing
COVERED = 0.7  # share of the question that each of two conflicting sentences must hold itself
COVERED_AROUND = 0.8  # the same with what stands around it
ALL = 0.99  # share of the question that two sentences hold whose names hang on one verb, near or far
FIT_ALIGNED = 0.5  # the same for how close the question's terms stand to the answer
NAMES_ALIGNED = 0.75  # the same for names, where nearness alone is chance (FACTS: .52)
NEARLY_ALL = 0.85  # share of the question beside which one word that the article lacks raises no doubt
_IT = pattern(r"(?:^|[,;] |\b(?:and|but) )it\b", re.I)
ANOTHER_VERB = {"the action asked about is missing", "it dates something else"}
UNHEARD = "a word of the question is nowhere in the article"


def less_covered(sides: Sides) -> bool:
    """Whether one sentence speaks of clearly less of what was asked, or farther from its answer."""
    bound = ALIGNED if sides.a.name is None else NAMES_ALIGNED
    mine, theirs = (_spoken(sides.question, claim) for claim in (sides.one, sides.other))
    if _uneven(mine, theirs, bound):
        return True
    leaning = (leans(one.candidate) or bare_account(one.candidate.text) for one in (sides.one, sides.other))
    if any(leaning) or share_much(sides):
        return False
    if sides.a.bound and sides.b.bound and min(map(_covered, (sides.one, sides.other))) >= ALL:
        return False
    return _uneven(sides.a.fit, sides.b.fit, FIT_ALIGNED)


def _covered(claim: Claim) -> float:
    return claim.judged.features.coverage


def _uneven(one: float, other: float, bound: float) -> bool:
    return min(one, other) < bound * max(one, other)


def _spoken(question: Question, claim: Claim) -> float:
    """How much of the question a sentence speaks of: half by itself, half with what stands around it.

    One that goes on about what the sentence before it names speaks of all that both tell.
    """
    features = claim.judged.features
    own = features.context if _goes_on(question, claim) else features.coverage
    return (own + features.context) / 2


def _goes_on(question: Question, claim: Claim) -> bool:
    """Whether a sentence leans on what stands around it, or tells more of its setting."""
    told = claim.candidate
    return leans(told) or bare_account(told.text) or _keeps_the_setting(question, claim)


def loosely_covered(sides: Sides) -> bool:
    """Whether one sentence leaves out so much of the question that it may be about something else."""
    loose = any(uncovered(sides.question, claim) for claim in (sides.one, sides.other))
    return loose and not share_much(sides)


def uncovered(question: Question, claim: Claim) -> bool:
    """Whether a sentence leaves out too much of the question to be set against another.

    One that leans on what stands around it, or goes on about its setting, is taken with that.
    """
    features = claim.judged.features
    on = _goes_on(question, claim)
    told = with_next(claim.candidate) | unspoken(question, claim.candidate)
    own = features.context if on else coverage(question, told)
    return own < COVERED or features.context < COVERED_AROUND


def _keeps_the_setting(question: Question, claim: Claim) -> bool:
    """Whether a sentence with a value lacks only names of the question and names nothing in their stead.

    "Turnout was 52 percent" is told of the town that the sentence before it names last; "and it was finished
    in 1871" of what that is about, which it names first.
    """
    if claim.filler is None or claim.filler.value is None:
        return False
    lacking = [focus for focus in question.focus if not match(focus, claim.candidate.keys)]
    named = names_of(claim.candidate.before)
    before = [name for name in named if name.kind != "person"]
    meant = named[:1] if _IT.search(claim.candidate.text, 0, claim.filler.start) else before[-1:]
    told = (*(name for name in claim.candidate.names if name.kind != "person"), *meant)
    return all(focus.proper for focus in lacking) and not any(unasked(question, name) for name in told)


def doubtful(sides: Sides) -> bool:
    """Whether anything speaks against either sentence as an answer: no ground for an alarm."""
    doubted = any(_doubted(sides.question, claim) for claim in (sides.one, sides.other))
    return doubted and not share_much(sides)


def _doubted(question: Question, claim: Claim) -> bool:
    reasons = {reason for reason, _ in claim.judged.doubts}
    if tells_alike(question, claim):
        reasons -= ANOTHER_VERB
    return bool(reasons - {UNHEARD}) or (bool(reasons) and claim.judged.features.coverage < NEARLY_ALL)


def another_of_that_name(sides: Sides) -> bool:
    """Whether the articles speak of two people, films or places of one name."""
    return of_another(sides.question, sides.one, sides.other)


def another_in_words(sides: Sides) -> bool:
    """The same of answers in plain words, which are seldom one: "Danish painter", "Danish rower"."""
    plain = not any(side.value or side.name for side in (sides.a, sides.b))
    return plain and another_of_that_name(sides)


def of_another(question: Question, one: Claim, other: Claim) -> bool:
    """Whether two claims are of two bearers of the question's name."""
    mine, theirs = bearer(question, one.article), bearer(question, other.article)
    return mine is not None and theirs is not None and told_apart(question, mine, theirs)


def other_modality(sides: Sides) -> bool:
    """Whether one sentence tells what the other proposes, forecasts or threatens."""
    return sides.one.tentative != sides.other.tentative
