"""What is said and done when somebody sets a digest, ends it, or asks for it."""

from __future__ import annotations

from datetime import time

from bot.chats.clock import next_time, read_clock
from bot.digests.digest import Digest
from bot.digests.store import digest_of, drop_digest, set_digest
from bot.operation.services import Services
from bot.settings import Settings
from bot.watches.desk import Watcher
from bot.watches.manners import zone_of
from bot.watches.news import last_news
from bot.watches.reach import TERMS
from bot.watches.watch import LONGEST_WATCH
from bot.words.translation import N_
from bot.words.wording import isolated
from corpus.store import Library

OFF = "off"
HOW = N_(
    "Say when a digest shall come: /digest 07:30, or /digest 07:30 ferry tolls for that topic alone. "
    "/digest off ends it."
)


class DigestDesk:
    """Answers to /digest, in plain words. It may open the library: call it in a thread."""

    def __init__(self, settings: Settings, services: Services) -> None:
        self._services = services
        self._database = services.database
        self._zone = settings.timezone

    def digest(self, watcher: Watcher, text: str) -> str:
        """Sets, ends or tells the digest of a chat's topic."""
        clock, _, words = " ".join(text.split()).partition(" ")
        if not clock:
            return self._told(watcher)
        if clock.casefold() == OFF:
            return self._ended(watcher)
        try:
            at = read_clock(clock)
        except ValueError:
            return watcher.language.say(HOW)
        if len(words) > LONGEST_WATCH or (words and not TERMS["words"](words)):
            return watcher.language.say(HOW)
        self._set(watcher, at, words or None)
        return self._told(watcher)

    def _set(self, watcher: Watcher, at: time, words: str | None) -> None:
        venue, shelf = watcher.venue, self._services.room().shelf
        due = next_time(self._services.now(), at, zone_of(self._database, venue.chat, self._zone))
        reached = last_news(self._database), shelf.state() if isinstance(shelf, Library) else None
        digest = Digest(0, venue, at, words, due, *reached, watcher.user, watcher.language.code)
        set_digest(self._database, digest)

    def _ended(self, watcher: Watcher) -> str:
        if drop_digest(self._database, watcher.venue):
            return watcher.language.say("There will be no more digests here.")
        return watcher.language.say(HOW)

    def _told(self, watcher: Watcher) -> str:
        """What is set."""
        digest = digest_of(self._database, watcher.venue)
        if digest is None:
            return watcher.language.say(HOW)
        zone = zone_of(self._database, watcher.venue.chat, self._zone)
        return watcher.language.say(
            "A digest comes here daily at {clock}, {zone}{about}; the next on {day}. /digest off ends it.",
            clock=f"{digest.clock:%H:%M}",
            zone=zone.key,
            about=f" ({isolated(digest.words)})" if digest.words else "",
            day=watcher.language.day(digest.due.astimezone(zone).date()),
        )
