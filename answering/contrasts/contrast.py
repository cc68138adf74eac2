"""Whether a sentence bears out a claim, gainsays it, or says nothing of it: a table of rules.

A claim is what a question puts ("Did the council reject the plan?") or what another sentence tells.
Each rule looks for one way of gainsaying: another date or number in the same place, the opposite word,
a denial, another name, the two parties swapped. It speaks only where the rest of the claim is met.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from answering.contrasts.alignment import Alignment, align
from answering.contrasts.directions import direction_differs, pushes
from answering.contrasts.doers import doer_differs
from answering.contrasts.ending import asks_if_over, over_differs, says_if_over
from answering.contrasts.finding import Finding
from answering.contrasts.names import other_name
from answering.contrasts.no_effect import effect_denied
from answering.contrasts.predicate import (
    another_acts,
    expects_it,
    leaves_open,
    light_verb,
    tells_it,
    tells_of_before,
)
from answering.contrasts.roles import swapped
from answering.contrasts.values import (
    age_differs,
    date_differs,
    life_differs,
    number_differs,
    rank_differs,
    work_year_differs,
)
from answering.language.antonyms import opposed
from answering.language.lexicon import Term
from answering.language.patterns import pattern
from answering.language.phrases import looks_like_verb
from answering.language.synonyms import alike
from answering.sentences.candidate import terms_of
from answering.sentences.said import Said

MET = 0.75  # share of the claim, by weight, that the sentence must speak of before it gainsays the rest
BORNE_OUT = 0.8  # the same before it bears the claim out, and for both where the claim names nobody
_QUALIFIED = pattern(
    r"\b(?:may|(?i:(?<!\bthe )most|some|many|certain|usually|typically|often|generally|sometimes"
    r"|occasionally|might|could|whether|if(?! not\b)|unless|when|(?:not|\w+n['’]t) (?:always|necessarily|all)"
    r"|proposed|theory|claims? that|wonder\w*|debate\w*))\b"
)
_TURN = pattern(r"\b(?:but|although|though|while|whereas|yet|however)\b")
_BREAK = pattern(r"[;:()]| [–—-]+ ")
_PAST = pattern(r"\W*(?:did|was|were|had)\b", re.I)


@dataclass(frozen=True, slots=True)
class Contrast:
    """What a sentence does to a claim: whether it gainsays it, the rule that says so, the words of both."""

    gainsays: bool
    rule: str
    one: str = ""
    other: str = ""
    general: bool = False
    """Whether the claim is of the general kind that views differ about: "do cameras reduce crime"."""
    expected: bool = False
    """Whether the sentence tells it as what is meant or expected, not as what is."""


def contrast(claim: Said, other: Said) -> Contrast | None:
    """The first rule that finds the claim gainsaid; else whether it is borne out; None where neither."""
    laid = align(claim, other)
    if not laid.met or (asks_if_over(claim.text) and not says_if_over(other.text)):
        return None
    if (
        leaves_open(laid)
        or tells_of_before(laid)
        or _of_another(laid)
        or (_is_general(claim) and _QUALIFIED.search(_clause(laid)))
    ):
        return None
    agreed = False
    for rule, find in _RULES:
        found = find(laid)
        if found and found.differs:
            return Contrast(True, rule, found.one, found.other, _is_view(claim), expects_it(laid))
        agreed = agreed or found is not None
    borne_out = agreed or (_met(laid, BORNE_OUT) and tells_it(laid) and not _bounds(claim))
    return Contrast(False, "says the same", expected=expects_it(laid)) if borne_out else None


def gainsays_all(claim: Said, other: Said) -> bool:
    """Whether a sentence that gainsays a claim has each word of it, or the opposite of that word."""
    laid = align(claim, other)
    against = {term.start for term, _ in _opposites(laid)}
    return all(term.start in against for term in laid.missing)


def _of_another(laid: Alignment) -> bool:
    """Whether it is told of somebody else, and both may have done it."""
    return another_acts(laid) and doer_differs(laid) is None


def _of_other_kind(laid: Alignment) -> bool:
    """Whether a sentence speaks of another kind of the claim's thing: "paper bags" for "plastic bags"."""
    missing = {term.start for term in laid.missing}
    for one, two in laid.predicates():
        mine, theirs = _right_before(laid.claim, one), _right_before(laid.other, two)
        unlike = mine and theirs and mine.start in missing and laid.claim.place(theirs.key) is None
        if mine and theirs and unlike and not opposed(mine.key, theirs.key):
            return True
    return False


def _right_before(said: Said, noun: Term) -> Term | None:
    """The common word that narrows a noun, right before it; None where there is none, or either acts."""
    before = next((term for term in reversed(said.terms) if term.end <= noun.start), None)
    if before is None or before.proper or said.text[before.end : noun.start] != " ":
        return None
    both = (said.text[term.start : term.end].lower() for term in (before, noun))
    return None if any(map(looks_like_verb, both)) else before


def _bounds(claim: Said) -> bool:
    """Whether a claim is of more or less than some figure: sharing its words does not bear that out."""
    return any(value.modifier in ("over", "under", "at least", "at most") for value in claim.read)


def _is_general(claim: Said) -> bool:
    """Whether a claim is of no past event, of no one by name, without figures: "do cameras reduce crime"."""
    named = any(term.proper for term in claim.terms[:1])
    return not claim.read and not named and not _PAST.match(claim.text)


def _clause(laid: Alignment) -> str:
    """The part of a sentence that speaks of the claim: "horses vomit rarely – this is usually a bad sign"."""
    text, told = laid.other.text, [two for _, two in laid.met if two]
    if not told:
        return text
    first, last = min(two.start for two in told), max(two.end for two in told)
    start = max((border.end() for border in _BREAK.finditer(text, 0, first)), default=0)
    end = _BREAK.search(text, last)
    return text[start : end.start() if end else len(text)]


def _is_view(claim: Said) -> bool:
    """Whether a claim is of the kind that views differ about: general, and not of what has happened."""
    return not claim.read and not claim.names and not _PAST.match(claim.text)


def _met(laid: Alignment, share: float) -> bool:
    return laid.names_met() and laid.share() >= (BORNE_OUT if _is_general(laid.claim) else share)


def _opposite(laid: Alignment) -> Finding | None:
    """An opposite word in place of one of the claim's, not denied."""
    for term, against in _opposites(laid):
        if _turns_round(laid.other, against) or _of_another_subject(laid, term):
            return None
        if laid.share([term]) >= MET and laid.names_met([term]):
            parity = laid.claim.denies(term) == laid.other.denies(against)
            return Finding(parity, _words(laid.claim, term), _words(laid.other, against))
    return None


def _of_another_subject(laid: Alignment, verb: Term) -> bool:
    """Whether a sentence lacks what the claim says it of: "the priest survived", not the church."""
    subject = (term for term in laid.missing if term.end <= verb.start and not term.proper)
    return any(laid.other.around.isdisjoint(alike(term.key)) for term in subject)


def _turns_round(said: Said, against: Term) -> bool:
    """Whether a sentence goes on the other way behind a turn: "fell in May but are higher now"."""
    turn = _TURN.search(said.text, against.end)
    if turn is None:
        return False
    parts = said.text[against.start : turn.start()], said.text[turn.end() :]
    before, after = ({push.way for push in pushes(part)} for part in parts)
    return ("down" in before and "up" in after) or ("up" in before and "down" in after)


def _opposites(laid: Alignment) -> Iterator[tuple[Term, Term]]:
    """Each term of the claim that the sentence lacks but has the opposite of, with that."""
    return ((term, two) for term in laid.missing for two in laid.other.terms if opposed(term.key, two.key))


def _denial(laid: Alignment) -> Finding | None:
    """One denies what the other affirms, of the words that both hold."""
    if not _met(laid, MET) or any(_opposites(laid)) or _of_other_kind(laid):
        return None
    both = [(one, two) for one, two in laid.met if two]
    for one, two in (laid.predicates() or both)[-1:]:
        mine, theirs = laid.claim.denies(one), laid.other.denies(two)
        if mine != theirs:
            return Finding(True, _heard(laid.claim, one, mine), _heard(laid.other, two, theirs))
    return None


def _light_verb(laid: Alignment) -> Finding | None:
    """One denies a verb that carries little, which the other affirms: "the alarm did not go off"."""
    put = light_verb(laid.claim)
    if put is None or not _met(laid, MET):
        return None
    told = next((term for term in terms_of(laid.other.text) if term.key == put.key), None)
    if told is None:
        return None
    mine, theirs = laid.claim.denies(put), laid.other.denies(told)
    return Finding(mine != theirs, _heard(laid.claim, put, mine), _heard(laid.other, told, theirs))


def _words(said: Said, term: Term) -> str:
    return said.text[term.start : term.end]


def _heard(said: Said, term: Term, denies: bool) -> str:
    return f"not “{_words(said, term)}”" if denies else f"“{_words(said, term)}”"


_RULES: tuple[tuple[str, Callable[[Alignment], Finding | None]], ...] = (
    ("dates of a life", life_differs),
    ("age", age_differs),
    ("date", date_differs),
    ("year of a work", work_year_differs),
    ("number", number_differs),
    ("rank", rank_differs),
    ("who did it to whom", swapped),
    ("another doer", doer_differs),
    ("opposite word", _opposite),
    ("over", over_differs),
    ("no effect", effect_denied),
    ("denial", _denial),
    ("denial", _light_verb),
    ("direction", direction_differs),
    ("name", other_name),
)
