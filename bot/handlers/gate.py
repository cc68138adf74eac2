"""The door: lets updates through from those who may ask, turns others away with one line, leaves groups."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta
from functools import partial

from telegram import Chat, ChatMember, ChatMemberUpdated, Message, Update, User
from telegram.constants import ChatType
from telegram.error import TelegramError
from telegram.ext import ApplicationHandlerStop, TypeHandler

from bot.access import Visitor, visitor_of
from bot.chats.addressing import question_in
from bot.chats.guests import Guests
from bot.chats.pairing import VALID, Pairing
from bot.chats.speaking import language_of
from bot.limits import Limiter
from bot.operation.services import Services
from bot.operation.telegram_types import App, Context
from bot.traffic.saying import say
from bot.words.door import busy, how_to_pair, unknown_group
from bot.words.greetings import FAILED, not_listed

GATE = -1  # the handler group that runs first and lets nobody past who is not listed
TURN_AWAYS, TURN_AWAY_AGAIN = 2, 600.0  # how often somebody who is not listed is told so
BUSY, BUSY_AGAIN = 1, 60.0  # how often a chat is told that the line is too long
GUEST = timedelta(days=1)  # how long a group stays to which an admin has added the bot
BEFORE_LEAVING = 1.0  # seconds; that a listed group has a new id may come just behind its first message
GONE = (ChatMember.LEFT, ChatMember.BANNED)

logger = logging.getLogger(__name__)


class Gate:
    """Stands before every other handler."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._access = services.access
        self._pairing = Pairing(services.database, services.now)
        self._guests = Guests(services.database, services.now)
        self._turned_away = Limiter(TURN_AWAYS, TURN_AWAY_AGAIN)
        self._told_busy = Limiter(BUSY, BUSY_AGAIN)

    def register(self, app: App) -> None:
        """Puts the handler into the application."""
        app.add_handler(TypeHandler(Update, self.admit), group=GATE)

    async def admit(self, update: Update, context: Context) -> None:
        """Lets updates through from those listed. No failure here may let another one through."""
        self._follow(update.message)
        if update.my_chat_member:
            await self._membership(update, update.my_chat_member)
            raise ApplicationHandlerStop
        visitor = visitor_of(update)
        if self._access.admits(visitor):
            return
        try:
            await self._turn_away(update, visitor)
        except Exception as error:
            logger.warning("could not turn %s away: %s", visitor, error)
        raise ApplicationHandlerStop

    async def busy(self, update: Update) -> None:
        """Tells a chat, once in a while, that its question found the line too long."""
        self._services.meters.refusals.labels("busy").inc()
        message = update.message or update.channel_post
        if not message or not self._access.admits(visitor_of(update)) or not _speaks_to_us(message):
            return
        if not self._told_busy.wait(message.chat_id):
            await self._say(update, message, busy(language_of(update, self._services.database)))

    async def give_up(self, update: Update) -> None:
        """Tells whoever sent an update that is set aside."""
        message = update.effective_message
        if message and self._access.admits(visitor_of(update)):
            await self._say(update, message, language_of(update, self._services.database).html(FAILED))

    def _follow(self, message: Message | None) -> None:
        """Moves what is kept for a group that became a supergroup; both the old and the new one say so."""
        if message and message.migrate_to_chat_id:
            self._move(message.chat_id, message.migrate_to_chat_id)
        if message and message.migrate_from_chat_id:
            self._move(message.migrate_from_chat_id, message.chat_id)

    def _move(self, old: int, new: int) -> None:
        if self._access.move(old, new):
            logger.warning("chat %s is now %s: put it into TELEGRAM_ALLOWED_CHATS", old, new)

    async def _membership(self, update: Update, change: ChatMemberUpdated) -> None:
        """The bot was added, removed or blocked somewhere."""
        chat, state = change.chat, change.new_chat_member.status
        listed = self._access.holds_some(chat.id)
        logger.info("now %s in chat %s (%s)", state, chat.id, "listed" if listed else "not listed")
        if state in GONE:
            self._guests.see_off(chat.id)
            self._services.close(chat.id)
        elif chat.type != ChatType.PRIVATE and change.old_chat_member.status in GONE:
            await self._arrive(update, chat, change.from_user)

    async def _arrive(self, update: Update, chat: Chat, by: User) -> None:
        """The bot was added to a group: it stays where it is listed or somebody is about to pair it."""
        if self._access.holds(chat.id):
            return
        language = language_of(update, self._services.database)
        stay = GUEST if self._access.is_admin(by.id) else VALID if self._pairing.is_open() else None
        if stay:
            self._guests.welcome(chat.id, stay)
            await self._tell(chat, how_to_pair(chat.id, language))
        else:
            await self._leave(chat, partial(self._tell, chat, unknown_group(chat.id, language)))

    async def _turn_away(self, update: Update, visitor: Visitor | None) -> None:
        message = update.message or update.channel_post
        if not visitor or not message:
            return
        logger.info("turned away user %s in chat %s: not listed", visitor.user, visitor.chat)
        language = language_of(update, self._services.database)
        if visitor.private:
            await self._refuse(message, not_listed(visitor.user, language))
        elif self._guests.may_stay(visitor.chat):
            if _speaks_to_us(message):
                await self._refuse(message, how_to_pair(visitor.chat, language))
        elif not self._access.holds_some(visitor.chat):
            words = partial(self._refuse, message, unknown_group(visitor.chat, language))
            aloud = _speaks_to_us(message) and message.chat.type != ChatType.CHANNEL
            await self._leave(message.chat, words if aloud else _nothing)

    async def _refuse(self, message: Message, html: str) -> None:
        """Says why, in reply, but not for ever."""
        self._services.meters.refusals.labels("not listed").inc()
        if not self._turned_away.wait(message.chat_id):
            await say(message, message.get_bot(), html)

    async def _leave(self, chat: Chat, last_words: Callable[[], Awaitable[None]]) -> None:
        """Leaves a group, unless it turns out to be a listed one with a new id."""
        await asyncio.sleep(BEFORE_LEAVING)
        if self._access.holds_some(chat.id):
            return
        logger.info("leaving chat %s: not listed", chat.id)
        await last_words()
        await chat.leave()

    async def _tell(self, chat: Chat, html: str) -> None:
        try:
            await chat.send_message(html)
        except TelegramError as error:
            logger.info("could not say why in chat %s: %s", chat.id, error)

    async def _say(self, update: Update, message: Message, html: str) -> None:
        try:
            await say(message, update.get_bot(), html)
        except TelegramError as error:
            logger.info("could not say so: %s", error)


async def _nothing() -> None:
    """What is said where nobody has spoken to the bot, and in a channel, where everybody would read it."""


def _speaks_to_us(message: Message) -> bool:
    """Whether a message is meant for the bot: in private, by a command, a mention or a reply."""
    me = message.get_bot().bot
    commands = ("/ask", "/help", "/start", "/pair")
    return message.chat.type == ChatType.PRIVATE or bool(
        (message.text or "").startswith(commands) or question_in(message, me)
    )
