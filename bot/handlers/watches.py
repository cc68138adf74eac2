"""The handlers of watches and digests: commands, and the button under an answer."""

from __future__ import annotations

from collections.abc import Callable

from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler

from bot.digests.desk import DigestDesk
from bot.handlers.buttons import answer_under
from bot.handlers.orders import Order, answer_meant, order_of
from bot.handlers.tapping import tap_of
from bot.operation.services import Services
from bot.operation.telegram_types import NEW, App, Context
from bot.records.answers import Answer
from bot.settings import Settings
from bot.watches.desk import WatchDesk, Watcher
from bot.watches.outbox import close_chat
from bot.watches.watch import Venue
from bot.words.greetings import STALE_BUTTON, too_often
from bot.words.markup import escape
from bot.words.translation import Language
from bot.words.wording import isolated


class Watches:
    """/watch, /unwatch, /watches, /digest, and the bell under an answer."""

    def __init__(self, settings: Settings, services: Services) -> None:
        self._services = services
        self._desk = WatchDesk(settings, services)
        self._digests = DigestDesk(settings, services)
        services.on_closed.append(lambda chat: close_chat(services.database, chat))

    def register(self, app: App) -> None:
        """Puts the handlers into the application."""
        app.add_handler(CommandHandler("watch", self.watch, NEW))
        app.add_handler(CommandHandler("unwatch", self.unwatch, NEW))
        app.add_handler(CommandHandler("watches", self.watches, NEW))
        app.add_handler(CommandHandler("digest", self.digest, NEW))
        app.add_handler(CallbackQueryHandler(self.tapped, r"^watch:"))

    async def watch(self, update: Update, context: Context) -> None:
        """`/watch QUESTION`; in reply to an answer, or alone after one, it watches that answer's question."""
        order = order_of(update, context, self._services)
        answer = None if order.words else answer_meant(order, self._services)
        if answer:
            told = await self._watch_answer(answer, order.asker.user, order.language)
            line = f"{told}\n“{isolated(answer.question)}”"
        else:
            line = self._too_often(order) or await self._run(self._desk.watch, _watcher(order), order.replied)
        await order.answer([escape(line)])

    async def unwatch(self, update: Update, context: Context) -> None:
        """`/unwatch NUMBER` or `/unwatch all`."""
        order = order_of(update, context, self._services)
        await order.answer([escape(self._desk.unwatch(_watcher(order), order.words))])

    async def watches(self, update: Update, context: Context) -> None:
        """`/watches`: what this chat watches."""
        order = order_of(update, context, self._services)
        await order.answer(self._desk.listed(_watcher(order)))

    async def digest(self, update: Update, context: Context) -> None:
        """`/digest 07:30 [WORDS]`, `/digest off`, or `/digest` for what is set."""
        order = order_of(update, context, self._services)
        await order.answer([escape(await self._run(self._digests.digest, _watcher(order), order.words))])

    async def tapped(self, update: Update, context: Context) -> None:
        """The bell under an answer."""
        tap = tap_of(update, self._services.database)
        if tap is None:
            return
        answer = answer_under(tap, self._services)
        if answer:
            await tap.answer(await self._watch_answer(answer, tap.user, tap.language))
        else:
            await tap.answer(tap.language.say(STALE_BUTTON))

    def _too_often(self, order: Order) -> str:
        """When to ask again, where somebody asks much: a watch asks its question as it begins."""
        seconds = self._services.pace.wait(order.asker.user, order.asker.chat)
        return too_often(seconds, order.language) if seconds else ""

    async def _watch_answer(self, answer: Answer, user: int, language: Language) -> str:
        """Watches the question of an answer where it was asked; gives the line to show, in plain words."""
        if answer.reply is None:
            return language.say(STALE_BUTTON)
        watcher = Watcher(Venue(answer.asker.chat, answer.asker.topic), user, language)
        return await self._run(self._desk.watch_answer, watcher, answer.question, answer.reply)

    async def _run(self, call: Callable[..., str], *arguments: object) -> str:
        """The call's result, from a thread: it may read articles."""
        return await self._services.threads.run(call, *arguments)


def _watcher(order: Order) -> Watcher:
    return Watcher(Venue(order.asker.chat, order.asker.topic), order.asker.user, order.language)
