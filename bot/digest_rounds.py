"""The rounds of the digests: which are due, what they say, and when each comes next."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from bot.digest import Contents, Digest, Headline, digest_blocks
from bot.digest_store import due_digests, put_off, settle_digest
from bot.markup import pack, to_html
from bot.outbox import plan
from bot.services import Services
from bot.watch_clock import next_time
from bot.watch_look import present
from bot.watch_manners import NOT_NOW, Manners, manners_of, may_be_told
from bot.watch_news import news_since
from bot.watch_reach import Reach
from corpus.article import Article, day
from corpus.store import BATCH, Library

LATE = timedelta(hours=1)  # after its time a digest waits for the end of the quiet hours as all else does


class DigestRounds:
    """Plans the digests that are due, in threads that may read articles."""

    def __init__(self, services: Services, zone: str) -> None:
        self._services = services
        self._database = services.database
        self._zone = zone

    def due(self) -> list[Digest]:
        """The digests whose time has come."""
        return due_digests(self._database, self._services.now())

    def tell(self, digest: Digest) -> None:
        """Puts a digest into the outbox, where there is something to tell, and sets its next time."""
        now = self._services.now()
        manners = manners_of(self._database, digest.venue.chat, self._zone, digest.language)
        until = self._earliest(digest, manners, now)
        if until > now:
            put_off(self._database, digest, until)
            return
        shelf = self._services.room().shelf
        state = shelf.state() if isinstance(shelf, Library) else None
        self._plan(digest, self._contents(digest, shelf), manners, now, state)

    def _earliest(self, digest: Digest, manners: Manners, now: datetime) -> datetime:
        if not may_be_told(self._services.access, digest.venue, digest.user):
            return now + NOT_NOW
        return manners.from_when(now) if now - digest.due > LATE else now

    def _plan(
        self, digest: Digest, contents: Contents, manners: Manners, now: datetime, state: str | None
    ) -> None:
        blocks = digest_blocks(digest, contents, now.astimezone(manners.zone), manners.language)
        messages = [to_html(message) for message in pack(blocks)] if contents else []
        coming = next_time(now, digest.clock, manners.zone)
        with self._database.transaction() as connection:
            if settle_digest(connection, digest, coming, now, state):
                plan(connection, digest.venue, messages, now)

    def _contents(self, digest: Digest, shelf: object) -> Contents:
        articles = sorted(_changed(shelf, digest), key=_newest_first) if isinstance(shelf, Library) else []
        return Contents(
            news_since(self._database, digest.venue, digest.since),
            articles=[Headline(article.outlet, article.title or article.name) for article in articles],
        )


def _changed(library: Library, digest: Digest) -> Iterator[Article]:
    """The new and changed articles since the last digest, those on its words where it has some."""
    changes = library.changes(digest.library) if digest.library else None
    ids = changes.changed if changes else ()
    reach = Reach("words", {digest.id: digest.words}) if digest.words else None
    for at in range(0, len(ids), BATCH):
        for article in present(library, ids[at : at + BATCH]):
            if reach is None or reach.spoken_of(article):
                yield article


def _newest_first(article: Article) -> tuple[int, str]:
    return (-day(article.published or date.min).toordinal(), article.id)
