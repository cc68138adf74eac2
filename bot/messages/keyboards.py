"""The buttons under the bot's messages. What a button sends is an action and a short id, 64 bytes at most."""

from __future__ import annotations

from typing import Literal

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from answering.reply import Reply
from bot.messages.article_links import ARTICLE
from bot.messages.citing import FORMS, Form
from bot.messages.reply import folded
from bot.words.translation import N_, Language

Pane = Literal["short", "more", "context", "why"]
"""Which face of an answer a message shows."""
FORM_NAMES: dict[Form, str] = {"text": N_("Text"), "markdown": "Markdown", "bibtex": "BibTeX"}


def answer_keyboard(id: str, reply: Reply, language: Language, pane: Pane = "short") -> InlineKeyboardMarkup:
    """What can be done with an answer; the button of the face that is shown leads back."""
    hidden = folded(reply)
    faces = {
        "more": language.count("{n} more quote", "{n} more quotes", hidden) if hidden else "",
        "context": language.say("Context") if reply.positions or reply.nearest else "",
        "why": language.say("Explain"),
    }
    back = f"‹ {language.say('Back')}"
    first = [
        _button(back if face == pane else label, "short" if face == pane else face, id)
        for face, label in faces.items()
        if label
    ]
    second = [
        _button(f"🔔 {language.say('Watch')}", "watch", id),
        _button("👍", "up", id),
        _button("👎", "down", id),
    ]
    return InlineKeyboardMarkup([first, second])


def cite_keyboard(target: str, form: Form, language: Language) -> InlineKeyboardMarkup:
    """The other forms of a citation; `target` says of what, as in a link to the bot."""
    others = [other for other in FORMS if other != form]
    return InlineKeyboardMarkup(
        [[_button(language.say(FORM_NAMES[other]), "form", f"{other}:{target}") for other in others]]
    )


def article_keyboard(short: str, url: str | None, language: Language) -> InlineKeyboardMarkup:
    """What can be done with an article; `url` is where it can be read."""
    here = [
        _button(language.say("Whole text"), "file", short),
        _button(language.say("Cite"), "cite", ARTICLE + short),
    ]
    link = [InlineKeyboardButton(language.say("Open"), url=url)] if url else []
    return InlineKeyboardMarkup([[*here, *link]])


def conflict_keyboard(newer: str | None, older: str | None, language: Language) -> InlineKeyboardMarkup:
    """The ways to a newer and an older disagreement, where there are such."""
    ways = [(f"‹ {language.say('Newer')}", newer), (f"{language.say('Older')} ›", older)]
    return InlineKeyboardMarkup([[_button(label, "conflict", id) for label, id in ways if id]])


def _button(label: str, action: str, id: str) -> InlineKeyboardButton:
    return InlineKeyboardButton(label, callback_data=f"{action}:{id}")
