"""Which weights the recipe should have, leaving one collection out: `python -m bench.ranking_weights EVAL`.

Four collections are ranked with every choice of weights: EVAL/ranking, the sentences of TREC QA as one pile,
and the paragraphs of XQuAD for its questions. For each collection the choice that is best on the three others
is taken, and compared there with what `retrieval.search` has, and with BM25 alone. Expansion by the best
passages (RM3) is a further choice: what its terms score is weighed beside BM25 and the cosine.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import product
from operator import itemgetter
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from retrieval import bm25
from retrieval.analyze import terms
from retrieval.local import LocalEngine
from retrieval.metrics import ndcg
from retrieval.search import BIGRAMS, TFIDF, query_terms

CANDIDATES = 100  # documents that are scored in full
FEEDBACK, EXPANSION = 10, 15  # documents that a question is expanded from, and terms that it gets
COSINES, PAIRS, EXPANSIONS = (0.0, 0.1, 0.15, 0.2, 0.3), (0.0, 0.1, 0.2), (0.0, 0.05, 0.1, 0.2)

Floats = NDArray[np.float64]
Weights = tuple[float, float, float]
"""Of the cosine, of ordered pairs, of the expansion."""


@dataclass(frozen=True, slots=True)
class Collection:
    """Documents `(id, title, text)`, questions by id, and for each the documents that answer it."""

    name: str
    documents: Sequence[tuple[str, str, str]]
    questions: dict[str, str]
    answers: dict[str, dict[str, int]]


@dataclass(frozen=True, slots=True)
class Asked:
    """One question's candidates with the parts of their scores, and how relevant which documents are."""

    ids: Sequence[str]
    lexical: Floats
    pairs: Floats
    cosines: Floats
    expanded: Floats
    relevant: dict[str, int]


def collections(folder: Path) -> Iterator[Collection]:
    """The four collections."""
    for name in ("cranfield", "scifact"):
        yield judged(name, folder / "ranking" / name)
    yield pile(rows(folder / "sentences" / "trecqa-dev.jsonl"))
    yield paragraphs(folder / "spans")


def rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def judged(name: str, folder: Path) -> Collection:
    """A collection in three files."""
    answers: dict[str, dict[str, int]] = {}
    for line in (folder / "qrels.tsv").read_text().splitlines()[1:]:
        question, document, grade = line.split("\t")
        answers.setdefault(question, {})[document] = int(grade)
    documents = [
        (str(row["id"]), row.get("title") or "", row["text"]) for row in rows(folder / "corpus.jsonl")
    ]
    questions = {str(row["id"]): row["text"] for row in rows(folder / "queries.jsonl")}
    return Collection(name, documents, questions, answers)


def pile(asked: Sequence[dict[str, Any]]) -> Collection:
    """The candidate sentences of all questions as one collection."""
    texts = {one["text"]: str(i) for i, one in enumerate(one for row in asked for one in row["candidates"])}
    answers = {
        row["id"]: {texts[one["text"]]: 1 for one in row["candidates"] if one["label"]} for row in asked
    }
    questions = {row["id"]: row["question"] for row in asked}
    return Collection("trecqa", [(id, "", text) for text, id in texts.items()], questions, answers)


def paragraphs(folder: Path) -> Collection:
    """The paragraphs that hold the answers of questions."""
    asked = rows(folder / "xquad-questions.jsonl")
    documents = [(row["id"], row["title"], row["text"]) for row in rows(folder / "xquad-corpus.jsonl")]
    answers = {row["id"]: {one["document"]: 1 for one in row["evidence"]} for row in asked}
    return Collection("xquad", documents, {row["id"]: row["question"] for row in asked}, answers)


def asked_of(collection: Collection) -> list[Asked]:
    """Every question that has an answer, asked."""
    engine = LocalEngine.of_documents(collection.documents)
    words = {id: terms(f"{title} {title} {text}") for id, title, text in collection.documents}
    found = (
        asked(engine, text, words, collection.answers.get(id, {}))
        for id, text in collection.questions.items()
    )
    return [one for one in found if one is not None and any(one.relevant.values())]


def asked(
    engine: LocalEngine, question: str, words: dict[str, list[str]], relevant: dict[str, int]
) -> Asked | None:
    """One question's candidates; None where there are none."""
    index = engine._snapshot.index
    read = query_terms(terms(question))
    top = index.top(read.counts, CANDIDATES)
    if not top:
        return None
    pairs, cosines = index.features(read, top)
    lexical = np.array([score for score, _, _, _ in top])
    ids = [index.passage(segment, slot).article for _, segment, slot, _ in top]
    model = expansion([(words[id], score) for id, score in zip(ids[:FEEDBACK], lexical, strict=False)])
    rarity = dict(zip(model, engine.rarity(list(model)), strict=True))
    expanded = np.array(
        [
            sum(
                weight * rarity[term] * gain(words[id], term, index.average) for term, weight in model.items()
            )
            for id in ids
        ]
    )
    return Asked(ids, lexical, pairs, cosines, expanded, relevant)


def gain(words: Sequence[str], term: str, average: float) -> float:
    """What a term is worth in a document, but for its rarity."""
    return bm25.gain(words.count(term), bm25.norm(len(words), average))


def expansion(best: Sequence[tuple[Sequence[str], float]]) -> dict[str, float]:
    """The terms that the best documents have most of, each document weighed by its score (RM1).

    >>> expansion([(["rice", "rice", "port"], 1.0)])
    {'rice': 0.6666666666666666, 'port': 0.3333333333333333}
    """
    total = sum(score for _, score in best)
    weights: defaultdict[str, float] = defaultdict(float)
    for words, score in best:
        for term, count in Counter(words).items():
            weights[term] += score / total * count / len(words)
    return dict(nlargest(EXPANSION, weights.items(), key=itemgetter(1)))


def quality(found: Sequence[Asked], weights: Weights) -> float:
    """Mean nDCG@10 with these weights."""
    cosine, pairs, expanded = weights
    total = 0.0
    for one in found:
        scores = (1 - cosine) * _of_maximum(one.lexical + pairs * one.pairs)
        scores = scores + cosine * _of_maximum(one.cosines) + expanded * _of_maximum(one.expanded)
        order = np.argsort(-scores, kind="stable")[:10]
        total += ndcg([one.ids[i] for i in order], one.relevant)
    return total / len(found)


def _of_maximum(scores: Floats) -> Floats:
    top: Floats = scores / (scores.max() or 1.0)
    return top


def main(arguments: Sequence[str]) -> int:
    """Prints a row for each collection; 2 where no folder is named."""
    if not arguments or not Path(arguments[0]).is_dir():
        print("usage: python -m bench.ranking_weights EVAL", file=sys.stderr)
        return 2
    found = {one.name: asked_of(one) for one in collections(Path(arguments[0]))}
    grid = list(product(COSINES, PAIRS, EXPANSIONS))
    scores = {name: {weights: quality(own, weights) for weights in grid} for name, own in found.items()}
    print("collection  BM25   recipe chosen  by (cosine, pairs, expansion)")
    for name, own in scores.items():
        others = [other for other in scores if other != name]
        best = max(grid, key=lambda weights: sum(scores[other][weights] for other in others))
        now = (TFIDF, BIGRAMS, 0.0)
        print(f"{name:10} {own[0.0, 0.0, 0.0]:.4f} {own[now]:.4f} {own[best]:.4f}  {best}")
    for weights in sorted(grid, key=lambda weights: -sum(own[weights] for own in scores.values()))[:8]:
        print(f"mean {sum(own[weights] for own in scores.values()) / len(scores):.4f} {weights}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
