"""The order of work: chats side by side, the updates of one chat one after another."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from typing import Any
from weakref import WeakValueDictionary

from telegram import Update
from telegram.ext import BaseUpdateProcessor

MOST_WAITING = 4096  # updates held; those that wait for their chat count, so a busy chat must not fill it


class ChatOrder(BaseUpdateProcessor):
    """Runs updates concurrently, but one chat's in turn: answers come in the order of the questions."""

    def __init__(self) -> None:
        super().__init__(MOST_WAITING)
        self._locks: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Waits for the chat's earlier updates, then handles this one."""
        chat = update.effective_chat if isinstance(update, Update) else None
        if chat is None:
            await coroutine
            return
        lock = self._locks.setdefault(chat.id, asyncio.Lock())
        async with lock:
            await coroutine

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to close."""
