"""Getting messages into a chat: as a reply, in its topic, over an older answer."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from telegram import Bot, InlineKeyboardMarkup, ReplyParameters
from telegram.constants import ChatAction
from telegram.error import BadRequest, ChatMigrated, TelegramError

from bot.traffic.entities import parse_html
from bot.words.translation import ENGLISH, Language

MOST_MESSAGES = 4  # of one answer; a longer one is sent as a file after the first three
UNCHANGED = "message is not modified"
UNEDITABLE = ("message to edit not found", "message can't be edited", "there is no text in the message")

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Target:
    """Where an answer goes: the chat, its topic, the message that it replies to."""

    chat: int
    topic: int | None
    message: int


@dataclass(frozen=True, slots=True)
class _Pages:
    """The messages of an answer, and what accompanies all of it where it comes as a file."""

    messages: Sequence[str]
    keyboard: InlineKeyboardMarkup | None
    caption: str

    @property
    def shown(self) -> list[tuple[str, InlineKeyboardMarkup | None]]:
        """The messages that are sent as such; the keyboard stands under the last, or under the file."""
        if len(self.messages) > MOST_MESSAGES:
            return [(html, None) for html in self.messages[: MOST_MESSAGES - 1]]
        last = len(self.messages) - 1
        return [(html, self.keyboard if n == last else None) for n, html in enumerate(self.messages)]

    @property
    def text(self) -> str:
        """All of it without markup."""
        return "\n\n".join(parse_html(html)[0] for html in self.messages)


async def deliver(
    bot: Bot,
    to: Target,
    messages: Sequence[str],
    old: Sequence[int] = (),
    keyboard: InlineKeyboardMarkup | None = None,
    language: Language = ENGLISH,
) -> tuple[int, ...]:
    """Puts HTML messages into a chat, over `old` ones where there are any; gives the ids they have.

    The keyboard stands under the last of them; `language` is that of a file's caption.
    """
    pages = _Pages(messages, keyboard, language.say("The answer is long: here is all of it."))
    try:
        return await _deliver(bot, to, pages, old)
    except ChatMigrated as moved:
        logger.warning("chat %s is now %s: answering there", to.chat, moved.new_chat_id)
        there = replace(to, chat=moved.new_chat_id, topic=None)
        return await _deliver(bot, there, pages, ())


async def typing(bot: Bot, to: Target) -> None:
    """Shows that an answer is coming; whether that succeeds does not matter."""
    with suppress(TelegramError):
        await bot.send_chat_action(to.chat, ChatAction.TYPING, message_thread_id=to.topic)


async def send_file(
    bot: Bot, to: Target, content: str, name: str, caption: str, keyboard: InlineKeyboardMarkup | None = None
) -> int:
    """Sends a text as a file and gives its message's id."""
    sent = await bot.send_document(
        to.chat,
        content.encode("utf-8", "replace"),
        caption=caption,
        filename=name,
        message_thread_id=to.topic,
        reply_markup=keyboard,
    )
    return sent.message_id


async def _deliver(bot: Bot, to: Target, pages: _Pages, old: Sequence[int]) -> tuple[int, ...]:
    shown = pages.shown
    kept = [await _edit(bot, to, id, *page) for id, page in zip(old, shown, strict=False)]
    for id in old[len(shown) :]:
        await _delete(bot, to, id)
    more = [await _send(bot, to, *page, first=not (kept or n)) for n, page in enumerate(shown[len(old) :])]
    if len(shown) == len(pages.messages):
        return (*kept, *more)
    return (*kept, *more, await send_file(bot, to, pages.text, "answer.txt", pages.caption, pages.keyboard))


async def _send(
    bot: Bot, to: Target, html: str, keyboard: InlineKeyboardMarkup | None, *, first: bool
) -> int:
    """Sends one message; only the first of an answer replies, the others follow it."""
    reply = ReplyParameters(to.message, allow_sending_without_reply=True) if first else None
    sent = await bot.send_message(
        to.chat, html, message_thread_id=to.topic, reply_parameters=reply, reply_markup=keyboard
    )
    return sent.message_id


async def _edit(bot: Bot, to: Target, id: int, html: str, keyboard: InlineKeyboardMarkup | None) -> int:
    try:
        await bot.edit_message_text(html, chat_id=to.chat, message_id=id, reply_markup=keyboard)
    except BadRequest as error:
        reason = error.message.casefold()
        if reason.startswith(UNEDITABLE):
            await _delete(bot, to, id)
            return await _send(bot, to, html, keyboard, first=True)
        if not reason.startswith(UNCHANGED):
            raise
    return id


async def _delete(bot: Bot, to: Target, id: int) -> None:
    with suppress(BadRequest):  # already gone
        await bot.delete_message(to.chat, id)
