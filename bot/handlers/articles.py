"""The handlers about articles: what an answer rests on, one article, who holds a passage."""

from __future__ import annotations

import re

from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler

from answering.quotations.quotation import quotation
from answering.quotations.whosaid import Holder, who_said
from bot.handlers.orders import Order, answer_meant, order_of
from bot.handlers.presenting import Presenter
from bot.handlers.tapping import tap_of
from bot.intake import InputError, quote_of
from bot.messages.article_links import answer_link
from bot.messages.articles import render_article, render_holders, render_sources
from bot.messages.keyboards import article_keyboard
from bot.messages.reply import View
from bot.operation.services import Services
from bot.operation.telegram_types import NEW, App, Context
from bot.traffic.delivery import send_file
from bot.words.greetings import STALE_BUTTON, no_answer_yet, no_article
from bot.words.markup import web_link
from corpus.article import Article

UNSAFE = re.compile(r"[^\w.-]+")  # what a file's name is better without
LONGEST_FILE_NAME = 60


class Articles:
    """The handlers, and the short names under which articles are linked."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._presenter = Presenter(services)

    def register(self, app: App) -> None:
        """Puts the handlers into the application."""
        app.add_handler(CommandHandler("sources", self.sources, NEW))
        app.add_handler(CommandHandler("article", self.article, NEW))
        app.add_handler(CommandHandler("whosaid", self.whosaid, NEW))
        app.add_handler(CallbackQueryHandler(self.filed, r"^file:"))

    async def sources(self, update: Update, context: Context) -> None:
        """`/sources`: the articles of an answer."""
        order = order_of(update, context, self._services)
        answer = answer_meant(order, self._services)
        if answer is None or answer.reply is None:
            await order.answer([no_answer_yet(order.language)])
        else:
            here = answer_link(order.bot.username, answer)
            await order.answer(render_sources(answer.reply, here, self._view(order)))

    async def article(self, update: Update, context: Context) -> None:
        """`/article ID`: one article."""
        order = order_of(update, context, self._services)
        await self.show(order, order.words)

    async def show(self, order: Order, id: str) -> None:
        """Shows an article, or says that there is none."""
        article = await self._article(id)
        if article is None:
            await order.answer([no_article(id, order.language)])
            return
        keyboard = article_keyboard(
            self._presenter.links.short(article.id), web_link(article.url), order.language
        )
        await order.answer(render_article(article, self._view(order)), keyboard)

    async def whosaid(self, update: Update, context: Context) -> None:
        """`/whosaid QUOTE`: the articles that hold these words; in reply to a message, its words."""
        order = order_of(update, context, self._services)
        try:
            passage = quote_of(order.words or order.replied)
        except InputError:
            await order.answer([order.language.html("Write the words to look for: /whosaid “…”")])
            return
        holders = await self._services.threads.run(self._holders, passage)
        await order.answer(render_holders(holders, self._view(order)))

    async def filed(self, update: Update, context: Context) -> None:
        """The button for the whole text of an article: it comes as a file."""
        tap = tap_of(update, self._services.database)
        if tap is None:
            return
        article = await self._article(self._presenter.links.article(tap.id) or "")
        if article is None:
            await tap.answer(tap.language.say(STALE_BUTTON))
            return
        await tap.answer()
        caption = tap.language.say("The whole text, as it is in the library.")
        await send_file(context.bot, tap.target, article.text, _file_name(article), caption)

    async def _article(self, id: str) -> Article | None:
        try:
            return await self._services.threads.run(lambda: self._services.room().shelf.article(id))
        except KeyError:
            return None

    def _holders(self, passage: str) -> list[Holder]:
        room = self._services.room()
        return who_said(quotation(passage), room.engine, room.shelf)

    def _view(self, order: Order) -> View:
        return self._presenter.view(order.language, order.asker.chat, order.bot.username)


def _file_name(article: Article) -> str:
    """A harmless name for an article's text.

    >>> _file_name(Article("news/../toll: 15%", "", "x"))
    'news_.._toll_15_.txt'
    """
    return UNSAFE.sub("_", article.id.removesuffix(".txt"))[:LONGEST_FILE_NAME] + ".txt"
