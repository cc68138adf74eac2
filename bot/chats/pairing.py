"""Codes with which a chat is let in: short-lived, used once, and not to be guessed."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from hashlib import blake2b

from bot.limits import Limiter
from bot.records.database import Database

LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ23456789"  # none that is taken for another
LENGTH = 8  # a hundred guesses fit into a code's life: one code in six thousand million would be guessed
VALID = timedelta(minutes=10)
TRIES, TRY_AGAIN = 5, 120.0  # wrong codes of one chat at once, then one each so many seconds
ALL_TRIES, ALL_AGAIN = 50, 12.0  # of all chats together
EVERYWHERE = 0


class Pairing:
    """The codes that admins have asked for. Only their digests are stored.

    >>> pairing = Pairing(Database(":memory:"), lambda: datetime(2031, 5, 2))
    >>> code = pairing.offer(admin=1)
    >>> pairing.redeem("WRONG", chat=-100), pairing.redeem(code.lower(), -100), pairing.redeem(code, -100)
    (None, 1, None)
    """

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now
        self._chats = Limiter(TRIES, TRY_AGAIN)
        self._all = Limiter(ALL_TRIES, ALL_AGAIN)

    def offer(self, admin: int) -> str:
        """A new code; the admin's earlier one is no longer valid."""
        code = "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
        expires = (self._now() + VALID).isoformat()
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM pairing_codes WHERE admin = ?", (admin,))
            connection.execute("INSERT INTO pairing_codes VALUES (?, ?, ?)", (_digest(code), admin, expires))
        return code

    def redeem(self, code: str, chat: int) -> int | None:
        """The admin who gave a valid code, which is used up with it; None also after too many tries."""
        if self._chats.wait(chat) or self._all.wait(EVERYWHERE):
            return None
        valid = "FROM pairing_codes WHERE code = ? AND expires > ?"
        values = (_digest(code), self._now().isoformat())
        with self._database.transaction() as connection:
            found = connection.execute(f"SELECT admin {valid}", values).fetchone()
            connection.execute(f"DELETE {valid}", values)
        return int(found[0]) if found else None

    def is_open(self) -> bool:
        """Whether some code is valid now, so that somebody may be about to use it."""
        return bool(
            self._database.read("SELECT 1 FROM pairing_codes WHERE expires > ?", self._now().isoformat())
        )


def _digest(code: str) -> bytes:
    return blake2b(code.strip().upper().encode(), digest_size=16).digest()
