"""Passages and questions for measuring speed: the scale set, enlarged by recombining its sentences."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

EVAL = Path(__file__).resolve().parent.parent.parent / "shared" / "eval"
PASSAGES = EVAL / "scale" / "passages.jsonl.gz"
QUESTIONS = (EVAL / "sentences" / "wikiqa-dev.jsonl", EVAL / "sentences" / "trecqa-dev.jsonl")


def passages(n: int) -> Iterator[str]:
    """The first `n` passages; past the end, as many sentences as a passage has, drawn from all."""
    texts = []
    with gzip.open(PASSAGES, "rt", encoding="utf-8") as lines:
        for line in islice(lines, n):
            texts.append(" ".join(json.loads(line)["text"].split()))
            yield texts[-1]
    sentences = [text.split(". ") for text in texts] if len(texts) < n else []
    pool = [sentence for text in sentences for sentence in text]
    chance = random.Random(1)
    for _ in range(n - len(texts)):
        yield ". ".join(chance.choices(pool, k=len(chance.choice(sentences))))


def write_passages(path: Path, n: int) -> None:
    """Writes passages a line each: what every engine is built from."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(text + "\n" for text in passages(n))


def read_passages(path: Path) -> Iterator[str]:
    """The passages of a file."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield line.rstrip("\n")


def questions(n: int) -> list[str]:
    """`n` distinct questions that people asked, in a fixed random order."""
    rows = [json.loads(line) for path in QUESTIONS for line in path.read_text(encoding="utf-8").splitlines()]
    found = list(dict.fromkeys(row["question"] for row in rows))
    random.Random(1).shuffle(found)
    return found[:n]
