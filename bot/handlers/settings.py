"""The handlers of `/settings`: a chat's choices, by buttons or in words."""

from __future__ import annotations

from typing import get_args

from telegram import Chat, Update
from telegram.error import TelegramError
from telegram.ext import CallbackQueryHandler, CommandHandler

from bot.chats.settings import Choice, choose, settings_of
from bot.chats.speaking import language_of
from bot.digests.store import retime
from bot.handlers.orders import order_of
from bot.handlers.tapping import Tap, tap_of
from bot.messages.settings_menu import options_page, overview_page
from bot.operation.services import Services
from bot.operation.telegram_types import NEW, App, Context
from bot.settings import Settings
from bot.traffic.delivery import deliver
from bot.watches.manners import zone_of
from bot.words.greetings import STALE_BUTTON

MANAGERS = ("creator", "administrator")


class ChatChoices:
    """The handlers. In a group its administrators choose, and the bot's own admins; in private everybody."""

    def __init__(self, settings: Settings, services: Services) -> None:
        self._services = services
        self._zone = settings.timezone

    def register(self, app: App) -> None:
        """Puts the handlers into the application."""
        app.add_handler(CommandHandler("settings", self.settings, NEW))
        app.add_handler(CallbackQueryHandler(self.tapped, r"^set:"))

    async def settings(self, update: Update, context: Context) -> None:
        """`/settings`: what is chosen; `/settings timezone Europe/Vienna` and the like choose."""
        order = order_of(update, context, self._services)
        choice, _, value = " ".join(order.words.split()).partition(" ")
        named: Choice | None = next((each for each in get_args(Choice) if each == choice.casefold()), None)
        if named and not await self._may(update, context):
            await order.answer([order.language.html("Only this chat's administrators may change that.")])
            return
        if named and not (value and self._choose(order.asker.chat, named, value)):
            options = options_page(named, order.language, refused=value)
            await order.answer([options.html], options.keyboard)
            return
        language = language_of(update, self._services.database)
        page = overview_page(settings_of(self._services.database, order.asker.chat), self._zone, language)
        await order.answer([page.html], page.keyboard)

    async def tapped(self, update: Update, context: Context) -> None:
        """A button of the menu: it opens a choice, or takes one and goes back."""
        tap = tap_of(update, self._services.database)
        if tap is None:
            return
        if not await self._may(update, context):
            await tap.answer(tap.language.say("Only this chat's administrators may change that."))
            return
        named, _, value = tap.id.partition(":")
        choice: Choice | None = next((each for each in get_args(Choice) if each == named), None)
        if choice and ":" not in tap.id:
            await self._open(tap, choice, context)
        else:
            await self._take(tap, choice, value, update, context)

    async def _open(self, tap: Tap, choice: Choice, context: Context) -> None:
        await tap.answer()
        page = options_page(choice, tap.language)
        await deliver(context.bot, tap.target, [page.html], (tap.message,), page.keyboard)

    async def _take(
        self, tap: Tap, choice: Choice | None, value: str, update: Update, context: Context
    ) -> None:
        if choice and not self._choose(tap.chat, choice, value):
            await tap.answer(tap.language.say(STALE_BUTTON))
            return
        await tap.answer()
        language = language_of(update, self._services.database)
        page = overview_page(settings_of(self._services.database, tap.chat), self._zone, language)
        await deliver(context.bot, tap.target, [page.html], (tap.message,), page.keyboard)

    def _choose(self, chat: int, choice: Choice, value: str) -> bool:
        """Takes a choice where it is one."""
        try:
            choose(self._services.database, chat, choice, value)
        except ValueError:
            return False
        if choice == "timezone":
            database = self._services.database
            retime(database, chat, zone_of(database, chat, self._zone), self._services.now())
        return True

    async def _may(self, update: Update, context: Context) -> bool:
        """Whether whoever writes or taps may change what holds for the whole chat."""
        chat, user = update.effective_chat, update.effective_user
        if chat is None or chat.type in (Chat.PRIVATE, Chat.CHANNEL):
            return chat is not None
        message = update.message
        if message and message.sender_chat and message.sender_chat.id == chat.id:
            return True  # an administrator who writes in the group's name
        if user is None or self._services.access.is_admin(user.id):
            return user is not None
        try:
            member = await context.bot.get_chat_member(chat.id, user.id)
        except TelegramError:
            return False
        return member.status in MANAGERS
