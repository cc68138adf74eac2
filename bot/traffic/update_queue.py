"""The queue between the library, which fetches updates, and the handlers: durable, bounded, in order.

python-telegram-bot confirms updates to Telegram with the `getUpdates` after the one that brought them, or by
the webhook's 200, each time after `put` has returned; so `put` writes them down first.
"""

from __future__ import annotations

import asyncio
import json
import logging
import sqlite3
from collections import Counter, deque
from collections.abc import Awaitable, Callable
from time import monotonic

from telegram import Bot, Update
from telegram.error import TelegramError

from bot.operation.metrics import Meters
from bot.records.inbox import Inbox

MOST_WAITING = 5_000  # updates; at 25 answers a second a wait of about three minutes
MOST_IN_CHAT = 500

logger = logging.getLogger(__name__)
Shed = Callable[[Update], Awaitable[None]]


class CannotKeep(TelegramError):  # noqa: N818
    """An update could not be written down; being a TelegramError, it makes the library fetch it again."""


class UpdateQueue(asyncio.Queue[object]):
    """Updates on their way to the handlers; `shed` is told of those that found the line too long."""

    _queue: deque[object]

    def __init__(self, inbox: Inbox, shed: Shed, meters: Meters) -> None:
        super().__init__()
        meters.waiting.set_function(lambda: self.waiting)
        self._seconds = meters.seconds
        self._since: dict[int, float] = {}
        self._inbox = inbox
        self._shed = shed
        self._shedding: set[asyncio.Task[None]] = set()
        self._line: Counter[int | None] = Counter()
        self.closing = False
        self.bot: Bot | None = None
        """Whose updates these are; the application, which makes the bot, is built with the queue."""

    @property
    def waiting(self) -> int:
        """How many updates have been fetched and are not yet handled."""
        return self._line.total()

    async def put(self, item: object) -> None:
        """Takes an update once, unless the line is too long; anything else is the sign to stop."""
        if not isinstance(item, Update):
            self.closing = True
            await super().put(item)
        elif self._is_long(_chat(item)):
            self._send_away(item)
        elif self._keep(item):
            self._stand_in_line(item)

    def begin(self, update: Update) -> bool:
        """Notes that an update is being handled; False where that has ended the process too often."""
        return self._inbox.begin(update.update_id)

    def done(self, update: Update) -> None:
        """Notes that an update is handled."""
        self._inbox.done(update.update_id)
        self._seconds.observe(monotonic() - self._since.get(update.update_id, monotonic()))

    def leave(self, update: Update) -> None:
        """Takes an update out of the line, whatever came of it."""
        self._since.pop(update.update_id, None)
        chat = _chat(update)
        self._line[chat] -= 1
        if self._line[chat] <= 0:
            del self._line[chat]

    def replay(self) -> None:
        """Puts back in line what an earlier process left unhandled."""
        for kept in self._inbox.waiting():
            self._stand_in_line(Update.de_json(json.loads(kept.raw), self.bot))
        if self.waiting:
            logger.info("%d updates were left unhandled: going on with them", self.waiting)

    def _stand_in_line(self, update: Update) -> None:
        self._line[_chat(update)] += 1
        self._since[update.update_id] = monotonic()
        self.put_nowait(update)

    def _put(self, item: object) -> None:
        """What is no update goes first: the bot stops at once, and the inbox keeps what waits."""
        if isinstance(item, Update):
            self._queue.append(item)
        else:
            self._queue.appendleft(item)

    def _is_long(self, chat: int | None) -> bool:
        return self.waiting >= MOST_WAITING or self._line[chat] >= MOST_IN_CHAT

    def _send_away(self, update: Update) -> None:
        task = asyncio.ensure_future(self._shed(update))
        self._shedding.add(task)  # the loop itself keeps weak references only
        task.add_done_callback(self._shedding.discard)

    def _keep(self, update: Update) -> bool:
        try:
            return self._inbox.keep(update.update_id, update.to_json(), _chat(update))
        except sqlite3.Error as error:
            raise CannotKeep(f"updates cannot be written down ({error}): check the disk") from error


def _chat(update: Update) -> int | None:
    return update.effective_chat.id if update.effective_chat else None
