"""The words that tell deeds, by their keys; read from `data/deeds.json` once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from answering.language.stems import stemmed
from answering.language.synonyms import alike
from answering.language.tables import stored

PARTICLES = frozenset(("off", "down", "out", "ahead"))
START = 3  # letters that a word and its stem share, irregular forms aside
_NOUNS = ("ly", "ment", "ments", "ity", "ion", "ions", "al", "als", "er", "ers", "or", "ors", "ness")
Listed = Mapping[str, list["Word"]]
"""What a stem may mean as a word of deeds."""


class Word(NamedTuple):
    """A verb or adjective that tells a deed."""

    act: str
    """The key that all words of the act share."""
    told: str
    """What it tells of the act: which outcome, or in which direction it goes."""
    particle: str
    """What must stand behind it: "off" of "call off"; empty for a word alone."""


@cache
def deed_lists() -> Mapping[str, Any]:
    """The file as it is."""
    found: Mapping[str, Any] = stored("deeds")
    return found


@cache
def outcomes() -> Listed:
    """Words that tell how an act came out, "yes" or "no"; a verb that may be denied tells "yes"."""
    found: dict[str, list[Word]] = {}
    for pair in deed_lists()["outcomes"]:
        act = stemmed(pair[0][0])
        for told, side in zip(("yes", "no"), pair, strict=True):
            _add(found, side, act, told)
    for verb in deed_lists()["deniable"].split():
        if stemmed(verb) not in found:
            _add(found, [verb], f"do {meaning(stemmed(verb))}", "yes")
    return found


@cache
def directed() -> Listed:
    """Verbs of what one does to another, "to" it or, as in "lose to", "from" it."""
    found: dict[str, list[Word]] = {}
    groups = deed_lists()["ordered"]
    for group in groups:
        _add(found, group, stemmed(group[0]), "to")
    _add(found, deed_lists()["converse"], stemmed(groups[0][0]), "from")
    return found


@cache
def sole() -> Mapping[str, str]:
    """Verbs of what only one does, by their stems."""
    return {stemmed(verb): stemmed(verb) for verb in deed_lists()["sole"]}


@cache
def offices() -> frozenset[str]:
    """Words for what somebody holds, as they are written: "mayor", "director"."""
    return frozenset(deed_lists()["offices"].split())


@cache
def happenings() -> Mapping[str, str]:
    """Words for what happens at a place, by their stems, with one key for those that mean the same."""
    listed = map(stemmed, deed_lists()["happenings"])
    return {key: meaning(word) for word in listed for key in alike(word)}


@cache
def starts() -> frozenset[str]:
    """The first letters of all these words and of "aged", by which most others are passed over."""
    tables = (outcomes(), directed(), sole(), happenings(), offices(), ("aged", "old"))
    return frozenset(word[:START] for table in tables for word in table)


def may_act(word: str) -> bool:
    """Whether a word may be a verb or adjective, by its ending: "approved", not "approval" or "investment".

    >>> may_act("rejected"), may_act("collision"), may_act("increasingly")
    (True, False, False)
    """
    return not word.endswith(_NOUNS)


def meaning(key: str) -> str:
    """The first of the keys that mean the same."""
    return min(alike(key))


def _add(found: dict[str, list[Word]], words: list[str], act: str, told: str) -> None:
    for word in words:
        verb, _, particle = word.partition(" ")
        found.setdefault(stemmed(verb), []).append(Word(act, told, particle))
        if particle:  # where the phrase has a key of its own
            found.setdefault(stemmed(word), []).append(Word(act, told, ""))
