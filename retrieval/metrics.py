"""How good a ranking is: plain functions over ranked ids and graded judgements."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log2


def dcg(grades: Sequence[float]) -> float:
    """Discounted cumulative gain of grades in ranked order: 3 / log2(2) + 1 / log2(4).

    >>> dcg([3, 0, 1])
    3.5
    """
    return sum(grade / log2(place + 2) for place, grade in enumerate(grades))


def ndcg(ranked: Sequence[str], judged: Mapping[str, float], k: int = 10) -> float:
    """DCG of the best `k` against that of the ideal order: (1 / log2(3)) / (1 / log2(2)).

    >>> round(ndcg(["b", "a"], {"a": 1}), 4)
    0.6309
    """
    ideal = dcg(sorted(judged.values(), reverse=True)[:k])
    return dcg([judged.get(id, 0) for id in ranked[:k]]) / ideal if ideal else 0.0


def recall(ranked: Sequence[str], judged: Mapping[str, float], k: int = 100) -> float:
    """The share of what is relevant that is among the best `k`.

    >>> recall(["a", "x"], {"a": 1, "b": 2, "x": 0})
    0.5
    """
    relevant = {id for id, grade in judged.items() if grade > 0}
    return len(relevant.intersection(ranked[:k])) / len(relevant) if relevant else 0.0


def average_precision(ranked: Sequence[str], judged: Mapping[str, float]) -> float:
    """Precision at each relevant one found, over all relevant: (1/1 + 2/3) / 2.

    >>> round(average_precision(["a", "x", "b"], {"a": 1, "b": 1}), 4)
    0.8333
    """
    relevant = sum(grade > 0 for grade in judged.values())
    found, total = 0, 0.0
    for place, id in enumerate(ranked, 1):
        if judged.get(id, 0) > 0:
            found += 1
            total += found / place
    return total / relevant if relevant else 0.0


def reciprocal_rank(ranked: Sequence[str], judged: Mapping[str, float]) -> float:
    """One over the place of the first relevant one.

    >>> reciprocal_rank(["x", "a"], {"a": 1})
    0.5
    """
    return next((1 / place for place, id in enumerate(ranked, 1) if judged.get(id, 0) > 0), 0.0)
