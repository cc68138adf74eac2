"""The order of work: chats side by side, the updates of one chat one after another."""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any
from weakref import WeakValueDictionary

from telegram import Update
from telegram.ext import BaseUpdateProcessor

from bot.traffic.update_queue import MOST_WAITING, UpdateQueue

Line = tuple[int, str]
"""What is handled in turn: a chat's messages; beside them taps on its buttons, and long commands."""
LONG = re.compile(r"/(conflicts)\b", re.I)  # commands that may take a minute

logger = logging.getLogger(__name__)


class ChatOrder(BaseUpdateProcessor):
    """Runs updates concurrently, but one chat's in turn: answers come in the order of the questions.

    A tap on a button does not wait for them: Telegram shows it as busy until it is answered. Nor do they
    wait for a command that takes long.
    `give_up` is told of an update that keeps ending the process.
    """

    def __init__(self, queue: UpdateQueue, give_up: Callable[[Update], Awaitable[None]]) -> None:
        super().__init__(MOST_WAITING + 1)
        self._queue = queue
        self._give_up = give_up
        self._locks: WeakValueDictionary[Line, asyncio.Lock] = WeakValueDictionary()

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Waits for the chat's earlier updates, then handles this one."""
        if not isinstance(update, Update):
            await coroutine
            return
        try:
            async with self._lock(update):
                await self._handle(update, coroutine)
        finally:
            self._queue.leave(update)

    async def initialize(self) -> None:
        """Goes on with what an earlier process left."""
        self._queue.replay()

    async def shutdown(self) -> None:
        """Nothing to close."""

    def _lock(self, update: Update) -> asyncio.Lock:
        chat = update.effective_chat
        if chat is None:
            return asyncio.Lock()
        return self._locks.setdefault((chat.id, _name(update)), asyncio.Lock())

    async def _handle(self, update: Update, coroutine: Awaitable[Any]) -> None:
        """Handles an update, unless the bot is stopping: then the inbox keeps it for the next start."""
        if self._queue.closing:
            _discard(coroutine)
        elif self._queue.begin(update):
            await coroutine
            self._queue.done(update)
        else:
            _discard(coroutine)
            logger.error("update %d has ended the bot again and again: it is set aside", update.update_id)
            await self._give_up(update)


def _name(update: Update) -> str:
    """The name of the line in which an update stands in its chat."""
    if update.callback_query:
        return "taps"
    message = update.effective_message
    long = LONG.match(message.text or "") if message else None
    return long[1].casefold() if long else "messages"


def _discard(coroutine: Awaitable[Any]) -> None:
    if isinstance(coroutine, Coroutine):
        coroutine.close()
