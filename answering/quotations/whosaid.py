"""Which articles hold a passage: exactly or nearly, copies together, the earliest first among equals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from answering.quotations.quotation import Quotation, Spot, locate
from corpus.article import Article, day
from corpus.duplicates import copies
from retrieval.engine import Engine, Filter

PASSAGES = 50  # looked at for each piece of the passage
PIECE = 40  # words; so much is searched for at once
HOLDERS = 200  # articles in which the very characters are looked for


class Archive(Protocol):
    """Where articles are found by id, and by the characters that they hold."""

    def article(self, id: str) -> Article:
        """The article with this id; KeyError where there is none."""
        ...

    def batch(self, ids: Sequence[str]) -> list[Article]:
        """The articles with these ids, in this order; KeyError where one is missing."""
        ...

    def holding(self, text: str, limit: int) -> Sequence[str]:
        """The ids of articles, `limit` at most, whose text holds these very characters."""
        ...


@dataclass(frozen=True, slots=True)
class Holder:
    """An article that holds the passage, where, and the articles that carry the same text."""

    article: Article
    spot: Spot
    copies: tuple[Holder, ...] = ()

    @property
    def quote(self) -> str:
        """The passage as this article has it, verbatim."""
        return self.article.text[self.spot.start : self.spot.end]


def who_said(
    passage: Quotation, engine: Engine, archive: Archive, where: Filter | None = None
) -> list[Holder]:
    """The articles that hold a passage: the most alike first, then the earliest; copies under the first."""
    found = [
        Holder(article, spot)
        for article in _candidates(passage, engine, archive, where or Filter())
        if (spot := locate(passage, article.text))
    ]
    return _grouped(sorted(found, key=_order))


def _candidates(passage: Quotation, engine: Engine, archive: Archive, where: Filter) -> Iterator[Article]:
    hits = [
        hit.passage.article
        for piece in _pieces(passage.keys)
        for hit in engine.search(piece, PASSAGES, where if where != Filter() else None)
    ]
    holding = archive.holding(passage.text.strip(), HOLDERS)
    for id in dict.fromkeys((*hits, *holding)):
        article = archive.article(id)
        if admits(where, article):
            yield article


def admits(where: Filter, article: Article) -> bool:
    """Whether an article passes a filter.

    >>> admits(Filter(source="tarn mail"), Article("a", "", "a.txt", source="Tarn Mail"))
    True
    """
    if where.source and where.source.casefold() != article.outlet.casefold():
        return False
    if not where.since and not where.until:
        return True
    if article.published is None:
        return False
    return (where.since or date.min) <= day(article.published) <= (where.until or date.max)


def _pieces(keys: Sequence[str]) -> Iterator[str]:
    for at in range(0, len(keys), PIECE):
        yield " ".join(keys[at : at + PIECE])


def _order(holder: Holder) -> tuple[float, bool, str, str]:
    published = holder.article.published
    spot = holder.spot
    return (
        -spot.similarity - spot.exact,
        published is None,
        published.isoformat() if published else "",
        (holder.article.id),
    )


def _grouped(holders: Sequence[Holder]) -> list[Holder]:
    """The first of each group of copies, with the others."""
    first = list(range(len(holders)))
    for one, other in copies([holder.article for holder in holders]):
        kept, joined = sorted((first[one], first[other]))
        first = [kept if at == joined else at for at in first]
    return [
        Holder(holder.article, holder.spot, tuple(_others(holders, first, at)))
        for at, holder in enumerate(holders)
        if first[at] == at
    ]


def _others(holders: Sequence[Holder], first: Iterable[int], head: int) -> Iterator[Holder]:
    yield from (holders[at] for at, group in enumerate(first) if group == head and at != head)
