"""The handler of inline mode: @bot and a question, in any chat, by those who may ask in private."""

from __future__ import annotations

from contextlib import suppress

from telegram import InlineQueryResultArticle, InputTextMessageContent, Update
from telegram.error import BadRequest
from telegram.ext import ChosenInlineResultHandler, InlineQueryHandler

from answering.question import Query
from bot.chats.speaking import language_for
from bot.intake import LONGEST_QUESTION
from bot.limits import Limiter
from bot.messages.inline_results import Excerpt, excerpts
from bot.messages.reply import View
from bot.operation.services import Services
from bot.operation.telegram_types import App, Context
from bot.records.audit import Entry
from bot.settings import Settings
from bot.words.markup import whole

SHORTEST = 3  # words; fewer make no question, unless it is written to its mark
LETTERS = 30, 0.5  # queries at once, and seconds until one more: Telegram asks again with every few letters


class Inline:
    """The handlers. What it finds is for whoever asks alone, and is not kept by Telegram."""

    def __init__(self, settings: Settings, services: Services) -> None:
        self._services = services
        self._letters = Limiter(*LETTERS) if settings.rate_limit else None

    def register(self, app: App) -> None:
        """Puts the handlers into the application."""
        app.add_handler(InlineQueryHandler(self.asked))
        app.add_handler(ChosenInlineResultHandler(self.chosen))

    async def asked(self, update: Update, context: Context) -> None:
        """A question written after the bot's name, as far as it has been written."""
        query = update.inline_query
        if query is None:
            return
        words = whole(query.query).strip()
        found: list[Excerpt] = []
        if self._is_question(words, query.from_user.id):
            language = language_for(self._services.database, query.from_user.id, query.from_user)
            reply = await self._services.consult(Query(words, now=self._services.now().date()))
            found = excerpts(reply, View(language, doubts=False))
        with suppress(BadRequest):  # more was written meanwhile, and nobody waits for this any more
            await query.answer([_result(excerpt) for excerpt in found], cache_time=0, is_personal=True)

    def _is_question(self, words: str, user: int) -> bool:
        if len(words) > LONGEST_QUESTION or (len(words.split()) < SHORTEST and not words.endswith("?")):
            return False
        return not (self._letters and self._letters.wait(user))

    async def chosen(self, update: Update, context: Context) -> None:
        """A result was sent: only now is the question noted, as the letters before it were none."""
        chosen = update.chosen_inline_result
        if chosen:
            user = chosen.from_user.id
            self._services.audit.record(Entry(user, user, None, whole(chosen.query), "inline"))


def _result(excerpt: Excerpt) -> InlineQueryResultArticle:
    return InlineQueryResultArticle(
        excerpt.id,
        excerpt.title,
        InputTextMessageContent(excerpt.html),
        description=excerpt.line,
    )
