"""Which files of a folder are articles, and the id of each."""

from __future__ import annotations

import os
from pathlib import Path

SUFFIXES = (".txt", ".md", ".jsonl")


class UnreadableCorpus(Exception):  # noqa: N818
    """The path that was given holds nothing to read; the message says what to do."""


def files(path: Path) -> list[tuple[Path, str]]:
    """The readable files at a path and the id of each: its relative POSIX path, or its name for one file."""
    if path.is_dir():
        found = [(file, _id(file.relative_to(path))) for file in _walk(path)]
        if not found:
            raise UnreadableCorpus(
                f"the folder {path} holds no {' '.join(SUFFIXES)} file: put articles there"
            )
        return found
    if not path.exists():
        raise UnreadableCorpus(f"{path} does not exist: give a file or a folder of articles")
    if path.suffix.lower() not in SUFFIXES:
        raise UnreadableCorpus(f"{path} is no article file: its name must end in {' '.join(SUFFIXES)}")
    return [(path, _id(Path(path.name)))]


def _id(path: Path) -> str:
    """The POSIX form of a relative path; bytes of a name that are no Unicode become replacement marks."""
    return path.as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _walk(folder: Path) -> list[Path]:
    """The readable files below a folder, sorted; hidden ones and links back up are left out."""
    found: list[Path] = []
    visited: set[tuple[int, int]] = set()
    for root, folders, names in os.walk(folder, followlinks=True):
        status = Path(root).stat()
        if (status.st_dev, status.st_ino) in visited:
            folders.clear()
            continue
        visited.add((status.st_dev, status.st_ino))
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [
            Path(root, name)
            for name in names
            if not name.startswith(".") and Path(name).suffix.lower() in SUFFIXES
        ]
    return sorted(found, key=lambda file: file.relative_to(folder).parts)
