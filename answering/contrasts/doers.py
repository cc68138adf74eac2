"""Another one who did what a claim puts: "Did Veld design the bridge?" and "designed by Oskar Marsh"."""

from __future__ import annotations

from functools import cache

from answering.clauses.subjects import agent, governed, is_passive, subject
from answering.contrasts.alignment import Alignment
from answering.contrasts.finding import Finding
from answering.language.lexicon import Term
from answering.language.patterns import pattern
from answering.language.stems import stemmed
from answering.language.tables import stored
from answering.names import Name, same_name
from answering.sentences.said import Said

MET = 0.75  # share of the rest of the claim that a sentence must hold
_TO = pattern(r"\bto (?:\w+ ){0,4}$")
_DOERS = ("person", "organisation", "other")


def doer_differs(laid: Alignment) -> Finding | None:
    """A verb that is told of one alone, said of somebody else; the claim's own is not heard of around it."""
    for one, two in laid.predicates():
        if one.key not in _sole():
            continue
        mine, theirs = _doer(laid.claim, one), _doer(laid.other, two)
        if mine and theirs and _excludes(laid, mine, theirs):
            return Finding(True, mine.text, theirs.text)
    return None


def _doer(said: Said, verb: Term) -> Name | None:
    """The name that does it, where the form shows that: before the verb, or after "by"."""
    if doer := agent(said.text, said.names, verb):
        return doer
    before = subject(said.text, said.names, verb)
    acts = before is not None and not governed(said.text, before, verb)
    return before if acts and not _is_done(said, verb) else None


def _is_done(said: Said, verb: Term) -> bool:
    """Whether the verb is told of what is done; "Was Veld to name the ship?" is not."""
    return is_passive(said.text, verb) and not _TO.search(said.text[: verb.start])


def _excludes(laid: Alignment, mine: Name, theirs: Name) -> bool:
    """Whether the claim's doer is missing, the rest of it is met, and the sentence's doer is new."""
    inside = [term for term in laid.claim.terms if mine.start <= term.start < mine.end]
    missing = [term for term in inside if term in laid.missing]
    new = not any(same_name(theirs.text, name.text) for name in laid.claim.names)
    kinds = mine.kind in _DOERS and theirs.kind in _DOERS
    rest = laid.share(inside) >= MET and laid.names_met(inside)
    return kinds and new and len(missing) == len(inside) and rest


@cache
def _sole() -> frozenset[str]:
    """The verbs, by their keys."""
    told = stored("sole_doers")
    return frozenset(map(stemmed, told["verbs"]))
