"""When Telegram was last heard of, by the requests that fetch updates."""

from __future__ import annotations

from time import monotonic
from typing import Any

from telegram.request import HTTPXRequest

LOST_AFTER = 90.0  # seconds; fetching waits ten for news, and thirty at most after a failure


class Contact:
    """Whether Telegram answers.

    >>> contact = Contact()
    >>> contact.is_lost()
    False
    """

    def __init__(self) -> None:
        self._latest = monotonic()

    def note(self) -> None:
        """Telegram has answered."""
        self._latest = monotonic()

    def is_lost(self) -> bool:
        """Whether it has not for too long."""
        return monotonic() - self._latest > LOST_AFTER


class FetchRequest(HTTPXRequest):
    """Fetches updates and notes when that succeeds."""

    def __init__(self, contact: Contact) -> None:
        super().__init__()
        self._contact = contact

    async def do_request(self, *arguments: Any, **named: Any) -> tuple[int, bytes]:
        """The status and the body of Telegram's answer."""
        answer = await super().do_request(*arguments, **named)
        self._contact.note()
        return answer
