"""Which way one thing moves another: "reduces crime", "bad for productivity", "no link with cancer"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from answering.contrasts.alignment import Alignment
from answering.contrasts.finding import Finding
from answering.language.lexicon import Term
from answering.language.patterns import pattern
from answering.language.stems import stemmed, stems
from answering.language.tables import stored
from answering.sentences.said import Said, weight

Way = Literal["up", "down", "tie", "effect"]
"""More or better; less or worse; going together, as "up" says; an effect, which counts where denied."""
SUBJECT = 0.7  # share by weight of what a claim says to move something that a sentence must hold
MOVED = 0.4  # the same of what is moved
BEFORE, AFTER = 3, 2  # terms from a word of direction to what it moves, behind it and before it
BETWEEN = 6  # the same behind "link" and "effect", which name both things: "no link between fines and crime"
_WORD = pattern(r"[A-Za-z]+")
_THAN = pattern(r"\b(?:than|compared (?:to|with)|over)\b")
_FOR_YOU = pattern(r" (?:you|us|people|everyone|(?:your|our|the) health)\b")
_RIGHT_BEFORE = ("more", "less", "fewer", "higher", "lower", "greater")


@dataclass(frozen=True, slots=True)
class Push:
    """A word that says which way something is moved."""

    way: Way
    start: int
    end: int
    near: bool
    """Whether it says so of the very next word only: "less productive"."""


def direction_differs(laid: Alignment) -> Finding | None:
    """The claim's thing moved the other way, or not at all; None where either does not say."""
    put = _put(laid.claim)
    if put is None or not _speaks_of(laid, *put[1:]):
        return None
    mine, movers, moved = put
    theirs = _nearest(laid.other, [two for one, two in laid.met if two and one in (moved or movers)])
    if theirs is None:
        return None
    denies = any(start <= theirs.start < end for start, end in laid.other.denials)
    side = _side(mine.way, theirs.way, denies)
    return None if side is None else Finding(side, _cut(laid.claim, mine), _cut(laid.other, theirs))


def _side(mine: Way, theirs: Way, denies: bool) -> bool | None:
    """Whether the sentence gainsays the claim; None where it takes no side, as "no harm" of what is good."""
    if theirs == "effect":
        return True if denies else None
    heading = "up" if theirs == "tie" else theirs
    if denies:
        return True if heading == mine or theirs == "tie" else None
    return heading != mine


def _put(claim: Said) -> tuple[Push, Sequence[Term], Sequence[Term]] | None:
    """The claim's word of direction, the terms of what moves and of what is moved; None where it has none.

    "Is coffee bad for you" names nothing that is moved.
    """
    if claim.denials:
        return None
    than = _THAN.search(claim.text)
    end = than.start() if than else len(claim.text)
    for push in pushes(claim.text):
        movers = [term for term in claim.terms if term.end <= push.start]
        moved = [term for term in claim.terms if push.end <= term.start < end]
        if push.way in ("up", "down") and movers and (moved or _FOR_YOU.match(claim.text, push.end)):
            return push, movers, moved
    return None


def _speaks_of(laid: Alignment, movers: Sequence[Term], moved: Sequence[Term]) -> bool:
    """Whether the sentence holds most of what moves and of what is moved."""
    return _held(laid, movers) >= SUBJECT and (not moved or _held(laid, moved) >= MOVED)


def _held(laid: Alignment, terms: Sequence[Term]) -> float:
    met = [one for one, _ in laid.met if one in terms]
    return weight(met) / (weight(list(terms)) or 1.0)


def _nearest(other: Said, moved: Sequence[Term]) -> Push | None:
    """The word of direction nearest to what is moved; None where two ways are equally near."""
    near = sorted(
        (distance, push.way, push.start)
        for push in pushes(other.text)
        for term in moved
        if (distance := _distance(other.terms, push, term)) is not None
    )
    best = [one for one in near if one[0] == near[0][0]]
    if len({way for _, way, _ in best}) != 1:
        return None
    return next(push for push in pushes(other.text) if push.start == best[0][2])


def _distance(terms: Sequence[Term], push: Push, term: Term) -> int | None:
    """How many terms what is moved stands from a word of direction; None where it is out of reach."""
    if term.start >= push.end:
        apart = sum(push.end <= one.start <= term.start for one in terms)
        reach = BETWEEN if push.way in ("tie", "effect") else BEFORE
        return apart if apart <= (1 if push.near else reach) else None
    apart = sum(term.end <= one.start < push.start for one in terms) + 1
    return apart if term.end <= push.start and apart <= AFTER else None


@lru_cache(2048)
def pushes(text: str) -> tuple[Push, ...]:
    """The words of direction of a text, in order.

    >>> [(push.way, push.start) for push in pushes("Fines are bad for trade and raise prices.")]
    [('down', 10), ('up', 28)]
    """
    words = list(_WORD.finditer(text))
    found = []
    for i, word in enumerate(words):
        after = words[i + 1] if i + 1 < len(words) else word
        key = stemmed(word[0])
        pair = f"{key} {after[0].lower()}"
        if pair in _table():
            found.append(Push(_table()[pair], word.start(), after.end(), False))
        elif key in _table():
            found.append(Push(_table()[key], word.start(), word.end(), key in stems(_RIGHT_BEFORE)))
    return tuple(found)


@cache
def _table() -> Mapping[str, Way]:
    """The way of each word, by its key and the word that must follow it."""
    told = stored("directions")
    return {_key(word): way for way in ("up", "down", "tie", "effect") for word in told[way]}


def _key(word: str) -> str:
    first, _, second = word.partition(" ")
    return f"{stemmed(first)} {second}" if second else stemmed(first)


def _cut(said: Said, push: Push) -> str:
    return said.text[push.start : push.end]
