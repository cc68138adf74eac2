"""Trains the weights of `answering/assurance`, and measures the threshold below which a reply declines.

    python -m bench.train_assurance ../shared/eval

Each kind of case counts as much as another, however many there are of it. Folds keep an article together.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, astuple, dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from answering.assurance import NAMES, fitting, read_grounds
from answering.evidence import weigh
from bench.stored_weights import write
from bench.training_sets import Case, cases

FALSE = 0.2  # stated rate: at most this share of the questions that nothing answers is answered; a third
# of them is asked of the very article that has lost its answer, where a mistake is likeliest
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Row:
    """What the best sentence of a case stands on, the trust in it, whether it or any answers, its kind."""

    grounds: tuple[float, ...]
    trust: float
    right: bool
    answerable: bool
    group: str
    kind: str


@dataclass(frozen=True, slots=True)
class Point:
    """What a threshold gives: share answered, of the answers wrong, of the unanswerable answered."""

    threshold: float
    answered: float
    wrong: float
    false: float


def row_of(case: Case) -> Row | None:
    """The row of a case; None where nothing speaks of the question, or it is unsure what the best says."""
    weighed = weigh(case.question, case.candidates, case.shortlist)
    fits = fitting(case.question, weighed)
    if not fits or case.unsure(fits[0].candidate):
        return None
    answerable = any(case.right(one) for one in case.candidates)
    grounds = astuple(read_grounds(fits, case.question))
    return Row(grounds, fits[0].trust, case.right(fits[0].candidate), answerable, case.group, case.kind)


def shares(rows: Sequence[Row]) -> Floats:
    """A weight for each row, so that all kinds together weigh the same."""
    count = Counter(row.kind for row in rows)
    return np.array([len(rows) / len(count) / count[row.kind] for row in rows])


def cross_validated(rows: Sequence[Row], grounds: Floats, right: Flags, weight: Floats) -> Floats:
    """The probability of each row by a model that has not seen its group."""
    scores = np.zeros(len(rows))
    for train, test in GroupKFold(5).split(rows, groups=[row.group for row in rows]):
        model = LogisticRegression(max_iter=3000).fit(grounds[train], right[train], weight[train])
        scores[test] = model.predict_proba(grounds[test])[:, 1]
    trust: Floats = np.array([row.trust for row in rows])
    return np.asarray(scores * trust)


def curve(rows: Sequence[Row], scores: Floats, weight: Floats) -> list[Point]:
    """What each threshold in hundredths gives, from .95 down to .05."""
    right = np.array([row.right for row in rows])
    unanswerable = ~np.array([row.answerable for row in rows])
    return [
        _point(step / 100, scores >= step / 100, right, unanswerable, weight) for step in range(95, 4, -1)
    ]


def _point(threshold: float, given: Flags, right: Flags, unanswerable: Flags, weight: Floats) -> Point:
    answered = float(weight @ given) or 1.0
    return Point(
        threshold,
        float(weight @ given / weight.sum()),
        float(weight @ (given & ~right) / answered),
        float(weight @ (given & unanswerable) / (weight @ unanswerable)),
    )


def lowest(points: Sequence[Point]) -> float:
    """The lowest threshold at which at most `FALSE` of the unanswerable questions are answered."""
    return min((point.threshold for point in points if point.false <= FALSE), default=0.95)


def main(folder: str) -> None:
    """Trains, cross-validates, writes the file with the curve."""
    rows = [row for case in cases(Path(folder)) if (row := row_of(case))]
    grounds, right = np.array([row.grounds for row in rows]), np.array([row.right for row in rows])
    weight = shares(rows)
    points = curve(rows, cross_validated(rows, grounds, right, weight), weight)
    write(
        "assurance",
        NAMES,
        LogisticRegression(max_iter=3000).fit(grounds, right, weight),
        len(rows),
        threshold=lowest(points),
        false_answers=FALSE,
        curve=[{name: round(number, 3) for name, number in asdict(point).items()} for point in points[::5]],
    )


if __name__ == "__main__":
    main(sys.argv[1])
