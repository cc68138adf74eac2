"""The default engine: an index of our own, memory-mapped from a folder or held in memory."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import numpy as np

from corpus.article import Article, Span
from retrieval import bm25, tfidf
from retrieval.analyze import ANALYZER, terms
from retrieval.engine import Filter, Hit
from retrieval.files import TornFile, read_arrays, write_arrays, write_json
from retrieval.filters import allowed
from retrieval.index import Index, index_arrays
from retrieval.search import Floats, best, candidates, fuse, query_terms

FORMAT = 1
MEND = "run the command again with the articles at hand, and it is built anew"
ARRAYS, META = "index.arrays", "meta.json"

Progress = Callable[[int], None]
"""Told the number of articles read so far."""


class IndexMismatch(Exception):  # noqa: N818 - a state of the disk
    """An index that this code cannot serve from; the message names the file and what mends it."""


class LocalEngine:
    """Ranks the passages of one index."""

    def __init__(self, index: Index, lang: str = "en", key: str = "") -> None:
        self._index = index
        self._lang = lang
        self.key = key
        """What the index was built from, in the words of whoever built it."""

    @classmethod
    def in_memory(cls, articles: Iterable[Article], lang: str = "en") -> LocalEngine:
        """An engine over a handful of articles, without a file."""
        return cls(Index(index_arrays(articles, lang)), lang)

    @classmethod
    def of_documents(cls, documents: Iterable[tuple[str, str, str]], lang: str = "en") -> LocalEngine:
        """An engine over whole documents `(id, title, text)`, each a single passage."""
        return cls(Index(index_arrays(map(_whole, documents), lang)), lang)

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
        folder.parent.mkdir(parents=True, exist_ok=True)
        new = Path(tempfile.mkdtemp(prefix=folder.name + ".", dir=folder.parent))
        try:
            arrays = index_arrays(_counted(articles, progress), lang)
            write_arrays(new / ARRAYS, arrays)
            meta = {"format": FORMAT, "analyzer": ANALYZER, "lang": lang, "key": key}
            write_json(new / META, meta | {"passages": len(arrays["spans"])})
            _swap(new, folder)
        finally:
            shutil.rmtree(new, ignore_errors=True)

    @classmethod
    def open(cls, folder: Path) -> LocalEngine:
        """The engine over an index that was built before; IndexMismatch where it cannot serve."""
        try:
            meta = json.loads((folder / META).read_text(encoding="utf-8"))
            ours = {"format": FORMAT, "analyzer": ANALYZER}
            found = {name: meta[name] for name in ours}
            if found != ours:
                raise IndexMismatch(f"{folder / META} says {found!r}, this code has {ours!r}: {MEND}")
            return cls(Index(read_arrays(folder / ARRAYS)), meta["lang"], meta["key"])
        except TornFile as error:
            raise IndexMismatch(f"{error}: {MEND}") from error
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise IndexMismatch(f"{folder / META} cannot be read ({error}): {MEND}") from error

    def search(self, query: str, k: int = 10, where: Filter | None = None) -> list[Hit]:
        """The `k` best passages, best first; ties go to the passage that was indexed first."""
        asked = [term for term in terms(query, self._lang) if term in self._index.numbers]
        if not asked:
            return []
        lexical = self._bm25(asked)
        if where:
            index = self._index
            lexical = lexical * allowed(where, index.days, index.outlets)[index.article_of]
        places = best(lexical, candidates(k))
        pairs, cosine = self._features(asked, places)
        fused = fuse(lexical[places], pairs, cosine)
        return [
            Hit(self._index.passage(places[i]), float(fused[i]), float(lexical[places[i]]), float(cosine[i]))
            for i in best(fused, k)
        ]

    def rank(self, query: str, k: int, ranker: str) -> list[tuple[str, float]]:
        """The ids and scores of the `k` best articles by one ranker: `fused`, `bm25` or `tfidf`."""
        if ranker == "fused":
            return [(hit.passage.article, hit.score) for hit in self.search(query, k)]
        asked = [term for term in terms(query, self._lang) if term in self._index.numbers]
        every = range(len(self._index))
        scores = self._bm25(asked) if ranker == "bm25" else self._features(asked, every)[1]
        return [(self._index.passage(place).article, float(scores[place])) for place in best(scores, k)]

    def rarity(self, terms: Sequence[str]) -> list[float]:
        """The inverse passage frequency of each analysed term; the maximum for an unseen term."""
        return [bm25.idf(self._index.df(term), len(self._index)) for term in terms]

    def _bm25(self, asked: Sequence[str]) -> Floats:
        index, scores = self._index, np.zeros(len(self._index))
        norms = bm25.K1 * (1 - bm25.B + bm25.B * index.lengths / index.average)
        for term, times in query_terms(asked).counts.items():
            where, counts = index.postings(term)
            scores[where] += times * bm25.idf(len(where), len(index)) * counts / (counts + norms[where])
        return scores

    def _features(self, asked: Sequence[str], places: Sequence[int]) -> tuple[Floats, Floats]:
        """BM25 of ordered pairs and TF-IDF cosine of each candidate."""
        index, n = self._index, len(self._index)
        question = query_terms(asked)
        numbers = {term: index.numbers[term] for term in question.counts}
        rarity = dict(zip(question.counts, self.rarity(list(question.counts)), strict=True))
        pairs = {
            (numbers[one], numbers[other]): times * max(rarity[one], rarity[other])
            for (one, other), times in question.pairs.items()
        }
        weights = {numbers[t]: times * tfidf.idf(index.df(t), n) for t, times in question.counts.items()}
        scale = tfidf.norm(weights.values())
        ordered, cosine = np.zeros(len(places)), np.zeros(len(places))
        for i, place in enumerate(places):
            text = index.terms(place)
            length = bm25.norm(len(text), index.average)
            for (one, other), weight in pairs.items():
                times = int(np.count_nonzero((text[:-1] == one) & (text[1:] == other)))
                ordered[i] += weight * bm25.gain(times, length)
            unique, counts = np.unique(text, return_counts=True)
            vector = counts * (np.log((1 + n) / (1 + index.lists[unique + 1] - index.lists[unique])) + 1)
            dot = sum(vector[unique == number].sum() * weight for number, weight in weights.items())
            cosine[i] = dot / (tfidf.norm(vector.tolist()) * scale)
        return ordered, cosine


def _whole(document: tuple[str, str, str]) -> Article:
    id, title, text = document
    return Article(id, text, id, title or None, sentences=(Span(0, len(text)),))


def _counted(articles: Iterable[Article], progress: Progress | None) -> Iterable[Article]:
    for count, article in enumerate(articles, 1):
        yield article
        if progress:
            progress(count)


def _swap(new: Path, folder: Path) -> None:
    """Puts a folder in the place of another; nobody finds a half of either."""
    old = new.with_name(new.name + ".old")
    if folder.exists():
        folder.rename(old)
    new.rename(folder)
    shutil.rmtree(old, ignore_errors=True)
