"""Indexes of files and folders that are asked directly, kept in the cache folder by their content."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from hashlib import blake2b
from pathlib import Path

import corpus as corpus_package
import retrieval as retrieval_package
from bot.library.reading_room import ReadingRoom
from bot.terminal import tracked
from corpus.article import Article
from corpus.library_file import CorruptLibrary
from corpus.store import Library
from retrieval.local import IndexMismatch, LocalEngine

OnNote = Callable[[str], None]
Read = Callable[[OnNote], Iterator[Article]]
"""Reads the articles anew and tells what is wrong with some of them."""

Shelf = tuple[LocalEngine, Library, list[str]]
"""What a cached collection is: its index, its articles, and what was wrong with some of them."""

KEPT = 20  # collections; the one that was asked longest ago goes first
LIBRARY, INDEX, NOTES = "library.sqlite", "index", "notes.json"
NEW = "new."
ABANDONED = 86_400  # seconds after which nobody can be building any more
CHUNK = 1 << 20  # bytes


def digest(files: Sequence[tuple[Path, str]], lang: str) -> str:
    """A name for the content of some files, their ids, and the code that reads and indexes them.

    A change of any of these gives another name, so nothing stale is ever found under it.
    """
    state = blake2b(lang.encode(), digest_size=16)
    code = [
        (file, file.name)
        for package in (corpus_package, retrieval_package)
        for file in _modules(package.__file__)
    ]
    for file, id in (*code, *files):
        state.update(f"\0{len(id)} {id}\0".encode("utf-8", "surrogateescape"))
        state.update(_content_digest(file))
    return state.hexdigest()


def shelved(folder: Path, key: str, lang: str, read: Read, on_note: OnNote) -> ReadingRoom:
    """The room with the articles that `read` gives, from the cache where it has them, else built into it.

    What was wrong with the articles is told each time. OSError where the cache cannot be written.
    """
    engine, library, notes = _opened(folder / key, key, lang, read, on_note)
    for text in notes:
        on_note(text)
    return ReadingRoom(engine, library)


def _opened(here: Path, key: str, lang: str, read: Read, on_note: OnNote) -> Shelf:
    if here.exists():
        try:
            return _open(here, key)
        except (IndexMismatch, CorruptLibrary, OSError, ValueError) as error:
            on_note(f"the cached index cannot be used and is built anew ({error})")
            shutil.rmtree(here)
    _build(here, key, lang, read)
    return _open(here, key)


def _open(here: Path, key: str) -> Shelf:
    engine = LocalEngine.open(here / INDEX)
    if engine.key != key:
        raise IndexMismatch("it was built from something else")
    notes = json.loads((here / NOTES).read_text(encoding="utf-8"))
    os.utime(here)
    return engine, Library(here / LIBRARY, readonly=True), notes


def _build(here: Path, key: str, lang: str, read: Read) -> None:
    """Builds beside the place and moves it there whole, so that nobody finds a half."""
    here.parent.mkdir(parents=True, exist_ok=True)
    new = Path(tempfile.mkdtemp(prefix=NEW, dir=here.parent))
    try:
        notes: list[str] = []
        with Library(new / LIBRARY) as library:
            library.add(tracked(read(notes.append), "Reading"))
            articles = tracked(library.articles(), "Indexing", library.count())
            LocalEngine.build(new / INDEX, articles, key=key, lang=lang)
        (new / NOTES).write_text(json.dumps(notes), encoding="utf-8")
        _discard_oldest(here.parent)
        _move(new, here)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _move(new: Path, here: Path) -> None:
    try:
        new.rename(here)
    except OSError:
        if not here.exists():  # else another process was faster, with the same content
            raise


def _discard_oldest(folder: Path) -> None:
    """Makes room for one more, and removes what killed processes left half built."""
    ages = {path: time.time() - path.stat().st_mtime for path in folder.iterdir() if path.is_dir()}
    whole = sorted((path for path in ages if not path.name.startswith(NEW)), key=ages.__getitem__)
    left = [path for path, age in ages.items() if path.name.startswith(NEW) and age > ABANDONED]
    for path in (*whole[KEPT - 1 :], *left):
        shutil.rmtree(path, ignore_errors=True)


def _modules(package: str | None) -> list[Path]:
    return sorted(Path(package or "").parent.glob("*.py"))


def _content_digest(file: Path) -> bytes:
    content = blake2b(digest_size=16)
    try:
        with file.open("rb") as opened:
            while chunk := opened.read(CHUNK):
                content.update(chunk)
    except OSError as error:
        content.update(f"unreadable: {error.errno}".encode())
    return content.digest()
