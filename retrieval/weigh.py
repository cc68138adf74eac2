"""TF-IDF alone over all passages: for comparison, as the cosine is otherwise only asked of candidates."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from retrieval import tfidf
from retrieval.index import Index
from retrieval.packing import place_of
from retrieval.plain import Top
from retrieval.postings import slots_of
from retrieval.search import Floats


def tfidf_top(index: Index, counts: Mapping[str, int], k: int) -> Top:
    """The `k` best passages by cosine, ties in the order of indexing."""
    found: list[tuple[float, int, int, int]] = []
    before = 0
    for number, segment in enumerate(index.segments):
        scores = _cosines(index, number, counts)
        slots = np.flatnonzero(scores > 0)
        places = segment.arrays["places"][slots]
        order = np.lexsort((places, -scores[slots]))[:k]
        found += [(-float(scores[slots[i]]), before + int(places[i]), number, int(slots[i])) for i in order]
        before += len(segment)
    return [(-score, number, slot, place) for score, place, number, slot in sorted(found)[:k]]


def _cosines(index: Index, segment: int, counts: Mapping[str, int]) -> Floats:
    own = index.segments[segment]
    scores, square = np.zeros(len(own)), 0.0
    for term, times in counts.items():
        number = index.vocabulary.find(term)
        if number is None or not index.frequency(term):
            continue
        idf = tfidf.idf(index.frequency(term), index.live)
        square += (times * idf) ** 2
        if (at := place_of(own.arrays, "ids", number)) is not None:
            one, many, often = slots_of(own.arrays, at)
            scores[one] += times * idf * idf
            scores[many] += times * idf * idf * often
    if own.alive is not None:
        scores *= own.alive
    squares = np.maximum(index.norms.squares(segment), 1e-300)
    cosines: Floats = scores / (np.sqrt(squares) * (square**0.5 or 1.0))
    return cosines
