"""The default engine: an index of our own, memory-mapped from a folder or held in memory."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from corpus.article import Article, Span
from retrieval import bm25
from retrieval.analyze import terms
from retrieval.engine import Filter, Hit
from retrieval.index import in_memory
from retrieval.plain import Top
from retrieval.questions import read_questions
from retrieval.reading import Progress
from retrieval.search import Terms, candidates, counted, fuse, query_terms
from retrieval.snapshot import IndexMismatch, Snapshot, load, state
from retrieval.stopwords import STOPWORDS
from retrieval.weigh import tfidf_top

__all__ = ["IndexMismatch", "LocalEngine"]


class LocalEngine:
    """Ranks the passages of one index, as it was when it was opened."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot

    @classmethod
    def in_memory(cls, articles: Iterable[Article], lang: str = "en") -> LocalEngine:
        """An engine over a handful of articles, without a file."""
        return cls(Snapshot(in_memory(articles, lang), (lang,), ""))

    @classmethod
    def of_documents(cls, documents: Iterable[tuple[str, str, str]], lang: str = "en") -> LocalEngine:
        """An engine over whole documents `(id, title, text)`, each a single passage."""
        return cls.in_memory(map(_whole, documents), lang)

    @classmethod
    def build(
        cls,
        folder: Path,
        articles: Iterable[Article],
        progress: Progress | None = None,
        *,
        key: str = "",
        lang: str = "en",
    ) -> None:
        """Writes the index of some articles to `folder`, in place of the one that was there."""
        from retrieval import writer  # here, as a question can do without it

        writer.build(folder, articles, progress, key=key, lang=lang)

    @classmethod
    def open(cls, folder: Path) -> LocalEngine:
        """The engine over an index that was built before; IndexMismatch where it cannot serve."""
        return cls(load(folder))

    @property
    def key(self) -> str:
        """What the index was built from, in the words of whoever built it."""
        return self._snapshot.key

    def __len__(self) -> int:
        return self._snapshot.index.live

    def fresh(self) -> LocalEngine:
        """This engine, or one over the index as it is now where the folder has changed since."""
        folder, index = self._snapshot.folder, self._snapshot.index
        if folder is None or state(folder) == self._snapshot.state:
            return self
        opened = LocalEngine(load(folder, self._snapshot))
        opened._snapshot.index.norms.inherit(index.norms)
        return opened

    def search(self, query: str, k: int = 10, where: Filter | None = None) -> list[Hit]:
        """The `k` best passages, best first; ties go to the passage that was indexed first."""
        question = query_terms(self._terms(query))
        return self._hits(question, self._snapshot.index.top(question.counts, candidates(k), where), k)

    def search_many(self, queries: Sequence[str], k: int = 10) -> list[list[Hit]]:
        """What `search` gives for each of some queries."""
        tops = self.top_many(queries, candidates(k))
        pairs = zip(queries, tops, strict=True)
        return [self._hits(query_terms(self._terms(query)), top, k) for query, top in pairs]

    def _hits(self, question: Terms, top: Top, k: int) -> list[Hit]:
        """The `k` best of those by BM25, once scored in full."""
        if not top:
            return []
        index = self._snapshot.index
        lexical = np.array([score for score, _, _, _ in top])
        pairs, cosine = index.features(question, top)
        fused = fuse(lexical, pairs, cosine)
        order = np.lexsort((np.array([place for _, _, _, place in top]), -fused))[: max(k, 0)].tolist()
        scores = list(zip(fused.tolist(), lexical.tolist(), cosine.tolist(), strict=True))
        return [Hit(index.passage(*top[i][1:3]), *scores[i]) for i in order]

    def top(self, query: str, k: int = 10) -> Top:
        """The `k` best by BM25 alone."""
        return self._snapshot.index.top(counted(self._terms(query)), k)

    def top_many(self, queries: Sequence[str], k: int = 10) -> list[Top]:
        """What `top` gives for each of some queries, in two thirds of the time and less if they are new."""
        index, (lang, *others) = self._snapshot.index, self._snapshot.langs
        if others:
            return [self.top(query, k) for query in queries]
        forms = index.module.Forms()
        return index.top_many(read_questions(queries, lang, index.vocabulary, forms), k)

    def rank(self, queries: Sequence[str], k: int, ranker: str) -> list[list[tuple[str, float]]]:
        """For each query the ids and scores of the `k` best articles by `fused`, `bm25` or `tfidf`."""
        if ranker == "fused":
            found = self.search_many(queries, k)
            return [[(hit.passage.article, hit.score) for hit in hits] for hits in found]
        index = self._snapshot.index
        tops = (
            self.top_many(queries, k)
            if ranker == "bm25"
            else [self._tfidf_top(query, k) for query in queries]
        )
        return [
            [(index.passage(segment, slot).article, score) for score, segment, slot, _ in top] for top in tops
        ]

    def _tfidf_top(self, query: str, k: int) -> Top:
        return tfidf_top(self._snapshot.index, counted(self._terms(query)), k)

    def rarity(self, terms: Sequence[str]) -> list[float]:
        """The inverse passage frequency of each analysed term; the maximum for an unseen term."""
        index = self._snapshot.index
        return [bm25.idf(index.frequency(term), index.live) for term in terms]

    def _terms(self, query: str) -> list[str]:
        langs = self._snapshot.langs
        found = terms(query, langs[0])
        for lang in langs[1:]:
            found += [term for term in terms(query, lang) if term not in found and term not in STOPWORDS]
        return found


def _whole(document: tuple[str, str, str]) -> Article:
    id, title, text = document
    return Article(id, text, id, title or None, sentences=(Span(0, len(text)),))
