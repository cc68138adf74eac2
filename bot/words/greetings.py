"""The bot's own lines, in Telegram's HTML."""

from __future__ import annotations

from telegram import User

from bot.intake import LONGEST_QUESTION
from bot.words.translation import ENGLISH, N_, Language

FAILED = N_("Something went wrong here. It has been noted; please try again in a while.")
STALE_BUTTON = N_("This button is out of date: please ask again.")


def start_text(language: Language = ENGLISH) -> str:
    """What the bot is."""
    return language.html(
        "I answer questions from this newsroom's own articles, in their own words: each quote with its "
        "outlet, date and link, how many independent sources say so, and a flag where they disagree.\n\n"
        "Just write your question, or /help."
    )


def help_text(me: User, language: Language = ENGLISH) -> str:
    """How to ask, with what Telegram's privacy mode lets through to this bot."""
    asking = language.html(
        "<b>Asking</b>\nHere, write your question in plain words. If you change it by editing the message, "
        "the answer changes too. A follow-up such as “and why?” continues your last question."
    )
    group = language.html(
        "<b>In a group</b>\n/ask and the question, a mention of @{name}, or a reply to one of my messages. "
        "{privacy}",
        name=me.username or "",
        privacy=_privacy(me, language),
    )
    answers = language.html(
        "<b>The answers</b>\nQuotes are verbatim. Copies of one text count as one source. "
        "Where the articles do not say, so do I. The buttons under an answer show more quotes, the sentences "
        "around them, and why it was chosen."
    )
    more = language.html(
        "<b>More</b>\n/sources, /cite and a reply to an answer: what it rests on, and a citation to paste. "
        "/whosaid finds who published some words, /article shows one article, /conflicts lists where "
        "articles disagree. /watch tells this chat when an answer changes, /settings has its language."
    )
    return "\n\n".join((asking, group, answers, more))


def _privacy(me: User, language: Language) -> str:
    if me.can_read_all_group_messages:
        return language.say(
            "Privacy mode is off: Telegram sends me every message of the group; I leave all others unread."
        )
    return language.say(
        "Telegram's privacy mode is on: I am sent commands and replies to me, and no other talk. "
        "Where a mention stays unanswered, use /ask."
    )


def no_words(language: Language = ENGLISH) -> str:
    """What is answered to a question without words."""
    return language.html("Put your question in words, for example: /ask Who signed the agreement?")


def too_long(language: Language = ENGLISH) -> str:
    """What is answered to an over-long question.

    >>> too_long()
    'That question is too long: please put it in at most 1,000 characters.'
    """
    return language.html(
        "That question is too long: please put it in at most {most} characters.",
        most=language.number(LONGEST_QUESTION),
    )


def too_often(seconds: float, language: Language = ENGLISH) -> str:
    """When to ask again.

    >>> too_often(5.2)
    'That is a lot of questions: please ask again in 6 seconds.'
    """
    return language.count(
        "That is a lot of questions: please ask again in {n} second.",
        "That is a lot of questions: please ask again in {n} seconds.",
        max(1, int(-(-seconds // 1))),
    )


def no_answer_yet(language: Language = ENGLISH) -> str:
    """What a command about an answer says where there is none."""
    return language.html("Ask a question first, or reply to one of my answers with this command.")


def no_article(id: str, language: Language = ENGLISH) -> str:
    """What is said of an id that no article has."""
    if not id:
        return language.html("Write the article's id, as /sources shows it: /article …")
    return language.html("There is no article <code>{id}</code>; /sources shows the ids.", id=id[:200])


def not_listed(user: int | None, language: Language = ENGLISH) -> str:
    """What somebody reads who is not on the list: their id, for whoever keeps it."""
    return language.html(
        "This bot answers only people on its list. Your id is <code>{user}</code>: its keeper can add you.",
        user=user,
    )
