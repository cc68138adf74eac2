"""The digests in the database: one for each chat and topic at most."""

from __future__ import annotations

from datetime import datetime
from sqlite3 import Connection
from zoneinfo import ZoneInfo

from bot.chats.clock import next_time, read_clock
from bot.digests.digest import Digest
from bot.records.database import Database, Row
from bot.watches.store import stamp
from bot.watches.watch import Venue

COLUMNS = "chat, topic, clock, words, due, news, library, user, language"


def set_digest(database: Database, digest: Digest) -> None:
    """Stores a digest in the place of the one that its chat and topic had."""
    venue = digest.venue
    row = (venue.chat, venue.topic, f"{digest.clock:%H:%M}", digest.words, stamp(digest.due))
    with database.transaction() as connection:
        _drop(connection, venue)
        connection.execute(
            f"INSERT INTO digests ({COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?)",  # noqa: S608
            (*row, digest.news, digest.library, digest.user, digest.language),
        )


def drop_digest(database: Database, venue: Venue) -> bool:
    """Ends the digest of a chat's topic; tells whether there was one."""
    with database.transaction() as connection:
        return _drop(connection, venue)


def digest_of(database: Database, venue: Venue) -> Digest | None:
    """The digest of a chat's topic."""
    sql = f"SELECT id, {COLUMNS} FROM digests WHERE chat = ? AND topic IS ?"  # noqa: S608
    return next(map(_digest, database.read(sql, venue.chat, venue.topic)), None)


def due_digests(database: Database, now: datetime) -> list[Digest]:
    """The digests whose time has come."""
    sql = f"SELECT id, {COLUMNS} FROM digests WHERE due <= ? ORDER BY due, id"  # noqa: S608
    return list(map(_digest, database.read(sql, stamp(now))))


def put_off(database: Database, digest: Digest, until: datetime) -> None:
    """Lets a digest come later, once."""
    database.write("UPDATE digests SET due = ? WHERE id = ?", stamp(until), digest.id)


def retime(database: Database, chat: int, zone: ZoneInfo, now: datetime) -> None:
    """Sets when a chat's digests come next, where its clock has been set to another zone."""
    for digest in map(_digest, database.read(f"SELECT id, {COLUMNS} FROM digests WHERE chat = ?", chat)):  # noqa: S608
        put_off(database, digest, next_time(now, digest.clock, zone))


def settle_digest(
    connection: Connection, digest: Digest, due: datetime, news: int, library: str | None
) -> bool:
    """Notes that a digest was told and when the next is due; False where it has ended meanwhile."""
    changed = connection.execute(
        "UPDATE digests SET due = ?, news = ?, library = ? WHERE id = ?",
        (stamp(due), news, library, digest.id),
    )
    return changed.rowcount > 0


def _drop(connection: Connection, venue: Venue) -> bool:
    where = (venue.chat, venue.topic)
    return connection.execute("DELETE FROM digests WHERE chat = ? AND topic IS ?", where).rowcount > 0


def _digest(row: Row) -> Digest:
    id, chat, topic, clock, words, due, news, library, user, language = row
    when = datetime.fromisoformat(due)
    return Digest(id, Venue(chat, topic), read_clock(clock), words, when, news, library, user, language)
