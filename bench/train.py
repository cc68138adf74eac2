"""Trains the weights of `answering/evidence`: which sentence answers, each looked at alone.

    python -m bench.train ../shared/eval

`bench/training_sets` says on what; `bench/train_assurance` comes after it.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from answering.evidence import observe
from answering.weighing.features import NAMES
from bench.stored_weights import write
from bench.training_sets import Case, cases


def rows_of(case: Case) -> list[tuple[tuple[float, ...], bool]]:
    """The features of each sentence worth reading, and whether it answers."""
    seen = observe(case.question, case.candidates, case.shortlist)
    sure = (one for one in seen if not case.unsure(one.candidate))
    return [(tuple(one.features), case.right(one.candidate)) for one in sure]


def main(folder: str) -> None:
    """Trains on all and writes the file."""
    rows = [row for case in cases(Path(folder)) for row in rows_of(case)]
    features, answers = zip(*rows, strict=True)
    model = LogisticRegression(C=1.0, max_iter=3000).fit(np.array(features), np.array(answers))
    write("evidence", NAMES, model, len(rows), threshold=0.0)


if __name__ == "__main__":
    main(sys.argv[1])
