"""/forget: erases what somebody asked from the bot's records."""

from __future__ import annotations

from telegram import Update
from telegram.ext import CommandHandler, filters

from bot.access import visitor_of
from bot.chats.speaking import language_of
from bot.operation.services import Services
from bot.operation.telegram_types import App, Context, message_of
from bot.records.feedback import forget as forget_feedback
from bot.traffic.saying import say
from bot.words.door import forgotten

NEW = filters.UpdateType.MESSAGE


class Privacy:
    """The command."""

    def __init__(self, services: Services) -> None:
        self._services = services

    def register(self, app: App) -> None:
        """Puts the handler into the application."""
        app.add_handler(CommandHandler("forget", self.forget, NEW))

    async def forget(self, update: Update, context: Context) -> None:
        """`/forget`: one's own questions and answers, wherever they were asked."""
        visitor = visitor_of(update)
        if visitor is None or visitor.user is None:
            return
        entries = self._services.audit.forget(visitor.user)
        answers = self._services.answers.forget(visitor.user)
        remarks = forget_feedback(self._services.database, visitor.user)
        language = language_of(update, self._services.database)
        await say(message_of(update), context.bot, forgotten(max(entries, answers) + remarks, language))
