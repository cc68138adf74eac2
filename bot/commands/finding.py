"""The passages that match some words best, without an answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from answering.reply import when_text
from bot.intake import question_of
from bot.render import Line, Words
from bot.terminal import note, say_json, show
from bot.wiring import Inquiry
from bot.words.wording import day_text, readable
from corpus.article import Article
from retrieval.engine import Filter, Hit

NOTHING_FOUND = 1


@dataclass(frozen=True, slots=True)
class Found:
    """A passage in its place of the ranking, from 1, with its article."""

    rank: int
    hit: Hit
    article: Article

    @property
    def text(self) -> str:
        """The passage, verbatim."""
        return self.article.text[self.hit.passage.start : self.hit.passage.end]


def find(query: str, inquiry: Inquiry) -> list[Found]:
    """The passages that match best, best first."""
    asking, words = inquiry.asking, question_of(query)
    room = inquiry.room()
    hits = room.engine.search(words, asking.limit, Filter(asking.since, asking.until, asking.source))
    return [Found(rank, hit, room.shelf.article(hit.passage.article)) for rank, hit in enumerate(hits, 1)]


def show_found(found: list[Found], *, json: bool, explain: bool) -> int:
    """Writes the passages, one JSON object a line for programs; 1 where there is none."""
    if json:
        for item in found:
            say_json(found_json(item))
    elif found:
        show(line for item in found for line in _lines(item, explain))
    else:
        note("no passage matches")
    return 0 if found else NOTHING_FOUND


def found_json(found: Found) -> dict[str, Any]:
    """A found passage for programs; offsets are code points of the article's text."""
    hit, article = found.hit, found.article
    return {
        "rank": found.rank,
        "score": round(hit.score, 6),
        "bm25": round(hit.bm25, 6),
        "tfidf": round(hit.tfidf, 6),
        "article": article.id,
        "source": article.outlet,
        "title": article.title,
        "published": when_text(article.published),
        "url": article.url,
        "start": hit.passage.start,
        "end": hit.passage.end,
        "text": found.text,
    }


def _lines(found: Found, explain: bool) -> Iterator[Line]:
    article, hit = found.article, found.hit
    head = f"{readable(article.outlet)}, {day_text(article.published)}"
    title = f": {readable(article.title)}" if article.title else ""
    yield Line((Words(f"{found.rank}. ", "faint"), Words(head, "answer"), Words(title)), 0, 3)
    yield Line((Words(readable(found.text)),), 3, 3)
    if explain:
        why = f"score {hit.score:.3f}: BM25 {hit.bm25:.3f}, TF-IDF cosine {hit.tfidf:.3f}; {article.id}"
        yield Line((Words(f"{why} {hit.passage.start}–{hit.passage.end}", "faint"),), 3, 3)
