"""Whether two claims say it of one who does it: the same verb and subject, a name that alone may do it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from answering.asking.focus import Focus
from answering.clauses.subjects import governed, is_passive, subject
from answering.comparing.claim import Claim, Sides
from answering.comparing.shared_words import share_much
from answering.fillers.unspoken import unspoken
from answering.language.lexicon import Term, read_terms
from answering.language.patterns import pattern, words
from answering.language.stems import stems
from answering.names import Name, same_name
from answering.question import Question
from answering.sentences.candidate import match
from answering.sentences.said import asked, with_next

_GENDER = pattern(r"(?P<she>She|Her)\b|(?:He|His)\b")
_COMING, _DYING = words("join attend come draw attract gather flock"), words("die kill perish")
_FINISHING = words("finish come end rank place")
_HEIGHT = "rise reach climb stand tower"
_ALIKE = (
    ("quantity", words(_HEIGHT), words(f"{_HEIGHT} height high")),
    ("money", words("cost pay"), words("cost pay price sell fetch")),
    ("count", _COMING, _COMING),
    ("count", _DYING, _DYING),
    ("text", _FINISHING, _FINISHING),
    ("date", words("reach hit attain achieve"), words("increase raise rise grow climb fall drop cut lower")),
)
"""For a type asked for: verbs asked about, and others that tell the same: how many came, who came fourth."""
_SHARED = (
    "sign say tell attend join meet support oppose vote call visit sing play star appear live work serve "
    "study like follow use speak urge criticise praise warn condemn welcome protest face want think know die"
)
"""Verbs that many may be the subject of: two names beside them do not exclude each other."""


def one_acts(sides: Sides) -> bool:
    """Whether the verb asked about stands in one sentence only: "died" is not "hurt"."""
    verb = sides.question.verb
    if verb is None:
        return False
    one, other = (
        bool(match(verb, with_next(claim.candidate) | unspoken(sides.question, claim.candidate)))
        or tells_alike(sides.question, claim)
        for claim in (sides.one, sides.other)
    )
    return one != other


def tells_alike(question: Question, claim: Claim) -> bool:
    """Whether a sentence gives what is asked for by another verb for the same: "drew 900", "900 came"."""
    if question.verb is None or claim.filler is None:
        return False
    return any(
        question.expected == expected
        and question.verb.key in stems(asked_about)
        and not stems(telling).isdisjoint(claim.candidate.keys)
        for expected, asked_about, telling in _ALIKE
    )


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
    return any(doer is not None and unasked(question, doer) for doer in doers)


def _doer(text: str, terms: Sequence[Term], names: Sequence[Name], verb: Focus) -> Name | None:
    """The name that stands before a verb as the one who does what it says; None where it is passive."""
    term = next((term for term in terms if term.key == verb.key), None)
    if term is None or is_passive(text, term):
        return None
    doer = subject(text, names, term)
    return doer if doer and doer.kind != "place" and not governed(text, doer, term) else None


def unasked(question: Question, name: Name) -> bool:
    """Whether the question does not give a name."""
    return not any(same_name(name.text, asked.text) for asked in question.names)


def of_he_and_she(sides: Sides) -> bool:
    """Whether one sentence is said of a "he" and the other of a "she"."""
    mine, theirs = (_GENDER.match(claim.candidate.text) for claim in (sides.one, sides.other))
    return bool(mine and theirs) and bool(mine and mine["she"]) != bool(theirs and theirs["she"])


def not_bound(sides: Sides) -> bool:
    """Whether names differ without one verb or description binding both, or with one that many share.

    Sentences that share much of a long question need not be bound.
    """
    bound = (sides.a.bound and sides.b.bound) or share_much(sides)
    return sides.a.name is not None and (many_may(sides.question) or not bound)


def many_may(question: Question) -> bool:
    """Whether the verb whose subject is asked for is one that many may do at once: "who attended"."""
    shared = question.predicate is not None and question.predicate.key in _shared_verbs()
    return shared or question.expected == "speaker"


@cache
def _shared_verbs() -> frozenset[str]:
    return frozenset(term.key for term in read_terms(_SHARED))


def of_the_other(sides: Sides) -> bool:
    """Whether one sentence tells that its person is of the other's club: "Ada Veld of the Greens"."""
    a, b = sides.a.name, sides.b.name
    if a is None or b is None or "person" not in (a.kind, b.kind) or a.kind == b.kind:
        return False
    person, body = (a.text, b.text) if a.kind == "person" else (b.text, a.text)
    said = rf"{re.escape(person)},? (?:of|from|for|with) (?:the )?{re.escape(body)}\b"
    behind = rf"\b{re.escape(body)}(?:['’]s)? (?:[a-z]+ ){{0,2}}{re.escape(person)}\b"
    texts = [claim.candidate.text for claim in (sides.one, sides.other)]
    both = [text for text in texts if person in text and body in text]
    return any(re.search(said, text) or re.search(behind, text) for text in both)


def other_kind(sides: Sides) -> bool:
    """Whether a person is set against an organisation or a place, without being the subject of one verb."""
    a, b = sides.a.name, sides.b.name
    if a is None or b is None or sides.question.predicate is not None:
        return False
    return a.kind != b.kind and "other" not in (a.kind, b.kind)
