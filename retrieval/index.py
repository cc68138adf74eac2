"""An index as it is at one moment: its segments, its vocabulary, and the statistics over all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import sqrt
from operator import mul
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.article import Article, Passage
from retrieval import bm25, tfidf
from retrieval.analyze import chunk_terms
from retrieval.engine import Filter
from retrieval.kernel import ACTIVE
from retrieval.norms import Norms
from retrieval.packing import risen, risen_at
from retrieval.plain import Top
from retrieval.postings import own_frequencies
from retrieval.questions import Questions
from retrieval.reading import Reading
from retrieval.search import Floats, Terms
from retrieval.segment import Segment
from retrieval.words import Vocabulary

Masks = list[NDArray[np.uint8] | None]


@dataclass(frozen=True)
class Index:
    """Segments with one vocabulary. `df[word]` counts the passages that hold a word, `live` all passages,
    `total` their words: over all segments, what was deleted taken away."""

    segments: Sequence[Segment]
    vocabulary: Vocabulary
    df: NDArray[np.uint32]
    live: int
    total: int
    module: Any = ACTIVE

    @cached_property
    def _kernel(self) -> Any:
        return self.module.Kernel([segment.arrays for segment in self.segments])

    @cached_property
    def norms(self) -> Norms:
        """The lengths of the passages' TF-IDF vectors."""
        return Norms(self.segments, self.df, self.live, self._kernel)

    @cached_property
    def _alive(self) -> Masks | None:
        masks = [segment.alive for segment in self.segments]
        return masks if any(mask is not None for mask in masks) else None

    @property
    def average(self) -> float:
        """Mean length of a passage in terms; 1 for an empty index, so that it may divide."""
        return self.total / self.live if self.total else 1.0

    @cached_property
    def _frequencies(self) -> memoryview:
        return memoryview(self.df.data)  # a number from it costs a third of one from the array

    def frequency(self, term: str) -> int:
        """In how many passages a term occurs."""
        number = self.vocabulary.find(term)
        return self._frequencies[number] if number is not None else 0

    def top(self, counts: Mapping[str, int], k: int, where: Filter | None = None) -> Top:
        """The `k` best passages by BM25 for counted terms, ties in the order of indexing."""
        numbers: list[int] = []
        weights: list[float] = []
        for term, times in counts.items():
            number = self.vocabulary.find(term)
            if number is not None and (df := self._frequencies[number]):
                numbers.append(number)
                weights.append(times * bm25.idf(df, self.live))
        if not numbers:
            return []
        top: Top = self._kernel.top(numbers, weights, k, *self._lengthening, self._masks(where))
        return top

    def top_many(self, questions: Questions, k: int, where: Filter | None = None) -> list[Top]:
        """What `top` gives for each of some questions, asked in one go and without the interpreter's lock."""
        frequencies = self.df[questions.words].tolist()
        weights = np.array([bm25.idf(df, self.live) if df else 0.0 for df in frequencies])
        found: list[Top] = self._kernel.top_many(
            questions.run, questions.ends, questions.words, weights, k, *self._lengthening, self._masks(where)
        )
        return found

    @property
    def _lengthening(self) -> tuple[float, float]:
        """A passage's norm: a number, and another for each of its words."""
        return bm25.K1 * (1 - bm25.B), bm25.K1 * bm25.B / self.average

    def _masks(self, where: Filter | None) -> Masks | None:
        return [segment.mask(where) for segment in self.segments] if where else self._alive

    def features(self, question: Terms, top: Top) -> tuple[Floats, Floats]:
        """BM25 of ordered pairs, each as rare as the rarer of its terms at least; TF-IDF cosines."""
        df = {term: df for term in question.counts if (df := self.frequency(term))}
        order = {term: place for place, term in enumerate(df)}
        pairs = [
            (order[one], order[other], times * bm25.idf(min(df[one], df[other]), self.live))
            for (one, other), times in question.pairs.items()
            if one in df and other in df
        ]
        rarity = [tfidf.idf(frequency, self.live) for frequency in df.values()]
        vector = [question.counts[term] * rare for term, rare in zip(df, rarity, strict=True)]
        scale = tfidf.norm(vector)
        products = [rare * weight / scale for rare, weight in zip(rarity, vector, strict=True)]
        picks = [(segment, slot) for _, segment, slot, _ in top]
        found = self._kernel.places(picks, [self.vocabulary.find(term) for term in df])
        ordered = [self._ordered(pairs, places, *pick) for pick, places in zip(picks, found, strict=True)]
        squares = [self.norms.square(*pick) for pick in picks]
        cosines = [
            sum(map(mul, map(len, places), products)) / (sqrt(square) or 1.0)
            for places, square in zip(found, squares, strict=True)
        ]
        return np.array(ordered), np.array(cosines)

    def _ordered(
        self, pairs: Sequence[tuple[int, int, float]], places: list[list[int]], segment: int, slot: int
    ) -> float:
        """What the ordered pairs `(one, other, weight)` of words at these places are worth in a passage."""
        met = [
            (weight, times)
            for one, other, weight in pairs
            if places[one] and places[other] and (times := follows(places[one], places[other]))
        ]
        if not met:
            return 0.0
        norm = bm25.norm(risen_at(self.segments[segment].arrays, "lengths", slot), self.average)
        return sum(weight * bm25.gain(times, norm) for weight, times in met)

    def passage(self, segment: int, slot: int) -> Passage:
        """The passage in a slot of a segment."""
        return self.segments[segment].passage(slot)


def follows(first: Sequence[int], second: Sequence[int]) -> int:
    """How often a position of the second stands right after one of the first.

    >>> follows([1, 5], [2, 9])
    1
    """
    return len([position for position in first if position + 1 in second])


def remembered(chunks: Iterable[str], lang: str) -> list[tuple[str, ...]]:
    """The terms of each of some chunks, from memory where they were met before."""
    return [chunk_terms(chunk, lang) for chunk in chunks]


def in_memory(articles: Iterable[Article], lang: str, kernel: Any = ACTIVE) -> Index:
    """The index of some articles, without a file."""
    vocabulary = Vocabulary()
    reading = Reading(vocabulary, lang, remembered, kernel)  # one batch is much like the next
    made = [Segment(make()) for make in reading.segments(articles)]
    df = np.zeros(len(vocabulary), np.uint32)
    for segment in made:
        df[risen(segment.arrays, "ids")] += own_frequencies(segment.arrays).astype(np.uint32)
    live, total = sum(map(len, made)), sum(segment.total for segment in made)
    return Index(made, vocabulary, df, live, total, kernel)
