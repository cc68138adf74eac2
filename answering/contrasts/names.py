"""Another name in the place of one of the claim's: "plays at Veld Park" against "plays at Orm Field"."""

from __future__ import annotations

from answering.contrasts.alignment import Alignment
from answering.contrasts.finding import Finding
from answering.language.lexicon import Term
from answering.language.patterns import pattern
from answering.names import Name, same_name
from answering.naming.nesting import part_of
from answering.sentences.said import Said

MET = 0.75  # share of the rest of the claim that must be met
REACH = 25  # characters between the word that governs a name and the name
_PREPOSITION = pattern(r"\b(?P<which>in|at|by|from|to|near|with|against|for|under|of) (?:the |a )?$")
_ALIKE = {"at": "in", "near": "in"}


def other_name(laid: Alignment) -> Finding | None:
    """A name of the claim that the sentence lacks, where the sentence has another in the same place."""
    for one in laid.claim.names:
        governed = _preposition(laid.claim, one)
        inside = [term for term in laid.claim.terms if one.start <= term.start < one.end]
        lacking = [term for term in inside if term in laid.missing]
        if (
            not governed
            or 2 * len(lacking) < max(1, len(inside))
            or laid.share(inside) < MET
            or not laid.names_met(inside)
        ):
            continue
        for two in laid.other.names:
            if _preposition(laid.other, two) == governed and _in_place(laid, one, two, inside):
                return Finding(True, one.text, two.text)
    return None


def _preposition(said: Said, name: Name) -> str | None:
    found = _PREPOSITION.search(said.text[: name.start])
    return _ALIKE.get(found["which"], found["which"]) if found else None


def _in_place(laid: Alignment, one: Name, two: Name, inside: list[Term]) -> bool:
    """Whether a name is new, of a kind with the claim's, and stands behind a word that both share."""
    if any(same_name(two.text, name.text) for name in laid.claim.names) or part_of(one, two):
        return False
    return any(
        0 <= two.start - theirs.end <= REACH and 0 <= one.start - mine.end <= REACH
        for mine, theirs in laid.predicates(inside)
    )
