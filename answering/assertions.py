"""What articles assert without being asked: the values and deeds of each sentence, in a form cheap to hold.

A library has hundreds of thousands of them, so that they are kept as columns of numbers. What two articles
both tell is found among the numbers, and only those sentences are read again, in full.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from functools import cached_property, lru_cache
from zlib import crc32

import numpy as np
import numpy.typing as npt

from answering.candidate import Candidate, keys_of, terms_of, values_of
from answering.deed import Deed, excludes
from answering.deeds import read_deeds
from answering.intervals import interval, overlap
from answering.lexicon import Term, alike, rarity
from answering.patterns import pattern
from answering.sayings import unattributed
from answering.value_slots import is_day_of_saying
from answering.values import Value
from corpus.article import Article, day

Column = npt.NDArray[np.int64]
Told = Value | Deed
"""What an assertion asserts."""
TYPES = frozenset(("percent", "points", "money", "date", "duration", "count", "quantity"))
LEADING = 4  # sentences of an article whose deeds are read; of ten, reading took a third longer
READABLE = 800  # characters of a sentence up to which its deeds are read
LONGEST = 60  # terms; a longer "sentence" is a table or a list
LISTED = 2  # values of one kind in a sentence; more are a list, in which each belongs to another thing
OPENING = 6.0  # rarity of a sentence's first word from which its capital says that it is a name
PROPER = 1 << 32  # marks the number of a term that is written as a name
TITLE = 1 << 33  # marks the number of a term that the title has and the sentence has not
_LABEL = pattern(r"(?:\b(?:the|a|an|his|her|their|its)|['’]s?)\s+$")
_LABELLED = pattern(r"\s+[A-Za-z]")
_NUMBERED = pattern(r"\s(?!(?:In|By|Of|From|Since|Until|Before|After|During)\b)[A-Z][A-Za-z]+\s$")
_AS_OF = pattern(r"\bas (?:of|at)\s+$")
_RECORD = pattern(
    r"^\W*(?:[Ss]ince\s+)?$|\b(?:\w+est|first|worst|best|most|least|record|unseen)\b[^,;]{0,40}$"
)
_RELATIVE = pattern(r"(?:next|last|following|previous|same)\b")
_OF_STORY = pattern(r"the (?:next|following|previous|same)\b")
_FROM = pattern(r"\b(?:from|between)\s+$")
_ONWARD = pattern(r"\s*(?:to|until|till|and|through|[-–—])\s")
_UP_TO = pattern(r"\d\s*(?:to|and|through|[-–—])\s*$")
_DEFINITE = pattern(r"\b(?:the|these|those|both|all|any|each|every|other)\s+$")
_ADDED = pattern(r"\b(?:more|another|additional|further|others?|extra|fewer|less)\b")


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
    starts: Column
    terms: Column
    """Numbers of the terms of the sentence and of the title, names marked; synonyms have one number."""

    def __len__(self) -> int:
        return len(self.articles)

    def place(self, i: int) -> Place:
        """Where assertion `i` stands."""
        return Place(int(self.articles[i]), int(self.sentences[i]), int(self.values[i]))

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
    terms: list[int] = []
    starts = [0]
    for number, article in enumerate(articles, first):
        title = _numbers(heading(article))
        for sentence, text, found in _told(article):
            said = _numbers(unattributed(text))
            known = sorted({*said, *(term | TITLE for term in title - said)})
            for at, value in found:
                rows.append((number, sentence, at, slot_of(value), _number(_key(value))))
                terms.extend(known)
                starts.append(len(terms))
    places, sentences, values, slots, amounts = np.array(rows, np.int64).reshape(-1, 5).T
    return Assertions(
        places, sentences, values, slots, amounts, np.array(starts, np.int64), np.array(terms, np.int64)
    )


def joined(parts: Sequence[Assertions]) -> Assertions:
    """The assertions of several lots of articles as one, in their order."""
    lots = [part for part in parts if len(part)] or [read_assertions(())]
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


def tells(text: str, values: Sequence[Value]) -> list[tuple[int, Value]]:
    """The values of a sentence that another article could gainsay, with their numbers."""
    found = [(at, value) for at, value in enumerate(values) if _is_told(text, value)]
    slots = [slot_of(value) for _, value in found]
    return [pair for pair, slot in zip(found, slots, strict=True) if slots.count(slot) <= LISTED]


def deeds_told(text: str) -> list[tuple[int, Deed]]:
    """The deeds of a sentence that another article could gainsay, with their numbers.

    An act that is told of twice, as of two people, is left out.
    """
    found = [(-1 - at, deed) for at, deed in enumerate(read_deeds(text))]
    acts = [(deed.type, deed.act) for _, deed in found]
    return [pair for pair, act in zip(found, acts, strict=True) if acts.count(act) == 1]


def told_at(candidate: Candidate, number: int) -> Told:
    """The value or deed of a sentence that has a number."""
    return candidate.values[number] if number >= 0 else read_deeds(candidate.text)[-1 - number]


@lru_cache(1 << 12)
def _slot_number(slot: str) -> int:
    return _number(slot)


def slot_of(value: Told) -> int:
    """A number for what it may be compared with; counts of anything, since "six" may be "six people"."""
    if isinstance(value, Deed):
        return _slot_number(f"{value.type} {value.act}")
    return _slot_number(value.type if value.type in ("count", "date") else f"{value.type} {value.unit}")


def _told(article: Article) -> Iterator[tuple[int, str, list[tuple[int, Told]]]]:
    """The sentences of an article that tell something: number, text, values and deeds."""
    ref = day(article.published) if article.published else None
    for number, span in enumerate(article.sentences):
        text = article.words(span)
        found: list[tuple[int, Told]] = [*tells(text, values_of(text, ref))]
        if number < LEADING and len(text) <= READABLE:
            found += deeds_told(text)
        if found and not _asks(text) and len(terms_of(text)) <= LONGEST:
            yield number, text, found


def heading(article: Article) -> str:
    """The title; the first sentence stands in for one that is missing."""
    return article.title or (article.words(article.sentences[0]) if article.sentences else "")


def _asks(text: str) -> bool:
    return text.rstrip("\"”’')] ").endswith(("?", "？"))


def _is_told(text: str, value: Value) -> bool:
    """Whether a value says how things are: no day of saying, no label ("the 1992 film"), no increment,
    nothing known already ("the two leaders").
    """
    if value.type not in TYPES or (value.low is None and value.high is None):
        return False
    if value.type == "date":
        return not (is_day_of_saying(text, value) or _is_label(text, value) or _is_end(text, value))
    before = text[max(0, value.start - 12) : value.start].lower()
    known = value.type == "count" and bool(_DEFINITE.search(before))
    return not known and not _ADDED.search(text[value.start : value.end].lower())


def _is_label(text: str, value: Value) -> bool:
    """Whether a date names something ("the 1992 film", "RFC 2026"), says for how long a record stood or a
    figure held ("as of 2031"), or is a day of the story ("the next day").
    """
    before = text[max(0, value.start - 60) : value.start]
    if value.modifier == "since" and _RECORD.search(before):
        return True
    if value.unit == "year" and (_AS_OF.search(before) or _is_number_of(text, value, before)):
        return True
    if not _LABEL.search(before.lower()):
        return bool(_OF_STORY.match(text[value.start : value.end].lower()))
    named = value.unit == "year" and bool(_LABELLED.match(text, value.end))
    return named or bool(_RELATIVE.match(text[value.start : value.end].lower()))


def _is_number_of(text: str, value: Value, before: str) -> bool:
    """Whether a bare number right behind a capitalised word is part of a name: "RFC 2026", "Orm Cup 2031"."""
    return text[value.start : value.end].isdigit() and bool(_NUMBERED.search(before))


def _is_end(text: str, value: Value) -> bool:
    """Whether a date is one end of a period: "from 1986 to 1990"."""
    before, after = text[max(0, value.start - 12) : value.start].lower(), text[value.end : value.end + 12]
    return bool(_FROM.search(before) and _ONWARD.match(after)) or bool(_UP_TO.search(before))


def _key(value: Told) -> str:
    """What is told, as a text that is the same where the same is told."""
    return value.told if isinstance(value, Deed) else f"{value.low} {value.high} {value.modifier}"


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
    return _number(min(alike(key)))


def _number(text: str) -> int:
    """A number that is the same in every process; two texts in four billion share one."""
    return crc32(text.encode("utf-8", "surrogatepass"))
