"""What a library tells of itself: articles in brief, outlets, earlier versions, what has changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from corpus.article import Article, When


@dataclass(frozen=True, slots=True)
class Added:
    """What adding articles did to the library, as counts."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0

    def __add__(self, other: Added) -> Added:
        return Added(self.new + other.new, self.changed + other.changed, self.unchanged + other.unchanged)


@dataclass(frozen=True, slots=True)
class Summary:
    """An article without its text, for lists."""

    id: str
    outlet: str
    title: str | None
    published: When | None


@dataclass(frozen=True, slots=True)
class Version:
    """An earlier text of an article, and when (UTC) another took its place; versions count from 1."""

    number: int
    replaced: datetime
    article: Article


@dataclass(frozen=True, slots=True)
class Outlet:
    """A source with the number of its articles and the first and last publication times."""

    name: str
    articles: int
    first: When | None
    last: When | None


@dataclass(frozen=True, slots=True)
class Changes:
    """The ids of the articles that are new or different since an earlier state, and of those gone."""

    changed: tuple[str, ...]
    removed: tuple[str, ...]
