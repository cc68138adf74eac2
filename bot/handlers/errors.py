"""What is done about a handler that failed: it is noted, and whoever asked gets one calm line."""

from __future__ import annotations

import logging

from telegram import Update
from telegram.error import BadRequest, Conflict, Forbidden, NetworkError, TelegramError

from bot.chats.speaking import language_of
from bot.handlers.reports import Reports
from bot.operation.services import Services
from bot.operation.telegram_types import App, Context
from bot.settings import Settings
from bot.traffic.saying import say
from bot.traffic.update_queue import CannotKeep
from bot.words.greetings import FAILED

EXPECTED = (
    (CannotKeep, logging.ERROR, "updates wait at Telegram"),
    (Forbidden, logging.INFO, "not allowed to write"),
    (Conflict, logging.ERROR, "another process uses the same token"),
    (NetworkError, logging.WARNING, "Telegram could not be reached"),
)
"""What may go wrong between here and Telegram; nobody who asks can be told of it."""

logger = logging.getLogger(__name__)


class Failures:
    """The error handler, and who is told of what."""

    def __init__(self, settings: Settings, services: Services) -> None:
        self._services = services
        self._reports = Reports(settings.telegram_admin_chat)

    def register(self, app: App) -> None:
        """Puts the handler into the application."""
        app.add_error_handler(self.failed)

    async def failed(self, update: object, context: Context) -> None:
        """Notes what went wrong; whoever asked gets one calm line that says nothing of it."""
        kind = type(context.error).__name__
        self._services.meters.failures.labels(kind).inc()
        if isinstance(context.error, Forbidden) and isinstance(update, Update) and update.effective_chat:
            self._services.close(update.effective_chat.id)
        for expected, level, words in EXPECTED:
            if isinstance(context.error, expected) and not isinstance(context.error, BadRequest):
                logger.log(level, "%s: %s", words, context.error)
                return
        logger.error("an update failed", exc_info=context.error)
        await self._apologise(update, context)
        if context.error:
            await self._reports.tell(context.bot, context.error)

    async def _apologise(self, update: object, context: Context) -> None:
        if not isinstance(update, Update) or not update.effective_message:
            return
        try:
            words = language_of(update, self._services.database).html(FAILED)
            await say(update.effective_message, context.bot, words)
        except TelegramError as error:
            logger.info("could not say so: %s", error)
