"""The watches in the database: made, listed, ended, and marked to be looked at again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from sqlite3 import Connection
from typing import Any

from bot.records.database import Database, Row
from bot.watches.watch import Venue, Watch, Wish

COLUMNS = "chat, topic, number, kind, text, told, user, due, language"


def stamp(when: datetime) -> str:
    """A moment as the tables hold it: UTC, so that later ones sort behind."""
    return when.isoformat(timespec="milliseconds")


def make_watch(database: Database, wish: Wish, now: datetime) -> Watch:
    """A new watch under the chat's lowest free number, due at once: the library may have just changed."""
    venue = wish.venue
    with database.transaction() as connection:
        used = connection.execute("SELECT number FROM watches WHERE chat = ?", (venue.chat,)).fetchall()
        number = next(number for number in range(1, len(used) + 2) if (number,) not in used)
        row = (venue.chat, venue.topic, number, wish.kind, wish.text, _json(wish.told), wish.user)
        made = connection.execute(
            f"INSERT INTO watches ({COLUMNS}, made) VALUES (?,?,?,?,?,?,?,?,?,?)",  # noqa: S608
            (*row, stamp(now), wish.language, stamp(now)),
        )
    id = made.lastrowid or 0
    return Watch(id, venue, number, wish.kind, wish.text, wish.told, wish.user, now, wish.language)


def watches_of(database: Database, chat: int) -> list[Watch]:
    """A chat's watches by number."""
    return _watches(database.read(f"SELECT id, {COLUMNS} FROM watches WHERE chat = ? ORDER BY number", chat))  # noqa: S608


def all_watches(database: Database) -> list[Watch]:
    """Every chat's watches."""
    return _watches(database.read(f"SELECT id, {COLUMNS} FROM watches ORDER BY id"))  # noqa: S608


def due_watches(database: Database, now: datetime) -> list[Watch]:
    """The watches to be looked at, those of one venue together."""
    sql = f"SELECT id, {COLUMNS} FROM watches WHERE due <= ? ORDER BY chat, coalesce(topic, 0), number"  # noqa: S608
    return _watches(database.read(sql, stamp(now)))


def end_watch(database: Database, chat: int, number: int) -> bool:
    """Ends one of a chat's watches; tells whether there was one."""
    return database.write("DELETE FROM watches WHERE chat = ? AND number = ?", chat, number) > 0


def library_seen(database: Database) -> str | None:
    """The state of the library up to which its changes have been noticed."""
    rows = database.read("SELECT library FROM watch_cursor")
    return rows[0][0] if rows else None


def mark(
    database: Database, state: str, due: Mapping[int, datetime], causes: Mapping[int, Iterable[str]]
) -> None:
    """Notes in one step that the library was seen up to a state, which watches that makes due, and why.

    A watch that is due already stays due when it was.
    """
    with database.transaction() as connection:
        connection.execute("INSERT OR REPLACE INTO watch_cursor VALUES (1, ?)", (state,))
        for watch, when in due.items():
            connection.execute("UPDATE watches SET due = coalesce(due, ?) WHERE id = ?", (stamp(when), watch))
        for watch, articles in causes.items():
            rows = [(article, watch) for article in articles]
            connection.executemany(
                "INSERT OR IGNORE INTO watch_causes (watch, article) SELECT id, ? FROM watches WHERE id = ?",
                rows,
            )


def causes_of(database: Database, watch: int) -> list[str]:
    """The articles for which a watch is due and of which its chat was not told."""
    rows = database.read(
        "SELECT article FROM watch_causes WHERE watch = ? AND NOT told ORDER BY rowid", watch
    )
    return [article for (article,) in rows]


def postpone(database: Database, watch: int, until: datetime) -> None:
    """Lets a watch wait."""
    database.write("UPDATE watches SET due = ? WHERE id = ?", stamp(until), watch)


def settle(connection: Connection, watch: Watch, told: Mapping[str, Any], causes: Iterable[str]) -> bool:
    """Notes what the chat knows from now on; False where the watch has ended meanwhile."""
    changed = connection.execute(
        "UPDATE watches SET told = ?, due = NULL WHERE id = ?", (_json(told), watch.id)
    )
    rows = [(watch.id, article) for article in causes]
    connection.executemany("UPDATE watch_causes SET told = 1 WHERE watch = ? AND article = ?", rows)
    return changed.rowcount > 0


def _watches(rows: Iterable[Row]) -> list[Watch]:
    return [_watch(row) for row in rows]


def _watch(row: Row) -> Watch:
    id, chat, topic, number, kind, text, told, user, due, language = row
    when = datetime.fromisoformat(due) if due else None
    return Watch(id, Venue(chat, topic), number, kind, text, json.loads(told), user, when, language)


def _json(value: Mapping[str, Any]) -> str:
    """In ASCII: a lone half of a surrogate pair, which some article may hold, cannot be stored otherwise."""
    return json.dumps(value, separators=(",", ":"))
