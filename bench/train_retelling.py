"""Trains the weights of `answering/comparing/retelling`, and measures from which sureness a figure is heard.

    python -m bench.train_retelling

Folds keep a cluster together. The sureness is the lowest at which, cross-validated, at most `FALSE` of the
newsroom's answers, which hardly any other article tells again, would be set against something else; the rules
that hold a flag back come after that.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from answering.comparing.retelling import NAMES
from bench.retelling_sets import Pair, pairs
from bench.stored_weights import write

FALSE = 0.0025  # stated rate of answers; at .01 one more alarm comes in on 66 lots of web pages
MARGIN = 0.06  # of sureness above that: 405 answers do not tell so small a rate exactly
SOURCE = "make train, on bench/retellings and bench/newsroom (our own)"
Floats = npt.NDArray[np.float64]


def cross_validated(told: Sequence[Pair], features: Floats) -> Floats:
    """The sureness of each pair by a model that has not seen its cluster."""
    again = np.array([pair.again for pair in told])
    sure = np.zeros(len(told))
    for train, test in GroupKFold(8).split(features, groups=[pair.group for pair in told]):
        model = LogisticRegression(max_iter=3000).fit(features[train], again[train])
        sure[test] = model.predict_proba(features[test])[:, 1]
    return sure


def heard(told: Sequence[Pair], sure: Floats) -> list[int]:
    """The surest pair of each answer with each other article."""
    best: dict[str, int] = {}
    for number, pair in enumerate(told):
        if pair.asked not in best or sure[number] > sure[best[pair.asked]]:
            best[pair.asked] = number
    return list(best.values())


def lowest(told: Sequence[Pair], sure: Floats) -> float:
    """The lowest sureness, in hundredths, at which at most `FALSE` of the newsroom's answers are gainsaid."""
    common = [number for number in heard(told, sure) if told[number].common and not told[number].again]
    answers = len({pair.asked.rsplit(" ", 1)[0] for pair in told if pair.common})
    steps = (step / 100 for step in range(5, 96))
    return next(step for step in steps if sum(sure[common] >= step) <= FALSE * answers)


def main() -> None:
    """Trains, cross-validates, writes the file with what the sureness gives."""
    told = list(pairs())
    features = np.array([astuple(pair.told) for pair in told])
    again = np.array([pair.again for pair in told])
    sure = cross_validated(told, features)
    least = round(lowest(told, sure) + MARGIN, 2)
    best = [number for number in heard(told, sure) if not told[number].common]
    asked = {pair.asked for pair in told if pair.again and not pair.common}
    given = [number for number in best if sure[number] >= least]
    write(
        "retelling",
        NAMES,
        LogisticRegression(max_iter=3000).fit(features, again),
        len(told),
        threshold=least,
        source=SOURCE,
        false_answers=FALSE,
        heard=round(sum(told[number].again for number in given) / len(asked), 3),
        right=round(sum(told[number].again for number in given) / (len(given) or 1), 3),
    )


if __name__ == "__main__":
    main()
