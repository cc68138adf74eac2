"""Sentences that may be quoted, read once: their terms, values and names."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache

from answering.lexicon import Term, rarity, read_terms
from answering.names import Name, read_names
from answering.question import Focus
from answering.values import Value, read_values
from corpus.article import Article, Span, day
from retrieval.engine import Hit

REMEMBERED = 8192  # sentences whose reading is kept; about 10 MB


@dataclass(frozen=True, slots=True)
class Reading:
    """What a sentence holds, and what stands around it: read once and remembered."""

    terms: tuple[Term, ...]
    """Its content terms; offsets are into the sentence."""
    ends: tuple[int, ...]
    """Where each term ends."""
    keys: frozenset[str]
    """The keys of its terms."""
    both: frozenset[str]
    """The keys of the sentence, of the title, and of the sentences before and after."""
    is_question: bool
    """Whether it asks rather than tells."""


@dataclass(frozen=True)
class Candidate:
    """One sentence of one article, and how well its passage was ranked (best passage 1)."""

    article: Article
    index: int
    rank: float
    span: Span = field(init=False)
    text: str = field(init=False)
    """Its words, verbatim."""
    before: str = field(init=False)
    """The sentence before it, empty at the start."""
    reading: Reading = field(init=False)

    def __post_init__(self) -> None:
        """Reads the sentence and its neighbours at once: nearly every candidate needs them."""
        spans, words = self.article.sentences, self.article.words
        span = spans[self.index]
        before = words(spans[self.index - 1]) if self.index else ""
        after = words(spans[self.index + 1]) if self.index + 1 < len(spans) else ""
        text = words(span)
        for name, value in (("span", span), ("text", text), ("before", before)):
            object.__setattr__(self, name, value)
        object.__setattr__(self, "reading", reading_of(text, self.article.title or "", before, after))

    @property
    def terms(self) -> tuple[Term, ...]:
        """Its content terms; offsets are into `text`."""
        return self.reading.terms

    @property
    def keys(self) -> frozenset[str]:
        """The keys of its terms."""
        return self.reading.keys

    @property
    def both(self) -> frozenset[str]:
        """The keys of the sentence and of what stands around it."""
        return self.reading.both

    @cached_property
    def values(self) -> tuple[Value, ...]:
        """Its typed values, dates as seen on the day of publication; offsets are into `text`."""
        when = self.article.published
        return values_of(self.text, day(when) if when else None)

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """Its names; offsets are into `text`."""
        return names_of(self.text)


def gather(hits: Sequence[Hit], articles: dict[str, Article]) -> list[Candidate]:
    """Every sentence of the passages that were found, best passage first; questions are left out."""
    best = max((hit.score for hit in hits), default=0.0) or 1.0
    found = (
        Candidate(articles[hit.passage.article], index, hit.score / best)
        for hit in hits
        for index in range(hit.passage.first, hit.passage.last + 1)
    )
    return [candidate for candidate in found if not candidate.reading.is_question]


def match(focus: Focus, keys: Collection[str]) -> float:
    """How well a term of the question is met by a set of keys: 1, a synonym's share, or 0."""
    if focus.key in keys:
        return 1.0
    return max((share for key, share in focus.accepts.items() if key in keys), default=0.0)


@lru_cache(REMEMBERED)
def reading_of(text: str, title: str, before: str, after: str) -> Reading:
    """The reading of a sentence between its neighbours, remembered."""
    terms, keys = terms_of(text), keys_of(text)
    both = keys | keys_of(title) | keys_of(before) | keys_of(after)
    asks = text.rstrip("\"”’')] ").endswith(("?", "？"))
    return Reading(terms, tuple(term.end for term in terms), keys, both, asks)


@lru_cache(REMEMBERED)
def terms_of(text: str) -> tuple[Term, ...]:
    """`read_terms`, remembered."""
    return tuple(read_terms(text))


@lru_cache(REMEMBERED)
def keys_of(text: str) -> frozenset[str]:
    """The keys of a text's terms, remembered."""
    return frozenset(term.key for term in terms_of(text)) if text else frozenset()


@lru_cache(REMEMBERED)
def weight_of(text: str) -> float:
    """The rarity of a text's distinct terms, added up, remembered."""
    return sum(map(rarity, keys_of(text)))


@lru_cache(REMEMBERED)
def values_of(text: str, ref: date | None) -> tuple[Value, ...]:
    """`read_values`, remembered."""
    return read_values(text, ref)


@lru_cache(REMEMBERED)
def names_of(text: str) -> tuple[Name, ...]:
    """`read_names`, remembered."""
    return read_names(text)
