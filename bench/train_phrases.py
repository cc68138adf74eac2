"""Trains the weights of `answering/phrase_score`, the choice of a phrase in a sentence that answers.

    python -m bench.train_phrases ../shared/eval

XQuAD (CC BY-SA 4.0) says for each question which words of which sentence answer. The model is a conditional
logit: of the phrases of a sentence one is chosen, and the expected squared F1 of its words is made as likely
as can be. Folds keep the paragraphs of an article together.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize
from sklearn.model_selection import GroupKFold

from answering.fillers.phrase_score import NAMES, features, read_site
from answering.fillers.phrases import options
from answering.question import Query, read_question
from answering.sentences.candidate import Candidate
from bench.training_sets import rows_of
from bot.scoring.spans import best_f1
from corpus.article import Article
from corpus.readers import from_row

TARGET = Path(__file__).parent.parent / "answering" / "data" / "phrases.json"
TELLING = frozenset(
    ("text", "person", "organisation", "place", "quote", "quantity", "duration", "count")
)  # expected types that are learnt from; with the rarer ones text alone is answered better
PENALTY = 1.0  # of squared weights; .5–8 differ within noise
WORTHWHILE = 0.3  # F1 that some phrase of a sentence must reach for its question to be learnt from
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Case:
    """The phrases of one sentence: a row of features each, the F1 of each, and the article."""

    rows: Floats
    f1: Floats
    group: str
    expected: str


def xquad(folder: Path) -> list[Case]:
    """A case for each question of a type that is learnt from, with the sentence that answers it."""
    articles = {row["id"]: from_row(row, row["id"]) for row in rows_of(folder / "xquad-corpus.jsonl")}
    cases = (
        _case(row, articles[row["evidence"][0]["document"]])
        for row in rows_of(folder / "xquad-questions.jsonl")
    )
    return [case for case in cases if case]


def _case(row: Mapping[str, Any], article: Article) -> Case | None:
    question = read_question(Query(row["question"]))
    start = row["evidence"][0]["start"]
    index = next((i for i, s in enumerate(article.sentences) if s.start <= start < s.end), None)
    if index is None or question.expected not in TELLING:
        return None
    candidate = Candidate(article, index, 1.0)
    site = read_site(question, candidate)
    rows, scores = [], []
    for phrase in options(question, candidate):
        known = dict(features(site, phrase))
        rows.append([known.get(name, 0.0) for name in NAMES])
        scores.append(best_f1(candidate.text[phrase.start : phrase.end], row["answers"]))
    if not rows:
        return None
    return Case(np.array(rows), np.array(scores), article.title or article.id, question.expected)


def fit(cases: Sequence[Case]) -> Floats:
    """The weights, by gradient descent."""
    told = [case for case in cases if case.f1.max() > WORTHWHILE]
    x = np.concatenate([case.rows for case in told])
    gain = np.concatenate([case.f1**2 for case in told])
    first = np.cumsum([0, *(len(case.f1) for case in told)])[:-1]
    of = np.repeat(np.arange(len(told)), [len(case.f1) for case in told])

    def loss(weights: Floats) -> tuple[float, Floats]:
        raw = x @ weights
        power = np.exp(raw - np.maximum.reduceat(raw, first)[of])
        chance = power / np.add.reduceat(power, first)[of]
        expected = np.add.reduceat(chance * gain, first)
        gradient = PENALTY * weights - x.T @ (chance * gain / expected[of] - chance)
        return float(PENALTY / 2 * weights @ weights - np.log(expected).sum()), gradient

    return np.asarray(minimize(loss, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B").x)


def report(cases: Sequence[Case]) -> None:
    """Prints F1 and exact answers by expected type, cross-validated, beside the best phrase there is."""
    chosen: dict[str, list[tuple[float, float]]] = {}
    for train, test in GroupKFold(5).split(cases, groups=[case.group for case in cases]):
        weights = fit([cases[i] for i in train])
        for case in (cases[i] for i in test):
            pick = float(case.f1[int(np.argmax(case.rows @ weights))])
            chosen.setdefault(case.expected, []).append((pick, float(case.f1.max())))
    for expected, found in sorted(chosen.items()):
        f1, best = np.mean(found, axis=0)
        exact = np.mean([pick == 1 for pick, _ in found])
        print(f"{expected:14}{len(found):5}  F1 {f1:.3f}  exact {exact:.3f}  of at most {best:.3f}")


def main(folder: str) -> None:
    """Cross-validates, trains on all, writes the file."""
    cases = xquad(Path(folder) / "spans")
    report(cases)
    stored = {
        "source": "python -m bench.train_phrases, on XQuAD (CC BY-SA 4.0)",
        "made": datetime.now(UTC).date().isoformat(),
        "rows": len(cases),
        "threshold": 0.0,
        "bias": 0.0,
        "weights": {name: round(float(w), 4) for name, w in zip(NAMES, fit(cases), strict=True)},
    }
    TARGET.write_text(json.dumps(stored, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
