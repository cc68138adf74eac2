"""Whole documents ranked for whole files of questions, as collections for measuring rankers ask for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from retrieval.local import LocalEngine

AT_ONCE = 1000  # questions; more are no faster, and what is found for them takes memory

Ranker = Literal["fused", "bm25", "tfidf"]


@dataclass(frozen=True, slots=True)
class Document:
    """One document of a collection."""

    id: str
    title: str
    text: str


def rank(
    documents: Iterable[Document],
    queries: Iterable[tuple[str, str]],
    ranker: Ranker = "fused",
    depth: int = 100,
) -> Iterator[tuple[str, str, int, float]]:
    """For each question `(id, text)` its documents, best first: question, document, rank from 1, score.

    >>> deal, rain = Document("d1", "Deal", "A trade deal."), Document("d2", "Rain", "Rain again.")
    >>> [row[:3] for row in rank([deal, rain], [("q", "trade deal")])]
    [('q', 'd1', 1)]
    """
    engine = LocalEngine.of_documents((document.id, document.title, document.text) for document in documents)
    asked = iter(queries)
    while block := list(islice(asked, AT_ONCE)):
        found = engine.rank([text for _, text in block], depth, ranker)
        for (id, _), best in zip(block, found, strict=True):
            for place, (document, score) in enumerate(best, 1):
                yield id, document, place, score
