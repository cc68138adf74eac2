"""The probability that a sentence answers, by its features: a logistic regression.

The weights live in `data/evidence.json` with their provenance and are made by `make train`.
"""

from __future__ import annotations

import math
from functools import cache
from operator import mul

from answering.language.tables import DATA
from answering.weighing.features import NAMES, Features
from answering.weights import Weights, read_weights


def probability(features: Features) -> float:
    """The logistic regression: 1 / (1 + exp(-(bias + weights · features)))."""
    return logistic(weights().bias + sum(map(mul, _row(), features)))


def logistic(total: float) -> float:
    """The probability whose logarithm of the odds this is; bounded, so that no exponent overflows.

    >>> logistic(0.0)
    0.5
    """
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


@cache
def _row() -> tuple[float, ...]:
    """The weights in the order of the features."""
    return tuple(map(weights().weights.__getitem__, NAMES))


@cache
def weights() -> Weights:
    """The weights of the features, as training left them."""
    return read_weights(DATA / "evidence.json", NAMES)
