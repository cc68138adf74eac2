"""What a chat has chosen for itself: language, time zone, quiet hours, notes of possible conflicts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal
from zoneinfo import ZoneInfo

from bot.chats.quiet_hours import QuietHours, read_quiet_hours
from bot.library.place import zone
from bot.records.database import Database
from bot.words.translation import languages

Choice = Literal["language", "timezone", "quiet", "doubts"]


@dataclass(frozen=True, slots=True)
class ChatSettings:
    """A chat's choices; None where it has made none, which leaves it to the settings of the bot.

    `doubts` says whether notes of merely possible conflicts are shown.
    """

    language: str | None = None
    timezone: str | None = None
    quiet: QuietHours | None = None
    doubts: bool | None = None


def settings_of(database: Database, chat: int) -> ChatSettings:
    """The choices of a chat."""
    rows = database.read("SELECT language, timezone, quiet, doubts FROM chat_settings WHERE chat = ?", chat)
    if not rows:
        return ChatSettings()
    language, timezone, quiet, doubts = rows[0]
    return ChatSettings(
        language,
        timezone,
        read_quiet_hours(quiet) if quiet else None,
        None if doubts is None else bool(doubts),
    )


def zone_of(database: Database, chat: int, default: str) -> ZoneInfo:
    """The zone by whose calendar a chat means "today"."""
    return ZoneInfo(settings_of(database, chat).timezone or default)


def choose(database: Database, chat: int, choice: Choice, text: str) -> None:
    """Stores one choice, "" for none; ValueError says what to write instead.

    >>> database = Database(":memory:")
    >>> choose(database, 7, "quiet", "22:00-07:00"); choose(database, 7, "language", "de")
    >>> str(settings_of(database, 7).quiet), settings_of(database, 7).language
    ('22:00-07:00', 'de')
    """
    value = READERS[choice](text) if text else None
    database.write(
        f"INSERT INTO chat_settings (chat, {choice}) VALUES (?1, ?2) "  # noqa: S608
        f"ON CONFLICT (chat) DO UPDATE SET {choice} = ?2",
        chat,
        value,
    )


def _language(text: str) -> str:
    if text not in languages():
        raise ValueError(f"choose one of {', '.join(languages())}")
    return text


def _switch(text: str) -> bool:
    if text not in ("on", "off"):
        raise ValueError("write on or off")
    return text == "on"


READERS: dict[Choice, Callable[[str], str | bool]] = {
    "language": _language,
    "timezone": zone,
    "quiet": lambda text: str(read_quiet_hours(text)),
    "doubts": _switch,
}
