"""TF-IDF with cosine on plain numbers: what scikit-learn computes with its default settings."""

from collections.abc import Iterable
from math import log, sqrt


def idf(df: int, n: int) -> float:
    """Smoothed rarity of a term found in `df` of `n` passages.

    >>> idf(9, 9)
    1.0
    """
    return log((1 + n) / (1 + df)) + 1


def norm(weights: Iterable[float]) -> float:
    """The length of a vector of term weights `tf * idf`; 1 for an empty one, so that it may divide.

    >>> norm([3.0, 4.0]), norm([])
    (5.0, 1.0)
    """
    return sqrt(sum(weight * weight for weight in weights)) or 1.0
