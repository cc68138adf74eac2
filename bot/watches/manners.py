"""When and how a chat is told something of the bot's own accord: its clock, its quiet hours, its language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.access import Access, Visitor
from bot.chats.quiet_hours import QuietHours, quiet_until
from bot.chats.settings import settings_of
from bot.records.database import Database
from bot.watches.watch import Venue
from bot.words.translation import ENGLISH, Language, language_named

LATE = timedelta(hours=1)  # after its time what had to be told at once waits for the end of quiet hours
NOT_NOW = timedelta(hours=1)  # until a chat that may not ask any more is thought of again: it may be let in


@dataclass(frozen=True, slots=True)
class Manners:
    """What a chat has chosen, or what holds where it has chosen nothing."""

    zone: ZoneInfo
    quiet: QuietHours | None = None
    language: Language = ENGLISH

    def from_when(self, now: datetime) -> datetime:
        """The moment from which the chat may be told: now, or the end of its quiet hours."""
        return quiet_until(now, self.quiet, self.zone)


def manners_of(database: Database, chat: int, zone: str, language: str = "en") -> Manners:
    """The manners of a chat; `zone` and `language` hold where it has chosen none."""
    chosen = settings_of(database, chat)
    spoken = language_named(chosen.language) or language_named(language) or ENGLISH
    return Manners(ZoneInfo(chosen.timezone or zone), chosen.quiet, spoken)


def zone_of(database: Database, chat: int, zone: str) -> ZoneInfo:
    """The zone of a chat's clock; `zone` where it has chosen none."""
    return ZoneInfo(settings_of(database, chat).timezone or zone)


def may_be_told(access: Access, venue: Venue, user: int) -> bool:
    """Whether who asked to be told there might still ask there."""
    return access.admits(Visitor(user, venue.chat, private=venue.chat > 0, topic=venue.topic))
