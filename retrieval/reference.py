"""The plain engine on rank-bm25 and scikit-learn as they come: small, slow, the definition of right."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from corpus.article import Article
from retrieval import bm25
from retrieval.analyze import terms
from retrieval.engine import Filter, Hit
from retrieval.filters import allowed, day_number, outlet
from retrieval.indexed import indexed_text, passages
from retrieval.search import Floats, Pair, best, candidates, fuse, query_terms


class ReferenceEngine:
    """Ranks passages with rank-bm25 and scikit-learn.

    `own_idf` keeps rank-bm25's rarity, by which a term in half of the passages scores nothing;
    without it the rarity is the one all engines here share.
    """

    def __init__(self, articles: Sequence[Article], own_idf: bool = False, lang: str = "en") -> None:
        found = list(passages(articles))
        self._lang = lang
        self._passages = [passage for _, passage in found]
        self.texts = [
            terms(indexed_text(article, passage), article.lang or lang) for article, passage in found
        ]
        self._days = np.array([day_number(article) for article, _ in found], dtype=np.int32)
        self._outlets = [outlet(article) for article, _ in found]
        self._df: dict[str, int] = {}
        for text in self.texts:
            for term in set(text):
                self._df[term] = self._df.get(term, 0) + 1
        if self._df:
            self._weigh(own_idf)

    def _weigh(self, own_idf: bool) -> None:
        from rank_bm25 import BM25Okapi
        from sklearn.feature_extraction.text import TfidfVectorizer

        self._bm25 = BM25Okapi(self.texts, k1=bm25.K1, b=bm25.B)
        if not own_idf:
            self._bm25.idf = {term: bm25.idf(df, len(self.texts)) for term, df in self._df.items()}
        self._tfidf = TfidfVectorizer(analyzer=list)
        self._vectors = self._tfidf.fit_transform(self.texts)

    def search(self, query: str, k: int = 10, where: Filter | None = None) -> list[Hit]:
        """The `k` best passages, best first; ties go to the passage that was indexed first."""
        asked = terms(query, self._lang)
        if not any(term in self._df for term in asked):
            return []
        lexical = self.bm25_scores(asked)
        if where:
            lexical = lexical * allowed(where, self._days, self._outlets, np.arange(len(self._days)))
        places = best(lexical, candidates(k))
        cosine = self.tfidf_scores(asked)
        fused = fuse(lexical[places], self._pairs(asked, places), cosine[places])
        return [
            Hit(
                self._passages[places[i]],
                float(fused[i]),
                float(lexical[places[i]]),
                float(cosine[places[i]]),
            )
            for i in best(fused, k)
        ]

    def bm25_scores(self, asked: Sequence[str]) -> Floats:
        """BM25 of every passage; rank-bm25 multiplies each gain by k1 + 1, which is taken out again."""
        scores: Floats = self._bm25.get_scores(list(asked)) / (bm25.K1 + 1)
        return scores

    def tfidf_scores(self, asked: Sequence[str]) -> Floats:
        """Cosine of every passage with the question."""
        from sklearn.metrics.pairwise import linear_kernel

        scores: Floats = linear_kernel(self._tfidf.transform([list(asked)]), self._vectors)[0]
        return scores

    def rarity(self, terms: Sequence[str]) -> list[float]:
        """The inverse passage frequency of each analysed term; the maximum for an unseen term."""
        return [bm25.idf(self._df.get(term, 0), len(self.texts)) for term in terms]

    def own_rarity(self, term: str) -> float:
        """The rarity that the scores are made with: rank-bm25's own where that was asked for."""
        return float(self._bm25.idf.get(term, 0.0))

    def _pairs(self, asked: Sequence[str], places: Sequence[int]) -> Floats:
        """BM25 of ordered pairs; a pair is at least as rare as the rarer of its terms."""
        average = sum(map(len, self.texts)) / len(self.texts)
        rarity = {pair: max(self.rarity(pair)) for pair in query_terms(asked).pairs}
        counts = query_terms(asked).pairs
        return np.array(
            [
                sum(
                    counts[pair]
                    * rarity[pair]
                    * bm25.gain(
                        _occurrences(self.texts[place], pair), bm25.norm(len(self.texts[place]), average)
                    )
                    for pair in counts
                )
                for place in places
            ],
            dtype=np.float64,
        )


def _occurrences(text: Sequence[str], pair: Pair) -> int:
    return sum(neighbours == pair for neighbours in pairwise(text))
