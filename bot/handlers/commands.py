"""The handlers of the commands about the bot itself: what it is, what people think of it, what it keeps."""

from __future__ import annotations

import logging

from telegram import Bot, Update
from telegram.error import TelegramError
from telegram.ext import CommandHandler, MessageHandler, filters

from bot.chats.speaking import language_for
from bot.handlers.articles import Articles
from bot.handlers.orders import Order, answer_meant, order_of
from bot.handlers.presenting import Presenter
from bot.messages.article_links import ANSWER, ARTICLE, ArticleLinks
from bot.operation.services import Services
from bot.operation.telegram_types import NEW, App, Context
from bot.records.answers import Answer
from bot.records.exporting import WRITERS
from bot.records.feedback import remark
from bot.settings import Settings
from bot.traffic.delivery import send_file
from bot.words.greetings import help_text, start_text
from bot.words.markup import shortened

LONGEST_REMARK = 2000  # characters

logger = logging.getLogger(__name__)


class Commands:
    """The handlers."""

    def __init__(self, settings: Settings, services: Services, articles: Articles) -> None:
        self._services = services
        self._admin_chat = settings.telegram_admin_chat
        self._articles = articles
        self._presenter = Presenter(services)
        self._links = ArticleLinks(services.database)

    def register(self, app: App) -> None:
        """Puts the handlers into the application; to be called after those of the other commands."""
        app.add_handler(CommandHandler("start", self.start, NEW))
        app.add_handler(CommandHandler("help", self.help, NEW))
        app.add_handler(CommandHandler("feedback", self.feedback, NEW))
        app.add_handler(CommandHandler("export", self.export, NEW))
        app.add_handler(MessageHandler(NEW & filters.COMMAND & filters.ChatType.PRIVATE, self.help))

    async def start(self, update: Update, context: Context) -> None:
        """`/start`: what this bot is; with the payload of a link, the article or answer that it names."""
        order = order_of(update, context, self._services)
        if order.words.startswith(ARTICLE):
            id = self._links.article(order.words.removeprefix(ARTICLE))
            await self._articles.show(order, id or order.words)
        elif order.words.startswith(ANSWER):
            await self._again(order, order.words.removeprefix(ANSWER))
        else:
            await order.answer([start_text(order.language)])

    async def help(self, update: Update, context: Context) -> None:
        """`/help`, and any command that is not known: how to ask."""
        order = order_of(update, context, self._services)
        await order.answer([help_text(context.bot.bot, order.language)])

    async def feedback(self, update: Update, context: Context) -> None:
        """`/feedback TEXT`: kept for whoever keeps the bot, with the answer that it replies to."""
        order = order_of(update, context, self._services)
        if not order.words:
            await order.answer([order.language.html("Write what is wrong or missing: /feedback …")])
            return
        answer = answer_meant(order, self._services) if order.message.reply_to_message else None
        words, services = order.words[:LONGEST_REMARK], self._services
        remark(services.database, services.now(), order.asker.user, order.asker.chat, words, answer)
        await order.answer([order.language.html("Thank you. It has been noted.")])
        if self._admin_chat:
            await self._pass_on(order.bot, self._admin_chat, order.asker.user, words, answer)

    async def export(self, update: Update, context: Context) -> None:
        """`/export [csv|json]`: this chat's questions and answers, or this topic's, as a file."""
        order = order_of(update, context, self._services)
        form = order.words.casefold() or "json"
        if form not in WRITERS:
            await order.answer([order.language.html("Write /export json or /export csv.")])
            return
        answers = list(self._services.answers.of_chat(order.asker.chat, order.asker.topic))
        content = await self._services.threads.run(WRITERS[form], answers)
        caption = order.language.count("{n} answer", "{n} answers", len(answers))
        await send_file(order.bot, order.target, content, f"crossquote.{form}", caption)

    async def _pass_on(self, bot: Bot, chat: int, user: int, words: str, answer: Answer | None) -> None:
        """Tells the admins' chat what somebody wrote; where that fails it stays in the database."""
        language = language_for(self._services.database, chat, None)
        about = (
            language.html("\nAbout: <i>{question}</i>", question=shortened(answer.question, 200))
            if answer
            else ""
        )
        html = language.html("<b>Feedback</b> of <code>{user}</code>\n{words}", user=user, words=words)
        try:
            await bot.send_message(chat, html + about)
        except TelegramError as error:
            logger.warning("the admins' chat could not be told of feedback: %s", error)

    async def _again(self, order: Order, id: str) -> None:
        """Shows an answer that somebody linked to, as it was given."""
        answer = self._services.answers.get(id)
        if answer is None or answer.reply is None:
            await order.answer([order.language.html("That answer is no longer kept: please ask again.")])
            return
        await order.answer(self._presenter.again(answer, order.asker.chat, order.bot.username))
