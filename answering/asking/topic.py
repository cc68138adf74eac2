"""What the last question was asked of, in words in which something else may be asked of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from answering.asking.exchange import Exchange
from answering.asking.swaps import DETERMINER, LEADING, OWNED, WHO_IS
from answering.language.lexicon import read_terms
from answering.language.overlapping import overlapping
from answering.language.patterns import pattern
from answering.names import Name, read_names
from answering.naming.people import is_person
from answering.values import read_values

ASKING = pattern(r"\b(?:who|whose|whom|what|when|where|which|why|how)\b", re.I)
EMPTY = frozenset(("much", "many", "long", "far", "old", "tall"))
"""Words that ask, and words beside them that say nothing of what is asked of."""
_NOUN = pattern(r"(?:\b(?:the|an?) (?:[a-z][\w'’-]+ ){0,3})?(?:(?<=\s)[A-Z][\w'’-]+ )*$")
_DEFINITE = pattern(r"\bthe ([a-z][\w'’-]+)")
_HARMED = pattern(
    r"injured|wounded|hurt|missing|dead|killed|rescued|saved|arrested|detained|evacuated|homeless", re.I
)
_PLACED = pattern(r"\b(?:in|at|on|by|from|of|during|after|near) (?:the )?(?:[a-z][\w’-]+ ){0,2}$")
_PARTICLE = pattern(r" (?:off|out|up|down|away|back|over)\b")


def placed(previous: str) -> str | None:
    """What the last question was asked of, with the preposition before it: "in Storm Ilse"."""
    found = ((_PLACED.search(previous[: name.start]), name.end) for name in read_names(previous)[::-1])
    return next((previous[at.start() : end] for at, end in found if at), None)


def content_of(previous: str) -> str:
    """The names and content words of a question in their order, without its question words."""
    names = read_names(previous)
    spans = [(name.start, name.end) for name in names]
    for term in read_terms(previous):
        inside = any(overlapping(name, term) for name in names)
        word = previous[term.start : term.end].lower()
        if not inside and not ASKING.fullmatch(word) and word not in EMPTY:
            spans.append((term.start, term.end))
    return " ".join(previous[start : _with_particle(previous, end)] for start, end in sorted(spans))


def _with_particle(previous: str, end: int) -> int:
    """Where a word ends, with the particle that belongs to it: "sent off"."""
    found = _PARTICLE.match(previous, end)
    return found.end() if found else end


def spoken_of(previous: str) -> str:
    """The names of a question, each with the noun it belongs to ("the election in Narvia")."""
    names = read_names(previous)
    if names:
        return " ".join(previous[_noun_start(previous, name) : name.end] for name in names)
    nouns = _DEFINITE.findall(previous)
    return f"the {nouns[-1]}" if nouns else ""


def _noun_start(previous: str, name: Name) -> int:
    """Where "the ferry" before a name begins, or a title that is no part of it; else the name itself."""
    return min(found.start() for found in _NOUN.finditer(previous[: name.start]))


def asked_of(rest: str, earlier: Sequence[Exchange]) -> str | None:
    """Another thing asked of what the last question was about: "and the damage?" of "died in Storm Ilse".

    An office is one of a thing, so that "and the deputy?" looks back behind questions about a person alone.
    """
    previous = earlier[-1].question
    if OWNED.search(rest):
        return f"{'Who' if is_person(rest.split()[-1]) else 'What'} is {rest}?"
    bare = DETERMINER.sub("", rest)
    if bare == rest or not bare.islower() or f"the {bare}" in previous:
        return None
    who = is_person(bare.split()[-1].split("-")[-1])
    told = _last_thing(earlier) if who else "" if WHO_IS.match(previous) else spoken_of(previous)
    said = placed(previous) or (f"of {told}" if told else "")
    if _HARMED.fullmatch(bare):
        return f"How many were {bare} {said}".rstrip() + "?"
    return f"{'Who' if who else 'What'} is {rest} {said}".rstrip() + "?"


def _last_thing(earlier: Sequence[Exchange]) -> str:
    """The name spoken of last that is no person's, with the noun before it; "" where there is none."""
    people = {name for exchange in earlier for name in exchange.people}
    named = (thing for exchange in reversed(earlier) for thing in exchange.things if not thing.islower())
    return next((thing for thing in named if thing not in people), "")


def narrowed(previous: str, rest: str) -> str:
    """The last question with what it is to be asked of as well, where it has no part that gives way to it.

    >>> narrowed("How many people died?", "Orsenia"), narrowed("What was agreed?", "the ferry")
    ('How many people died in Orsenia?', 'What was agreed for the ferry?')
    """
    return f"{previous.rstrip(' ?')} {_joint(rest)}{rest}?"


def _joint(rest: str) -> str:
    """The preposition for a bare name or noun; "" where it has one, or tells a time."""
    name = next((name for name in read_names(rest) if name.start == 0), None)
    if LEADING.match(rest) or any(value.type == "date" for value in read_values(rest)):
        return ""
    if name and name.kind in ("place", "other"):
        return "in "
    return "for " if name or DETERMINER.match(rest) else ""
