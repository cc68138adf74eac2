"""Articles from files and folders into the library."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.article import Article
from corpus.files import UnreadableCorpus, files
from corpus.listing import Added
from corpus.readers import OnProblem, Problem, read_file
from corpus.store import Library

OnProgress = Callable[[int, int], None]
"""Told the number of files done, and of all files."""


@dataclass(frozen=True, slots=True)
class Report:
    """What an ingestion did; `refused` counts the files and rows that were left out."""

    added: Added
    refused: int


def ingest(
    library: Library, paths: Sequence[Path], on_problem: OnProblem, progress: OnProgress | None = None
) -> Report:
    """Adds the articles of files and folders to the library.

    An id is the path below the folder that was given, or the row's id, as for `--corpus`. A file that was
    ingested before keeps its id, whatever folder is named this time. An id that another file has already,
    with another text, gets its folder's name in front: both are kept. Raises UnreadableCorpus where a path
    holds nothing to read, before anything is added.
    """
    found = [file for path in paths for file in files(path)]
    refused: list[Problem] = []

    def tell(problem: Problem) -> None:
        refused.extend([problem] * problem.fatal)
        on_problem(problem)

    added = Added()
    for number, (file, id) in enumerate(found, start=1):
        added += _ingest_file(library, file, id, tell)
        if progress:
            progress(number, len(found))
    if refused and added == Added():
        raise UnreadableCorpus(f"no article could be read: {refused[0]}")
    return Report(added, len(refused))


def _ingest_file(library: Library, file: Path, id: str, on_problem: OnProblem) -> Added:
    place = str(file.resolve())
    origins: dict[str, str] = {}

    def named() -> Iterator[Article]:
        for article in _once(read_file(file, id, on_problem, on_problem), on_problem):
            origin = place if article.id == id else f"{place}#{article.id}"
            names = (name for name in _names(article.id, file.resolve().parent.name) if name not in origins)
            kept = _free_id(library, article, origin, names)
            origins[kept] = origin
            yield replace(article, id=kept)

    return library.add(named(), lambda article: origins[article.id])


def _once(articles: Iterator[Article], on_problem: OnProblem) -> Iterator[Article]:
    seen: set[str] = set()
    for article in articles:
        if article.id in seen:
            on_problem(Problem(article.id, "the id occurs twice in one file: only the first is used", True))
        else:
            seen.add(article.id)
            yield article


def _free_id(library: Library, article: Article, origin: str, names: Iterator[str]) -> str:
    """The id under which this place is known, or the first of its names that nothing else has."""
    return library.id_of(origin) or next(
        id for id in names if id not in library or library.article(id).text == article.text
    )


def _names(id: str, folder: str) -> Iterator[str]:
    yield id
    yield f"{folder}/{id}"
    number = 2
    while True:
        yield f"{folder}/{id}~{number}"
        number += 1
