"""Forgets in time what is not to be kept: old entries and answers, used codes, groups that were left."""

from __future__ import annotations

import asyncio
import logging
import sqlite3

from bot.operation.services import Services

EVERY = 3600.0  # seconds

logger = logging.getLogger(__name__)


class Housekeeper:
    """Goes round once an hour, and at once when it starts."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Begins its rounds."""
        self._task = asyncio.create_task(self._go_round())

    async def stop(self) -> None:
        """Ends them."""
        if self._task:
            self._task.cancel()

    def tidy(self) -> int:
        """Erases what is too old and tells how many entries and answers that were."""
        now = self._services.now().isoformat()
        database = self._services.database
        database.write("DELETE FROM pairing_codes WHERE expires < ?", now)
        database.write("DELETE FROM guests WHERE until < ?", now)
        return self._services.audit.prune() + self._services.answers.prune()

    async def _go_round(self) -> None:
        while True:
            try:
                if erased := self.tidy():
                    logger.info("erased %d old entries", erased)
            except sqlite3.Error as error:
                logger.warning("could not erase what is old: %s", error)
            await asyncio.sleep(EVERY)
