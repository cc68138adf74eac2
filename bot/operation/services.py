"""What the Telegram handlers share: the articles, the database, and who may do what."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from answering.question import Query
from answering.reply import Reply
from bot.access import Access
from bot.library.asking import first_found
from bot.library.reading_room import ReadingRoom
from bot.limits import Pace
from bot.operation.contact import Contact
from bot.operation.metrics import Meters
from bot.operation.threads import Threads
from bot.records.answers import Answers
from bot.records.audit import Audit
from bot.records.database import Database
from bot.settings import Settings

Ask = Callable[[Query], Reply]
Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Services:
    """Built once and given to every handler. `ask` and `room` are called in `threads`, never in the loop."""

    ask: Ask
    room: Callable[[], ReadingRoom]
    database: Database
    access: Access
    audit: Audit
    answers: Answers
    pace: Pace
    now: Clock
    on_closed: list[Callable[[int], object]] = field(default_factory=list)
    """What is called with a chat that is closed to the bot: it was blocked or removed there."""
    meters: Meters = field(default_factory=Meters)
    contact: Contact = field(default_factory=Contact)
    threads: Threads = field(default_factory=Threads)

    def close(self, chat: int) -> None:
        """Tells everyone concerned that a chat is closed to the bot."""
        for call in self.on_closed:
            call(chat)

    async def consult(self, *readings: Query) -> Reply:
        """The reply to the first of some readings of a question that finds something, else to the first."""
        return await self.threads.run(first_found, map(self.ask, readings))


def present() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


def make_services(
    settings: Settings,
    ask: Ask,
    room: Callable[[], ReadingRoom],
    database: Database,
    now: Clock = present,
) -> Services:
    """The services of a bot with these settings."""
    access = Access(
        database,
        settings.telegram_allowed_users,
        settings.telegram_allowed_chats,
        settings.telegram_admins,
        settings.telegram_allowed_topics,
    )
    audit = Audit(database, now, settings.audit_days)
    answers = Answers(database, now, settings.audit_days)
    pace = Pace(limited=settings.rate_limit)
    return Services(ask, room, database, access, audit, answers, pace, now)
