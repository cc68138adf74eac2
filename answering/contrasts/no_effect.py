"""A change that is claimed against "no difference", "no effect": "did it lower the pain" was not found."""

from __future__ import annotations

import re

from answering.contrasts.alignment import Alignment
from answering.contrasts.directions import pushes
from answering.contrasts.finding import Finding
from answering.language.lexicon import Term
from answering.language.patterns import pattern
from answering.language.rarity import rarity
from answering.language.stems import stems
from answering.language.synonyms import alike

TELLING = 3.0  # rarity of a word that the sentence may not lack; "people" says less
MET = 0.6  # share of the rest of the claim that the sentence must hold
_NONE = pattern(
    r"\b(?:no|any|little) (?:(?:significant|measurable|clear|real|detectable|further|such) )?"
    r"(?:effects?|difference|benefits?|improvements?|changes?|impact|influence)\b",
    re.I,
)
_DENIED = pattern(r"\b(?:not|never|\w+n['’]t|without|nor) (?:\w+ ){0,3}$", re.I)
_GAINS = ("benefit", "help", "improve", "work", "affect", "change", "gain", "profit")


def effect_denied(laid: Alignment) -> Finding | None:
    """A claim that something moves or helps, where the sentence tells of no effect on what it names."""
    put = _moving(laid)
    found = _NONE.search(laid.other.text) if put and not laid.claim.denials else None
    if put is None or found is None or not _speaks_of_all(laid, put):
        return None
    denies = found[0].lower().startswith(("no", "little")) or _DENIED.search(laid.other.text[: found.start()])
    return Finding(True, laid.claim.text[put.start : put.end], found[0]) if denies else None


def _moving(laid: Alignment) -> Term | None:
    """The claim's word that says that something is moved or helped."""
    at = {push.start for push in pushes(laid.claim.text)}
    return next((term for term in laid.claim.terms if term.start in at or term.key in stems(_GAINS)), None)


def _speaks_of_all(laid: Alignment, put: Term) -> bool:
    """Whether a sentence holds most of the claim besides, and lacks no telling word that is not around it."""
    lacking = [term for term in laid.missing if term.start != put.start and rarity(term.key) >= TELLING]
    near = all(not laid.other.around.isdisjoint(alike(term.key)) for term in lacking)
    beyond = (term for term in lacking if term.start > put.end)
    return near and not any(beyond) and laid.names_met([put]) and laid.share([put]) >= MET
