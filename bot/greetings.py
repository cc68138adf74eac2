"""The bot's own lines, in Telegram's HTML."""

from __future__ import annotations

from telegram import BotCommand, User

from bot.intake import LONGEST_QUESTION
from bot.markup import escape

COMMANDS = (
    BotCommand("ask", "ask a question about the articles"),
    BotCommand("help", "how to ask, here and in groups"),
)
START = (
    "I answer questions from this newsroom's own articles, in their own words: each quote with its outlet, "
    "date and link, how many independent sources say so, and a flag where they disagree.\n\n"
    "Just write your question, or /help."
)
HELP = (
    "<b>Asking</b>\nHere, write your question in plain words. If you change it by editing the message, "
    "the answer changes too. A follow-up such as “and why?” continues your last question.\n\n"
    "<b>In a group</b>\n/ask and the question, a mention of @{name}, or a reply to one of my messages. "
    "{privacy}\n\n"
    "<b>The answers</b>\nQuotes are verbatim. Copies of one text count as one source. "
    "Where the articles do not say, so do I."
)
PRIVACY = {
    True: "Privacy mode is off: Telegram sends me every message of the group; I leave all others unread.",
    False: "Telegram's privacy mode is on: I am sent commands and replies to me, and no other talk. "
    "Where a mention stays unanswered, use /ask.",
}
NO_WORDS = "Put your question in words, for example: /ask Who signed the agreement?"
TOO_LONG = f"That question is too long: please put it in at most {LONGEST_QUESTION:,} characters."
STALE_BUTTON = "This button is out of date: ask again."
FAILED = "Something went wrong here. It has been noted; please try again in a while."


def help_text(me: User) -> str:
    """How to ask, with what Telegram's privacy mode lets through to this bot."""
    return HELP.format(name=escape(me.username or ""), privacy=PRIVACY[bool(me.can_read_all_group_messages)])


def too_often(seconds: float) -> str:
    """When to ask again.

    >>> too_often(5.2)
    'That is a lot of questions: please ask again in 6 seconds.'
    """
    whole = max(1, int(-(-seconds // 1)))
    return f"That is a lot of questions: please ask again in {whole} second{'' if whole == 1 else 's'}."


def not_listed(user: int | None) -> str:
    """What somebody reads who is not on the list: their id, for whoever keeps it."""
    return (
        f"This bot answers only people on its list. Your id is <code>{user}</code>: its keeper can add you."
    )


def chat_not_listed(chat: int) -> str:
    """What somebody listed reads in a group that is not."""
    return f"This chat is not on the bot's list. Its id is <code>{chat}</code>: its keeper can add it."
