"""Scores rankings of whole documents against graded judgements: nDCG@10 and recall@100 of each ranker."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from statistics import mean
from typing import get_args

from bot.intake import InputError
from bot.scoring.scores import Exam, Scores, known
from bot.scoring.trec import ranked
from retrieval.metrics import ndcg, recall
from retrieval.ranking import Ranker

JUDGEMENTS = "qrels.tsv"
DEPTH = 100


def score_rankings(exam: Exam) -> Scores:
    """The means over the questions that have judgements; documents are those of `--corpus`."""
    judged = read_judgements(exam.path.with_name(JUDGEMENTS))
    asked = [(str(row["id"]), str(row["text"])) for row in exam.rows if str(row["id"]) in judged]
    documents = exam.inquiry.corpus or exam.path.with_name("corpus.jsonl")
    if not asked:
        raise InputError(f"{exam.path}: {JUDGEMENTS} judges none of its questions")
    found: dict[str, float | None] = {}
    for ranker in get_args(Ranker):
        runs: dict[str, list[str]] = {id: [] for id, _ in asked}
        for query, document, _, _ in ranked(documents, asked, ranker, DEPTH):
            runs[query].append(document)
        found[f"{ranker}_ndcg_10"] = mean(ndcg(run, judged[id], 10) for id, run in runs.items())
        found[f"{ranker}_recall_100"] = mean(recall(run, judged[id], 100) for id, run in runs.items())
    return Scores(len(asked), known(found))


def read_judgements(path: Path) -> Mapping[str, Mapping[str, float]]:
    """The grade of each judged document of each question, from a file of tab-separated lines with a head."""
    judged: dict[str, dict[str, float]] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()[1:], 2):
        try:
            query, document, grade = line.split("\t")
            judged.setdefault(query, {})[document] = float(grade)
        except ValueError:
            raise InputError(f"{path}: line {number} needs question, document and grade") from None
    return judged
