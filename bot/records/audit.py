"""The audit log: who asked what, where, which articles answered, and when."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from answering.reply import Reply
from bot.records.database import Database


@dataclass(frozen=True, slots=True)
class Entry:
    """One question: `user` is None for a channel's own post, `articles` are the ids of those quoted."""

    user: int | None
    chat: int
    topic: int | None
    question: str
    status: str
    articles: tuple[str, ...] = ()


class Audit:
    """The entries, kept for some days and no longer.

    >>> audit = Audit(Database(":memory:"), lambda: datetime(2031, 5, 2), days=30)
    >>> audit.record(Entry(7, -100, None, "Who signed?", "answered", ("a.txt",)))
    >>> audit.forget(7), audit.forget(7)
    (1, 0)
    """

    def __init__(self, database: Database, now: Callable[[], datetime], days: int) -> None:
        self._database = database
        self._now = now
        self._kept = timedelta(days=days)

    def record(self, entry: Entry) -> None:
        """Writes an entry down, with the present moment; nothing where entries are kept for no day."""
        if not self._kept:
            return
        self._database.write(
            "INSERT INTO audit (at, user, chat, topic, question, status, articles) VALUES (?,?,?,?,?,?,?)",
            self._now().isoformat(timespec="seconds"),
            *(entry.user, entry.chat, entry.topic, entry.question, entry.status),
            json.dumps(entry.articles, ensure_ascii=False),
        )

    def entries(self, user: int) -> list[Entry]:
        """One person's entries, oldest first."""
        rows = self._database.read(
            "SELECT user, chat, topic, question, status, articles FROM audit WHERE user = ? ORDER BY id",
            user,
        )
        return [
            Entry(user, chat, topic, question, status, tuple(json.loads(articles)))
            for user, chat, topic, question, status, articles in rows
        ]

    def count(self, chat: int, since: datetime) -> int:
        """How many entries a chat has since a moment."""
        sql = "SELECT count(*) FROM audit WHERE chat = ? AND at >= ?"
        return int(self._database.read(sql, chat, since.isoformat(timespec="seconds"))[0][0])

    def forget(self, user: int) -> int:
        """Erases one person's entries and tells how many there were."""
        return self._database.write("DELETE FROM audit WHERE user = ?", user)

    def prune(self) -> int:
        """Erases the entries that are older than they are kept and tells how many there were."""
        before = (self._now() - self._kept).isoformat(timespec="seconds")
        return self._database.write("DELETE FROM audit WHERE at < ?", before)


def quoted(reply: Reply) -> tuple[str, ...]:
    """The ids of the articles that a reply quotes as its answer, each once, in the order of the quotes."""
    found = (evidence.article for position in reply.positions for evidence in position.evidence)
    return tuple(dict.fromkeys(found))
