"""The values of the corpus: an article, its quotable sentences, the passages that are indexed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

When = date | datetime
"""A publication time as precise as the article states it: a day, or a day with a time."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of Unicode code points in an article's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """One article as it was read; `text` is never rewritten, all offsets point into it.

    `name` is the file's name (or the id of a row or document): shown as the source where the
    article states none. `sentences` are the quotable sentences, in order: page chrome is in none.
    """

    id: str
    text: str
    name: str
    title: str | None = None
    source: str | None = None
    author: str | None = None
    published: When | None = None
    updated: When | None = None
    url: str | None = None
    lang: str | None = None
    sentences: tuple[Span, ...] = ()

    def __hash__(self) -> int:
        """Equal articles have one id; all their sentences would take as long to look at as to read."""
        return hash(self.id)

    @property
    def outlet(self) -> str:
        """The stated source, or the file's name where nothing states one: never a guess."""
        return self.source or self.name

    def words(self, span: Span) -> str:
        """The verbatim text of a span."""
        return self.text[span.start : span.end]


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of an article's sentences, the unit that is indexed: `article.text[start:end]`, always.

    `first` and `last` (inclusive) number its sentences in `article.sentences`.
    """

    article: str
    start: int
    end: int
    first: int
    last: int


def from_when_text(text: str | None) -> When | None:
    """The day, or the day with a time, that its ISO form tells; None for None.

    >>> from_when_text("2031-05-02"), from_when_text(None)
    (datetime.date(2031, 5, 2), None)
    """
    if text is None:
        return None
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


def day(when: When) -> date:
    """The calendar day of a publication time.

    >>> day(datetime(2025, 10, 28, 20, 10))
    datetime.date(2025, 10, 28)
    """
    return when.date() if isinstance(when, datetime) else when


def windows(article: Article, size: int = 3) -> Sequence[Passage]:
    """The passages of an article: consecutive sentences, `size` at a time, none left out.

    >>> article = Article("a", "One. Two.", "a.txt", sentences=(Span(0, 4), Span(5, 9)))
    >>> windows(article, 1)[1]
    Passage(article='a', start=5, end=9, first=1, last=1)
    """
    spans = article.sentences
    return [
        Passage(
            article.id,
            spans[i].start,
            spans[min(i + size, len(spans)) - 1].end,
            i,
            min(i + size, len(spans)) - 1,
        )
        for i in range(0, len(spans), size)
    ]
