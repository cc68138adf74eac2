"""Updates that were fetched and are not yet handled, written down so that no kill loses one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import blake2b
from urllib.parse import urlsplit

from bot.records.database import Database

MOST_TRIES = 5  # times an update may be begun; each time but the last the process ended before it was handled
REMEMBERED = 10_000  # handled updates that are known when they come again; Telegram repeats 100 at most
PRUNE_EVERY = 1_000  # handled updates
ROWS = "source = ? AND update_id = ? AND state = 'waiting'"

SET_ASIDE = "SELECT 1 FROM inbox WHERE source = ? AND update_id = ? AND state = 'set aside'"


@dataclass(frozen=True, slots=True)
class Kept:
    """An update that waits, as JSON."""

    update_id: int
    raw: str


class Inbox:
    """The updates of one bot on one Bot API server, which numbers them.

    >>> inbox = Inbox(Database(":memory:"), "7@api.telegram.org")
    >>> inbox.keep(1, "{}", chat=5), inbox.keep(1, "{}", chat=5)
    (True, False)
    >>> inbox.begin(1), inbox.done(1), list(inbox.waiting()), inbox.keep(1, "{}", chat=5)
    (True, None, [], False)
    """

    def __init__(self, database: Database, source: str) -> None:
        self._database = database
        self._source = source
        self._handled = 0

    def keep(self, update_id: int, raw: str, chat: int | None) -> bool:
        """Writes an update down; False where the very same one has come before."""
        digest = blake2b(raw.encode(), digest_size=8).digest()
        at = datetime.now(UTC).isoformat(timespec="seconds")
        new = self._database.write(
            "INSERT OR IGNORE INTO inbox (source, update_id, digest, chat, received, raw) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            *(self._source, update_id, digest, chat, at, raw),
        )
        return bool(new)

    def begin(self, update_id: int) -> bool:
        """Notes that an update is being handled; False where that has ended the process too often.

        Such a one is set aside, with its text, for whoever looks for the cause.
        """
        self._database.write(
            f"UPDATE inbox SET state = CASE WHEN tries < {MOST_TRIES} THEN state ELSE 'set aside' END, "  # noqa: S608
            f"tries = tries + 1 WHERE {ROWS}",
            *(self._source, update_id),
        )
        return not self._database.read(SET_ASIDE, self._source, update_id)

    def done(self, update_id: int) -> None:
        """Notes that an update is handled and erases what it said."""
        self._database.write(
            f"UPDATE inbox SET state = 'handled', raw = NULL WHERE {ROWS}",  # noqa: S608
            *(self._source, update_id),
        )
        self._handled += 1
        if self._handled % PRUNE_EVERY == 0:
            self.prune()

    def waiting(self) -> Iterator[Kept]:
        """The updates not yet handled, in the order in which they came."""
        rows = self._database.read(
            "SELECT update_id, raw FROM inbox WHERE state = 'waiting' AND source = ? ORDER BY number",
            self._source,
        )
        return (Kept(update_id, raw) for update_id, raw in rows)

    def prune(self) -> None:
        """Forgets all but the latest of what is no longer waiting."""
        self._database.write(
            "DELETE FROM inbox WHERE state <> 'waiting' AND number <= (SELECT max(number) FROM inbox) - ?",
            REMEMBERED,
        )


def source_of(token: str, base_url: str) -> str:
    """The name of the bot and of the server that numbers its updates; nothing of the token's secret part.

    >>> source_of("42:secret", "https://api.telegram.org/bot")
    '42@api.telegram.org'
    """
    return f"{token.partition(':')[0]}@{urlsplit(base_url).netloc.rpartition('@')[2]}"
