"""The library: every article and every version of it, in one SQLite file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Self

from corpus.article import Article, from_when_text
from corpus.layout import MIGRATIONS
from corpus.library_file import LibraryFile
from corpus.listing import Added, Changes, Outlet, Summary, Version
from corpus.rows import FIELDS, article_of, count_change, put

BATCH = 200  # articles a transaction or a page of reading


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
        self._file = LibraryFile(path, readonly)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def path(self) -> Path:
        """The file, for a process that opens it too."""
        return self._file.path

    def close(self) -> None:
        """Closes the file; the library cannot be used afterwards."""
        self._file.close()

    def add(
        self, articles: Iterable[Article], origin: Callable[[Article], str | None] = lambda _: None
    ) -> Added:
        """Adds or replaces articles by id; a text that is replaced is kept as a version.

        `origin` gives the place that an article was read from, where it has one.
        """
        total = Added()
        remaining = iter(articles)
        while batch := list(islice(remaining, BATCH)):
            with self._file.writing() as connection:
                for article in batch:
                    total += put(connection, article, origin(article))
        return total

    def remove(self, id: str) -> None:
        """Removes an article and its versions; KeyError where there is none."""
        with self._file.writing() as connection:
            if not connection.execute("DELETE FROM articles WHERE id = ?", (id,)).rowcount:
                raise KeyError(id)
            number = count_change(connection)
            connection.execute("INSERT OR REPLACE INTO removed VALUES (?, ?)", (id, number))

    def article(self, id: str) -> Article:
        """The article with this id; KeyError where there is none."""
        rows = self._file.read(f"SELECT id, {FIELDS} FROM articles WHERE id = ?", id)  # noqa: S608
        if not rows:
            raise KeyError(id)
        return article_of(rows[0])

    def batch(self, ids: Sequence[str]) -> list[Article]:
        """The articles with these ids, in this order; KeyError where one is missing."""
        marks = ",".join("?" * len(ids))
        rows = self._file.read(f"SELECT id, {FIELDS} FROM articles WHERE id IN ({marks})", *ids)  # noqa: S608
        found = {row[0]: article_of(row) for row in rows}
        return [found[id] for id in ids]

    def articles(self) -> Iterator[Article]:
        """Every article, ordered by id; nothing is locked between one and the next."""
        sql = f"SELECT id, {FIELDS} FROM articles WHERE id > ? OR ? ORDER BY id LIMIT {BATCH}"  # noqa: S608
        last, first = "", True
        while rows := self._file.read(sql, last, first):
            yield from map(article_of, rows)
            last, first = rows[-1][0], False

    def summaries(self, limit: int = -1, source: str | None = None) -> list[Summary]:
        """Articles without their texts, newest first, those without a date last; `limit` -1 is all."""
        rows = self._file.read(
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
        rows = self._file.read(
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
        sql = f"SELECT number, replaced, article, {FIELDS} FROM versions WHERE article = ?"  # noqa: S608
        rows = sorted(self._file.read(sql, id))
        return [Version(row[0], datetime.fromisoformat(row[1]), article_of(row[2:])) for row in rows]

    def id_of(self, origin: str) -> str | None:
        """The id of the article that was read from this place."""
        rows = self._file.read("SELECT id FROM articles WHERE origin = ?", origin)
        return rows[0][0] if rows else None

    def holding(self, text: str, limit: int) -> list[str]:
        """The ids of articles, `limit` at most, whose text holds these very characters; reads every text."""
        rows = self._file.read(
            "SELECT id FROM articles WHERE instr(text, ?) ORDER BY id LIMIT ?", text, limit
        )
        return [row[0] for row in rows]

    def __contains__(self, id: object) -> bool:
        return bool(self._file.read("SELECT 1 FROM articles WHERE id = ?", id))

    def count(self) -> int:
        """The number of articles."""
        return int(self._file.read("SELECT count(*) FROM articles")[0][0])

    def state(self) -> str:
        """A short text that differs after every change of content, on any machine."""
        library, changes = self._file.read("SELECT library, changes FROM state")[0]
        return f"{library}-{changes}"

    def changes(self, state: str) -> Changes | None:
        """What has changed since a state; None where that is another library's, or too old to tell."""
        library, number = state.rpartition("-")[::2]
        if self._file.layout() < len(MIGRATIONS):
            return None  # opened to read only, and laid out before changes were numbered
        if not number.isdecimal() or not self._file.read(
            "SELECT 1 FROM state WHERE library = ?1 AND ?2 BETWEEN logged AND changes", library, int(number)
        ):
            return None
        changed = self._file.read("SELECT id FROM articles WHERE changed > ? ORDER BY changed", int(number))
        removed = self._file.read(
            "SELECT id FROM removed WHERE changed > ? AND id NOT IN (SELECT id FROM articles) ORDER BY id",
            int(number),
        )
        return Changes(tuple(row[0] for row in changed), tuple(row[0] for row in removed))
