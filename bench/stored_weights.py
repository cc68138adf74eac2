"""Writes the weights of a logistic regression with their provenance, as `answering/weights` reads them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent.parent / "answering" / "data"
SOURCE = "make train, on XQuAD (CC BY-SA 4.0), TREC QA (Apache-2.0), RAMDocs (MIT), bench/newsroom (our own)"


def write(name: str, features: Sequence[str], model: Any, rows: int, threshold: float, **more: Any) -> None:
    """Stores a fitted scikit-learn model of these features as `data/NAME.json`, and prints it."""
    weights = {feature: round(float(w), 4) for feature, w in zip(features, model.coef_[0], strict=True)}
    stored = {
        "source": SOURCE,
        "made": datetime.now(UTC).date().isoformat(),
        "rows": rows,
        "threshold": threshold,
        **more,
        "bias": round(float(model.intercept_[0]), 4),
        "weights": weights,
    }
    text = json.dumps(stored, indent=2)
    (DATA / f"{name}.json").write_text(text + "\n", encoding="utf-8")
    print(text)
