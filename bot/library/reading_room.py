"""A reading room: one collection of articles with all that answering from it needs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.intake import InputError
from corpus.article import Article
from retrieval.engine import Engine
from retrieval.local import LocalEngine

if TYPE_CHECKING:
    from answering.answerer import Answerer
    from answering.quotations.whosaid import Archive

OnNote = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class ReadingRoom:
    """What finds passages and what holds their articles."""

    engine: Engine
    shelf: Archive
    threshold: float | None = None
    """The probability below which it declines; None is the measured one."""

    @property
    def answerer(self) -> Answerer:
        """What answers from both."""
        from answering.answerer import Answerer

        return Answerer(self.engine, self.shelf, self.threshold)


class Pile:
    """Articles held in memory, by id."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self._articles = {article.id: article for article in articles}

    def article(self, id: str) -> Article:
        """The article with this id; KeyError where there is none."""
        return self._articles[id]

    def batch(self, ids: Iterable[str]) -> list[Article]:
        """The articles with these ids, in this order; KeyError where one is missing."""
        return [self._articles[id] for id in ids]

    def holding(self, text: str, limit: int) -> list[str]:
        """The ids of articles, `limit` at most, whose text holds these very characters."""
        return [id for id, article in self._articles.items() if text in article.text][:limit]


def room_of(articles: Iterable[Article], lang: str = "en") -> ReadingRoom:
    """A room with a handful of articles, in memory.

    >>> room_of([Article("a", "Rain fell.", "a.txt")]).shelf.article("a").text
    'Rain fell.'
    """
    listed = list(articles)
    return ReadingRoom(LocalEngine.in_memory(listed, lang), Pile(listed))


def room_of_documents(documents: object, on_note: OnNote) -> ReadingRoom:
    """A room with a batch item's documents; those without a text, or with an id met before, are left out."""
    if not isinstance(documents, list):
        raise InputError('"documents" must be a list of objects', "bad_documents")
    articles: dict[str, Article] = {}
    for number, document in enumerate(documents, 1):
        for article in _article(f"document {number}", document, on_note):
            if article.id in articles:
                on_note(f"document {number}: the id {article.id!r} occurs twice: only the first is used")
            articles.setdefault(article.id, article)
    return room_of(articles.values())


def _article(name: str, document: object, on_note: OnNote) -> Iterator[Article]:
    from corpus.readers import from_row

    if not isinstance(document, Mapping):
        raise InputError(f"{name} is not an object", "bad_documents")
    try:
        yield from_row(document, name, lambda message: on_note(f"{name}: {message}"))
    except ValueError as error:
        on_note(f"{name} is left out: {error}")
