"""The handlers of `/conflicts`: where the library's articles disagree, one at a time, newest first."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from telegram import InlineKeyboardMarkup, Update
from telegram.ext import CallbackQueryHandler, CommandHandler

from answering.disagreements.disagreement import Disagreement
from bot.conflicts.search import Filters, find_conflicts
from bot.handlers.orders import Order, order_of
from bot.handlers.presenting import Presenter
from bot.handlers.tapping import tap_of
from bot.messages.conflicts import render_conflict
from bot.messages.keyboards import conflict_keyboard
from bot.messages.reply import View
from bot.operation.services import Services
from bot.operation.telegram_types import NEW, App, Context
from bot.traffic.delivery import deliver
from bot.words.greetings import STALE_BUTTON
from bot.words.translation import N_
from corpus.store import Library

SOON = 1.0  # seconds; where looking takes longer, that is said
LOOKING = N_("Looking through the library, which may take a minute …")
MOST = 100  # disagreements that can be leafed through


class Conflicts:
    """The handlers. What was found is kept until the library changes: looking takes up to a minute."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._presenter = Presenter(services)
        self._looking = asyncio.Lock()
        self._state = ""
        self._found: tuple[Disagreement, ...] = ()

    def register(self, app: App) -> None:
        """Puts the handlers into the application."""
        app.add_handler(CommandHandler("conflicts", self.conflicts, NEW))
        app.add_handler(CallbackQueryHandler(self.turned, r"^conflict:"))

    async def conflicts(self, update: Update, context: Context) -> None:
        """`/conflicts`: the newest disagreement, with buttons to the others."""
        order = order_of(update, context, self._services)
        looking = asyncio.create_task(self._all())
        done, _ = await asyncio.wait({looking}, timeout=SOON)
        told = () if done else await deliver(order.bot, order.target, [order.language.html(LOOKING)])
        messages, keyboard = self._first(await looking, order)
        await deliver(order.bot, order.target, messages, told, keyboard, order.language)

    def _first(
        self, found: Sequence[Disagreement], order: Order
    ) -> tuple[list[str], InlineKeyboardMarkup | None]:
        """The newest disagreement, or that there is none."""
        if not found:
            return [order.language.html("No articles in the library disagree.")], None
        return _page(found, 0, self._presenter.view(order.language, order.asker.chat, order.bot.username))

    async def turned(self, update: Update, context: Context) -> None:
        """A button to another disagreement."""
        tap = tap_of(update, self._services.database)
        if tap is None:
            return
        await tap.answer()  # before looking, which takes long where the library has changed
        found = await self._all()
        at = next((at for at, each in enumerate(found) if each.id == tap.id), None)
        if at is None:
            await deliver(context.bot, tap.target, [tap.language.html(STALE_BUTTON)], (tap.message,))
            return
        view = self._presenter.view(tap.language, tap.chat, context.bot.username)
        messages, keyboard = _page(found, at, view)
        await deliver(context.bot, tap.target, messages, (tap.message,), keyboard)

    async def _all(self) -> tuple[Disagreement, ...]:
        """The newest disagreements of the library as it is now."""
        library = (await self._services.threads.run(self._services.room)).shelf
        if not isinstance(library, Library):
            return ()
        async with self._looking:
            if self._state != library.state():
                self._found = await asyncio.to_thread(find_conflicts, library, Filters(limit=MOST))
                self._state = library.state()
        return self._found


def _page(found: Sequence[Disagreement], at: int, view: View) -> tuple[list[str], InlineKeyboardMarkup]:
    """One disagreement, with buttons to the one before and the one after it."""
    newer = found[at - 1].id if at else None
    older = found[at + 1].id if at + 1 < len(found) else None
    messages = render_conflict(found[at], at + 1, len(found), view)
    return messages, conflict_keyboard(newer, older, view.language)
