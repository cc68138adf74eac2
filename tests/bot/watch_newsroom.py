"""A library on disk that changes, and the bot's services over it, with a clock that tests set."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from answering.question import Query
from answering.reply import Reply
from bot.database import FILE, Database
from bot.place import Place
from bot.services import make_services
from bot.settings import Settings
from bot.shelving import LIBRARY
from bot.watch import Kind, Venue, Watch, Wish
from bot.watch_rounds import Rounds
from bot.watch_standing import standing_of, to_row
from bot.watch_store import make_watch
from bot.wiring import FreshRoom
from corpus.article import Article
from corpus.readers import from_row
from corpus.store import Library

START = datetime(2031, 5, 5, 9, 0, tzinfo=UTC)
QUESTION = "What tariff rate was agreed for the Brennick bridge?"
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
        settings = Settings(_env_file=None, data=self.folder)  # type: ignore[call-arg]
        room = FreshRoom(Place(self.folder))
        self.asked: list[str] = []
        self.database = Database(self.folder / FILE)
        self.services = make_services(
            settings, self._asking(room), room.current, self.database, lambda: self.time
        )
        self.rounds = Rounds(self.services, "UTC")

    def _asking(self, room: FreshRoom) -> Callable[[Query], Reply]:
        def ask(query: Query) -> Reply:
            self.asked.append(query.text)
            return room.ask(query)

        return ask

    def watch(self, text: str = QUESTION, venue: Venue = DESK, kind: Kind = "question") -> Watch:
        told = to_row(standing_of(self.services.ask(Query(text)))) if kind == "question" else {}
        return make_watch(self.database, Wish(venue, kind, text, told, 7), self.time)

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
