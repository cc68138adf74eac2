"""The task that tells chats what they watch: it looks at the library every few seconds, and at the clock."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress

from bot.digests.rounds import DigestRounds
from bot.operation.services import Services
from bot.operation.telegram_types import App
from bot.settings import Settings
from bot.watches.news import tidy as tidy_news
from bot.watches.outbox import tidy
from bot.watches.postman import Postman
from bot.watches.rounds import Rounds

TIDY = 1000  # rounds between two cleanings of what was told long ago

logger = logging.getLogger(__name__)


class Teller:
    """Runs as long as the application does. All that it knows stands in the database."""

    def __init__(self, settings: Settings, services: Services, app: App) -> None:
        self._services = services
        self._every = settings.watch_seconds
        self._rounds = Rounds(services, settings.timezone)
        self._digests = DigestRounds(services, settings.timezone)
        self._postman = Postman(
            app.bot,
            services.database,
            services.now,
            settings.timezone,
            closed=services.close,
            moved=services.access.move,
        )
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Takes up what was planned when the process ended, and begins its rounds."""
        self._postman.recover()
        self._task = asyncio.create_task(self._go_round())

    async def stop(self) -> None:
        """Ends the rounds and lets the messages under way arrive."""
        if self._task:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task
            self._task = None
        await self._postman.finish()

    async def once(self) -> None:
        """One round, to its end: what the library has brought up to now is told."""
        await self._round(patient=False)
        await self._postman.finish()

    async def _go_round(self) -> None:
        number, failure = 0, ""
        while True:
            try:
                await self._round(patient=True)
                failure = ""
            except Exception as error:
                if failure != str(error):  # what lasts for hours is said once
                    logger.exception("a round of the watches failed; the next ones try again")
                failure = str(error)
            if number % TIDY == 0:
                self._tidy()
            number += 1
            await asyncio.sleep(self._every)

    async def _round(self, *, patient: bool) -> None:
        run = self._services.threads.run
        await run(self._rounds.notice, patient=patient)
        for watches in self._rounds.due():
            await run(self._rounds.tell, watches)
            self._postman.post()
        for digest in self._digests.due():
            await run(self._digests.tell, digest)
        self._postman.post()

    def _tidy(self) -> None:
        now = self._services.now()
        tidy(self._services.database, now)
        tidy_news(self._services.database, now)
