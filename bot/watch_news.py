"""What chats were told of their watches, in a line each, kept for their next digest."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from sqlite3 import Connection

from bot.database import Database
from bot.markup import Block, Run
from bot.watch import Venue
from bot.watch_store import stamp

KEPT = timedelta(days=30)  # longer than a bot stands still


def note_news(connection: Connection, venue: Venue, line: Block, now: datetime) -> None:
    """Keeps a line for the digest of the chat and topic that is told it now."""
    words = json.dumps([[item.text, item.tags] for item in line], ensure_ascii=False)
    connection.execute(
        "INSERT INTO watch_news (chat, topic, line, at) VALUES (?, ?, ?, ?)",
        (venue.chat, venue.topic, words, stamp(now)),
    )


def news_since(database: Database, venue: Venue, since: datetime) -> list[Block]:
    """The lines that a chat's topic was told after a moment, oldest first."""
    rows = database.read(
        "SELECT line FROM watch_news WHERE chat = ? AND topic IS ? AND at > ? ORDER BY id",
        venue.chat,
        venue.topic,
        stamp(since),
    )
    return [[Run(text, tuple(tags)) for text, tags in json.loads(line)] for (line,) in rows]


def tidy(database: Database, now: datetime) -> None:
    """Forgets the lines that no digest will bring any more."""
    database.write("DELETE FROM watch_news WHERE at < ?", stamp(now - KEPT))
