"""The rounds of the digests: which are due, what they say, and when each comes next."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime

from answering.disagreements.disagreement import Disagreement
from bot.chats.clock import next_time
from bot.conflicts.search import Filters, find_conflicts
from bot.digests.digest import Contents, Digest, Headline, conflict_line, digest_blocks
from bot.digests.store import due_digests, put_off, settle_digest
from bot.operation.services import Services
from bot.watches.look import present
from bot.watches.manners import LATE, NOT_NOW, Manners, manners_of, may_be_told
from bot.watches.news import last_news, news_between
from bot.watches.outbox import plan
from bot.watches.reach import Reach
from bot.words.markup import pack, to_html
from bot.words.translation import Language
from corpus.article import Article, day
from corpus.store import BATCH, Library

CONFLICTS = Filters(
    kinds=frozenset(("contradiction", "outlier", "superseded", "corrected")), sort="important"
)
MOST_CONFLICTS = 5  # in one digest; /conflicts lists all

Find = Callable[[Library, Filters], Sequence[Disagreement]]


class DigestRounds:
    """Plans the digests that are due, in threads that may read articles."""

    def __init__(self, services: Services, zone: str, find: Find = find_conflicts) -> None:
        self._services = services
        self._database = services.database
        self._zone = zone
        self._find = find
        self._found: tuple[str, Sequence[Disagreement]] = ("", ())

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
        library = shelf if isinstance(shelf, Library) else None
        state, news = library.state() if library else None, last_news(self._database)
        contents = self._contents(digest, library, news, manners.language)
        blocks = digest_blocks(digest, contents, now.astimezone(manners.zone), manners.language)
        messages = [to_html(message) for message in pack(blocks)] if contents else []
        coming = next_time(now, digest.clock, manners.zone)
        with self._database.transaction() as connection:
            if settle_digest(connection, digest, coming, news, state):
                plan(connection, digest.venue, messages, now)

    def _earliest(self, digest: Digest, manners: Manners, now: datetime) -> datetime:
        if not may_be_told(self._services.access, digest.venue, digest.user):
            return now + NOT_NOW
        return manners.from_when(now) if now - digest.due > LATE else now

    def _contents(self, digest: Digest, library: Library | None, news: int, language: Language) -> Contents:
        articles = sorted(_changed(library, digest), key=_newest_first) if library else []
        conflicts = self._conflicts(library, {article.id for article in articles}) if library else []
        return Contents(
            news_between(self._database, digest.venue, digest.news, news),
            [conflict_line(found, language) for found in conflicts],
            [Headline(article.outlet, article.title or article.name) for article in articles],
        )

    def _conflicts(self, library: Library, articles: set[str]) -> list[Disagreement]:
        """The most important disagreements in which one of these articles takes part."""
        if not articles:
            return []
        state = library.state()
        if self._found[0] != state:  # digests of one time are made of one search
            self._found = (state, self._find(library, CONFLICTS))
        return [found for found in self._found[1] if articles & _articles(found)][:MOST_CONFLICTS]


def _articles(found: Disagreement) -> set[str]:
    """The articles that take part, those that carry the same text too."""
    quoted = [evidence for position in found.positions for evidence in position.evidence]
    copies = {copy.article for evidence in quoted for copy in evidence.copies}
    return copies | {evidence.article for evidence in quoted}


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
