"""Sentences that may be quoted, read once: their terms, values and names."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from answering.asking.focus import Focus
from answering.clauses.reckoning import bare_account
from answering.clauses.retraction import takes_back
from answering.language.kept import kept
from answering.language.lexicon import Term
from answering.language.patterns import pattern
from answering.language.readings import REMEMBERED, line_of
from answering.language.readings import keys_of as keys_of
from answering.language.readings import telling as telling
from answering.language.readings import terms_of as terms_of
from answering.names import Name, read_names
from answering.sentences.antecedents import antecedents
from answering.values import Value, read_values
from corpus.article import Article, Span, day
from retrieval.engine import Hit

_PRONOUN = pattern(r"[\W_]*(?:he|she|it|they|his|her|its|their)\b", re.I)
ASKING = ("?", "？")
_CLOSING = "\"”’')] "


@dataclass(frozen=True)
class Candidate:
    """One sentence of one article, and how well its passage was ranked (best passage 1).

    What it holds is read when it is first asked for: most candidates are dropped for their keys alone.
    """

    article: Article
    index: int
    rank: float
    text: str = field(init=False)
    """Its words, verbatim."""

    def __post_init__(self) -> None:
        """Cuts the sentence out, which every candidate needs."""
        object.__setattr__(self, "text", self.article.words(self.article.sentences[self.index]))

    @property
    def span(self) -> Span:
        """Where it stands in the article."""
        return self.article.sentences[self.index]

    @property
    def is_question(self) -> bool:
        """Whether it asks rather than tells."""
        return self.text.rstrip(_CLOSING).endswith(ASKING)

    @property
    def answers(self) -> bool:
        """Whether the article itself asks right before, as in an interview."""
        return self.before.endswith(ASKING)

    @kept
    def before(self) -> str:
        """The sentence before it, empty at the start."""
        return self._neighbour(self.index - 1)

    @kept
    def after(self) -> str:
        """The sentence behind it, empty at the end."""
        return self._neighbour(self.index + 1)

    @kept
    def terms(self) -> tuple[Term, ...]:
        """Its content terms; offsets are into `text`."""
        return terms_of(self.text)

    @kept
    def line(self) -> tuple[str, ...]:
        """The keys of its terms in order, for which no term need be made."""
        return line_of(self.text)

    @kept
    def ends(self) -> tuple[int, ...]:
        """Where each term ends."""
        return tuple(term.end for term in self.terms)

    @kept
    def keys(self) -> frozenset[str]:
        """The keys of its terms."""
        return keys_of(self.text)

    @kept
    def both(self) -> frozenset[str]:
        """The keys of the sentence, of the title and the sentences beside it, of whom it goes on speaking."""
        around = (self.article.title or "", self.before, self.after)
        return self.keys.union(*map(keys_of, around), self.named_before)

    @kept
    def carried(self) -> frozenset[str]:
        """The keys of the sentence before, where a pronoun at the beginning of this one stands for it.

        Or where it asks what this one answers, or tells what somebody gives no more than a figure of. With
        the name that the pronoun or "the company" stands for, which may be further back.
        """
        leans = _PRONOUN.match(self.text) or self.answers or bare_account(self.text)
        return (keys_of(self.before) if leans else frozenset()) | self.named_before

    @kept
    def named_before(self) -> frozenset[str]:
        """The keys of the names that "she" or "the company" at its beginning stands for."""
        return antecedents(self.article, self.index)

    def _neighbour(self, index: int) -> str:
        spans = self.article.sentences
        return self.article.words(spans[index]) if 0 <= index < len(spans) else ""

    @kept
    def values(self) -> tuple[Value, ...]:
        """Its typed values, dates as seen on the day of publication; offsets are into `text`."""
        when = self.article.published
        return values_of(self.text, day(when) if when else None)

    @kept
    def names(self) -> tuple[Name, ...]:
        """Its names; offsets are into `text`."""
        return names_of(self.text)


def gather(hits: Sequence[Hit], articles: dict[str, Article]) -> list[Candidate]:
    """Every sentence of the passages found, best passage first, and the answer that one breaks off at.

    Questions are left out, and what an article takes back.
    """
    best = max((hit.score for hit in hits), default=0.0) or 1.0
    found: dict[tuple[str, int], Candidate] = {}
    for hit in hits:
        article = articles[hit.passage.article]
        for index in range(hit.passage.first, _last(article, hit.passage.last) + 1):
            found.setdefault((article.id, index), Candidate(article, index, hit.score / best))
    return [one for one in found.values() if not one.is_question and not takes_back(one.text)]


def _last(article: Article, last: int) -> int:
    """The last sentence of a passage, or the one behind it where that one asks: it may answer."""
    asks = article.words(article.sentences[last]).endswith(ASKING)
    return min(last + 1, len(article.sentences) - 1) if asks else last


def match(focus: Focus, keys: Collection[str]) -> float:
    """How well a term of the question is met by a set of keys: 1, a synonym's share, or 0."""
    return focus.met(keys)


@lru_cache(REMEMBERED)
def values_of(text: str, ref: date | None) -> tuple[Value, ...]:
    """`read_values`, remembered."""
    return read_values(text, ref)


@lru_cache(REMEMBERED)
def names_of(text: str) -> tuple[Name, ...]:
    """`read_names`, remembered."""
    return read_names(text)
