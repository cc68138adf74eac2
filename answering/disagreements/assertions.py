"""What articles assert without being asked: the values and deeds of each sentence, in a form cheap to hold.

A library has hundreds of thousands of them, so that they are kept as columns of numbers. What two articles
both tell is found among the numbers, and only those sentences are read again, in full.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from functools import cached_property, lru_cache

import numpy as np
import numpy.typing as npt

from answering.clauses.sayings import unattributed
from answering.comparing.revisions import Revision, revisions
from answering.deeds.deed import Deed, excludes
from answering.disagreements.accounts import lets_differ
from answering.disagreements.assertable import Told, amount_of, code, days_beside, deeds_told, slot_of, tells
from answering.disagreements.news_slots import whole_slot
from answering.language.lexicon import Term
from answering.language.rarity import rarity
from answering.language.synonyms import alike
from answering.quantities.intervals import Interval, interval, overlap
from answering.sentences.candidate import Candidate, keys_of, terms_of, values_of
from answering.values import Value
from corpus.article import Article, day

Column = npt.NDArray[np.int64]
Bounds = npt.NDArray[np.float64]
LEADING = 4  # sentences of an article whose deeds are read; of ten, reading took a third longer
READABLE = 800  # characters of a sentence up to which its deeds are read
LONGEST = 60  # terms; a longer "sentence" is a table or a list
OPENING = 6.0  # rarity of a sentence's first word from which its capital says that it is a name
PROPER = 1 << 32  # marks the number of a term that is written as a name
TITLE = 1 << 33  # marks the number of a term that the title has and the sentence has not


@dataclass(frozen=True, slots=True)
class Place:
    """Where an assertion stands: the numbers of its article, of its sentence, and of what is told in that.

    Values are counted from 0 upwards, deeds from -1 downwards.
    """

    article: int
    sentence: int
    value: int


@dataclass(frozen=True)
class Account:
    """An article, and all that it says."""

    article: Article

    @cached_property
    def keys(self) -> frozenset[str]:
        """The keys of its title and of all its sentences."""
        told = (keys_of(self.article.words(span)) for span in self.article.sentences)
        return keys_of(self.article.title or "").union(*told)


@dataclass(frozen=True, slots=True)
class Assertion:
    """A typed value or a deed in a sentence, read in full."""

    account: Account
    candidate: Candidate
    value: Told

    @property
    def article(self) -> Article:
        """The article that asserts it."""
        return self.candidate.article

    @property
    def words(self) -> str:
        """The value's own words."""
        return self.candidate.text[self.value.start : self.value.end]


@dataclass(frozen=True, slots=True)
class Assertions:
    """Columns over the assertions of some articles; `terms[starts[i]:starts[i + 1]]` are those of `i`."""

    articles: Column
    sentences: Column
    values: Column
    slots: Column
    """What kind of value, in which unit: only the same can be compared."""
    amounts: Column
    """A number for the value itself: equal values have equal numbers."""
    lows: Bounds
    """Where the interval begins within which the value lies; NaN where it has none, as deeds."""
    highs: Bounds
    days: Bounds
    """The day of publication, counted from the first of all days; NaN where it is unknown."""
    earliest: Bounds
    """The first of the days that the sentence names besides; later than `latest` where it names none."""
    latest: Bounds
    starts: Column
    terms: Column
    """Numbers of the terms of the sentence and of the title, names marked; synonyms have one number."""
    accounts: Column
    """The numbers of the articles that by themselves let two speakers differ, or set something right."""

    def __len__(self) -> int:
        return len(self.articles)

    def place(self, i: int) -> Place:
        """Where assertion `i` stands."""
        return Place(int(self.articles[i]), int(self.sentences[i]), int(self.values[i]))

    def telling_of(self, terms: Collection[int], most: int) -> list[int]:
        """The articles that tell something in any of these terms, those with the most of them first."""
        places = np.flatnonzero(np.isin(self.terms & ~np.int64(TITLE), list(terms)))
        owners = self.articles[np.searchsorted(self.starts, places, "right") - 1]
        told = np.unique((owners << 34) | (self.terms[places] & ~np.int64(TITLE)))
        found, counts = np.unique(told >> 34, return_counts=True)
        return [int(number) for number in found[np.lexsort((found, -counts))][:most]]

    def of_article(self, number: int) -> range:
        """The assertions of one article; they stand together."""
        first, last = np.searchsorted(self.articles, (number, number + 1))
        return range(int(first), int(last))


def read_assertions(articles: Iterable[Article], first: int = 0) -> Assertions:
    """The assertions of some articles, which are numbered from `first` in their order.

    >>> from corpus.readers import from_row
    >>> found = read_assertions([from_row({"text": "The Lowen Bridge cost $40 million in 1998."}, "row")])
    >>> found.values.tolist(), len(set(found.slots.tolist()))
    ([0, 1], 2)
    """
    rows: list[tuple[int, int, int, int, int]] = []
    bounds: list[tuple[float, float, float, float, float]] = []
    terms: list[int] = []
    starts = [0]
    accounts: list[int] = []
    for number, article in enumerate(articles, first):
        title, published = _numbers(heading(article)), _published(article)
        set_right = tuple(revisions(article))
        if set_right or lets_differ(article):
            accounts.append(number)
        for sentence, text, values, found in _told(article, set_right):
            said = _numbers(unattributed(text))
            known = sorted({*said, *(term | TITLE for term in title - said)})
            for at, value in found:
                rows.append((number, sentence, at, slot_of(value), amount_of(value)))
                bounds.append((*_bounds(value), published, *_span(days_beside(text, values, value))))
                terms.extend(known)
                terms.extend(_slots(text, value))
                starts.append(len(terms))
    places, sentences, numbers, slots, amounts = np.array(rows, np.int64).reshape(-1, 5).T
    lows, highs, days, earliest, latest = np.array(bounds, np.float64).reshape(-1, 5).T
    return Assertions(
        places, sentences, numbers, slots, amounts, lows, highs, days, earliest, latest,
        np.array(starts, np.int64), np.array(terms, np.int64), np.array(accounts, np.int64),
    )  # fmt: skip


def joined(parts: Sequence[Assertions]) -> Assertions:
    """The assertions of several lots of articles as one, in their order."""
    lots = [part for part in parts if len(part) or len(part.accounts)] or [read_assertions(())]
    shifts = np.cumsum([0, *(len(lot.terms) for lot in lots)])
    columns = {
        field.name: np.concatenate([getattr(lot, field.name) for lot in lots]) for field in fields(lots[0])
    }
    begun = [lot.starts[:-1] + shift for lot, shift in zip(lots, shifts, strict=False)]
    return Assertions(**{**columns, "starts": np.concatenate([*begun, shifts[-1:]])})


def disjoint(one: Assertion, other: Assertion) -> bool:
    """Whether two values or deeds cannot both hold, hedges and rounding allowed for."""
    a, b = one.value, other.value
    if isinstance(a, Deed) or isinstance(b, Deed):
        return isinstance(a, Deed) and isinstance(b, Deed) and excludes(a, b)
    first, second = interval(a), interval(b)
    return first is not None and second is not None and not overlap(first, second)


def _told(
    article: Article, set_right: Sequence[Revision]
) -> Iterator[tuple[int, str, Sequence[Value], list[tuple[int, Told]]]]:
    """The sentences of an article that tell something: number, text, values, and what of them is told.

    A figure that the article itself sets right is not told.
    """
    ref = day(article.published) if article.published else None
    wrong = {(one.taken.index, one.former.start) for one in set_right}
    for number, span in enumerate(article.sentences):
        text = article.words(span)
        values = values_of(text, ref)
        told = tells(text, values)
        found: list[tuple[int, Told]] = [(at, one) for at, one in told if (number, one.start) not in wrong]
        if number < LEADING and len(text) <= READABLE:
            found += deeds_told(text)
        if found and not _asks(text) and len(terms_of(text)) <= LONGEST:
            yield number, text, values, found


def _slots(text: str, told: Told) -> Iterator[int]:
    """The number of the slot that a value fills in whatever words: it stands among the terms."""
    if not isinstance(told, Deed) and (slot := whole_slot(text, told)):
        yield code(slot)


def _published(article: Article) -> float:
    return day(article.published).toordinal() if article.published else math.nan


def _bounds(told: Told) -> Interval:
    """The interval within which a value lies."""
    return (None if isinstance(told, Deed) else interval(told)) or (math.nan, math.nan)


def _span(days: Sequence[Interval]) -> Interval:
    """The first and the last of some days; of none, an end before the beginning."""
    return min((low for low, _ in days), default=math.inf), max((high for _, high in days), default=-math.inf)


def terms_told(*texts: str) -> frozenset[int]:
    """The numbers of the terms of some texts, as they stand among those of assertions."""
    return frozenset[int]().union(*map(_numbers, texts))


def heading(article: Article) -> str:
    """The title; the first sentence stands in for one that is missing."""
    return article.title or (article.words(article.sentences[0]) if article.sentences else "")


def _asks(text: str) -> bool:
    return text.rstrip("\"”’')] ").endswith(("?", "？"))


@lru_cache(1 << 15)
def _numbers(text: str) -> frozenset[int]:
    """The numbers of a text's terms but for figures; those of names are marked."""
    return frozenset(
        number_of(term.key) | (PROPER if _is_name(term, at) else 0)
        for at, term in enumerate(terms_of(text))
        if not term.key.replace(" ", "").isdigit()
    )


def _is_name(term: Term, at: int) -> bool:
    """Whether a term is written as a name; a capital says little of the first word."""
    return term.proper and (at > 0 or rarity(term.key) >= OPENING)


@lru_cache(1 << 16)
def number_of(key: str) -> int:
    """One number for a term and what means the same: that of the first of them."""
    return code(min(alike(key)))
