"""The handlers of watches and digests."""

from __future__ import annotations

from collections.abc import Callable

from telegram import Message, Update
from telegram.ext import CommandHandler

from bot.addressing import person_of, question_after_command, topic_of
from bot.answers import Answer
from bot.answers import Asker as Asked
from bot.delivery import Target, deliver
from bot.markup import escape, whole
from bot.services import Services
from bot.settings import Settings
from bot.speaking import language_for
from bot.telegram_types import NEW, App, Context, message_of
from bot.translation import Language
from bot.watch import Venue
from bot.watch_desk import Asker, WatchDesk


class Watches:
    """/watch, /unwatch, /watches and /digest."""

    def __init__(self, settings: Settings, services: Services) -> None:
        self._services = services
        self._desk = WatchDesk(settings, services)

    def register(self, app: App) -> None:
        """Puts the handlers into the application."""
        app.add_handler(CommandHandler("watch", self.watch, NEW))
        app.add_handler(CommandHandler("unwatch", self.unwatch, NEW))
        app.add_handler(CommandHandler("watches", self.watches, NEW))
        app.add_handler(CommandHandler("digest", self.digest, NEW))

    async def watch(self, update: Update, context: Context) -> None:
        """`/watch QUESTION`; in reply to an answer, or alone after one, it watches that answer's question."""
        message = message_of(update)
        asker = self._asker(message)
        if answer := self._answer_meant(message, asker):
            line = await self.watch_answer(answer, asker.user, asker.language)
        else:
            line = await self._run(self._desk.watch, asker, whole(question_after_command(message)))
        await self._say(context, message, [escape(line)])

    async def watch_answer(self, answer: Answer, user: int, language: Language) -> str:
        """Watches the question of an answer where it was asked; gives the line to show, in plain words."""
        if answer.reply is None:
            return language.say("There is no question in it to watch.")
        asker = Asker(Venue(answer.asker.chat, answer.asker.topic), user, language)
        return await self._run(self._desk.watch_answer, asker, answer.question, answer.reply)

    async def unwatch(self, update: Update, context: Context) -> None:
        """`/unwatch NUMBER` or `/unwatch all`."""
        message = message_of(update)
        line = self._desk.unwatch(self._asker(message), _words(message))
        await self._say(context, message, [escape(line)])

    async def watches(self, update: Update, context: Context) -> None:
        """`/watches`: what this chat watches."""
        message = message_of(update)
        await self._say(context, message, self._desk.listed(self._asker(message)))

    async def digest(self, update: Update, context: Context) -> None:
        """`/digest 07:30 [WORDS]`, `/digest off`, or `/digest` for what is set."""
        message = message_of(update)
        line = await self._run(self._desk.digest, self._asker(message), _words(message))
        await self._say(context, message, [escape(line)])

    def _asker(self, message: Message) -> Asker:
        language = language_for(self._services.database, message.chat_id, message.from_user)
        return Asker(Venue(message.chat_id, topic_of(message)), person_of(message), language)

    def _answer_meant(self, message: Message, asker: Asker) -> Answer | None:
        """The answer that a bare /watch is about: the one replied to, else the last that its sender got."""
        if _words(message):
            return None
        answers, replied = self._services.answers, message.reply_to_message
        if replied and (shown := answers.shown_in(message.chat_id, replied.message_id)):
            return shown
        return (
            None
            if question_after_command(message)
            else answers.last(Asked(asker.venue.chat, asker.venue.topic, asker.user))
        )

    async def _run(self, call: Callable[..., str], *arguments: object) -> str:
        """The call's result, from a thread: it may read articles."""
        return await self._services.threads.run(call, *arguments)

    async def _say(self, context: Context, message: Message, html: list[str]) -> None:
        await deliver(context.bot, Target(message.chat_id, topic_of(message), message.message_id), html)


def _words(message: Message) -> str:
    """What stands after the command."""
    command = message.entities[0]
    return whole((message.text or "")[command.offset + command.length :].strip())
