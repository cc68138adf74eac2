"""What chats were told of their watches, in a line each, kept for their next digest."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from sqlite3 import Connection

from bot.records.database import Database
from bot.watches.store import stamp
from bot.watches.watch import Venue
from bot.words.markup import Block, Run

KEPT = timedelta(days=30)  # longer than a bot stands still


def note_news(connection: Connection, venue: Venue, line: Block, now: datetime) -> None:
    """Keeps a line for the digest of the chat and topic that is told it now."""
    words = json.dumps([[item.text, item.tags] for item in line])
    connection.execute(
        "INSERT INTO watch_news (chat, topic, line, at) VALUES (?, ?, ?, ?)",
        (venue.chat, venue.topic, words, stamp(now)),
    )


def last_news(database: Database) -> int:
    """The number of the newest line of all chats; 0 where there is none."""
    return int(database.read("SELECT coalesce(max(id), 0) FROM watch_news")[0][0])


def news_between(database: Database, venue: Venue, after: int, last: int) -> list[Block]:
    """The lines that a chat's topic was told after one number and up to another, oldest first."""
    rows = database.read(
        "SELECT line FROM watch_news WHERE chat = ? AND topic IS ? AND id > ? AND id <= ? ORDER BY id",
        *(venue.chat, venue.topic, after, last),
    )
    return [[Run(text, tuple(tags)) for text, tags in json.loads(line)] for (line,) in rows]


def tidy(database: Database, now: datetime) -> None:
    """Forgets the lines that no digest will bring any more."""
    database.write("DELETE FROM watch_news WHERE at < ?", stamp(now - KEPT))
