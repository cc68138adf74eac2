"""The buttons under an answer: its other faces, and what people think of it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import get_args

from telegram import Update
from telegram.ext import CallbackQueryHandler

from bot.handlers.presenting import Face, Presenter
from bot.handlers.tapping import Tap, tap_of
from bot.messages.keyboards import Pane
from bot.operation.services import Services
from bot.operation.telegram_types import App, Context
from bot.records.answers import Answer
from bot.records.feedback import Verdict, vote
from bot.settings import Settings
from bot.traffic.delivery import Target, deliver
from bot.words.greetings import STALE_BUTTON

Act = Callable[[Tap, Answer, Context], Awaitable[None]]


class Buttons:
    """The handlers of taps on answers. The gate has checked who taps; here the chat must be the answer's."""

    def __init__(self, settings: Settings, services: Services) -> None:
        self._services = services
        self._zone = settings.timezone
        self._presenter = Presenter(services)
        self._acts: dict[str, Act] = {
            **dict.fromkeys(get_args(Pane), self._turn),
            **dict.fromkeys(get_args(Verdict), self._vote),
        }

    def register(self, app: App) -> None:
        """Puts the handlers into the application; to be called last, as no tap may stay unanswered."""
        app.add_handler(CallbackQueryHandler(self.tapped))

    async def tapped(self, update: Update, context: Context) -> None:
        """Any button that no other handler knows: one of an answer, or one that is out of date."""
        tap = tap_of(update, self._services.database)
        if tap is None:
            return
        act, answer = self._acts.get(tap.action), answer_under(tap, self._services)
        if act and answer:
            await act(tap, answer, context)
        else:
            await tap.answer(tap.language.say(STALE_BUTTON))

    async def _turn(self, tap: Tap, answer: Answer, context: Context) -> None:
        """Shows another face of the answer in the place of this one."""
        await tap.answer()
        face = await self._face(tap.action, answer, context.bot.username)
        target = Target(tap.chat, answer.asker.topic, answer.message)
        sent = await deliver(context.bot, target, face.messages, answer.messages, face.keyboard)
        if sent != answer.messages:
            self._services.answers.keep(replace(answer, messages=sent))

    async def _face(self, pane: str, answer: Answer, bot_name: str) -> Face:
        if pane == "context":
            return await self._presenter.face_in_context(answer, bot_name)
        if pane == "why":
            return await self._presenter.face_of_reasons(answer, self._zone, bot_name)
        return self._presenter.face(answer, bot_name, "more" if pane == "more" else "short")

    async def _vote(self, tap: Tap, answer: Answer, context: Context) -> None:
        verdict: Verdict = "up" if tap.action == "up" else "down"
        vote(self._services.database, self._services.now(), tap.user, answer, verdict)
        thanks = {
            "up": tap.language.say("Thank you."),
            "down": tap.language.say("Thank you. /feedback and a few words tell what is wrong."),
        }
        await tap.answer(thanks[verdict])


def answer_under(tap: Tap, services: Services) -> Answer | None:
    """The answer that a button belongs to, where it is still kept and is this chat's."""
    answer = services.answers.get(tap.id)
    if answer is None or answer.reply is None or tap.message not in answer.messages:
        return None
    return answer if answer.asker.chat == tap.chat else None
