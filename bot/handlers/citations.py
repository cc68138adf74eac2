"""The handlers of citations: of an answer's sources, or of an article, in three forms."""

from __future__ import annotations

from dataclasses import dataclass

from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler

from bot.handlers.orders import Order, answer_meant, order_of
from bot.handlers.tapping import Tap, tap_of
from bot.messages.article_links import ANSWER, ARTICLE, ArticleLinks
from bot.messages.citations import render_citations
from bot.messages.citing import FORMS, Cited, Form, cited_article, cited_evidence, wanted
from bot.messages.keyboards import cite_keyboard
from bot.operation.services import Services
from bot.operation.telegram_types import NEW, App, Context
from bot.records.answers import Answer
from bot.traffic.delivery import deliver
from bot.words.greetings import STALE_BUTTON, no_answer_yet, no_article
from bot.words.wording import sources


@dataclass(frozen=True, slots=True)
class Citation:
    """What is cited, and the name by which the buttons under it know it."""

    target: str
    cited: list[Cited]


class Citations:
    """The handlers."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._links = ArticleLinks(services.database)

    def register(self, app: App) -> None:
        """Puts the handlers into the application."""
        app.add_handler(CommandHandler("cite", self.cite, NEW))
        app.add_handler(CallbackQueryHandler(self.tapped, r"^(cite|form):"))

    async def cite(self, update: Update, context: Context) -> None:
        """`/cite [NUMBER|ARTICLE] [text|markdown|bibtex]`: citations of an answer, or of an article."""
        order = order_of(update, context, self._services)
        what, form = wanted(order.words)
        found = await self._ordered(order, what)
        if found is None:
            missing = no_article(what, order.language) if what else no_answer_yet(order.language)
            await order.answer([missing])
        else:
            keyboard = cite_keyboard(found.target, form, order.language)
            await order.answer(render_citations(found.cited, form, order.language), keyboard)

    async def tapped(self, update: Update, context: Context) -> None:
        """A button under an article writes its citation; one under a citation writes it in another form."""
        tap = tap_of(update, self._services.database)
        if tap is None:
            return
        form, target = _form_and_target(tap)
        found = await self._targeted(tap, target)
        if found is None:
            await tap.answer(tap.language.say(STALE_BUTTON))
            return
        await tap.answer()
        old = (tap.message,) if tap.action == "form" else ()
        keyboard = cite_keyboard(found.target, form, tap.language)
        citations = render_citations(found.cited, form, tap.language)
        await deliver(context.bot, tap.target, citations, old, keyboard)

    async def _ordered(self, order: Order, what: str) -> Citation | None:
        if what and not what.isdecimal():
            return await self._of_article(what)
        answer = answer_meant(order, self._services)
        return _of_answer(answer, what) if answer else None

    async def _targeted(self, tap: Tap, target: str) -> Citation | None:
        if target.startswith(ARTICLE):
            return await self._of_article(self._links.article(target.removeprefix(ARTICLE)) or "")
        id, _, number = target.removeprefix(ANSWER).partition(".")
        answer = self._services.answers.get(id)
        return _of_answer(answer, number) if answer and answer.asker.chat == tap.chat else None

    async def _of_article(self, id: str) -> Citation | None:
        try:
            article = await self._services.threads.run(lambda: self._services.room().shelf.article(id))
        except KeyError:
            return None
        return Citation(ARTICLE + self._links.short(article.id), [cited_article(article)])


def _of_answer(answer: Answer, number: str) -> Citation | None:
    """The sources of an answer, or the one with this number."""
    every = list(sources(answer.reply).values()) if answer.reply else []
    chosen = [source for source in every if number in ("", str(source.number))]
    if not chosen:
        return None
    target = f"{ANSWER}{answer.id}" + (f".{number}" if number else "")
    return Citation(target, [cited_evidence(source.evidence) for source in chosen])


def _form_and_target(tap: Tap) -> tuple[Form, str]:
    if tap.action == "cite":
        return "text", tap.id
    named, _, target = tap.id.partition(":")
    return next((form for form in FORMS if form == named), "text"), target
