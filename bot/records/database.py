"""What the bot must not lose: chats let in, questions not yet answered, watches, the audit log.

It is a file of its own beside the library. An ingest holds the library's write lock for a batch of articles
at a time, and the bot writes down each question before Telegram forgets it; and a library may be moved
away and built anew, as its own error texts advise, or be read-only, which must cost no chat its settings.
"""

from __future__ import annotations

import sqlite3
import threading
import weakref
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.intake import InputError
from bot.records.migrations import MIGRATIONS, Migration
from corpus.transaction import transaction

FILE = "bot.sqlite"
PATIENCE = 10.0  # seconds to wait for another process that writes
PREPARE = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = NORMAL",  # whole after a kill; after a power cut less the last moments
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",  # what somebody wants forgotten is overwritten, not just unlinked
    "CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY, name TEXT, at TEXT)",
)
Row = tuple[Any, ...]


class Database:
    """One SQLite file, or `:memory:`; safe to use from several threads.

    Its calls take well under a millisecond and may be made in the event loop.

    >>> database = Database(":memory:")
    >>> database.write("INSERT INTO admitted VALUES (?, ?, ?, ?)", -100, 0, 1, "2031-05-02")
    1
    >>> database.read("SELECT chat, admin FROM admitted")
    [(-100, 1)]
    """

    def __init__(self, path: Path | str, migrations: Sequence[Migration] = MIGRATIONS) -> None:
        """Opens the file, makes it where there is none, and brings its layout up to date.

        InputError where it cannot be used; the message says what to do.
        """
        self._lock = threading.RLock()
        try:
            self._connection = _connect(path)
            weakref.finalize(self, self._connection.close)  # Python 3.13 warns of one that is left open
            for statement in PREPARE:
                self._connection.execute(statement)
            self._migrate(migrations)
        except (sqlite3.Error, OSError) as error:
            advice = "check its rights, or move it away to start with an empty one"
            raise InputError(f"{path} cannot be used ({error}): {advice}", "bad_database") from error

    def close(self) -> None:
        """Closes the file; the database cannot be used afterwards."""
        with self._lock:
            self._connection.close()

    def read(self, sql: str, *values: object) -> list[Row]:
        """The rows of a query."""
        with self._lock:
            return self._connection.execute(sql, values).fetchall()

    def write(self, sql: str, *values: object) -> int:
        """Carries out one statement, durably, and gives the number of rows that it changed."""
        with self._lock:
            return self._connection.execute(sql, values).rowcount

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Several statements: all of them or none, also where the process is killed. Not to be nested."""
        with self._lock, transaction(self._connection) as connection:
            yield connection

    def move_chat(self, old: int, new: int) -> None:
        """Gives everything that is kept for one chat to another: a group that became a supergroup."""
        with self.transaction() as connection:
            tables = connection.execute(
                "SELECT found.name FROM sqlite_master AS found, pragma_table_info(found.name) AS column "
                "WHERE found.type = 'table' AND column.name = 'chat'"
            ).fetchall()
            for (table,) in tables:
                connection.execute(f'UPDATE OR REPLACE "{table}" SET chat = ? WHERE chat = ?', (new, old))  # noqa: S608

    def _migrate(self, migrations: Sequence[Migration]) -> None:
        with self.transaction() as connection:
            applied = {number for (number,) in connection.execute("SELECT number FROM migrations")}
        unknown = applied - {migration.number for migration in migrations}
        if unknown:
            raise InputError(
                f"the bot's database was made by a newer Crossquote (step {max(unknown)}): upgrade this one",
                "new_database",
            )
        for migration in sorted(migrations, key=lambda migration: migration.number):
            self._apply(migration)

    def _apply(self, migration: Migration) -> None:
        with self.transaction() as connection:
            done = connection.execute("SELECT 1 FROM migrations WHERE number = ?", (migration.number,))
            if done.fetchone():
                return
            for statement in migration.sql.split(";"):
                connection.execute(statement)
            at = datetime.now(UTC).isoformat(timespec="seconds")
            connection.execute(
                "INSERT INTO migrations VALUES (?, ?, ?)", (migration.number, migration.name, at)
            )


def _connect(path: Path | str) -> sqlite3.Connection:
    if str(path) != ":memory:":
        Path(path).parent.mkdir(parents=True, exist_ok=True)
    return sqlite3.connect(path, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
