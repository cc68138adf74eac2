"""What is done about a handler that failed: it is noted, and whoever asked gets one calm line."""

from __future__ import annotations

import logging

from telegram import Update
from telegram.error import BadRequest, Conflict, Forbidden, NetworkError, TelegramError

from bot.greetings import FAILED
from bot.saying import say
from bot.telegram_types import App, Context

EXPECTED = (
    (Forbidden, logging.INFO, "not allowed to write"),
    (Conflict, logging.ERROR, "another process uses the same token"),
    (NetworkError, logging.WARNING, "Telegram could not be reached"),
)
"""What may go wrong between here and Telegram; nobody who asks can be told of it."""

logger = logging.getLogger(__name__)


def register(app: App) -> None:
    """Puts the error handler into the application."""
    app.add_error_handler(failed)


async def failed(update: object, context: Context) -> None:
    """Notes what went wrong; whoever asked gets one calm line that says nothing of it."""
    for kind, level, words in EXPECTED:
        if isinstance(context.error, kind) and not isinstance(context.error, BadRequest):
            logger.log(level, "%s: %s", words, context.error)
            return
    logger.error("an update failed", exc_info=context.error)
    await _apologise(update, context)


async def _apologise(update: object, context: Context) -> None:
    if not isinstance(update, Update) or not update.effective_message:
        return
    try:
        await say(update.effective_message, context.bot, FAILED)
    except TelegramError as error:
        logger.info("could not say so: %s", error)
