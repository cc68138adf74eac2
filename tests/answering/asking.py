"""Answers over a handful of articles in memory, as the tests ask for them."""

from collections.abc import Iterable, Mapping
from typing import Any

from answering.answerer import Answerer
from answering.question import Query
from answering.reply import Reply
from corpus.article import Article
from corpus.readers import from_row
from retrieval.local import LocalEngine


class Pile:
    """Articles by id."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self.articles = {article.id: article for article in articles}

    def article(self, id: str) -> Article:
        return self.articles[id]

    def batch(self, ids: Iterable[str]) -> list[Article]:
        return [self.articles[id] for id in ids]


def read_documents(documents: Iterable[Mapping[str, Any]]) -> list[Article]:
    """The articles of a batch item's documents."""
    return [from_row(document, str(document["id"])) for document in documents]


def answerer(articles: Iterable[Article]) -> Answerer:
    """What answers from these articles."""
    pile = Pile(articles)
    return Answerer(LocalEngine.in_memory(pile.articles.values()), pile)


def ask(question: str, articles: Iterable[Article], **filters: Any) -> Reply:
    """The reply of these articles to a question."""
    return answerer(articles).ask(Query(question, **filters))
