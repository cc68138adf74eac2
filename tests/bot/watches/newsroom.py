"""A library on disk that changes, and the bot's services over it, with a clock that tests set."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from answering.question import Query
from answering.reply import Conflict, Evidence, Position, Reply, Status
from bot.library.place import Place
from bot.library.shelving import LIBRARY
from bot.operation.services import make_services
from bot.records.database import FILE, Database
from bot.settings import Settings
from bot.watches import article as watch_article
from bot.watches.rounds import Rounds
from bot.watches.standing import standing_of, to_row
from bot.watches.store import make_watch
from bot.watches.watch import Kind, Venue, Watch, Wish
from bot.wiring import FreshRoom
from corpus.article import Article
from corpus.readers import from_row
from corpus.store import Library

START = datetime(2031, 5, 5, 9, 0, tzinfo=UTC)
QUESTION = "What tariff rate was agreed for the Brennick bridge?"
SETTINGS = Settings(_env_file=None, telegram_allowed_chats=(-100,), telegram_allowed_users=(7,))  # type: ignore[call-arg]
DESK = Venue(-100, 5)
NEW = "SELECT html FROM outbox WHERE id > ? ORDER BY id"


def article(id: str, source: str, text: str, day: int = 1, **more: Any) -> Article:
    row = {"id": id, "source": source, "text": text, "published": date(2031, 5, day).isoformat(), **more}
    return replace(from_row(row, id), id=id)


def toll(id: str, source: str, percent: int, day: int = 1) -> Article:
    return article(
        id,
        source,
        "The council of Brennick met on Monday. "
        f"A tariff rate of {percent} percent was agreed for the Brennick bridge. {source} saw the minutes.",
        day,
    )


def plain_answer(library: Library, query: Query) -> Reply:
    """What the articles say of the tariff rate, found by a pattern: one position for each figure."""
    found: dict[str, list[Evidence]] = {}
    for one in library.articles() if "tariff rate" in query.text else ():
        for match in re.finditer(r"A tariff rate of (\d+ percent) was agreed [^.]+\.", one.text):
            places = (*match.span(), *match.span(1))
            item = Evidence(match[0], one.id, one.outlet, one.title, one.published, one.url, *places)
            found.setdefault(match[1], []).append(item)
    positions = tuple(Position(answer, None, len(items), tuple(items)) for answer, items in found.items())
    first = positions[0].answer if positions else None
    conflict = Conflict("contradiction", "rate", "percent differs", "") if len(positions) > 1 else None
    status: Status = "conflict" if conflict else "answered" if positions else "not_found"
    return Reply(query.text, status, first, "percent", 0.9, positions, conflict)


class Newsroom:
    """What `crossquote ingest` and `crossquote bot` share, each with its own connection."""

    def __init__(self, folder: Path, *articles: Article) -> None:
        self.folder = folder
        self.time = START
        self.library = Library(folder / LIBRARY)
        self.library.add(articles or [article("old.txt", "Old Post", "Rain fell on the hills of Vor.")])
        self.restart()

    def restart(self) -> None:
        """As after a kill: all that was in memory is new."""
        self.asked: list[str] = []
        self.database = Database(self.folder / FILE)
        room = FreshRoom(Place(self.folder))
        self.services = make_services(SETTINGS, self.ask, room.current, self.database, lambda: self.time)
        self.rounds = Rounds(self.services, "UTC")

    def ask(self, query: Query) -> Reply:
        """Answers, and remembers that it was asked."""
        self.asked.append(query.text)
        return plain_answer(self.library, query)

    def watch(self, text: str = QUESTION, venue: Venue = DESK, kind: Kind = "question") -> Watch:
        """A watch that begins with what its chat could read now."""
        return make_watch(self.database, Wish(venue, kind, text, self._told(text, kind), 7), self.time)

    def _told(self, text: str, kind: Kind) -> dict[str, Any]:
        if kind == "article":
            return watch_article.to_row(watch_article.known(self.library.article(text)))
        return to_row(standing_of(self.ask(Query(text)))) if kind == "question" else {}

    def round(self, hours: float = 0) -> list[str]:
        """What is planned to be told in a round some hours later."""
        self.time += timedelta(hours=hours)
        before = self.database.read("SELECT coalesce(max(id), 0) FROM outbox")[0][0]
        self.rounds.notice(patient=False)
        for watches in self.rounds.due():
            self.rounds.tell(watches)
        return [
            html for (html,) in self.database.read("SELECT html FROM outbox WHERE id > ? ORDER BY id", before)
        ]
