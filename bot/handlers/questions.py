"""The handlers of questions: which updates are questions, and how each is answered."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from telegram import Message, Update, User
from telegram.ext import CommandHandler, MessageHandler, filters

from answering.asking.exchange import Exchange
from answering.asking.follow_ups import REMEMBERED, readings
from answering.question import Query
from answering.reply import Reply
from bot.chats.addressing import caption_command, person_of, question_after_command, question_in, topic_of
from bot.chats.settings import zone_of
from bot.chats.speaking import language_for
from bot.handlers.presenting import Presenter
from bot.intake import LONGEST_QUESTION
from bot.library.asking import exchange_of
from bot.operation.services import Services
from bot.operation.telegram_types import POSTS, App, Context, message_of
from bot.records.answers import Answer, Asker, new_id
from bot.records.audit import Entry, quoted
from bot.settings import Settings
from bot.traffic.delivery import Target, deliver, typing
from bot.words.greetings import no_words, too_long, too_often
from bot.words.markup import whole
from bot.words.translation import Language

TYPING_AFTER = 0.3  # seconds; most answers take milliseconds and need no sign of life


@dataclass(frozen=True, slots=True)
class Asked:
    """A message that is a question: who asks, in which words, and what answered it before it was edited."""

    message: Message
    asker: Asker
    text: str
    language: Language
    before: Answer | None

    @property
    def target(self) -> Target:
        """Where the answer goes."""
        return Target(self.asker.chat, self.asker.topic, self.message.message_id)

    @property
    def shown(self) -> tuple[int, ...]:
        """The messages that answered it before."""
        return self.before.messages if self.before else ()


class Desk:
    """The handlers, and what they share: how often one may ask, and what was asked before."""

    def __init__(self, settings: Settings, services: Services) -> None:
        self._services = services
        self._presenter = Presenter(services)
        self._zone = settings.timezone

    def register(self, app: App) -> None:
        """Puts the handlers into the application."""
        app.add_handler(CommandHandler("ask", self.ask, POSTS))
        app.add_handler(MessageHandler(POSTS & ~filters.COMMAND & ~filters.StatusUpdate.ALL, self.read))

    async def ask(self, update: Update, context: Context) -> None:
        """`/ask QUESTION`."""
        message = message_of(update)
        await self._take(message, question_after_command(message), context)

    async def read(self, update: Update, context: Context) -> None:
        """Any other message: a question where it is meant for the bot."""
        message = message_of(update)
        if message.is_automatic_forward or not (message.text or message.caption):
            return  # pictures, stickers and the like are no questions, in private neither
        question = _question_in(message, context.bot.bot)
        if question is not None:
            await self._take(message, question, context)

    async def _take(self, message: Message, text: str, context: Context) -> None:
        asked = self._asked_by(message, whole(text))
        if asked.before and asked.before.text == asked.text:
            return  # an edit of something else, or an update that comes again after a crash
        if refusal := self._refusal(asked):
            sent = await deliver(context.bot, asked.target, [refusal], asked.shown)
            self._services.answers.keep(_kept(asked, None, sent))
        else:
            await self._answer(asked, context)

    async def _answer(self, asked: Asked, context: Context) -> None:
        day = self._day(asked.message)
        queries = [Query(text, now=day) for text in readings(asked.text, self._earlier(asked))]
        reply = await self._consult(queries, context, asked.target)
        answer = _kept(asked, reply)
        face = self._presenter.face(answer, context.bot.username)
        sent = await deliver(
            context.bot, asked.target, face.messages, asked.shown, face.keyboard, asked.language
        )
        self._services.answers.keep(replace(answer, messages=sent))
        self._note(asked.asker, reply)

    def _asked_by(self, message: Message, text: str) -> Asked:
        asker = Asker(message.chat_id, topic_of(message), person_of(message))
        language = language_for(self._services.database, asker.chat, message.from_user)
        edited = message.edit_date is not None  # a new message may bear the number of an old one
        before = self._services.answers.to(asker.chat, message.message_id) if edited else None
        return Asked(message, asker, text, language, before)

    def _note(self, asker: Asker, reply: Reply) -> None:
        entry = Entry(asker.user, asker.chat, asker.topic, reply.question, reply.status, quoted(reply))
        self._services.audit.record(entry)
        self._services.meters.questions.labels(reply.status).inc()

    def _refusal(self, asked: Asked) -> str | None:
        if not asked.text:
            return no_words(asked.language)
        if len(asked.text) > LONGEST_QUESTION:
            return too_long(asked.language)
        seconds = self._services.pace.wait(asked.asker.user, asked.asker.chat)
        return too_often(seconds, asked.language) if seconds else None

    def _earlier(self, asked: Asked) -> list[Exchange]:
        """What this question may continue, oldest first: up to the answer replied to, else to the last."""
        replied, answers = asked.message.reply_to_message, self._services.answers
        shown = answers.shown_in(asked.asker.chat, replied.message_id) if replied else None
        found = shown or asked.before or answers.last(asked.asker)
        led = answers.leading_to(found, REMEMBERED + 1) if found else []
        going_on = led[:-1] if found is asked.before else led
        return [exchange_of(answer.reply) for answer in going_on if answer.reply]

    def _day(self, message: Message) -> date:
        """The day on which a message was written, where its chat is."""
        zone = zone_of(self._services.database, message.chat_id, self._zone)
        return message.date.astimezone(zone).date()

    async def _consult(self, queries: Sequence[Query], context: Context, target: Target) -> Reply:
        """The reply, from a thread; where it takes long, the chat sees once that it is being written."""
        answer = asyncio.create_task(self._services.consult(*queries))
        done, _ = await asyncio.wait({answer}, timeout=TYPING_AFTER)
        if not done:
            await typing(context.bot, target)
        return await answer


def _question_in(message: Message, me: User) -> str | None:
    """The question in a message; the library's own handlers take no caption for a command."""
    command = caption_command(message, me)
    if command is None:
        return question_in(message, me)
    return question_after_command(message) if command == "ask" else None


def _kept(asked: Asked, reply: Reply | None, sent: tuple[int, ...] = ()) -> Answer:
    """What is kept: an edited question's answer keeps its id, so that the buttons under it stay good."""
    id = asked.before.id if asked.before else new_id()
    return Answer(
        id,
        asked.asker,
        asked.message.message_id,
        asked.message.date,
        asked.text,
        reply.question if reply else "",
        reply,
        asked.language.code,
        sent,
    )
