"""The door: lets updates through from those who may ask, and turns all others away with one line."""

from __future__ import annotations

import logging

from telegram import Message, Update
from telegram.ext import ApplicationHandlerStop, ChatMemberHandler, MessageHandler, TypeHandler, filters

from bot.access import Visitor, visitor_of
from bot.addressing import question_in
from bot.greetings import chat_not_listed, not_listed
from bot.limits import Limiter
from bot.saying import say
from bot.services import Services
from bot.telegram_types import App, Context

TURN_AWAYS, TURN_AWAY_AGAIN = 2, 600.0  # how often somebody who is not listed is told so
GATE = -1  # the handler group that runs first and lets nobody past who is not listed

logger = logging.getLogger(__name__)


class Gate:
    """Stands before every other handler."""

    def __init__(self, services: Services) -> None:
        self._access = services.access
        self._turned_away = Limiter(TURN_AWAYS, TURN_AWAY_AGAIN)

    def register(self, app: App) -> None:
        """Puts the handlers into the application."""
        app.add_handler(TypeHandler(Update, self.admit), group=GATE)
        app.add_handler(MessageHandler(filters.StatusUpdate.MIGRATE, self.moved))
        app.add_handler(ChatMemberHandler(self.membership, ChatMemberHandler.MY_CHAT_MEMBER))

    async def admit(self, update: Update, context: Context) -> None:
        """Lets updates through from those listed. No failure here may let another one through."""
        visitor = visitor_of(update)
        if self._access.admits(visitor) or update.my_chat_member:
            return
        try:
            await self._turn_away(update, visitor, context)
        except Exception as error:
            logger.warning("could not turn %s away: %s", visitor, error)
        raise ApplicationHandlerStop

    async def moved(self, update: Update, context: Context) -> None:
        """A group became a supergroup and has a new id."""
        message = update.effective_message
        new = message.migrate_to_chat_id if message else None
        if message and new and self._access.move(message.chat_id, new):
            logger.warning("chat %s is now %s: put it into TELEGRAM_ALLOWED_CHATS", message.chat_id, new)

    async def membership(self, update: Update, context: Context) -> None:
        """The bot was added, removed or blocked somewhere."""
        change = update.my_chat_member
        if change:
            state = change.new_chat_member.status
            listed = self._access.admits(visitor_of(update))
            logger.info("now %s in chat %s (%s)", state, change.chat.id, "listed" if listed else "not listed")

    async def _turn_away(self, update: Update, visitor: Visitor | None, context: Context) -> None:
        message = update.message
        if not visitor or not message or not self._is_told(message, visitor, context):
            return
        logger.info("turned away user %s in chat %s: not listed", visitor.user, visitor.chat)
        if not self._turned_away.wait(visitor.chat):
            await say(message, context.bot, _why_not(visitor))

    def _is_told(self, message: Message, visitor: Visitor, context: Context) -> bool:
        """Strangers are told in private; in a group only somebody listed is, when speaking to the bot."""
        if visitor.private:
            return True
        spoken_to = (message.text or "").startswith("/ask") or question_in(message, context.bot.bot)
        return self._access.knows(visitor) and bool(spoken_to)


def _why_not(visitor: Visitor) -> str:
    return not_listed(visitor.user) if visitor.private else chat_not_listed(visitor.chat)
