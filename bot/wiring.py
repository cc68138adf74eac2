"""Builds what a command asks: a file or folder, the library, or the bundled sample."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import corpus as corpus_package
from answering.question import Query
from answering.reply import Reply
from bot.library.asking import Asking, from_options
from bot.library.place import Place, cache_folder, find_place
from bot.library.reading_room import OnNote, ReadingRoom, room_of, room_of_documents
from bot.library.shelving import INDEX, LIBRARY, digest, shelved
from bot.terminal import note, tracked
from corpus.article import Article
from corpus.store import BATCH, Library
from retrieval.local import IndexMismatch, LocalEngine
from retrieval.writer import merge_in_background, update

MUCH = 0.25  # of the articles; an update of so many takes about as long as building anew


@dataclass(frozen=True, slots=True)
class Inquiry:
    """What a command is about: where, of which articles, and how questions are put."""

    place: Place
    corpus: Path | None
    asking: Asking

    def room(self) -> ReadingRoom:
        """The room to ask, opened."""
        return open_room(self.place, self.corpus)


def inquire(
    corpus: Path | None,
    data: Path | None,
    since: str | None,
    until: str | None,
    source: str | None,
    now: str | None,
    limit: int | None,
    explain: bool,
) -> Inquiry:
    """What the options of a command are about."""
    place = find_place(data)
    asking = from_options(since, until, source, now, limit, explain, place.today())
    return Inquiry(place, corpus, asking)


RoomFor = Callable[[Mapping[str, Any]], ReadingRoom]
"""Gives the room in which a batch item or a row of a question set is asked."""


def rooms(inquiry: Inquiry) -> RoomFor:
    """A room of an item's own `documents` where it brings some, else the inquiry's, opened once."""
    shared = cache(inquiry.room)

    def room_for(item: Mapping[str, Any]) -> ReadingRoom:
        if "documents" not in item:
            return shared()
        return replace(room_of_documents(item["documents"], note), threshold=inquiry.place.threshold)

    return room_for


def open_room(place: Place, corpus: Path | None = None) -> ReadingRoom:
    """The corpus where one is named, else the library, else the bundled sample; says what was odd."""
    room = open_corpus(corpus, place.language) if corpus else open_library(place)
    return replace(room, threshold=place.threshold)


def open_corpus(path: Path, lang: str) -> ReadingRoom:
    """A file or folder of articles, its index cached by content; in memory where there is no cache."""
    from corpus.files import files

    key = digest(files(path), lang)
    try:
        return shelved(cache_folder() / "collections", key, lang, lambda told: _read(path, told), note)
    except (OSError, sqlite3.OperationalError) as error:
        note(f"nothing is cached, since the cache folder cannot be written ({error})")
        return room_of(_read(path, note), lang)


def open_library(place: Place) -> ReadingRoom:
    """The library with an index that is up to date, or the bundled sample where it is empty."""
    library = find_library(place)
    if library is None:
        note(
            "the library is empty, so the bundled sample articles answer; `crossquote ingest PATH` adds yours"
        )
        return open_corpus(sample_folder(), place.language)
    return ReadingRoom(open_index(place, library), library)


def find_library(place: Place) -> Library | None:
    """The library where it has articles; read-only where its file may not be written."""
    path = place.data / LIBRARY
    if not path.exists():
        return None
    library = Library(path, readonly=not os.access(path, os.W_OK))
    return library if library.count() else None


def open_articles(place: Place, corpus: Path | None = None) -> Library:
    """The articles of the corpus where one is named, else of the library, else of the sample; no index."""
    library = None if corpus else find_library(place)
    if library:
        return library
    room = open_corpus(corpus, place.language) if corpus else open_library(place)
    if isinstance(room.shelf, Library):
        return room.shelf
    library = Library(Path(":memory:"))
    library.add(_read(corpus or sample_folder(), note))
    return library


def open_index(place: Place, library: Library) -> LocalEngine:
    """The library's index, brought up to date where the library has changed since it was built.

    What has changed is added to it; it is built anew where that is much, or where it cannot serve.
    """
    folder, state = place.data / INDEX, library.state()
    try:
        engine = _opened(folder)
        if engine and engine.key == state:
            return engine
        if not engine or not _updated(folder, engine, library, state):
            articles = tracked(library.articles(), "Indexing", library.count())
            LocalEngine.build(folder, articles, key=state, lang=place.language)
    except OSError as error:
        note(f"the index is kept in memory only, since {folder} cannot be written ({error})")
        return LocalEngine.in_memory(library.articles(), place.language)
    return LocalEngine.open(folder)


def _opened(folder: Path) -> LocalEngine | None:
    if not folder.exists():
        return None
    try:
        return LocalEngine.open(folder)
    except IndexMismatch as error:
        note(f"the index is built anew: {error}")
        return None


def _updated(folder: Path, engine: LocalEngine, library: Library, state: str) -> bool:
    """Whether what has changed could be added to the index; where it is much, building anew is faster."""
    changes = library.changes(engine.key)
    if changes is None or len(changes.changed) + len(changes.removed) > library.count() * MUCH:
        return False
    batches = (changes.changed[at : at + BATCH] for at in range(0, len(changes.changed), BATCH))
    added = (article for ids in batches for article in library.batch(ids))
    update(folder, state, added, changes.removed)
    merge_in_background(folder)
    return True


def sample_folder() -> Path:
    """The folder of the bundled sample articles."""
    return Path(corpus_package.__file__ or "").parent / "sample"


class FreshRoom:
    """The library for a process that runs on: opened again when the library has changed."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._lock = threading.Lock()
        self._open()

    def ask(self, query: Query) -> Reply:
        """The reply of the library as it is now."""
        return self.current().answerer.ask(query)

    def current(self) -> ReadingRoom:
        """The room with the library as it is now."""
        with self._lock:
            if self._stale():
                self._open()
            return self._room

    def _open(self) -> None:
        self._library = find_library(self._place)
        self._state = self._library.state() if self._library else None
        self._room = open_room(self._place)

    def _stale(self) -> bool:
        if self._library is None:
            return find_library(self._place) is not None
        return self._library.state() != self._state


def _read(path: Path, on_note: OnNote) -> Iterator[Article]:
    from corpus.readers import read

    return read(path, lambda problem: on_note(str(problem)))
