"""Whole collections ranked, written as a TREC run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, get_args

from bot.intake import InputError, read_lines
from bot.terminal import tracked
from retrieval.ranking import Document, Ranker, rank

TAG = "crossquote"


def run_lines(corpus: Path, queries: Path, ranker: str, depth: int) -> Iterator[str]:
    """The lines of a run, `qid Q0 docid rank score tag`, as the questions come."""
    asked = [(_id(item, queries), str(item.get("text", ""))) for item in _items(queries)]
    for query, document, place, score in ranked(corpus, asked, ranker, depth):
        yield f"{query} Q0 {document} {place} {score:.6f} {TAG}-{ranker}\n"


def ranked(
    corpus: Path, asked: Sequence[tuple[str, str]], ranker: str, depth: int
) -> Iterator[tuple[str, str, int, float]]:
    """For each question `(id, text)` a collection's documents, best first: ids, rank from 1, score."""
    chosen = next((name for name in get_args(Ranker) if name == ranker), None)
    if chosen is None:
        raise InputError(f"--ranker: {ranker!r} is none; choose one of {', '.join(get_args(Ranker))}")
    documents = (
        Document(_id(item, corpus), str(item.get("title") or ""), str(item.get("text") or ""))
        for item in tracked(_items(corpus), "Indexing")
    )
    yield from rank(documents, asked, chosen, depth)


def _items(path: Path) -> Iterator[dict[str, Any]]:
    for line in read_lines(str(path)):
        if line.error:
            raise InputError(f"{path}: {line.error}", line.error.code)
        yield line.item


def _id(item: dict[str, Any], path: Path) -> str:
    """The item's id as a run can hold it: without white space."""
    id = item.get("id")
    if not isinstance(id, str | int) or not str(id) or len(str(id).split()) != 1:
        raise InputError(f'{path}: each line needs an "id" without white space, not {id!r}')
    return str(id)
