"""Sends what stands in the outbox: chats side by side, the messages of one chat in their order."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import partial

from telegram import Bot
from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TelegramError

from bot.records.database import Database
from bot.watches.outbox import Outgoing, chats_due, leave_topic, put_back, recover, refuse, sent, take

LONGEST_PAUSE = 300  # seconds between two tries while Telegram cannot be reached
SILENCED = timedelta(hours=1)  # until a chat that lets the bot read but not write is tried again
MOST_TRIES = 24
GRACE = 10.0  # seconds that a message under way has when the bot ends
NO_CHAT, NO_TOPIC, NO_RIGHT = "no chat", "no topic", "no right"
REASONS: Mapping[str, str] = {
    "chat not found": NO_CHAT,
    "user is deactivated": NO_CHAT,
    "group chat was deactivated": NO_CHAT,
    "message thread not found": NO_TOPIC,
    "topic_deleted": NO_TOPIC,
    "topic_closed": NO_RIGHT,
    "not enough rights": NO_RIGHT,
    "have no rights": NO_RIGHT,
    "chat_write_forbidden": NO_RIGHT,
    "need administrator rights": NO_RIGHT,
}
"""What stands in Telegram's words for a refused message."""

logger = logging.getLogger(__name__)


class Postman:
    """Takes messages from the outbox to Telegram; how fast, and how a flood is waited out, the bot decides.

    `zone` is the clock of chats that have chosen none. `closed` is called for a chat that will have no more
    of the bot, `moved` for one with a new id.
    """

    def __init__(
        self,
        bot: Bot,
        database: Database,
        now: Callable[[], datetime],
        zone: str,
        closed: Callable[[int], object],
        moved: Callable[[int, int], object],
    ) -> None:
        self._bot = bot
        self._database = database
        self._now = now
        self._zone = zone
        self._closed = closed
        self._moved = moved
        self._writing: dict[int, asyncio.Task[None]] = {}

    def recover(self) -> None:
        """Plans again what was being sent when the bot last ended."""
        if again := recover(self._database):
            logger.info("%s messages were under way when the bot ended and are sent again", again)

    def post(self) -> None:
        """Begins to write to each chat that has something to read and is not being written to."""
        for chat in chats_due(self._database, self._now()):
            if chat not in self._writing:
                task = asyncio.create_task(self._write(chat))
                self._writing[chat] = task
                task.add_done_callback(partial(self._written, chat))

    async def finish(self) -> None:
        """Lets the messages under way arrive; what takes longer is sent when the bot starts again."""
        tasks = set(self._writing.values())
        if tasks:
            _, late = await asyncio.wait(tasks, timeout=GRACE)
            for task in late:
                task.cancel()

    def _written(self, chat: int, task: asyncio.Task[None]) -> None:
        del self._writing[chat]
        if not task.cancelled() and (error := task.exception()):
            logger.error("writing to chat %s failed", chat, exc_info=error)

    async def _write(self, chat: int) -> None:
        while message := take(self._database, chat, self._now(), self._zone):
            venue = message.venue
            try:
                await self._bot.send_message(venue.chat, message.html, message_thread_id=venue.topic)
            except TelegramError as error:
                self._failed(message, error)
            else:
                sent(self._database, message)

    def _failed(self, message: Outgoing, error: TelegramError) -> None:
        """Decides what becomes of a message that Telegram did not take, and says so in the log."""
        chat = message.venue.chat
        logger.warning("chat %s was not told: %s", chat, error)
        if isinstance(error, Forbidden):
            self._closed(chat)
        elif isinstance(error, ChatMigrated):
            self._again(message, timedelta())
            self._moved(chat, error.new_chat_id)
        elif isinstance(error, RetryAfter):
            self._again(message, _pause(error))
        elif isinstance(error, BadRequest):
            self._refused(message, error)
        else:
            self._again(message, timedelta(seconds=min(2**message.tries, LONGEST_PAUSE)))

    def _refused(self, message: Outgoing, error: BadRequest) -> None:
        said = error.message.casefold()
        reason = next((reason for words, reason in REASONS.items() if words in said), None)
        if reason == NO_CHAT:
            self._closed(message.venue.chat)
        elif reason == NO_TOPIC and message.venue.topic:
            leave_topic(self._database, message.venue)
            self._again(message, timedelta())
        elif reason == NO_RIGHT and message.tries < MOST_TRIES:
            self._again(message, SILENCED)
        else:
            refuse(self._database, message)

    def _again(self, message: Outgoing, after: timedelta) -> None:
        put_back(self._database, message, self._now() + after)


def _pause(error: RetryAfter) -> timedelta:
    wait = error.retry_after
    return wait if isinstance(wait, timedelta) else timedelta(seconds=wait)
