"""Trains the weights of `answering/evidence` and measures its threshold: `make train`.

    python -m bench.train ../shared/eval

Two sets whose licences allow it: XQuAD (CC BY-SA 4.0; which sentence holds the answer, asked over all
its paragraphs, and once more with the right paragraph taken away, when no sentence answers) and the
training part of TREC QA (Apache-2.0; labelled candidate sentences). Folds keep a question together.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict

from answering.candidate import Candidate, gather
from answering.evidence import NAMES, judge
from answering.question import Query, read_question
from corpus.article import Article, Span
from corpus.readers import from_row
from retrieval.local import LocalEngine

TARGET = Path(__file__).parent.parent / "answering" / "data" / "evidence.json"
PASSAGES = 30
WRONG = 0.15  # stated rate: of the questions answered, at most this share with a wrong sentence


@dataclass(frozen=True, slots=True)
class Row:
    """The features of one sentence, whether it answers, and the question it belongs to."""

    features: tuple[float, ...]
    answers: bool
    question: str
    group: str


def rows_of(lines: Path) -> list[Mapping[str, Any]]:
    """The objects of a JSONL file."""
    return [json.loads(line) for line in lines.read_text(encoding="utf-8").splitlines() if line.strip()]


def xquad(folder: Path) -> Iterator[Row]:
    """Sentences found for each question, with and without the paragraph that answers it."""
    articles = {row["id"]: from_row(row, row["id"]) for row in rows_of(folder / "xquad-corpus.jsonl")}
    engine = LocalEngine.in_memory(articles.values())
    for row in rows_of(folder / "xquad-questions.jsonl"):
        gold = row["evidence"][0]
        hits = engine.search(row["question"], PASSAGES)
        yield from _rows(row, gather(hits, articles), gold, "with", articles[gold["document"]].title or "")
        others = [hit for hit in hits if hit.passage.article != gold["document"]]
        yield from _rows(
            row, gather(others, articles), gold, "without", articles[gold["document"]].title or ""
        )


def _rows(
    row: Mapping[str, Any], candidates: list[Candidate], gold: Mapping[str, Any], tag: str, group: str
) -> Iterator[Row]:
    end = gold["start"] + len(row["answers"][0])
    for one in judge(read_question(Query(row["question"])), candidates):
        span = one.candidate.span
        right = (
            one.candidate.article.id == gold["document"] and span.start <= gold["start"] and end <= span.end
        )
        yield Row(_vector(one.features), right, f"{row['id']}-{tag}", group)


def trecqa(path: Path) -> Iterator[Row]:
    """Labelled candidate sentences."""
    for row in rows_of(path):
        candidates = [
            Candidate(Article(c["id"], c["text"], c["id"], sentences=(Span(0, len(c["text"])),)), 0, 1.0)
            for c in row["candidates"]
        ]
        labels = {c["id"]: bool(c["label"]) for c in row["candidates"]}
        for one in judge(read_question(Query(row["question"])), candidates, len(candidates)):
            yield Row(_vector(one.features), labels[one.candidate.article.id], row["id"], row["id"])


def _vector(features: object) -> tuple[float, ...]:
    return tuple(getattr(features, name) for name in NAMES)


def curve(rows: list[Row], scores: npt.NDArray[np.float64]) -> list[tuple[float, float, float]]:
    """For thresholds from .95 down: the threshold, the share answered, the share of these that is wrong."""
    best: dict[str, tuple[float, bool]] = {}
    for row, score in zip(rows, scores, strict=True):
        if row.question not in best or score > best[row.question][0]:
            best[row.question] = (float(score), row.answers)
    found = []
    for step in range(95, 4, -5):
        answered = [right for score, right in best.values() if score >= step / 100]
        wrong = 1 - sum(answered) / len(answered) if answered else 0.0
        found.append((step / 100, len(answered) / len(best), wrong))
    return found


def threshold(points: list[tuple[float, float, float]]) -> float:
    """The lowest threshold at which no more than `WRONG` of the answers are wrong."""
    kept = [point for point in points if point[2] <= WRONG and point[1] > 0]
    return min((point[0] for point in kept), default=0.95)


def main(folder: str) -> None:
    """Trains, cross-validates, prints the curve, writes the file."""
    rows = [*xquad(Path(folder) / "spans"), *trecqa(Path(folder) / "sentences" / "trecqa-dev.jsonl")]
    x = np.array([row.features for row in rows])
    y = np.array([row.answers for row in rows])
    model = LogisticRegression(C=1.0, max_iter=2000)
    scores = cross_val_predict(
        model, x, y, groups=[r.group for r in rows], cv=GroupKFold(5), method="predict_proba"
    )[:, 1]
    points = curve(rows, scores)
    for point in points:
        print("threshold {:.2f}  answered {:.3f}  wrong {:.3f}".format(*point))
    model.fit(x, y)
    stored = {
        "source": "make train: XQuAD (CC BY-SA 4.0), TREC QA (Apache-2.0); logistic regression",
        "made": datetime.now(UTC).date().isoformat(),
        "rows": len(rows),
        "threshold": threshold(points),
        "wrong_at_threshold": WRONG,
        "bias": round(float(model.intercept_[0]), 4),
        "weights": {name: round(float(w), 4) for name, w in zip(NAMES, model.coef_[0], strict=True)},
    }
    TARGET.write_text(json.dumps(stored, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(stored, indent=2))


if __name__ == "__main__":
    main(sys.argv[1])
