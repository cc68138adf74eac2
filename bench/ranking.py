"""Ranking quality beside plain BM25 and peers: `python -m bench.ranking [COLLECTION ...]`.

Runs `crossquote rank` for each ranker on each collection, and bm25s as it
comes; nDCG@10 and recall@100 by ir-measures. Writes `docs/ranking.md`.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from bench.peers import bm25s_tokens
from bench.scale import EVAL

DOCS = Path(__file__).resolve().parent.parent / "docs"
COLLECTIONS = EVAL / "ranking"
DEPTH = 100


def main() -> None:
    """Measures the collections named on the command line, or all that are there."""
    folders = [Path(word) for word in sys.argv[1:]] or sorted(COLLECTIONS.iterdir())
    lines = ["# Ranking quality", "", "Made by `make bench`; whole documents, nDCG@10 and recall@100.", ""]
    for folder in folders:
        lines += [f"## {folder.name}", "", "| ranker | nDCG@10 | recall@100 |", "|---|---:|---:|"]
        for name, run in runs(folder):
            lines.append("| " + " | ".join([name, *scores(folder, run)]) + " |")
        lines.append("")
    DOCS.joinpath("ranking.md").write_text("\n".join(lines))
    print("\n".join(lines))


def runs(folder: Path) -> Iterable[tuple[str, list[str]]]:
    """The runs of all rankers over a collection, as lines in TREC's format."""
    for ranker in ("fused", "bm25", "tfidf"):
        yield f"crossquote, {ranker}", ours(folder, ranker)
    yield "bm25s (33 stop words, 1.2/.75)", bm25s_run(folder)


def ours(folder: Path, ranker: str) -> list[str]:
    """A run of `crossquote rank`."""
    command = [sys.executable, "-m", "bot.main", "rank", "--ranker", ranker, "--depth", str(DEPTH)]
    command += ["--corpus", str(folder / "corpus.jsonl"), "--queries", str(folder / "queries.jsonl")]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()


def bm25s_run(folder: Path) -> list[str]:
    """A run of bm25s with its usual settings."""
    import bm25s

    documents, questions = read(folder / "corpus.jsonl"), read(folder / "queries.jsonl")
    retriever = bm25s.BM25(k1=1.2, b=0.75)
    texts = [f"{document.get('title') or ''} {document['text']}" for document in documents]
    retriever.index(bm25s_tokens(bm25s, texts), show_progress=False)
    tokens = bm25s_tokens(bm25s, [question["text"] for question in questions])
    found, weights = retriever.retrieve(tokens, k=DEPTH, show_progress=False)
    return [
        f"{question['id']} Q0 {documents[at]['id']} {place} {weight} bm25s"
        for question, row, values in zip(questions, found, weights, strict=True)
        for place, (at, weight) in enumerate(zip(row, values, strict=True), 1)
        if weight > 0
    ]


def scores(folder: Path, run: list[str]) -> list[str]:
    """nDCG@10 and recall@100 of a run."""
    import ir_measures
    from ir_measures import R, nDCG

    judged = [line.split("\t") for line in (folder / "qrels.tsv").read_text().splitlines()[1:] if line]
    qrels = [ir_measures.Qrel(query, document, int(grade)) for query, document, grade in judged]
    scored = [ir_measures.ScoredDoc(line[0], line[2], float(line[4])) for line in map(str.split, run)]
    found = ir_measures.calc_aggregate([nDCG @ 10, R @ 100], qrels, scored)
    return [f"{found[measure]:.4f}" for measure in (nDCG @ 10, R @ 100)]


def read(path: Path) -> list[dict[str, Any]]:
    """The rows of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


if __name__ == "__main__":
    main()
