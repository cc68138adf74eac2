"""The handlers of questions: which updates are questions, and how each is answered."""

from __future__ import annotations

import asyncio
from itertools import chain, repeat

from telegram import Message, Update
from telegram.ext import CallbackQueryHandler, CommandHandler, MessageHandler, filters

from answering.follow_ups import follow_up
from answering.question import Query
from answering.reply import Reply
from bot.addressing import question_after_command, question_in, topic_of
from bot.audit import Entry, quoted
from bot.delivery import Target, deliver, typing
from bot.greetings import NO_WORDS, STALE_BUTTON, START, TOO_LONG, help_text, too_often
from bot.intake import LONGEST_QUESTION
from bot.limits import Limiter
from bot.memory import Asker, Exchange, Memory
from bot.render_html import render
from bot.saying import say
from bot.services import Services
from bot.settings import Settings
from bot.telegram_types import App, Context

BURST, REFILL = 6, 6.0  # questions at once, then one each so many seconds: ten a minute
TYPING_AFTER, TYPING_AGAIN = 0.3, 4.0  # seconds; most answers take milliseconds and need no sign of life

POSTS = filters.UpdateType.MESSAGES | filters.UpdateType.CHANNEL_POSTS
NEW = filters.UpdateType.MESSAGE | filters.UpdateType.CHANNEL_POST


class Desk:
    """The handlers, and what they share: how often one may ask, and what was asked before."""

    def __init__(self, settings: Settings, services: Services) -> None:
        self._services = services
        self._asked = Limiter(BURST, REFILL) if settings.rate_limit else None
        self._memory = Memory()

    def register(self, app: App) -> None:
        """Puts the handlers into the application."""
        app.add_handler(CommandHandler("start", self.start, NEW))
        app.add_handler(CommandHandler("help", self.help, NEW))
        app.add_handler(CommandHandler("ask", self.ask, POSTS))
        app.add_handler(MessageHandler(POSTS & ~filters.COMMAND & ~filters.StatusUpdate.ALL, self.read))
        app.add_handler(MessageHandler(NEW & filters.COMMAND & filters.ChatType.PRIVATE, self.help))
        app.add_handler(CallbackQueryHandler(self.tapped))

    async def start(self, update: Update, context: Context) -> None:
        """`/start`: what this bot is."""
        await say(_message(update), context.bot, START)

    async def help(self, update: Update, context: Context) -> None:
        """`/help`, and any command that is not known: how to ask."""
        await say(_message(update), context.bot, help_text(context.bot.bot))

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
        self._note(Entry(asker.user, asker.chat, asker.topic, question, reply.status, quoted(reply)))

    def _note(self, entry: Entry) -> None:
        self._services.audit.record(entry)
        self._services.meters.questions.labels(entry.status).inc()

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
        answer = asyncio.create_task(self._services.consult(query))
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
