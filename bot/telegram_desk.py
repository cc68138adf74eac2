"""The handlers: which updates are questions, who may put them, and how each is answered."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from itertools import chain, repeat
from typing import Any

from telegram import Message, Update
from telegram.error import BadRequest, Conflict, Forbidden, NetworkError, TelegramError
from telegram.ext import (
    Application,
    ApplicationHandlerStop,
    CallbackContext,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    ExtBot,
    MessageHandler,
    TypeHandler,
    filters,
)

from answering.follow_ups import follow_up
from answering.question import Query
from answering.reply import Reply
from bot.access import Access, Visitor, visitor_of
from bot.addressing import question_after_command, question_in, topic_of
from bot.delivery import Target, deliver, typing
from bot.greetings import (
    FAILED,
    NO_WORDS,
    STALE_BUTTON,
    START,
    TOO_LONG,
    chat_not_listed,
    help_text,
    not_listed,
    too_often,
)
from bot.intake import LONGEST_QUESTION
from bot.limits import Limiter
from bot.memory import Asker, Exchange, Memory
from bot.render_html import render
from bot.settings import Settings

Ask = Callable[[Query], Reply]
Context = CallbackContext[ExtBot[None], dict[Any, Any], dict[Any, Any], dict[Any, Any]]
App = Application[Any, Any, Any, Any, Any, Any]

BURST, REFILL = 6, 6.0  # questions at once, then one each so many seconds: ten a minute
TURN_AWAYS, TURN_AWAY_AGAIN = 2, 600.0  # how often somebody who is not listed is told so
TYPING_AFTER, TYPING_AGAIN = 0.3, 4.0  # seconds; most answers take milliseconds and need no sign of life

GATE = -1  # the handler group that runs first and lets nobody past who is not listed
POSTS = filters.UpdateType.MESSAGES | filters.UpdateType.CHANNEL_POSTS
NEW = filters.UpdateType.MESSAGE | filters.UpdateType.CHANNEL_POST

EXPECTED = (
    (Forbidden, logging.INFO, "not allowed to write"),
    (Conflict, logging.ERROR, "another process uses the same token"),
    (NetworkError, logging.WARNING, "Telegram could not be reached"),
)
"""What may go wrong between here and Telegram; nobody who asks can be told of it."""

logger = logging.getLogger(__name__)


class Desk:
    """The handlers, and what they share: who may ask, how often, and what was asked before."""

    def __init__(self, settings: Settings, ask: Ask) -> None:
        self._ask = ask
        self._access = Access(
            settings.telegram_allowed_users, settings.telegram_allowed_chats, settings.telegram_admins
        )
        self._asked = Limiter(BURST, REFILL) if settings.rate_limit else None
        self._turned_away = Limiter(TURN_AWAYS, TURN_AWAY_AGAIN)
        self._memory = Memory()

    def register(self, app: App) -> None:
        """Puts the handlers into the application."""
        app.add_handler(TypeHandler(Update, self.gate), group=GATE)
        app.add_handler(CommandHandler("start", self.start, NEW))
        app.add_handler(CommandHandler("help", self.help, NEW))
        app.add_handler(CommandHandler("ask", self.ask, POSTS))
        app.add_handler(MessageHandler(filters.StatusUpdate.MIGRATE, self.moved))
        app.add_handler(MessageHandler(POSTS & ~filters.COMMAND & ~filters.StatusUpdate.ALL, self.read))
        app.add_handler(MessageHandler(NEW & filters.COMMAND & filters.ChatType.PRIVATE, self.help))
        app.add_handler(CallbackQueryHandler(self.tapped))
        app.add_handler(ChatMemberHandler(self.membership, ChatMemberHandler.MY_CHAT_MEMBER))
        app.add_error_handler(self.failed)

    async def gate(self, update: Update, context: Context) -> None:
        """Lets updates through from those listed. No failure here may let another one through."""
        visitor = visitor_of(update)
        if self._access.admits(visitor) or update.my_chat_member:
            return
        try:
            await self._turn_away(update, visitor, context)
        except Exception as error:
            logger.warning("could not turn %s away: %s", visitor, error)
        raise ApplicationHandlerStop

    async def start(self, update: Update, context: Context) -> None:
        """`/start`: what this bot is."""
        await _say(update, context, START)

    async def help(self, update: Update, context: Context) -> None:
        """`/help`, and any command that is not known: how to ask."""
        await _say(update, context, help_text(context.bot.bot))

    async def ask(self, update: Update, context: Context) -> None:
        """`/ask QUESTION`."""
        message = _message(update)
        await self._answer(message, question_after_command(message), context)

    async def read(self, update: Update, context: Context) -> None:
        """Any other message: a question where it is meant for the bot."""
        message = _message(update)
        question = None if message.is_automatic_forward else question_in(message, context.bot.bot)
        if question is not None:
            await self._answer(message, question, context)

    async def tapped(self, update: Update, context: Context) -> None:
        """A button: none is in use yet, so it comes from elsewhere."""
        if update.callback_query:
            await update.callback_query.answer(STALE_BUTTON)

    async def moved(self, update: Update, context: Context) -> None:
        """A group became a supergroup and has a new id."""
        message = _message(update)
        new = message.migrate_to_chat_id
        if new and self._access.move(message.chat_id, new):
            logger.warning("chat %s is now %s: put it into TELEGRAM_ALLOWED_CHATS", message.chat_id, new)

    async def membership(self, update: Update, context: Context) -> None:
        """The bot was added, removed or blocked somewhere."""
        change = update.my_chat_member
        if change:
            state = change.new_chat_member.status
            listed = self._access.admits(visitor_of(update))
            logger.info("now %s in chat %s (%s)", state, change.chat.id, "listed" if listed else "not listed")

    async def failed(self, update: object, context: Context) -> None:
        """Notes what went wrong; whoever asked gets one calm line that says nothing of it."""
        for kind, level, words in EXPECTED:
            if isinstance(context.error, kind) and not isinstance(context.error, BadRequest):
                logger.log(level, "%s: %s", words, context.error)
                return
        logger.error("an update failed", exc_info=context.error)
        await _apologise(update, context)

    async def _turn_away(self, update: Update, visitor: Visitor | None, context: Context) -> None:
        message = update.message
        if not visitor or not message or not self._is_told(message, visitor, context):
            return
        logger.info("turned away user %s in chat %s: not listed", visitor.user, visitor.chat)
        if not self._turned_away.wait(visitor.chat):
            await _say(update, context, _why_not(visitor))

    def _is_told(self, message: Message, visitor: Visitor, context: Context) -> bool:
        """Strangers are told in private; in a group only somebody listed is, when speaking to the bot."""
        if visitor.private:
            return True
        spoken_to = (message.text or "").startswith("/ask") or question_in(message, context.bot.bot)
        return self._access.knows(visitor) and bool(spoken_to)

    async def _answer(self, message: Message, text: str, context: Context) -> None:
        asker = Asker(message.chat_id, topic_of(message), _person(message))
        before = self._memory.exchange(message.chat_id, message.message_id)
        if before and before.text == text:
            return
        target = Target(asker.chat, asker.topic, message.message_id)
        old = before.answers if before else ()
        previous = before.previous if before else self._previous(message, asker)
        if refusal := self._refusal(text, asker.user):
            answers = await deliver(context.bot, target, [refusal], old)
            self._memory.amend(asker, message.message_id, Exchange(text, previous or "", previous, answers))
            return
        question = follow_up(text, previous) if previous else text
        reply = await self._consult(Query(question, now=message.date.date()), context, target)
        answers = await deliver(context.bot, target, render(reply), old)
        self._memory.keep(asker, message.message_id, Exchange(text, question, previous, answers))

    def _refusal(self, text: str, user: int) -> str | None:
        if not text:
            return NO_WORDS
        if len(text) > LONGEST_QUESTION:
            return TOO_LONG
        seconds = self._asked.wait(user) if self._asked else 0
        return too_often(seconds) if seconds else None

    def _previous(self, message: Message, asker: Asker) -> str | None:
        replied = message.reply_to_message
        return self._memory.previous(asker, replied.message_id if replied else None)

    async def _consult(self, query: Query, context: Context, target: Target) -> Reply:
        """The reply, from a thread; while it takes long, the chat sees that it is being written."""
        answer = asyncio.create_task(asyncio.to_thread(self._ask, query))
        for seconds in chain([TYPING_AFTER], repeat(TYPING_AGAIN)):
            done, _ = await asyncio.wait({answer}, timeout=seconds)
            if done:
                break
            await typing(context.bot, target)
        return await answer


def _message(update: Update) -> Message:
    message = update.effective_message
    if message is None:
        raise ValueError("an update without a message reached a message handler")
    return message


def _person(message: Message) -> int:
    """Who asks: a user, or the chat in whose name a message is posted."""
    if message.sender_chat:
        return message.sender_chat.id
    return message.from_user.id if message.from_user else message.chat_id


def _why_not(visitor: Visitor) -> str:
    return not_listed(visitor.user) if visitor.private else chat_not_listed(visitor.chat)


async def _say(update: Update, context: Context, html: str) -> None:
    message = _message(update)
    await deliver(context.bot, Target(message.chat_id, topic_of(message), message.message_id), [html])


async def _apologise(update: object, context: Context) -> None:
    if not isinstance(update, Update) or not update.effective_message:
        return
    try:
        await _say(update, context, FAILED)
    except TelegramError as error:
        logger.info("could not say so: %s", error)
