"""A tap on a button: what it asks for, and the answer that Telegram expects at once."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from telegram import CallbackQuery, Message, Update
from telegram.error import BadRequest

from bot.chats.addressing import topic_of
from bot.chats.speaking import language_of
from bot.records.database import Database
from bot.traffic.delivery import Target
from bot.words.translation import Language

LONGEST_ANSWER = 200  # characters that Telegram shows over the chat


@dataclass(frozen=True, slots=True)
class Tap:
    """A button's action with the rest of its data, and where it stood."""

    query: CallbackQuery
    action: str
    id: str
    chat: int
    message: int
    user: int
    language: Language
    topic: int | None = None

    @property
    def target(self) -> Target:
        """Where what was asked for goes: into the topic, in reply to the message with the button."""
        return Target(self.chat, self.topic, self.message)

    async def answer(self, text: str | None = None) -> None:
        """Ends the button's waiting, with a line over the chat where there is one to say."""
        with suppress(BadRequest):  # it was tapped while the bot was away: nobody waits any more
            await self.query.answer(text[:LONGEST_ANSWER] if text else None)


def tap_of(update: Update, database: Database) -> Tap | None:
    """The tap that an update is; None where it was on a message that is in no chat of the bot's."""
    query = update.callback_query
    if query is None or query.message is None:
        return None
    action, _, id = (query.data or "").partition(":")
    message = query.message
    return Tap(
        query,
        action,
        id,
        message.chat.id,
        message.message_id,
        query.from_user.id,
        language_of(update, database),
        topic_of(message) if isinstance(message, Message) else None,
    )
