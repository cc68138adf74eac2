"""An answer as a chat sees it: each of its faces as messages, with the buttons under them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from telegram import InlineKeyboardMarkup

from answering.question import Query
from answering.reply import Evidence, Reply
from bot.chats.settings import settings_of, zone_of
from bot.messages.article_links import ARTICLE, ArticleLinks, start_link
from bot.messages.context import render_context
from bot.messages.keyboards import Pane, answer_keyboard
from bot.messages.reply import ITALIC, View, blocks, own_link, render
from bot.messages.surroundings import surroundings
from bot.messages.why import render_why
from bot.operation.services import Services
from bot.records.answers import Answer
from bot.words.markup import pack, run, to_html
from bot.words.translation import ENGLISH, Language, language_named


@dataclass(frozen=True, slots=True)
class Face:
    """What a message shows of an answer."""

    messages: list[str]
    keyboard: InlineKeyboardMarkup


class Presenter:
    """Shows answers; `bot_name` is the bot's own, for links that open articles in it."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self.links = ArticleLinks(services.database)

    def view(self, language: Language, chat: int, bot_name: str, *, whole: bool = False) -> View:
        """How a chat wants answers shown; in groups notes of mere doubts are silent unless asked for."""
        doubts = settings_of(self._services.database, chat).doubts
        return View(
            language, whole, chat > 0 if doubts is None else doubts, lambda e: self._link(e, bot_name)
        )

    def face(self, answer: Answer, bot_name: str, pane: Pane = "short") -> Face:
        """An answer as it is first shown, or with all its quotes."""
        language, reply = _spoken(answer), _replied(answer)
        view = self.view(language, answer.asker.chat, bot_name, whole=pane == "more")
        view = replace(view, understood=_understood(answer))
        return Face(render(reply, view), answer_keyboard(answer.id, reply, language, pane))

    def again(self, answer: Answer, chat: int, bot_name: str) -> list[str]:
        """An answer with its question, as somebody sees it who was sent a link to it."""
        view = replace(self.view(_spoken(answer), chat, bot_name), understood=_understood(answer))
        question = [run(answer.text, ITALIC)]
        return [to_html(message) for message in pack([question, *blocks(_replied(answer), view)])]

    async def face_in_context(self, answer: Answer, bot_name: str) -> Face:
        """An answer with the sentences around its quotes, from the articles as they are now."""
        language, reply = _spoken(answer), _replied(answer)
        around = await self._services.threads.run(
            lambda: surroundings(reply, self._services.room().shelf.article)
        )
        messages = render_context(reply, around, self.view(language, answer.asker.chat, bot_name))
        return Face(messages, answer_keyboard(answer.id, reply, language, "context"))

    async def face_of_reasons(self, answer: Answer, zone: str, bot_name: str) -> Face:
        """Why an answer is what it is: it is asked for again, as of its day, with the reasons."""
        language, reply = _spoken(answer), _replied(answer)
        here = zone_of(self._services.database, answer.asker.chat, zone)
        query = Query(answer.question, now=answer.at.astimezone(here).date(), explain=True)
        now = await self._services.consult(query)
        messages = render_why(reply, now, self.view(language, answer.asker.chat, bot_name))
        return Face(messages, answer_keyboard(answer.id, reply, language, "why"))

    def _link(self, evidence: Evidence, bot_name: str) -> str | None:
        """Where the article can be read: on the web, else in the bot itself."""
        return own_link(evidence) or start_link(bot_name, ARTICLE + self.links.short(evidence.article))


def _spoken(answer: Answer) -> Language:
    return language_named(answer.language) or ENGLISH


def _understood(answer: Answer) -> str:
    """The question that a follow-up was taken for, "" where it was taken as it was put."""
    return answer.question if answer.question != answer.text else ""


def _replied(answer: Answer) -> Reply:
    """The reply of an answer that has one: no button stands under a refusal."""
    if answer.reply is None:
        raise ValueError("a refusal has no faces")
    return answer.reply
