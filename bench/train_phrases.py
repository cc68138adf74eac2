"""Trains the weights of `answering/phrase_score`, the choice of a phrase in a sentence that answers.

    python -m bench.train_phrases ../shared/eval

XQuAD (CC BY-SA 4.0), and our own `bench/newsroom`, say for each question which words of which sentence
answer. The model is a conditional
logit: of the phrases of a sentence one is chosen, and the expected squared F1 of its words is made as likely
as can be. Folds keep the paragraphs of an article together.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize
from sklearn.model_selection import GroupKFold

from answering.fillers.phrase_score import NAMES, features, read_site
from answering.fillers.phrases import options
from answering.question import Query, read_question
from answering.sentences.candidate import Candidate
from bench.training_sets import Asked, Cluster, clusters, rows_of
from bot.scoring.spans import best_f1
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
    found = []
    for row in rows_of(folder / "xquad-questions.jsonl"):
        gold = row["evidence"][0]
        article = articles[gold["document"]]
        places = (i for i, s in enumerate(article.sentences) if s.start <= gold["start"] < s.end)
        sentence = next((Candidate(article, index, 1.0) for index in places), None)
        found.append(_case(row["question"], row["answers"], sentence, article.title or article.id))
    return [case for case in found if case]


def newsroom() -> list[Case]:
    """The same for the clusters of invented news."""
    found = (
        _case(asked.question, [asked.answer], _sentence(cluster, asked), cluster.name)
        for cluster in clusters()
        for asked in cluster.asked
        if asked.answer
    )
    return [case for case in found if case]


def _sentence(cluster: Cluster, asked: Asked) -> Candidate | None:
    """The sentence that holds the answer; None where it was cut in two before the answer."""
    read = (
        Candidate(article, index, 1.0)
        for article in cluster.articles.values()
        for index in range(len(article.sentences))
    )
    return next((one for one in read if asked.right(one) and str(asked.answer) in one.text), None)


def _case(text: str, answers: Sequence[str], candidate: Candidate | None, group: str) -> Case | None:
    question = read_question(Query(text))
    if candidate is None or question.expected not in TELLING:
        return None
    site = read_site(question, candidate)
    rows, scores = [], []
    for phrase in options(question, candidate):
        known = dict(features(site, phrase))
        rows.append([known.get(name, 0.0) for name in NAMES])
        scores.append(best_f1(candidate.text[phrase.start : phrase.end], answers))
    return Case(np.array(rows), np.array(scores), group, question.expected) if rows else None


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
    cases = xquad(Path(folder) / "spans") + newsroom()
    report(cases)
    stored = {
        "source": "python -m bench.train_phrases, on XQuAD (CC BY-SA 4.0) and bench/newsroom (our own)",
        "made": datetime.now(UTC).date().isoformat(),
        "rows": len(cases),
        "threshold": 0.0,
        "bias": 0.0,
        "weights": {name: round(float(w), 4) for name, w in zip(NAMES, fit(cases), strict=True)},
    }
    TARGET.write_text(json.dumps(stored, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
