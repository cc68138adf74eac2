"""The library's SQLite file: opened, checked, brought up to date, read and written."""

from __future__ import annotations

import sqlite3
import threading
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from corpus.layout import APPLICATION, MIGRATIONS
from corpus.transaction import transaction

_AGAIN = "move it away and ingest the articles again, or restore a copy"
_ADVICE = {
    "not a database": "it is no library, name another file or folder",
    "malformed": _AGAIN,
    "disk I/O error": _AGAIN,
    "no such table": _AGAIN,
    "locked": "another process is writing to it, try again",
    "readonly": "it may not be written, check its rights",
    "full": "the disk is full, make room",
    "unable to open": "check the folder and its rights",
}
"""What SQLite says of a file, and what to do."""
_PRAGMAS = ("journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON")
Row = tuple[Any, ...]


class CorruptLibrary(Exception):  # noqa: N818
    """The library's file cannot be used; the message says what to do."""


class LibraryFile:
    """A connection to the file, shared by several threads; what SQLite says is told as what to do."""

    def __init__(self, path: Path, readonly: bool = False) -> None:
        """Opens the file, and makes or migrates it unless `readonly`. Raises CorruptLibrary."""
        self.path = path
        self._lock = threading.RLock()
        self._connection = self._open(readonly)
        weakref.finalize(self, self._connection.close)  # Python 3.13 warns of one that is left open
        try:
            self._check(readonly)
        except BaseException:
            self._connection.close()
            raise

    def close(self) -> None:
        """Closes the file, which cannot be used afterwards."""
        with self._lock:
            self._connection.close()

    def read(self, sql: str, *values: object) -> list[Row]:
        """The rows of a query."""
        with self._lock, self._explained():
            return self._connection.execute(sql, values).fetchall()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it or nothing, also where the process is killed."""
        with self._lock, self._explained(), transaction(self._connection) as connection:
            yield connection

    def layout(self) -> int:
        """The number of scripts that it was laid out with."""
        return self._pragma("user_version")

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Turns what SQLite says of a file into what to do about it."""
        try:
            yield
        except sqlite3.IntegrityError:
            raise
        except sqlite3.DatabaseError as error:
            said = str(error)
            advice = next((advice for words, advice in _ADVICE.items() if words in said), None)
            if advice is None:
                raise
            raise CorruptLibrary(f"{self.path} cannot be used ({said}): {advice}") from error

    def _open(self, readonly: bool) -> sqlite3.Connection:
        if str(self.path) == ":memory:":
            return sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        try:
            if not readonly:
                self.path.parent.mkdir(parents=True, exist_ok=True)
            address = f"{self.path.absolute().as_uri()}?mode={'ro' if readonly else 'rwc'}"
            return sqlite3.connect(
                address, timeout=10, isolation_level=None, check_same_thread=False, uri=True
            )
        except (sqlite3.Error, OSError) as error:
            advice = "check the folder and its rights"
            raise CorruptLibrary(f"{self.path} cannot be opened ({error}): {advice}") from error

    def _check(self, readonly: bool) -> None:
        with self._explained():
            application = self._pragma("application_id")
            version = self.layout()
            tables = self._connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if application != APPLICATION and (tables or readonly):
            raise CorruptLibrary(f"{self.path} is no Crossquote library: name another file or folder")
        if version > len(MIGRATIONS):
            raise CorruptLibrary(
                f"{self.path} was made by a newer Crossquote (layout {version}): upgrade this one"
            )
        if not readonly:
            self._prepare()

    def _prepare(self) -> None:
        with self._explained():
            for pragma in _PRAGMAS:
                self._connection.execute(f"PRAGMA {pragma}")
        with self.writing() as connection:
            for number in range(self.layout(), len(MIGRATIONS)):
                for statement in MIGRATIONS[number].split(";"):
                    connection.execute(statement)
                connection.execute(f"PRAGMA application_id = {APPLICATION}")
                connection.execute(f"PRAGMA user_version = {number + 1}")

    def _pragma(self, name: str) -> int:
        return int(self._connection.execute(f"PRAGMA {name}").fetchone()[0])
