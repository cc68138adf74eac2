"""The weights of a logistic regression, as training left them in a JSON file."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from math import isfinite
from pathlib import Path
from typing import Any


class WrongWeights(Exception):  # noqa: N818 - it names the state
    """Weights that this code cannot use; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Weights:
    """A weight for each feature, the bias, and the probability below which a reply declines."""

    weights: Mapping[str, float]
    bias: float
    threshold: float


def read_weights(path: Path, names: Collection[str]) -> Weights:
    """The weights in a file, for exactly these features; WrongWeights where it holds anything else."""
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        weights = {str(name): _number(weight) for name, weight in stored["weights"].items()}
        read = Weights(weights, _number(stored["bias"]), _number(stored["threshold"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise WrongWeights(
            f"{path.name} cannot be read as weights ({error}): run `make train`, or install again"
        ) from error
    if set(weights) != set(names):
        odd = ", ".join(sorted(set(weights) ^ set(names)))
        raise WrongWeights(
            f"{path.name} holds weights for other features than this code reads ({odd}): run `make train`"
        )
    return read


def _number(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
        raise ValueError(f"{value!r} is no number")
    return float(value)
