"""Killed at any moment and started again, the bot loses no question and answers hardly any twice.

Five kills by default, as many as `TELEGRAM_KILLS` says otherwise.
"""

from __future__ import annotations

import asyncio
import os
import random
import signal
import sqlite3
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from bot.records.database import FILE
from tests.bot.telegram_lives import start
from tests.bot.telegram_server import Chat, TelegramServer, serving

KILLS = int(os.environ.get("TELEGRAM_KILLS", "5"))
CHATS, EACH = 6, 5  # questions asked of each chat in each round
LIFE = 0.05, 0.8  # seconds from a process's first sign of life to its death
PATIENCE = 60.0 + 2 * KILLS
RUN = """
import random, sys, time
from bot.records.database import FILE, Database
from bot.operation.services import make_services
from bot.settings import Settings
from bot.telegram_bot import run
from tests.bot.telegram_replies import answered, newsroom
def ask(query):
    time.sleep(random.random() / 50)
    return answered(query.text)
settings = Settings(_env_file=None)
sys.exit(run(settings, make_services(settings, ask, newsroom, Database(settings.data / FILE))))
"""


@asynccontextmanager
async def started(base_url: str, data: Path) -> AsyncIterator[asyncio.subprocess.Process]:
    """The bot as a process, which does not outlive the test."""
    bot = await start(RUN, base_url, data, CHATS)
    try:
        yield bot
    finally:
        if bot.returncode is None:
            bot.kill()
            await bot.wait()


async def until(happened: Callable[[], object], server: TelegramServer) -> None:
    """Waits for the server to see something, longer than its own patience."""
    async with asyncio.timeout(PATIENCE):
        while True:
            try:
                await server.wait_for(happened)
            except TimeoutError:
                continue
            return


async def ask_all(server: TelegramServer, chats: list[Chat], round: int) -> list[tuple[int, int]]:
    """Every chat asks its questions; gives the chat and the message of each."""
    return [
        (chat.id, await server.say(chat, f"Is it fifteen, {round}-{number}?", user=chat.id))
        for number in range(EACH)
        for chat in chats
    ]


async def kill_under_load(server: TelegramServer, base_url: str, data: Path, chance: random.Random) -> None:
    """Starts the bot, lets it begin, and kills it in the midst of its work."""
    seen = len(server.sent)
    async with started(base_url, data) as bot:
        await until(lambda: len(server.sent) > seen, server)
        await asyncio.sleep(chance.uniform(*LIFE))
        bot.send_signal(signal.SIGKILL)
        await bot.wait()


def answered(server: TelegramServer) -> set[tuple[int, int | None]]:
    """The chats and messages that were replied to."""
    return {(sent.chat, sent.reply_to) for sent in server.sent}


def again(answers: Counter[tuple[int, int | None]]) -> int:
    """How many answers came that had come before."""
    return sum(times - 1 for times in answers.values())


async def test_no_question_is_lost_and_no_more_than_those_in_flight_are_answered_twice(
    tmp_path: Path,
) -> None:
    chance = random.Random(6)
    questions: list[tuple[int, int]] = []
    async with serving() as (server, base_url):
        chats = [server.private(id) for id in range(1, CHATS + 1)]
        for round in range(KILLS):
            questions += await ask_all(server, chats, round)
            await kill_under_load(server, base_url, tmp_path, chance)
        async with started(base_url, tmp_path) as bot:
            await until(
                lambda: {(sent.chat, sent.reply_to) for sent in server.sent} >= set(questions), server
            )
            bot.terminate()
            assert await asyncio.wait_for(bot.wait(), 20) == 0
    answers = Counter((sent.chat, sent.reply_to) for sent in server.sent)
    assert set(answers) == set(questions)
    assert again(answers) <= KILLS
    for chat in chats:
        first = list(dict.fromkeys(sent.reply_to for sent in server.sent if sent.chat == chat.id))
        assert first == sorted(first), "an answer came before that to an earlier question"
    with sqlite3.connect(tmp_path / FILE) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert database.execute("SELECT count(*) FROM inbox WHERE state <> 'handled'").fetchone() == (0,)
    print(f"{len(questions)} questions, {KILLS} kills, {again(answers)} answered again")
