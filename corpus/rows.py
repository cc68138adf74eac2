"""Articles as rows of the library's tables: written, kept as versions, read."""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Sequence
from datetime import UTC, datetime

from corpus.article import Article, Span, from_when_text
from corpus.library_file import Row
from corpus.listing import Added

_NAMES = ("name", "title", "source", "author", "published", "updated", "url", "lang", "text", "sentences")
_TEXT = _NAMES.index("text")
FIELDS = ", ".join(_NAMES)
"""The columns that articles and versions share, in the order of a row."""


def put(connection: sqlite3.Connection, article: Article, origin: str | None) -> Added:
    """Adds or replaces an article by its id; a text that is replaced is kept as a version."""
    row = _row(article)
    found = connection.execute(f"SELECT {FIELDS} FROM articles WHERE id = ?", (article.id,)).fetchone()  # noqa: S608
    if found == row:
        return Added(unchanged=1)
    if found and found[_TEXT] != article.text:
        _keep(connection, article.id, found)
    fields = f"{FIELDS}, changed"
    connection.execute(
        f"INSERT INTO articles (id, origin, {fields}) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?) "  # noqa: S608
        "ON CONFLICT (id) DO UPDATE SET origin = coalesce(excluded.origin, origin), "
        + ", ".join(f"{field} = excluded.{field}" for field in fields.split(", ")),
        (article.id, origin, *row, count_change(connection)),
    )
    return Added(changed=1) if found else Added(new=1)


def _keep(connection: sqlite3.Connection, id: str, row: Row) -> None:
    earlier = connection.execute("SELECT count(*) FROM versions WHERE article = ?", (id,)).fetchone()[0]
    connection.execute(
        f"INSERT INTO versions (article, number, replaced, {FIELDS}) "  # noqa: S608
        "VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)",
        (id, earlier + 1, datetime.now(UTC).isoformat(timespec="seconds"), *row),
    )


def count_change(connection: sqlite3.Connection) -> int:
    """The number of this change."""
    connection.execute("UPDATE state SET changes = changes + 1")
    return int(connection.execute("SELECT changes FROM state").fetchone()[0])


def _row(article: Article) -> Row:
    """The values of FIELDS."""
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


def article_of(row: Row) -> Article:
    """The article of an id and the values of FIELDS."""
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
