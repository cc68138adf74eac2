"""Whether a message is meant for the bot, and the question in it."""

from __future__ import annotations

from telegram import Message, MessageEntity, User
from telegram.constants import ChatType, MessageEntityType

SEPARATORS = " \t\n,:;-–—"


def question_in(message: Message, me: User) -> str | None:
    """The words of a message meant for the bot; None where it is not, "" where it holds no words.

    In private every message is. Elsewhere it takes a mention or a reply to the bot.
    """
    text, mentions = message.text or message.caption or "", _mentions(message, me)
    words = " ".join(without(text, mentions).split()).strip(SEPARATORS)
    if message.chat.type == ChatType.PRIVATE:
        return words
    if mentions:
        return words or _replied_words(message)
    return words or None if replies_to(message, me) else None


def question_after_command(message: Message) -> str:
    """The words after a command; where there are none, those of the message that it replies to."""
    return words_after_command(message).strip(SEPARATORS) or _replied_words(message)


def words_after_command(message: Message) -> str:
    """The words after a command, and no others."""
    command = (message.entities or message.caption_entities)[0]
    return (message.text or message.caption or "")[command.offset + command.length :].strip()


def caption_command(message: Message, me: User) -> str | None:
    """The command that a picture's caption begins with, "" for another bot's, None where there is none."""
    first = next(iter(message.caption_entities), None)
    if not message.caption or not first or first.offset or first.type != MessageEntityType.BOT_COMMAND:
        return None
    name, _, bot = message.caption[1 : first.length].casefold().partition("@")
    return name if bot in ("", (me.username or "").casefold()) else ""


def person_of(message: Message) -> int:
    """Who writes: a user, or the chat in whose name a message is posted."""
    if message.sender_chat:
        return message.sender_chat.id
    return message.from_user.id if message.from_user else message.chat_id


def replies_to(message: Message, me: User) -> bool:
    """Whether the message replies to the bot; in a topic that the bot opened every message seems to."""
    target = _replied(message)
    return target is not None and target.from_user is not None and target.from_user.id == me.id


def topic_of(message: Message) -> int | None:
    """The topic to answer in. A plain group numbers its threads too, but takes no message for them."""
    return message.message_thread_id if message.is_topic_message else None


def without(text: str, entities: list[MessageEntity]) -> str:
    """The text without some of its entities, whose offsets count UTF-16 units.

    >>> without("😀 @bot why?", [MessageEntity("mention", 3, 4)])
    '😀  why?'
    """
    units = text.encode("utf-16-le")
    for entity in sorted(entities, key=lambda entity: entity.offset, reverse=True):
        units = units[: 2 * entity.offset] + units[2 * (entity.offset + entity.length) :]
    return units.decode("utf-16-le", "replace")


def _mentions(message: Message, me: User) -> list[MessageEntity]:
    kinds: list[str | None] = [MessageEntityType.MENTION, MessageEntityType.TEXT_MENTION]
    found = message.parse_entities(kinds) if message.text else message.parse_caption_entities(kinds)
    name = f"@{me.username}".casefold()
    return [
        entity
        for entity, words in found.items()
        if words.casefold() == name or (entity.user is not None and entity.user.id == me.id)
    ]


def _replied(message: Message) -> Message | None:
    target = message.reply_to_message
    if target is None or (message.is_topic_message and target.message_id == message.message_thread_id):
        return None
    return target


def _replied_words(message: Message) -> str:
    target = _replied(message)
    return (target.text or target.caption or "").strip() if target else ""
