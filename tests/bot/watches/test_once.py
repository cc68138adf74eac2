"""Told exactly once, whatever happens: a chat learns of each change, in order, also where the bot is killed.

The steps of the bot are played here one after another on a real database, and the process is "killed" before
or after any of its accesses: what was in memory is gone, what was not committed is undone.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.chats.clock import read_clock
from bot.chats.quiet_hours import read_quiet_hours
from bot.chats.settings import choose
from bot.digests.digest import Digest
from bot.digests.rounds import DigestRounds
from bot.digests.store import digest_of, set_digest
from bot.records.database import Database
from bot.watches import outbox
from bot.watches.rounds import Rounds
from tests.bot.watches.newsroom import DESK, Newsroom, article, toll

QUIET = "22:00-07:00"
SIDES = re.compile(r"(Before|Now): (?:🆕 )?(\d+ percent)")
"""What the story of a message is: the answer that the chat knew, and the one that there is."""


class Killed(BaseException):
    """The process is gone."""


class Mortal(Database):
    """A database whose process is killed at one of its accesses: before it, or once it is carried out."""

    def __init__(self, path: Path, left: list[int]) -> None:
        self._left = left
        super().__init__(path)

    def read(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        self._tick()
        return super().read(sql, *values)

    def write(self, sql: str, *values: object) -> int:
        self._tick()
        written = super().write(sql, *values)
        self._tick()
        return written

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        self._tick()
        with super().transaction() as connection:
            yield connection
            self._tick()
        self._tick()

    def _tick(self) -> None:
        self._left[0] -= 1
        if self._left[0] == 0:
            raise Killed


@dataclass
class World:
    """A newsroom, what its chat has read, and how the bot goes on after a kill."""

    newsroom: Newsroom
    left: list[int] = field(default_factory=lambda: [0])
    read: list[tuple[int, str, datetime]] = field(default_factory=list)
    kills: int = 0

    def live(self, until: int) -> None:
        """One round of the bot; at its access number `until` it is killed, at 0 it is not."""
        self.left[0] = until
        try:
            self._round()
        except Killed:
            self.kills += 1
            self.begin()

    def begin(self) -> None:
        """The process starts."""
        self.left[0] = 0
        self.newsroom.restart()
        database = Mortal(self.newsroom.folder / "bot.sqlite", self.left)
        self.newsroom.services = replace(self.newsroom.services, database=database)
        self.newsroom.rounds = Rounds(self.newsroom.services, "UTC")
        self.digests = DigestRounds(self.newsroom.services, "UTC")
        outbox.recover(database)

    def _round(self) -> None:
        database = self.newsroom.services.database
        self.newsroom.rounds.notice(patient=False)
        for watches in self.newsroom.rounds.due():
            self.newsroom.rounds.tell(watches)
        for digest in self.digests.due():
            self.digests.tell(digest)
        while message := outbox.take(database, DESK.chat, self.newsroom.time, "UTC"):
            self.read.append((message.id, message.html, self.newsroom.time))
            database.read("SELECT 1")  # Telegram has it, the bot does not know yet: it may be killed here
            outbox.sent(database, message)


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("change"), st.sampled_from([12, 14, 16])),
        st.tuples(st.just("live"), st.integers(0, 40)),
        st.tuples(st.just("pass"), st.sampled_from([1, 5, 11])),
    ),
    min_size=1,
    max_size=9,
)


@given(STEPS, st.booleans())
@settings(max_examples=25, deadline=None)
def test_a_chat_reads_each_change_once_and_in_order_whatever_is_killed_when(
    steps: list[tuple[str, int]], quiet: bool
) -> None:
    with TemporaryDirectory() as folder:
        world = World(Newsroom(Path(folder), toll("beacon", "Beacon", 12)))
        if quiet:
            choose(world.newsroom.database, DESK.chat, "quiet", QUIET)
        world.newsroom.watch()
        world.begin()
        last = _play(world, steps)
        _check(world, last, quiet)
        world.newsroom.library.close()


def test_a_kill_at_any_access_of_a_round_neither_loses_a_change_nor_tells_it_out_of_order(
    tmp_path: Path,
) -> None:
    points = 0
    while True:
        points += 1
        folder = tmp_path / str(points)
        folder.mkdir()
        world = World(Newsroom(folder, toll("beacon", "Beacon", 12)))
        world.newsroom.watch()
        world.begin()
        world.live(0)
        last = _play(world, [("change", 14), ("live", points)])
        _check(world, last, quiet=False)
        world.newsroom.library.close()
        if not world.kills:
            break  # the round was over before it could be killed
    assert points > 15


@pytest.mark.parametrize(("hours", "goes"), [(1, True), (12, True), (13, False), (21, False), (22, True)])
def test_what_could_not_go_at_nine_in_the_morning_does_not_come_at_night(
    tmp_path: Path, hours: int, goes: bool
) -> None:
    newsroom = Newsroom(tmp_path)
    database, planned = newsroom.database, newsroom.time
    choose(database, DESK.chat, "quiet", QUIET)
    with database.transaction() as connection:
        outbox.plan(connection, DESK, ["The toll is 14 percent."], planned)
    assert bool(outbox.take(database, DESK.chat, planned + timedelta(hours=hours), "UTC")) is goes
    assert goes or outbox.take(database, DESK.chat, planned + timedelta(hours=22), "UTC")
    newsroom.library.close()


def _play(world: World, steps: list[tuple[str, int]]) -> int:
    """The percentage that the articles give in the end; the bot lives on long enough to tell it."""
    last = 12
    for step, number in [*steps, ("pass", 11), ("live", 0), ("pass", 11), ("live", 0)]:
        if step == "change":
            last = number
            world.newsroom.library.add([toll("beacon", "Beacon", number)])
        elif step == "live":
            world.live(number)
        else:
            world.newsroom.time += timedelta(hours=number)
    return last


def _check(world: World, last: int, quiet: bool) -> None:
    told = {id: html for id, html, _ in sorted(world.read)}
    assert len(world.read) - len(told) <= world.kills
    knows = "12 percent"
    for html in told.values():
        sides = dict(SIDES.findall(html))
        assert sides["Before"] == knows != sides["Now"]
        knows = sides["Now"]
    assert knows == f"{last} percent"
    hours = read_quiet_hours(QUIET)
    assert not quiet or not any(hours.hold(when.time()) for _, _, when in world.read)


@given(STEPS)
@settings(max_examples=12, deadline=None)
def test_a_digest_names_each_article_once_and_comes_once_a_day_whatever_is_killed_when(
    steps: list[tuple[str, int]],
) -> None:
    with TemporaryDirectory() as folder:
        world = World(Newsroom(Path(folder)))
        first = world.newsroom.time + timedelta(hours=1)
        state = world.newsroom.library.state()
        digest = Digest(0, DESK, read_clock(f"{first:%H:%M}"), None, first, 0, state, 7)
        set_digest(world.newsroom.database, digest)
        world.begin()
        added = _feed(world, steps)
        told = {id: html for id, html, _ in world.read}
        assert len(world.read) - len(told) <= world.kills
        for title in added:
            assert sum(f"• {title}" in html for html in told.values()) == 1
        coming = digest_of(world.newsroom.database, DESK)
        assert coming is not None
        assert coming.due > world.newsroom.time
        world.newsroom.library.close()


def _feed(world: World, steps: list[tuple[str, int]]) -> list[str]:
    """The titles of the articles that came; the bot lives on until the next digest."""
    added: list[str] = []
    for step, number in [*steps, ("pass", 25), ("live", 0)]:
        if step == "change":
            added.append(f"Post {len(added)} of Vor")
            world.newsroom.library.add([article(added[-1], added[-1], "Rain.", title=added[-1])])
        elif step == "live":
            world.live(number)
        else:
            world.newsroom.time += timedelta(hours=number)
    return added
