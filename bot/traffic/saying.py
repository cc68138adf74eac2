"""One short message in reply to another, in its topic."""

from __future__ import annotations

from telegram import Bot, Message

from bot.chats.addressing import topic_of
from bot.traffic.delivery import Target, deliver


async def say(message: Message, bot: Bot, html: str) -> None:
    """Answers a message with one of the bot's own lines."""
    await deliver(bot, Target(message.chat_id, topic_of(message), message.message_id), [html])
