"""What the bot has to say of its own accord: written down with what it is about, then sent, chat by chat.

A message is `planned`, then `sending`, then `sent`; or `refused`, where Telegram will never take it. What was
being sent when the process was killed may have arrived or not: it is sent again, so that nothing is lost and
one message of a chat at most comes twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from sqlite3 import Connection

from bot.records.database import Database
from bot.watches.manners import LATE, manners_of
from bot.watches.store import stamp
from bot.watches.watch import Venue

KEPT = timedelta(days=1)  # how long a sent message stays on record


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A message in Telegram's HTML, and how often it has been tried."""

    id: int
    venue: Venue
    html: str
    tries: int


def plan(connection: Connection, venue: Venue, messages: Sequence[str], now: datetime) -> None:
    """Puts messages into the outbox, within the transaction that notes what they tell."""
    rows = [(venue.chat, venue.topic, html, stamp(now), stamp(now)) for html in messages]
    connection.executemany(
        "INSERT INTO outbox (chat, topic, html, state, due, planned) VALUES (?, ?, ?, 'planned', ?, ?)", rows
    )


def recover(database: Database) -> int:
    """Plans again what was being sent when the process ended; tells how many messages that are."""
    return database.write("UPDATE outbox SET state = 'planned' WHERE state = 'sending'")


def chats_due(database: Database, now: datetime) -> list[int]:
    """The chats whose next message may go now."""
    rows = database.read(
        "SELECT chat FROM outbox WHERE due <= ? AND id IN "
        "(SELECT min(id) FROM outbox WHERE state = 'planned' GROUP BY chat) ORDER BY id",
        stamp(now),
    )
    return [chat for (chat,) in rows]


def take(database: Database, chat: int, now: datetime, zone: str) -> Outgoing | None:
    """The chat's next message, from now on being sent; None where there is none or it has to wait.

    One that waited long, as where the bot was not running, does not go in the chat's quiet hours.
    """
    start = manners_of(database, chat, zone).from_when(now)
    with database.transaction() as connection:
        row = connection.execute(
            "SELECT id, chat, topic, html, tries, due, planned FROM outbox "
            "WHERE chat = ? AND state = 'planned' ORDER BY id LIMIT 1",
            (chat,),
        ).fetchone()
        if row is None or row[5] > stamp(now):
            return None
        if start > now and row[6] < stamp(now - LATE):
            connection.execute("UPDATE outbox SET due = ? WHERE id = ?", (stamp(start), row[0]))
            return None
        connection.execute("UPDATE outbox SET state = 'sending', tries = tries + 1 WHERE id = ?", (row[0],))
    return Outgoing(row[0], Venue(row[1], row[2]), row[3], row[4] + 1)


def sent(database: Database, message: Outgoing) -> None:
    """Notes that a message has arrived."""
    database.write("UPDATE outbox SET state = 'sent' WHERE id = ?", message.id)


def put_back(database: Database, message: Outgoing, until: datetime) -> None:
    """Lets a message wait that did not arrive; the chat's later ones wait behind it."""
    database.write("UPDATE outbox SET state = 'planned', due = ? WHERE id = ?", stamp(until), message.id)


def refuse(database: Database, message: Outgoing) -> None:
    """Gives up a message that Telegram will not take, so that the chat's later ones are not held up."""
    database.write("UPDATE outbox SET state = 'refused' WHERE id = ?", message.id)


def leave_topic(database: Database, venue: Venue) -> None:
    """Tells the whole chat from now on what was meant for a topic that is gone."""
    with database.transaction() as connection:
        for table in ("outbox", "watches", "watch_news"):
            connection.execute(
                f"UPDATE {table} SET topic = NULL WHERE chat = ? AND topic = ?",  # noqa: S608
                (venue.chat, venue.topic),
            )
        connection.execute("DELETE FROM digests WHERE chat = ? AND topic = ?", (venue.chat, venue.topic))


def close_chat(database: Database, chat: int) -> int:
    """Forgets what a chat wanted to be told that will not have it; gives the number of its watches."""
    with database.transaction() as connection:
        for table in ("outbox", "digests", "watch_news"):
            connection.execute(f"DELETE FROM {table} WHERE chat = ?", (chat,))  # noqa: S608
        return connection.execute("DELETE FROM watches WHERE chat = ?", (chat,)).rowcount


def tidy(database: Database, now: datetime) -> None:
    """Forgets the messages that were sent a while ago."""
    database.write("DELETE FROM outbox WHERE state IN ('sent', 'refused') AND planned < ?", stamp(now - KEPT))
