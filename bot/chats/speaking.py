"""In which language a chat is spoken to."""

from __future__ import annotations

from telegram import Update, User

from bot.chats.settings import settings_of
from bot.records.database import Database
from bot.words.translation import ENGLISH, Language, language_named


def language_for(database: Database, chat: int, user: User | None) -> Language:
    """The chat's choice, else the language of the person's own Telegram, else English."""
    chosen = language_named(settings_of(database, chat).language)
    return chosen or language_named(user.language_code if user else None) or ENGLISH


def language_of(update: Update, database: Database) -> Language:
    """The language to answer an update in."""
    chat, user = update.effective_chat, update.effective_user
    return language_for(database, chat.id if chat else user.id if user else 0, user)
