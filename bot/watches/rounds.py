"""The rounds of the watches: notice what has changed in the library, look at what that touches, plan to tell.

Each step ends in one transaction, so a process that was killed goes on where it was: what was noticed is
due, and what is due stays so until what there is to tell of it stands in the outbox.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

from answering.question import Query
from bot.operation.services import Services
from bot.watches import article as watch_article
from bot.watches import standing as watch_standing
from bot.watches.change import change
from bot.watches.look import Touched, lookup, present, touched
from bot.watches.manners import NOT_NOW, Manners, manners_of, may_be_told
from bot.watches.news import note_news
from bot.watches.outbox import plan
from bot.watches.store import all_watches, causes_of, due_watches, library_seen, mark, postpone, settle
from bot.watches.watch import Kind, Watch
from bot.watches.words import News, news_blocks, news_line
from bot.words.markup import pack, to_html
from corpus.listing import Version
from corpus.store import Library

AGAIN = timedelta(minutes=10)  # until a watch that could not be looked at is looked at again
LONGEST_WAIT = timedelta(minutes=1)  # after which a library that keeps changing is read all the same
EVIDENCE = 20  # pieces for each position: the articles on which an answer rests

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Finding:
    """A watch looked at: what its chat knows from now on, its news, and the articles that were the cause."""

    watch: Watch
    told: Mapping[str, Any]
    news: News | None = None
    causes: Sequence[str] = ()


class Rounds:
    """Looks after all watches, in threads that may read articles; one step at a time."""

    def __init__(self, services: Services, zone: str) -> None:
        self._services = services
        self._database = services.database
        self._zone = zone
        self._state = ""
        self._changing_since: datetime | None = None

    def notice(self, *, patient: bool = True) -> None:
        """Marks the watches that a change of the library touches.

        A patient look waits until the library has stayed the same since the last look, so that an ingest
        under way is told of once.
        """
        library = self._services.room().shelf
        if not isinstance(library, Library):
            return
        state, seen = library.state(), library_seen(self._database)
        if state == seen or (patient and self._is_changing(state)):
            return
        self._mark(state, _changes(library, seen, all_watches(self._database)))
        self._changing_since = None

    def due(self) -> list[list[Watch]]:
        """The watches to be looked at, those that speak into one chat and topic together."""
        watches = due_watches(self._database, self._services.now())
        return [list(group) for _, group in groupby(watches, lambda watch: watch.venue)]

    def tell(self, watches: Sequence[Watch]) -> None:
        """Looks at watches of one venue and puts what is new into the outbox, as one story.

        In quiet hours, and where one may not ask any more, they wait.
        """
        now, one = self._services.now(), watches[0]
        manners = manners_of(self._database, one.venue.chat, self._zone, one.language)
        until = {watch.id: self._earliest(watch, manners, now) for watch in watches}
        for watch in watches:
            if until[watch.id] > now:
                postpone(self._database, watch.id, until[watch.id])
        timely = [watch for watch in watches if until[watch.id] <= now]
        self._plan([finding for watch in timely if (finding := self._look(watch, manners))], manners, now)

    def _earliest(self, watch: Watch, manners: Manners, now: datetime) -> datetime:
        allowed = may_be_told(self._services.access, watch.venue, watch.user)
        return manners.from_when(now) if allowed else now + NOT_NOW

    def _is_changing(self, state: str) -> bool:
        now = self._services.now()
        self._changing_since = self._changing_since or now
        changed, self._state = state != self._state, state
        return changed and now - self._changing_since < LONGEST_WAIT

    def _mark(self, state: str, found: Touched) -> None:
        now = self._services.now()
        watches = [watch for watch in all_watches(self._database) if watch.id in found.watches]
        chats = {watch.venue.chat for watch in watches}
        starts = {chat: manners_of(self._database, chat, self._zone).from_when(now) for chat in chats}
        mark(self._database, state, {watch.id: starts[watch.venue.chat] for watch in watches}, found.causes)

    def _look(self, watch: Watch, manners: Manners) -> Finding | None:
        """What has come of a watch; one that cannot be looked at must not silence the others."""
        try:
            return LOOKS[watch.kind](self._services, watch, manners)
        except Exception:
            logger.exception("watch %s cannot be looked at now", watch.id)
            postpone(self._database, watch.id, self._services.now() + AGAIN)
            return None

    def _plan(self, findings: Sequence[Finding], manners: Manners, now: datetime) -> None:
        with self._database.transaction() as connection:
            kept = [one for one in findings if settle(connection, one.watch, one.told, one.causes)]
            news = [(one.watch, one.news) for one in kept if one.news]
            blocks = [block for watch, item in news for block in news_blocks(watch, item, manners.language)]
            for watch, item in news:
                note_news(connection, watch.venue, news_line(watch, item, manners.language), now)
            if kept:
                plan(connection, kept[0].watch.venue, [to_html(message) for message in pack(blocks)], now)
        self._services.meters.told.inc(len(news))


def _changes(library: Library, seen: str | None, watches: Sequence[Watch]) -> Touched:
    """What the changes since a state touch: nothing at the first look, all in a library of another origin."""
    if seen is None:
        return Touched()
    changes = library.changes(seen)
    if changes is None:
        return Touched({watch.id for watch in watches})
    return touched(watches, changes, lambda ids: present(library, ids))


def _question(services: Services, watch: Watch, manners: Manners) -> Finding:
    today = services.now().astimezone(manners.zone).date()
    reply = services.ask(Query(watch.text, now=today, limit=EVIDENCE))
    old, new = watch_standing.from_row(watch.told), watch_standing.standing_of(reply)
    news = change(old, new)
    told = new if news else replace(old, articles=new.articles)
    return Finding(watch, watch_standing.to_row(told), news)


def _words(services: Services, watch: Watch, manners: Manners) -> Finding:
    causes = causes_of(services.database, watch.id)
    shelf = services.room().shelf
    found = [article for id in causes if (article := lookup(shelf, id))]
    return Finding(watch, watch.told, watch_article.mention(watch.text, found), causes)


def _article(services: Services, watch: Watch, manners: Manners) -> Finding:
    shelf = services.room().shelf
    causes = causes_of(services.database, watch.id)
    copies = [article for id in causes if (article := lookup(shelf, id))]
    article = lookup(shelf, watch.text)
    versions: list[Version] = shelf.versions(watch.text) if article and isinstance(shelf, Library) else []
    old = watch_article.from_row(watch.told)
    news = watch_article.article_change(old, article, versions, copies)
    told = watch_article.known(article) if article else replace(old, digest=None)
    return Finding(watch, watch_article.to_row(told), news, causes)


LOOKS: Mapping[Kind, Callable[[Services, Watch, Manners], Finding]] = {
    "question": _question,
    "words": _words,
    "article": _article,
}
"""How a watch of each kind is looked at."""
