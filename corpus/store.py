"""The library: every article and every version of it, in one SQLite file."""

from __future__ import annotations

import sqlite3
import struct
import threading
import weakref
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from corpus.article import Article, Span, When, from_when_text
from corpus.transaction import transaction

APPLICATION = 0x43515445  # "CQTE", in the file's header: tells our libraries from other SQLite files
MIGRATIONS = (
    """
    CREATE TABLE articles (
        id TEXT PRIMARY KEY, origin TEXT, name TEXT NOT NULL, title TEXT, source TEXT, author TEXT,
        published TEXT, updated TEXT, url TEXT, lang TEXT, text TEXT NOT NULL, sentences BLOB NOT NULL
    );
    CREATE INDEX articles_by_origin ON articles (origin);
    CREATE INDEX articles_by_date ON articles (published);
    CREATE TABLE versions (
        article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
        number INTEGER NOT NULL, replaced TEXT NOT NULL,
        name TEXT NOT NULL, title TEXT, source TEXT, author TEXT,
        published TEXT, updated TEXT, url TEXT, lang TEXT, text TEXT NOT NULL, sentences BLOB NOT NULL,
        PRIMARY KEY (article, number)
    );
    CREATE TABLE state (
        only INTEGER PRIMARY KEY CHECK (only = 1), library TEXT NOT NULL, changes INTEGER NOT NULL
    );
    INSERT INTO state VALUES (1, lower(hex(randomblob(8))), 0);
    """,
    """
    ALTER TABLE articles ADD COLUMN changed INTEGER NOT NULL DEFAULT 0;
    CREATE INDEX articles_by_change ON articles (changed);
    CREATE TABLE removed (id TEXT PRIMARY KEY, changed INTEGER NOT NULL);
    ALTER TABLE state ADD COLUMN logged INTEGER NOT NULL DEFAULT 0;
    UPDATE state SET logged = changes;
    """,
)
"""One script for each version of the file's layout; only ever appended to."""
_AGAIN = "move it away and ingest the articles again, or restore a copy"
ADVICE = {
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
BATCH = 200  # articles a transaction or a page of reading
_FIELDS = "name, title, source, author, published, updated, url, lang, text, sentences"
_Row = tuple[Any, ...]


class CorruptLibrary(Exception):  # noqa: N818
    """The library's file cannot be used; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Added:
    """What adding articles did to the library, as counts."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0

    def __add__(self, other: Added) -> Added:
        return Added(self.new + other.new, self.changed + other.changed, self.unchanged + other.unchanged)


@dataclass(frozen=True, slots=True)
class Summary:
    """An article without its text, for lists."""

    id: str
    outlet: str
    title: str | None
    published: When | None


@dataclass(frozen=True, slots=True)
class Version:
    """An earlier text of an article, and when (UTC) another took its place; versions count from 1."""

    number: int
    replaced: datetime
    article: Article


@dataclass(frozen=True, slots=True)
class Outlet:
    """A source with the number of its articles and the first and last publication times."""

    name: str
    articles: int
    first: When | None
    last: When | None


@dataclass(frozen=True, slots=True)
class Changes:
    """The ids of the articles that are new or different since an earlier state, and of those gone."""

    changed: tuple[str, ...]
    removed: tuple[str, ...]


class Library:
    """Articles in one SQLite file; safe to use from several threads and several processes.

    >>> with Library(Path(":memory:")) as library:
    ...     library.add([Article("a", "Rain fell.", "a.txt")])
    ...     library.article("a").text
    Added(new=1, changed=0, unchanged=0)
    'Rain fell.'
    """

    def __init__(self, path: Path, readonly: bool = False) -> None:
        """Opens the library, and makes or migrates it unless `readonly`. Raises CorruptLibrary."""
        self._path = path
        self._lock = threading.RLock()
        self._connection = self._open(readonly)
        weakref.finalize(self, self._connection.close)  # Python 3.13 warns of one that is left open
        try:
            self._check(readonly)
        except BaseException:
            self._connection.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def path(self) -> Path:
        """The file, for a process that opens it too."""
        return self._path

    def close(self) -> None:
        """Closes the file; the library cannot be used afterwards."""
        with self._lock:
            self._connection.close()

    def add(
        self, articles: Iterable[Article], origin: Callable[[Article], str | None] = lambda _: None
    ) -> Added:
        """Adds or replaces articles by id; a text that is replaced is kept as a version.

        `origin` gives the place that an article was read from, where it has one.
        """
        total = Added()
        remaining = iter(articles)
        while batch := list(islice(remaining, BATCH)):
            with self._writing() as connection:
                for article in batch:
                    total += _put(connection, article, origin(article))
        return total

    def remove(self, id: str) -> None:
        """Removes an article and its versions; KeyError where there is none."""
        with self._writing() as connection:
            if not connection.execute("DELETE FROM articles WHERE id = ?", (id,)).rowcount:
                raise KeyError(id)
            number = _count_change(connection)
            connection.execute("INSERT OR REPLACE INTO removed VALUES (?, ?)", (id, number))

    def article(self, id: str) -> Article:
        """The article with this id; KeyError where there is none."""
        rows = self._read(f"SELECT id, {_FIELDS} FROM articles WHERE id = ?", id)  # noqa: S608
        if not rows:
            raise KeyError(id)
        return _article(rows[0])

    def batch(self, ids: Sequence[str]) -> list[Article]:
        """The articles with these ids, in this order; KeyError where one is missing."""
        marks = ",".join("?" * len(ids))
        rows = self._read(f"SELECT id, {_FIELDS} FROM articles WHERE id IN ({marks})", *ids)  # noqa: S608
        found = {row[0]: _article(row) for row in rows}
        return [found[id] for id in ids]

    def articles(self) -> Iterator[Article]:
        """Every article, ordered by id; nothing is locked between one and the next."""
        sql = f"SELECT id, {_FIELDS} FROM articles WHERE id > ? OR ? ORDER BY id LIMIT {BATCH}"  # noqa: S608
        last, first = "", True
        while rows := self._read(sql, last, first):
            yield from map(_article, rows)
            last, first = rows[-1][0], False

    def summaries(self, limit: int = -1, source: str | None = None) -> list[Summary]:
        """Articles without their texts, newest first, those without a date last; `limit` -1 is all."""
        rows = self._read(
            "SELECT id, coalesce(source, name), title, published FROM articles "
            "WHERE ?1 IS NULL OR lower(coalesce(source, name)) = lower(?1) "
            "ORDER BY published IS NULL, published DESC, id LIMIT ?2",
            source,
            limit,
        )
        return [
            Summary(id, outlet, title, from_when_text(published)) for id, outlet, title, published in rows
        ]

    def sources(self) -> list[Outlet]:
        """The outlets, most articles first."""
        rows = self._read(
            "SELECT coalesce(source, name) AS outlet, count(*), min(published), max(published) FROM articles "
            "GROUP BY lower(outlet) ORDER BY count(*) DESC, lower(outlet)"
        )
        return [
            Outlet(name, count, from_when_text(first), from_when_text(last))
            for name, count, first, last in rows
        ]

    def versions(self, id: str) -> list[Version]:
        """The earlier texts of an article, oldest first; KeyError where there is no such article."""
        self.article(id)
        sql = f"SELECT number, replaced, article, {_FIELDS} FROM versions WHERE article = ?"  # noqa: S608
        rows = sorted(self._read(sql, id))
        return [Version(row[0], datetime.fromisoformat(row[1]), _article(row[2:])) for row in rows]

    def id_of(self, origin: str) -> str | None:
        """The id of the article that was read from this place."""
        rows = self._read("SELECT id FROM articles WHERE origin = ?", origin)
        return rows[0][0] if rows else None

    def holding(self, text: str, limit: int) -> list[str]:
        """The ids of articles, `limit` at most, whose text holds these very characters; reads every text."""
        rows = self._read("SELECT id FROM articles WHERE instr(text, ?) ORDER BY id LIMIT ?", text, limit)
        return [row[0] for row in rows]

    def __contains__(self, id: object) -> bool:
        return bool(self._read("SELECT 1 FROM articles WHERE id = ?", id))

    def count(self) -> int:
        """The number of articles."""
        return int(self._read("SELECT count(*) FROM articles")[0][0])

    def state(self) -> str:
        """A short text that differs after every change of content, on any machine."""
        library, changes = self._read("SELECT library, changes FROM state")[0]
        return f"{library}-{changes}"

    def changes(self, state: str) -> Changes | None:
        """What has changed since a state; None where that is another library's, or too old to tell."""
        library, number = state.rpartition("-")[::2]
        if self._pragma("user_version") < len(MIGRATIONS):
            return None  # opened to read only, and laid out before changes were numbered
        if not number.isdecimal() or not self._read(
            "SELECT 1 FROM state WHERE library = ?1 AND ?2 BETWEEN logged AND changes", library, int(number)
        ):
            return None
        changed = self._read("SELECT id FROM articles WHERE changed > ? ORDER BY changed", int(number))
        removed = self._read(
            "SELECT id FROM removed WHERE changed > ? AND id NOT IN (SELECT id FROM articles) ORDER BY id",
            int(number),
        )
        return Changes(tuple(row[0] for row in changed), tuple(row[0] for row in removed))

    def _read(self, sql: str, *values: object) -> list[_Row]:
        with self._lock, self._explained():
            return self._connection.execute(sql, values).fetchall()

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it or nothing, also where the process is killed."""
        with self._lock, self._explained(), transaction(self._connection) as connection:
            yield connection

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Turns what SQLite says of a file into what to do about it."""
        try:
            yield
        except sqlite3.IntegrityError:
            raise
        except sqlite3.DatabaseError as error:
            said = str(error)
            advice = next((advice for words, advice in ADVICE.items() if words in said), None)
            if advice is None:
                raise
            raise CorruptLibrary(f"{self._path} cannot be used ({said}): {advice}") from error

    def _open(self, readonly: bool) -> sqlite3.Connection:
        if str(self._path) == ":memory:":
            return sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        try:
            if not readonly:
                self._path.parent.mkdir(parents=True, exist_ok=True)
            address = f"{self._path.absolute().as_uri()}?mode={'ro' if readonly else 'rwc'}"
            return sqlite3.connect(
                address, timeout=10, isolation_level=None, check_same_thread=False, uri=True
            )
        except (sqlite3.Error, OSError) as error:
            advice = "check the folder and its rights"
            raise CorruptLibrary(f"{self._path} cannot be opened ({error}): {advice}") from error

    def _check(self, readonly: bool) -> None:
        with self._explained():
            application = self._pragma("application_id")
            version = self._pragma("user_version")
            tables = self._connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if application != APPLICATION and (tables or readonly):
            raise CorruptLibrary(f"{self._path} is no Crossquote library: name another file or folder")
        if version > len(MIGRATIONS):
            raise CorruptLibrary(
                f"{self._path} was made by a newer Crossquote (layout {version}): upgrade this one"
            )
        if not readonly:
            self._prepare()

    def _prepare(self) -> None:
        with self._explained():
            self._connection.execute("PRAGMA journal_mode = WAL")
            self._connection.execute("PRAGMA synchronous = NORMAL")
            self._connection.execute("PRAGMA foreign_keys = ON")
        with self._writing() as connection:
            for number in range(self._pragma("user_version"), len(MIGRATIONS)):
                for statement in MIGRATIONS[number].split(";"):
                    connection.execute(statement)
                connection.execute(f"PRAGMA application_id = {APPLICATION}")
                connection.execute(f"PRAGMA user_version = {number + 1}")

    def _pragma(self, name: str) -> int:
        return int(self._connection.execute(f"PRAGMA {name}").fetchone()[0])


def _put(connection: sqlite3.Connection, article: Article, origin: str | None) -> Added:
    row = _row(article)
    found = connection.execute(f"SELECT {_FIELDS} FROM articles WHERE id = ?", (article.id,)).fetchone()  # noqa: S608
    if found == row:
        return Added(unchanged=1)
    if found and found[8] != article.text:
        _keep_version(connection, article.id, found)
    fields = f"{_FIELDS}, changed"
    connection.execute(
        f"INSERT INTO articles (id, origin, {fields}) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?) "  # noqa: S608
        "ON CONFLICT (id) DO UPDATE SET origin = coalesce(excluded.origin, origin), "
        + ", ".join(f"{field} = excluded.{field}" for field in fields.split(", ")),
        (article.id, origin, *row, _count_change(connection)),
    )
    return Added(changed=1) if found else Added(new=1)


def _keep_version(connection: sqlite3.Connection, id: str, row: _Row) -> None:
    earlier = connection.execute("SELECT count(*) FROM versions WHERE article = ?", (id,)).fetchone()[0]
    connection.execute(
        f"INSERT INTO versions (article, number, replaced, {_FIELDS}) "  # noqa: S608
        "VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)",
        (id, earlier + 1, datetime.now(UTC).isoformat(timespec="seconds"), *row),
    )


def _count_change(connection: sqlite3.Connection) -> int:
    """The number of this change."""
    connection.execute("UPDATE state SET changes = changes + 1")
    return int(connection.execute("SELECT changes FROM state").fetchone()[0])


def _row(article: Article) -> _Row:
    """The values of _FIELDS."""
    return (
        article.name,
        article.title,
        article.source,
        article.author,
        article.published.isoformat() if article.published else None,
        article.updated.isoformat() if article.updated else None,
        article.url,
        article.lang,
        article.text,
        _pack(article.sentences),
    )


def _article(row: _Row) -> Article:
    """The article of an id and the values of _FIELDS."""
    id, name, title, source, author, published, updated, url, lang, text, packed = row
    return Article(
        id,
        text,
        name,
        title,
        source,
        author,
        from_when_text(published),
        from_when_text(updated),
        url,
        lang,
        _unpack(packed),
    )


def _pack(spans: Sequence[Span]) -> bytes:
    """Starts and ends as 32-bit numbers, little end first."""
    bounds = [bound for span in spans for bound in (span.start, span.end)]
    return struct.pack(f"<{len(bounds)}I", *bounds)


def _unpack(packed: bytes) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in struct.iter_unpack("<2I", packed))
