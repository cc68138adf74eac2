"""Trains the weights of `answering/evidence` and measures its threshold: `make train`.

    python -m bench.train ../shared/eval

Three sets whose licences allow it: XQuAD (CC BY-SA 4.0; which sentence holds the answer, asked over all
its paragraphs; then with the right paragraph taken away, and with only the right sentence cut out of it,
when no sentence answers) and the training part of TREC QA (Apache-2.0; labelled candidate sentences), and
RAMDocs (MIT; a sentence that holds a stated answer answers). Folds keep an article, or a question, together.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict

from answering.candidate import Candidate, gather
from answering.evidence import NAMES, Features, observe
from answering.question import Query, read_question
from corpus.article import Article, Span
from corpus.readers import from_row
from retrieval.local import LocalEngine

TARGET = Path(__file__).parent.parent / "answering" / "data" / "evidence.json"
PASSAGES = 30
FALSE = 0.08  # stated rate: of the questions that nothing answers, at most this share is answered;
# half of them are asked of the very article that has lost its answer, where a mistake is likely


@dataclass(frozen=True, slots=True)
class Row:
    """The features of one sentence, the trust left, whether it answers, and its question."""

    features: tuple[float, ...]
    trust: float
    answers: bool
    question: str
    group: str


def rows_of(lines: Path) -> list[Mapping[str, Any]]:
    """The objects of a JSONL file."""
    return [json.loads(line) for line in lines.read_text(encoding="utf-8").splitlines() if line.strip()]


def xquad(folder: Path) -> Iterator[Row]:
    """Sentences found for each question: all, without the paragraph that answers it, without its sentence."""
    articles = {row["id"]: from_row(row, row["id"]) for row in rows_of(folder / "xquad-corpus.jsonl")}
    engine = LocalEngine.in_memory(articles.values())
    for row in rows_of(folder / "xquad-questions.jsonl"):
        gold = row["evidence"][0]
        article = articles[gold["document"]]
        found = gather(engine.search(row["question"], PASSAGES), articles)
        others = [one for one in found if one.article is not article]
        group = article.title or ""
        yield from _rows(row, found, gold, "with", group)
        yield from _rows(row, others, gold, "without", group)
        left = _cut(article, gold["start"], row["answers"][0])
        if left:
            yield from _rows(row, _moved(found, article, left), gold, "cut", group)


def _cut(article: Article, start: int, answer: str) -> Article | None:
    """The article without the sentence that holds the answer there; None where another tells it too."""
    gone = next(span for span in article.sentences if span.end > start)
    left = article.text[: gone.start] + article.text[gone.end :]
    if answer.casefold() in left.casefold():
        return None
    size = gone.end - gone.start
    before = [span for span in article.sentences if span.end <= gone.start]
    after = [Span(s.start - size, s.end - size) for s in article.sentences if s.start >= gone.end]
    return replace(article, text=left, sentences=(*before, *after))


def _moved(found: list[Candidate], article: Article, left: Article) -> list[Candidate]:
    """The candidates, those of an article taken from what a cut left of it."""
    places = {left.words(span): i for i, span in enumerate(left.sentences)}
    return [
        Candidate(left, places[one.text], one.rank) if one.article is article else one
        for one in found
        if one.article is not article or one.text in places
    ]


def _rows(
    row: Mapping[str, Any], candidates: list[Candidate], gold: Mapping[str, Any], tag: str, group: str
) -> Iterator[Row]:
    end = gold["start"] + len(row["answers"][0])
    question = read_question(Query(row["question"]))
    for seen in observe(question, candidates):
        one = seen.candidate
        here = one.article.id == gold["document"]
        right = tag == "with" and here and one.span.start <= gold["start"] and end <= one.span.end
        yield Row(_vector(seen.features), seen.trust, right, f"{row['id']}-{tag}", group)


def trecqa(path: Path) -> Iterator[Row]:
    """Labelled candidate sentences."""
    for row in rows_of(path):
        candidates = [
            Candidate(Article(c["id"], c["text"], c["id"], sentences=(Span(0, len(c["text"])),)), 0, 1.0)
            for c in row["candidates"]
        ]
        labels = {c["id"]: bool(c["label"]) for c in row["candidates"]}
        question = read_question(Query(row["question"]))
        for seen in observe(question, candidates, len(candidates)):
            right = labels[seen.candidate.article.id]
            yield Row(_vector(seen.features), seen.trust, right, row["id"], row["id"])


def ramdocs(path: Path) -> Iterator[Row]:
    """Sentences of web pages; those that hold a stated answer, right or wrong, answer."""
    for row in rows_of(path):
        told = [answer.casefold() for answer in (*row["answer_any"], *row.get("wrong_answers", ()))]
        articles = {d["id"]: from_row(d, d["id"]) for d in row["documents"] if d["text"].strip()}
        hits = LocalEngine.in_memory(articles.values()).search(row["question"], PASSAGES)
        question = read_question(Query(row["question"]))
        for seen in observe(question, gather(hits, articles)):
            right = any(answer in seen.candidate.text.casefold() for answer in told)
            yield Row(_vector(seen.features), seen.trust, right, row["id"], row["id"])


def _vector(features: Features) -> tuple[float, ...]:
    return tuple(getattr(features, name) for name in NAMES)


@dataclass(frozen=True, slots=True)
class Point:
    """What a threshold gives: share answered, of the answers wrong, of the unanswerable answered."""

    threshold: float
    answered: float
    wrong: float
    false: float


def curve(rows: list[Row], scores: npt.NDArray[np.float64]) -> list[Point]:
    """What each threshold from .95 down gives."""
    best: dict[str, tuple[float, bool]] = {}
    answerable = {row.question for row in rows if row.answers}
    for row, score in zip(rows, scores, strict=True):
        if row.question not in best or score > best[row.question][0]:
            best[row.question] = (float(score), row.answers)
    return [_point(best, answerable, step / 100) for step in range(95, 4, -5)]


def _point(best: Mapping[str, tuple[float, bool]], answerable: set[str], threshold: float) -> Point:
    answered = {question: right for question, (score, right) in best.items() if score >= threshold}
    false = sum(1 for question in answered if question not in answerable)
    wrong = 1 - sum(answered.values()) / len(answered) if answered else 0.0
    return Point(threshold, len(answered) / len(best), wrong, false / (len(best) - len(answerable)))


def threshold(points: list[Point]) -> float:
    """The lowest threshold at which at most `FALSE` of the unanswerable questions are answered."""
    return min((point.threshold for point in points if point.false <= FALSE), default=0.95)


def main(folder: str) -> None:
    """Trains, cross-validates, prints the curve, writes the file."""
    sets = Path(folder)
    rows = [
        *xquad(sets / "spans"),
        *trecqa(sets / "sentences" / "trecqa-dev.jsonl"),
        *ramdocs(sets / "conflict" / "ramdocs-dev.jsonl"),
    ]
    x = np.array([row.features for row in rows])
    y = np.array([row.answers for row in rows])
    model = LogisticRegression(C=1.0, max_iter=2000)
    scores = cross_val_predict(
        model, x, y, groups=[r.group for r in rows], cv=GroupKFold(5), method="predict_proba"
    )[:, 1]
    points = curve(rows, scores * np.array([row.trust for row in rows]))
    for point in points:
        print(point)
    model.fit(x, y)
    stored = {
        "source": "make train, on XQuAD (CC BY-SA 4.0), TREC QA (Apache-2.0) and RAMDocs (MIT)",
        "made": datetime.now(UTC).date().isoformat(),
        "rows": len(rows),
        "threshold": threshold(points),
        "false_answers": FALSE,
        "curve": [{name: round(number, 3) for name, number in asdict(point).items()} for point in points],
        "bias": round(float(model.intercept_[0]), 4),
        "weights": {name: round(float(w), 4) for name, w in zip(NAMES, model.coef_[0], strict=True)},
    }
    TARGET.write_text(json.dumps(stored, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(stored, indent=2))


if __name__ == "__main__":
    main(sys.argv[1])
