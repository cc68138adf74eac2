"""Whether two sentences of two articles tell of one event: the names they share, their titles, their days."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache

from answering.deeds.deed import Deed
from answering.disagreements.assertable import days_beside
from answering.disagreements.assertions import Account, Assertion, heading, number_of
from answering.language.lexicon import read_line
from answering.language.patterns import pattern
from answering.language.rarity import rarity
from answering.language.stems import stemmed
from answering.language.synonyms import alike
from answering.naming.words import PARTICLES
from answering.quantities.intervals import Interval, overlap
from answering.sentences.attribution import speaker
from answering.sentences.candidate import names_of, terms_of
from answering.sentences.said import leans
from corpus.article import Article, day

REMEMBERED = 2048  # titles whose words are kept
NAMED = 8.0  # weight of names in common: two that a few dozen articles have, or one that a few have
VERY = 0.5  # likeness of two sentences from which one name in common is enough
NEARLY_ALL = 0.7  # the same from which reports of one day or the next need none
AT_ONCE = 1  # days between these
VERY_UNDATED = 0.8  # the same where a day of publication is unknown
NAMED_ONCE = 5.0  # weight of such a name: one that not every fifth article has
TITLED_ALIKE = 0.6  # share of the titles from which reports of one day or the next need no more either
MANY = 28.0  # weight of names that says enough where the titles share little
SHARED = 0.67  # share of the names, by weight, that both articles must have
SHARED_UNDATED = 0.75  # the same where a day of publication is unknown
TITLED = 0.45  # share of the titles, by weight, that the other article speaks of
SERIES = 0.4  # share of the shorter title from which two titles that differ in a name are of a series
NEAR = 14  # days between two reports of one thing
FOLLOWED = 60  # days within which a report may be a later one of the same event
OPENING = 16  # characters before the name that a sentence begins with
NAME_WORDS = 5
_SMALL = PARTICLES | {"of", "the", "and", "in", "at"}
_NUMERAL = pattern(r"[IVXLC]+|\d{1,4}")

Weights = Mapping[int, float]
"""How telling each term is in the collection, by its number; one that a single article has is missing."""


@dataclass(frozen=True, slots=True)
class Bond:
    """What ties two sentences to one event."""

    named: float
    """The weight of the names that both have, in the sentence or around it."""
    shared: float
    """Their share, names that the other article never mentions counted against them; 0 to 1."""
    titled: float
    """The share of both titles that the other article speaks of, 0 to 1."""
    series: bool
    """Whether the titles are alike but for a name or a number in each."""
    subjects: bool
    """Whether each article has a name for its title that the other's sentence does not speak of."""
    apart: int | None
    """Days between the publications, where both are known."""


def bond(one: Assertion, other: Assertion, weights: Weights) -> Bond:
    """What ties the sentences of two assertions, names weighed by how rare they are in the collection."""
    mine, theirs = _names(one), _names(other)
    named = {key for key in mine if meets(key, theirs | _around(other))}
    named |= {key for key in theirs if meets(key, mine | _around(one))}
    weight = sum(_weight(key, weights) for key in _distinct(named))
    foreign = min(_foreign(mine, other, weights), _foreign(theirs, one, weights))
    a, b = one.article, other.article
    return Bond(
        weight,
        weight / (weight + foreign) if foreign else 1.0,
        _titled(one.account, other.account),
        _of_series(one.account, other.account),
        _of_others(one, other),
        days_apart(a, b),
    )


def untied(one: Assertion, other: Assertion, tie: Bond, share: float, *, later: bool) -> str | None:
    """Why two sentences may tell of two events, in words; None where nothing speaks for that.

    `share` says how alike they are: where they are very much so, one name does, or none.
    """
    if tie.named < _needed(tie, share):
        return "too few names in common"
    if tie.shared < (SHARED_UNDATED if tie.apart is None else SHARED):
        return "each names others"
    if tie.series:
        return "their titles are those of a series"
    if tie.subjects:
        return "each is about another subject"
    if tie.titled < TITLED and tie.named < MANY:
        return "their titles share too little"
    if tie.apart is not None and tie.apart > (FOLLOWED if later else NEAR) and not of_one_day(one, other):
        return "they were published far apart"
    return None


def _needed(tie: Bond, share: float) -> float:
    """The weight of names that two sentences need in common, the less the more alike they are."""
    at_once = tie.apart is not None and tie.apart <= AT_ONCE
    if at_once and share >= NEARLY_ALL:
        return 0.0
    if told_alike(tie):
        return NAMED_ONCE
    return NAMED if share < (VERY if tie.apart is not None else VERY_UNDATED) else NAMED_ONCE


def told_alike(tie: Bond) -> bool:
    """Whether two reports of one day or the next have titles that say much the same."""
    return tie.apart is not None and tie.apart <= AT_ONCE and tie.titled >= TITLED_ALIKE


def meets(key: str, keys: Collection[str]) -> bool:
    """Whether some of the keys means the same."""
    return key in keys or any(like in keys for like in alike(key))


def _names(assertion: Assertion) -> frozenset[str]:
    """The keys of the names in a sentence and its article's heading, without whoever is let speak."""
    candidate = assertion.candidate
    said = speaker(candidate)
    found = _keys_of_names(candidate.text, said) | _keys_of_names(heading(candidate.article), said)
    return found - named_by(assertion)


def named_by(assertion: Assertion) -> frozenset[str]:
    """The keys of the name that is what a deed tells, and in which two accounts of it may differ."""
    deed = assertion.value
    if isinstance(deed, Deed) and deed.name and deed.type in ("doer", "place"):
        return frozenset(stemmed(deed.name.text).split())
    return frozenset()


@lru_cache(1 << 13)
def _keys_of_names(text: str, besides: str | None) -> frozenset[str]:
    """The keys of the words of all names but one; "of" and "the" in a name are no words of it."""
    found = (name.text for name in names_of(text) if name.text != besides)
    lines = (read_line(name) for name in found)
    return frozenset(word for line in lines for key in line for word in key.split() if not word.isdigit())


def _around(assertion: Assertion) -> frozenset[str]:
    return assertion.candidate.both


def _foreign(names: Collection[str], other: Assertion, weights: Weights) -> float:
    """The weight of those names that the other's whole article does not have."""
    return sum(_weight(key, weights) for key in names if not meets(key, other.account.keys))


def _distinct(keys: Collection[str]) -> set[str]:
    """The keys, one for those that mean the same."""
    return {min(alike(key)) for key in keys}


def _weight(key: str, weights: Weights) -> float:
    """How telling a name is: by the collection where that has it, never more than by general English."""
    return min(rarity(key), weights.get(number_of(key), rarity(key)))


def _titled(one: Account, other: Account) -> float:
    """The share of both headings, by weight, that the other article speaks of."""
    return (_share(one.article, other.keys) + _share(other.article, one.keys)) / 2


def _share(article: Article, keys: frozenset[str]) -> float:
    terms = {term.key for term in terms_of(heading(article))}
    total = sum(map(rarity, terms))
    return sum(rarity(key) for key in terms if meets(key, keys)) / total if total else 0.0


def _of_series(one: Account, other: Account) -> bool:
    """Whether two titles are alike but for what the other article never mentions: "Final of 2012", "of 2016".

    What differs is a name or a numeral in each.
    """
    titles = [account.article.title or "" for account in (one, other)]
    a, b = map(_title_words, titles)
    if len(a.keys() & b.keys()) < SERIES * min(len(a), len(b)) or not a or not b:
        return False
    labels = all(map(_bare_name, titles))  # not headlines: those of an encyclopedia name what they are about
    return _has_own(a, b, frozenset() if labels else other.keys) and _has_own(
        b, a, frozenset() if labels else one.keys
    )


def _has_own(mine: Mapping[str, bool], theirs: Mapping[str, bool], told: Collection[str]) -> bool:
    """Whether a name or numeral of one title is neither in the other nor told by the other article."""
    return any(named and key not in theirs and not meets(key, told) for key, named in mine.items())


def _of_others(one: Assertion, other: Assertion) -> bool:
    """Whether each sentence begins with, or stands under, a name that the other does not have around it.

    A pronoun at its beginning stands for a title that is nothing but a name, whatever else is named.
    """
    mine, theirs = _subject(one), _subject(other)
    if not mine or not theirs:
        return False
    if mine.isdisjoint(theirs) and any(leans(assertion.candidate) for assertion in (one, other)):
        return True
    return not (_half_met(mine, _around(other)) or _half_met(theirs, _around(one)))


def _half_met(keys: Collection[str], there: Collection[str]) -> bool:
    return 2 * sum(meets(key, there) for key in keys) > len(keys)


def _subject(assertion: Assertion) -> frozenset[str]:
    """The keys of the name that a sentence begins with, else of a title that is nothing but a name."""
    candidate = assertion.candidate
    if leans(candidate):
        return _bare_name(candidate.article.title or "")
    for name in names_of(candidate.text)[:1]:
        if name.start <= OPENING and name.end <= assertion.value.start and name.text != speaker(candidate):
            return frozenset(stemmed(name.text).split())
    return _bare_name(candidate.article.title or "")


@lru_cache(REMEMBERED)
def _bare_name(title: str) -> frozenset[str]:
    words = re.findall(r"\w+", title)
    is_name = 0 < len(words) <= NAME_WORDS and all(not word[0].islower() or word in _SMALL for word in words)
    return frozenset(stemmed(title).split()) if is_name else frozenset()


@lru_cache(REMEMBERED)
def _title_words(title: str) -> Mapping[str, bool]:
    """The content words of a title, and whether each is a numeral or a name."""
    found: dict[str, bool] = {}
    names = _keys_of_names(title, None)
    for word in re.findall(r"\w+", title):
        if key := stemmed(word):
            found[key] = bool(_NUMERAL.fullmatch(word)) or key in names
    return found


def days_apart(one: Article, other: Article) -> int | None:
    """The days between two publications; None where either is unknown."""
    if one.published is None or other.published is None:
        return None
    return abs((day(one.published) - day(other.published)).days)


def of_one_day(one: Assertion, other: Assertion) -> bool:
    """Whether both sentences name one day, month or year beside what differs."""
    mine, theirs = _days(one), _days(other)
    return any(overlap(a, b) for a in mine for b in theirs)


def of_other_days(one: Assertion, other: Assertion) -> bool:
    """Whether both sentences name days beside what differs, and none of one may be one of the other."""
    mine, theirs = _days(one), _days(other)
    return bool(mine and theirs) and not of_one_day(one, other)


def _days(assertion: Assertion) -> list[Interval]:
    """The days that a sentence names, but for what is asserted and the day on which it was said."""
    return days_beside(assertion.candidate.text, assertion.candidate.values, assertion.value)
