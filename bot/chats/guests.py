"""Chats that are not let in but may stay for a while, because somebody is about to let them in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from bot.records.database import Database


class Guests:
    """Which chats may stay, and until when.

    >>> guests = Guests(Database(":memory:"), lambda: datetime(2031, 5, 2))
    >>> guests.welcome(-100, timedelta(days=1)); guests.may_stay(-100), guests.may_stay(-200)
    (True, False)
    """

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now

    def welcome(self, chat: int, stay: timedelta) -> None:
        """Lets a chat stay for so long."""
        until = (self._now() + stay).isoformat()
        self._database.write("INSERT OR REPLACE INTO guests VALUES (?, ?)", chat, until)

    def may_stay(self, chat: int) -> bool:
        """Whether the chat's time is not over."""
        sql = "SELECT 1 FROM guests WHERE chat = ? AND until > ?"
        return bool(self._database.read(sql, chat, self._now().isoformat()))

    def see_off(self, chat: int) -> None:
        """Forgets a chat: it was let in or left."""
        self._database.write("DELETE FROM guests WHERE chat = ?", chat)
