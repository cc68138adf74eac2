"""Pairs of assertions that cannot both hold: alike but for the value, of one event, no rule against it."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from answering.comparing.twins import difference
from answering.conflict import Relation
from answering.deeds.deed import Deed
from answering.disagreements.assertable import told_at
from answering.disagreements.assertions import Account, Assertion, Assertions, disjoint
from answering.disagreements.belonging import belongs_elsewhere, others_differ
from answering.disagreements.deed_clashes import relate_deeds
from answering.disagreements.same_event import AT_ONCE, Bond, Weights, bond, days_apart, told_alike, untied
from answering.disagreements.setting import Likeness, Setting, likeness, setting_of
from answering.disagreements.shared_question import claim_of, relate, shared_question
from answering.language.overlapping import overlapping
from answering.sentences.candidate import Candidate
from corpus.article import Article
from corpus.duplicates import copies

FAINTLY = 0.05  # likeness of two settings below which nothing is compared
ALIKE = 0.1  # the same but for reports of one day or the next under titles that say much the same
UNDATED = 0.18  # likeness needed where a day of publication is unknown
SAID = 0.25  # that of the common words needed there
ALSO = 0.5  # share of a clash's likeness at which another value of the article answers for the same slot
WITHIN = 0.85  # share of all terms that two sentences of one article need: most tell of two groups or times
NAMED_WITHIN = 8.0  # weight of the names that they need in common; without, they are about anybody
DOUBT_WITHIN = 0.6  # of the sureness is left to what one article says twice
FLAGGED: frozenset[Relation] = frozenset(("contradiction", "superseded", "corrected"))
LATER: frozenset[Relation] = frozenset(("superseded", "corrected"))
WITHIN_ONE: frozenset[Relation] = frozenset(("contradiction", "corrected"))
KEPT = 4096  # articles, and twice as many assertions, that are kept read; about 80 MB

Fetch = Callable[[int], Article]
"""Gives an article by the number that it has among the assertions."""


@dataclass(frozen=True, slots=True)
class Clash:
    """Two assertions, by number, that cannot both hold: by which rule, how alike, of how surely one event."""

    one: int
    other: int
    relation: Relation
    rule: str
    alike: Likeness
    sure: float
    within: bool = False
    """Whether both are of one article."""


class Reader:
    """Reads assertions in full, and remembers the last of them."""

    def __init__(self, assertions: Assertions, fetch: Fetch) -> None:
        self.assertions = assertions
        self._fetch = fetch
        self._accounts: dict[int, Account] = {}
        self._read: dict[int, Assertion] = {}
        self._settings: dict[int, Setting] = {}

    def assertion(self, i: int) -> Assertion:
        """Assertion `i` with its sentence and article."""
        if i not in self._read:
            _make_room(self._read, 2 * KEPT)
            place = self.assertions.place(i)
            account = self.account(place.article)
            candidate = Candidate(account.article, place.sentence, 1.0)
            self._read[i] = Assertion(account, candidate, told_at(candidate, place.value))
        return self._read[i]

    def account(self, number: int) -> Account:
        """The article of this number."""
        if number not in self._accounts:
            _make_room(self._accounts, KEPT)
            self._accounts[number] = Account(self._fetch(number))
        return self._accounts[number]

    def setting(self, i: int) -> Setting:
        """What stands around the value of assertion `i`."""
        if i not in self._settings:
            _make_room(self._settings, 2 * KEPT)
            self._settings[i] = setting_of(self.assertion(i))
        return self._settings[i]

    def likeness(self, i: int, j: int) -> Likeness:
        """What two assertions have in common."""
        return likeness(self.setting(i), self.setting(j))


def clash(reader: Reader, weights: Weights, i: int, j: int) -> Clash | None:
    """How two assertions of two articles exclude each other; None where they may well not."""
    alike = reader.likeness(i, j)
    if alike.share < FAINTLY:
        return None
    one, other = reader.assertion(i), reader.assertion(j)
    if unlike(alike, days_apart(one.article, other.article)) or not disjoint(one, other):
        return None
    if _dated_otherwise(one, other) or belongs_elsewhere(one, other):
        return None
    tie = bond(one, other, weights)
    if alike.share < ALIKE and not told_alike(tie):
        return None
    if untied(one, other, tie, alike.share, later=True) or _reprinted(one, other):
        return None
    relation, rule = _related(one, other, alike)
    if relation not in FLAGGED or untied(one, other, tie, alike.share, later=relation in LATER):
        return None
    if _also_said(reader, i, j, alike) or _also_said(reader, j, i, alike):
        return None
    return Clash(i, j, relation, rule, alike, sureness(alike, tie))


def clash_within(reader: Reader, i: int, j: int) -> Clash | None:
    """How two sentences of one article exclude each other."""
    alike = reader.likeness(i, j)
    one, other = reader.assertion(i), reader.assertion(j)
    if alike.whole < WITHIN or alike.event < NAMED_WITHIN or not alike.beside:
        return None
    if not disjoint(one, other) or others_differ(one, other) or not _go_on_alike(one, other):
        return None
    relation, rule = _related(one, other, alike)
    if relation not in WITHIN_ONE:
        return None
    return Clash(i, j, relation, rule, alike, DOUBT_WITHIN * math.sqrt(alike.share), within=True)


def _go_on_alike(one: Assertion, other: Assertion) -> bool:
    """Whether two sentences are alike but for the values: others tell of two groups or of two times."""
    found = difference(one.candidate.text, other.candidate.text)
    spans = zip((one.value, other.value), (found.one, found.other), strict=True) if found else ()
    return found is not None and all(overlapping(value, span) for value, span in spans)


def unlike(alike: Likeness, apart: int | None) -> bool:
    """Whether two sentences may fill two slots: without days of publication they must say more alike.

    Only reports of one day or the next may be less alike, as each tells the news in words of its own.
    """
    if alike.share < (FAINTLY if apart is not None and apart <= AT_ONCE else ALIKE):
        return True
    if apart is None:
        return alike.share < UNDATED or alike.said < SAID or not alike.beside
    return not alike.led


def sureness(alike: Likeness, tie: Bond) -> float:
    """How surely two sentences speak of one slot of one event, 0 to 1: a factor is full at a clear case."""
    slot = math.sqrt(min(1.0, alike.share / 0.4)) * (1.0 if alike.beside else 0.85)
    event = math.sqrt(min(1.0, tie.named / 30.0))
    dated = 0.85 if tie.apart is None else 1.0
    return dated * slot * (0.5 + 0.5 * event) * tie.shared * min(1.0, 0.6 + tie.titled)


def _related(one: Assertion, other: Assertion, alike: Likeness) -> tuple[Relation, str]:
    """The relation and the rule that the table of conflicts finds for what both answer, or that of deeds."""
    if isinstance(one.value, Deed) and isinstance(other.value, Deed):
        return relate_deeds(one, other, alike)
    question = shared_question(one, alike.shared)
    mine, theirs = claim_of(question, one), claim_of(question, other)
    if mine is None or theirs is None:
        return "unaligned", "no answer"
    verdict = relate(question, mine, theirs)
    return verdict.relation, verdict.rule


def _dated_otherwise(one: Assertion, other: Assertion) -> bool:
    """Whether two dates only say when two figures held, which differ too: "62 % in 2017", "60 % in 2020"."""
    return one.value.type == "date" and others_differ(one, other)


def _reprinted(one: Assertion, other: Assertion) -> bool:
    """Whether one text was used again on another day with new figures, as market reports and tables are."""
    apart = days_apart(one.article, other.article)
    return bool(apart) and bool(copies((one.article, other.article)))


def _also_said(reader: Reader, i: int, j: int, alike: Likeness) -> bool:
    """Whether the article of `j` gives the value of `i` too, for what may be the same slot."""
    mine = reader.assertion(i)
    return any(
        not disjoint(mine, reader.assertion(k)) and reader.likeness(i, k).share >= ALSO * alike.share
        for k in _beside(reader.assertions, j)
    )


def _beside(assertions: Assertions, j: int) -> Iterator[int]:
    """The other assertions of the same slot in the article of `j`."""
    slots = assertions.slots
    return (k for k in assertions.of_article(int(assertions.articles[j])) if k != j and slots[k] == slots[j])


def _make_room(kept: dict[int, Any], most: int) -> None:
    """Forgets the oldest half where a store is full."""
    if len(kept) >= most:
        for key in list(kept)[: most // 2]:
            del kept[key]
