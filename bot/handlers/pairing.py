"""/pair and /unpair: how admins let in a chat, and take that back, without editing a file."""

from __future__ import annotations

import logging

from telegram import Message, Update
from telegram.ext import ApplicationHandlerStop, CommandHandler

from bot.access import Visitor, visitor_of
from bot.chats.guests import Guests
from bot.chats.pairing import VALID, Pairing
from bot.chats.speaking import language_of
from bot.limits import Limiter
from bot.operation.services import Services
from bot.operation.telegram_types import NEW, App, Context, message_of
from bot.traffic.saying import say
from bot.words.door import (
    admins_only,
    code_offered,
    let_in_list,
    nothing_to_unpair,
    paired,
    unpaired,
    wrong_code,
)

BEFORE_THE_GATE = -2  # a code is for those whom the gate does not know yet
TOPIC = "topic"
WRONG, WRONG_AGAIN = 3, 60.0  # how often a chat is told that a code is wrong

logger = logging.getLogger(__name__)


class PairingDesk:
    """The two commands."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._access = services.access
        self._pairing = Pairing(services.database, services.now)
        self._guests = Guests(services.database, services.now)
        self._wrong = Limiter(WRONG, WRONG_AGAIN)

    def register(self, app: App) -> None:
        """Puts the handlers into the application."""
        app.add_handler(CommandHandler("pair", self.pair, NEW), group=BEFORE_THE_GATE)
        app.add_handler(CommandHandler("unpair", self.unpair, NEW))

    async def pair(self, update: Update, context: Context) -> None:
        """`/pair` of an admin gives a code in private and lets in a chat elsewhere; `/pair CODE` uses one."""
        message, visitor = message_of(update), visitor_of(update)
        words = list(context.args or ())
        topic = message.message_thread_id if _ends_in_topic(words, message) else None
        codes = [word for word in words if word.casefold() != TOPIC]
        if visitor is None:
            return
        if codes:
            await self._redeem(update, visitor, codes[0], topic)
        elif not self._access.is_admin(visitor.user):
            return  # the gate says what is to be said
        elif visitor.private:
            await self._offer(update, visitor)
        else:
            await self._let_in(update, visitor, topic, visitor.user or 0)
        raise ApplicationHandlerStop

    async def unpair(self, update: Update, context: Context) -> None:
        """`/unpair` in a chat, or `/unpair ID` in private; there, without an id, what is let in."""
        message, visitor = message_of(update), visitor_of(update)
        language = language_of(update, self._services.database)
        words = context.args or []
        if visitor is None or not self._access.is_admin(visitor.user):
            await self._say(message, admins_only(language))
        elif visitor.private and not words:
            await self._say(message, let_in_list(self._access.places(), language))
        else:
            await self._put_out(update, _number(words[0]) if words else visitor.chat)

    async def _offer(self, update: Update, visitor: Visitor) -> None:
        code = self._pairing.offer(visitor.user or 0)
        logger.info("admin %s got a pairing code", visitor.user)
        minutes = int(VALID.total_seconds() // 60)
        text = code_offered(code, minutes, language_of(update, self._services.database))
        await self._say(message_of(update), text)

    async def _redeem(self, update: Update, visitor: Visitor, code: str, topic: int | None) -> None:
        admin = self._pairing.redeem(code, visitor.chat)
        if admin is not None and self._access.is_admin(admin):
            await self._let_in(update, visitor, topic, admin)
            return
        logger.warning("a wrong pairing code in chat %s from user %s", visitor.chat, visitor.user)
        if not self._wrong.wait(visitor.chat):
            await self._say(message_of(update), wrong_code(language_of(update, self._services.database)))

    async def _let_in(self, update: Update, visitor: Visitor, topic: int | None, admin: int) -> None:
        self._access.let_in(visitor.chat, topic, admin)
        self._guests.see_off(visitor.chat)
        place = f"chat {visitor.chat}" + (f", topic {topic}" if topic else "")
        logger.info("%s is let in: admin %s, user %s", place, admin, visitor.user)
        language = language_of(update, self._services.database)
        await self._say(message_of(update), paired(topic=bool(topic), language=language))

    async def _put_out(self, update: Update, chat: int) -> None:
        """Takes back what was let in; a group is then left, as every unknown one is."""
        message, language = message_of(update), language_of(update, self._services.database)
        if self._access.put_out(chat):
            logger.info("chat %s is no longer let in", chat)
            self._services.close(chat)
            await self._say(message, unpaired(listed=self._access.holds_some(chat), language=language))
            if chat < 0 and not self._access.holds_some(chat):
                await message.get_bot().leave_chat(chat)
        elif self._access.holds_some(chat):
            await self._say(message, unpaired(listed=True, language=language))
        else:
            await self._say(message, nothing_to_unpair(language))

    async def _say(self, message: Message, html: str) -> None:
        await say(message, message.get_bot(), html)


def _ends_in_topic(words: list[str], message: Message) -> bool:
    return bool(message.is_topic_message and words and words[-1].casefold() == TOPIC)


def _number(word: str) -> int:
    """A chat's id; 0, which is none, for anything else.

    >>> _number("-100"), _number("x")
    (-100, 0)
    """
    return int(word) if word.removeprefix("-").isdecimal() else 0
