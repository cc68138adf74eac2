"""Who did what to whom: the names before and after a verb, turned round where it is passive."""

from __future__ import annotations

from answering.clauses.subjects import beside
from answering.contrasts.alignment import Alignment
from answering.contrasts.finding import Finding
from answering.language.lexicon import Term
from answering.language.patterns import pattern
from answering.names import Name, same_name
from answering.sentences.said import Said

_PASSIVE = pattern(r"\b(?:is|are|was|were|been|being|be|got)\b[^,;]{0,20}$")
_BY = pattern(r"\bby (?:[\w'’]+ ){0,3}$")
_STOP = pattern(r"[.!?;] ")
_LINKED = pattern(r"^(?: (?:the|a|an|its|their|his|her|former|by|[a-z]+ly))*(?: [\w'’-]+){0,2} ?$")


def swapped(laid: Alignment) -> Finding | None:
    """The same two parties around the same verb, each in the other's place."""
    for one, two in laid.predicates():
        mine, theirs = _parties(laid.claim, one), _parties(laid.other, two)
        if (
            mine
            and theirs
            and same_name(mine[0].text, theirs[1].text)
            and same_name(mine[1].text, theirs[0].text)
        ):
            return Finding(True, f"{mine[0].text} … {mine[1].text}", f"{theirs[0].text} … {theirs[1].text}")
    return None


def _parties(said: Said, verb: Term) -> tuple[Name, Name] | None:
    """Who does it and to whom; None where either is not named beside the verb."""
    parties = beside(said.names, verb)
    if parties is None:
        return None
    first, second = parties
    if _STOP.search(said.text[first.end : second.start]):
        return None
    between = said.text[verb.end : second.start]
    if _PASSIVE.search(said.text[first.end : verb.start]):
        return (second, first) if _BY.search(between) else None
    return (first, second) if _LINKED.match(between) and not _BY.search(between) else None
