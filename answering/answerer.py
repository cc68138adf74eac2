"""The middle of the line: a question in, a reply out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from answering.question import Query
from answering.reply import Reply
from corpus.article import Article
from retrieval.engine import Engine


class Shelf(Protocol):
    """Where whole articles are found by id."""

    def article(self, id: str) -> Article:
        """The article with this id; KeyError where there is none."""
        ...


@dataclass(frozen=True, slots=True)
class Selection:
    """Which of some candidate sentences would be quoted: all, best first, with probabilities."""

    ranked: tuple[tuple[str, float], ...]
    answerable: bool


class Answerer:
    """Answers from one corpus. Pure given its parts: no clock, disk or environment of its own."""

    def __init__(self, engine: Engine, shelf: Shelf, threshold: float | None = None) -> None:
        self._engine = engine
        self._shelf = shelf
        self._threshold = threshold

    def ask(self, query: Query) -> Reply:
        """The reply to a query; finding nothing is a reply too (`not_found`)."""
        raise NotImplementedError


def select(question: str, candidates: Sequence[tuple[str, str]], title: str | None = None) -> Selection:
    """Ranks candidate sentences `(id, text)` as answers; `answerable` says whether the best would be quoted."""
    raise NotImplementedError
