"""/status: since when the bot runs, what it answers from, and how busy it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from telegram import Update
from telegram.ext import CommandHandler

from bot.access import visitor_of
from bot.chats.speaking import language_of
from bot.operation.services import Services
from bot.operation.telegram_types import NEW, App, Context, message_of
from bot.traffic.saying import say
from bot.traffic.update_queue import UpdateQueue
from bot.words.translation import ENGLISH, Language
from corpus.article import When
from corpus.store import Library

RECENT = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Holdings:
    """What there is to answer from; `newest` is the latest publication time."""

    articles: int
    sources: int
    newest: When | None


@dataclass(frozen=True, slots=True)
class Status:
    """What is told. `waiting` and `let_in` are for admins only, None for others."""

    since: datetime
    holdings: Holdings | None
    asked: int
    waiting: int | None = None
    let_in: int | None = None


class StatusDesk:
    """The command."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._since = services.now()

    def register(self, app: App) -> None:
        """Puts the handler into the application."""
        app.add_handler(CommandHandler("status", self.status, NEW))

    async def status(self, update: Update, context: Context) -> None:
        """`/status`."""
        message, visitor = message_of(update), visitor_of(update)
        holdings = await self._services.threads.run(self._holdings)
        asked = self._services.audit.count(message.chat_id, self._services.now() - RECENT)
        status = Status(self._since, holdings, asked)
        if visitor and visitor.private and self._services.access.is_admin(visitor.user):
            places = len(self._services.access.places())
            status = Status(self._since, holdings, asked, _others_waiting(context), places)
        language = language_of(update, self._services.database)
        await say(message, context.bot, status_text(status, language))

    def _holdings(self) -> Holdings | None:
        shelf = self._services.room().shelf
        if not isinstance(shelf, Library):
            return None
        outlets = shelf.sources()
        newest = max((outlet.last for outlet in outlets if outlet.last), key=_day, default=None)
        return Holdings(shelf.count(), len(outlets), newest)


def _others_waiting(context: Context) -> int:
    """How many updates wait beside the one that asks."""
    queue = context.application.update_queue
    return max(0, queue.waiting - 1) if isinstance(queue, UpdateQueue) else 0


def status_text(status: Status, language: Language = ENGLISH) -> str:
    """The status in Telegram's HTML.

    >>> holdings = Holdings(1200, 9, newest=datetime(2031, 5, 1).date())
    >>> print(status_text(Status(datetime(2031, 5, 2, 10, 6), holdings, asked=3)))
    Running since 2 May 2031, 10:06 (UTC).
    1,200 articles of 9 sources; the newest is of 1 May 2031.
    3 questions were asked here in the last 24 hours.
    """
    return "\n".join(_lines(status, language))


def _lines(status: Status, language: Language) -> Iterator[str]:
    yield language.html("Running since {when} (UTC).", when=language.day(status.since))
    if status.holdings:
        yield language.html(
            "{articles} articles of {sources} sources; the newest is of {newest}.",
            articles=language.number(status.holdings.articles),
            sources=language.number(status.holdings.sources),
            newest=language.day(status.holdings.newest),
        )
    yield language.count(
        "{n} question was asked here in the last 24 hours.",
        "{n} questions were asked here in the last 24 hours.",
        status.asked,
    )
    if status.waiting is not None:
        yield language.html("Updates waiting: {n}.", n=language.number(status.waiting))
    if status.let_in is not None:
        yield language.html("Let in with /pair: {n}.", n=language.number(status.let_in))


def _day(when: When) -> str:
    """A key by which days and moments sort together."""
    return when.isoformat()[:10]
