"""Killed at any moment and started again, the bot tells every watch of every change, hardly any twice.

The library changes from another process's side while the bot runs, is killed with SIGKILL, and runs again.
Two kills by default, as many as `CROSSQUOTE_TEST_KILLS` says otherwise.
"""

from __future__ import annotations

import asyncio
import os
import random
import re
import signal
import sqlite3
from collections import Counter
from itertools import groupby
from pathlib import Path

from bot.library.shelving import LIBRARY
from bot.records.database import FILE
from corpus.store import Library
from tests.bot.operation.test_kill import until
from tests.bot.telegram_lives import start
from tests.bot.telegram_server import Chat, Sent, TelegramServer, serving
from tests.bot.watches.newsroom import QUESTION, toll

KILLS = int(os.environ.get("CROSSQUOTE_TEST_KILLS", "2"))
CHATS = 12
CHANGES = 2  # of the library, in each life of the bot
LIFE = 0.0, 0.05  # seconds from the first message on the last change to the death of the process
SIDES = re.compile(r"(Before|Now): (?:🆕 )?(\d+ percent)")
RUN = """
import sys
from functools import partial
from bot.records.database import FILE, Database
from bot.operation.services import make_services
from bot.settings import Settings
from bot.telegram_bot import run
from bot.wiring import FreshRoom
from tests.bot.watches.newsroom import plain_answer
settings = Settings(_env_file=None)
room = FreshRoom(settings.place)
ask = lambda query: plain_answer(room.current().shelf, query)
sys.exit(run(settings, make_services(settings, ask, room.current, Database(settings.data / FILE))))
"""


async def begin_watching(server: TelegramServer, chats: list[Chat], bot: asyncio.subprocess.Process) -> None:
    for chat in chats:
        await server.say(chat, f"/watch {QUESTION}", user=chat.id)
    await until(lambda: len(server.sent) >= CHATS, server)
    bot.terminate()
    assert await asyncio.wait_for(bot.wait(), 20) == 0
    server.sent.clear()


async def change_and_kill(server: TelegramServer, base_url: str, data: Path, chance: random.Random) -> None:
    """Starts the bot, changes the library under it, and kills it while it tells of that."""
    bot = await start(RUN, base_url, data, CHATS, WATCH_SECONDS="0.1")
    for _ in range(CHANGES):
        seen = len(server.sent)
        change(data, chance.randrange(10, 99))
        await until(lambda seen=seen: len(server.sent) > seen, server)  # type: ignore[misc]
    await asyncio.sleep(chance.uniform(*LIFE))
    bot.send_signal(signal.SIGKILL)
    await bot.wait()


def change(data: Path, percent: int) -> None:
    with Library(data / LIBRARY) as library:
        library.add([toll("beacon", "Beacon", percent)])


def knows(chat: Chat, sent: list[Sent]) -> str:
    """What a chat knows after all that it was told; each message must begin where the last one ended."""
    known = "12 percent"
    for text, _ in groupby(message.text for message in sent if message.chat == chat.id):
        sides = dict(SIDES.findall(text))
        assert sides["Before"] == known != sides["Now"], f"chat {chat.id} knew {known} and was told {sides}"
        known = sides["Now"]
    return known


async def test_no_news_is_lost_and_only_what_was_in_flight_is_told_twice(tmp_path: Path) -> None:
    chance = random.Random(8)
    change(tmp_path, 12)
    async with serving() as (server, base_url):
        ids = set(range(1, CHATS + 1))
        chats = [server.private(id) for id in sorted(ids)]
        await begin_watching(server, chats, await start(RUN, base_url, tmp_path, CHATS, WATCH_SECONDS="0.1"))
        for _ in range(KILLS):
            await change_and_kill(server, base_url, tmp_path, chance)
        change(tmp_path, 7)
        bot = await start(RUN, base_url, tmp_path, CHATS, WATCH_SECONDS="0.1")
        await until(lambda: {s.chat for s in server.sent if "Now: 🆕 7 percent" in s.text} == ids, server)
        bot.terminate()
        assert await asyncio.wait_for(bot.wait(), 20) == 0
    assert {knows(chat, server.sent) for chat in chats} == {"7 percent"}
    told = Counter((message.chat, message.text) for message in server.sent)
    twice = sum(times - 1 for times in told.values())
    assert twice <= KILLS * CHATS
    with sqlite3.connect(tmp_path / FILE) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert database.execute("SELECT count(*) FROM outbox WHERE state <> 'sent'").fetchone() == (0,)
        assert database.execute("SELECT count(*) FROM watches").fetchone() == (CHATS,)
    print(f"{len(server.sent)} messages, {KILLS} kills, {twice} told twice")
