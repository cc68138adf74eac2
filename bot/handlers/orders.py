"""A command as its handler takes it: who gives it, where, with which words, in which language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from telegram import Bot, InlineKeyboardMarkup, Message, Update

from bot.chats.addressing import person_of, question_after_command, topic_of, words_after_command
from bot.chats.speaking import language_for
from bot.operation.services import Services
from bot.operation.telegram_types import Context, message_of
from bot.records.answers import Answer, Asker
from bot.traffic.delivery import Target, deliver
from bot.words.markup import whole
from bot.words.translation import Language


@dataclass(frozen=True, slots=True)
class Order:
    """A command; `words` are those after its name, `replied` those of the message it replies to otherwise."""

    message: Message
    bot: Bot
    asker: Asker
    words: str
    replied: str
    language: Language

    @property
    def target(self) -> Target:
        """Where it is answered."""
        return Target(self.asker.chat, self.asker.topic, self.message.message_id)

    async def answer(self, messages: Sequence[str], keyboard: InlineKeyboardMarkup | None = None) -> None:
        """Answers it in HTML."""
        await deliver(self.bot, self.target, messages, keyboard=keyboard, language=self.language)


def order_of(update: Update, context: Context, services: Services) -> Order:
    """The command of an update."""
    message = message_of(update)
    asker = Asker(message.chat_id, topic_of(message), person_of(message))
    return Order(
        message,
        context.bot,
        asker,
        whole(words_after_command(message)),
        whole(question_after_command(message)),
        language_for(services.database, asker.chat, message.from_user),
    )


def answer_meant(order: Order, services: Services) -> Answer | None:
    """The answer that a command is about: the one it replies to, else the last one to whoever gives it."""
    replied = order.message.reply_to_message
    shown = services.answers.shown_in(order.asker.chat, replied.message_id) if replied else None
    found = shown or services.answers.last(order.asker)
    return found if found and found.reply else None
