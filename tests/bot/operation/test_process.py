"""The bot as a process: it starts, answers, stops when told, and never writes its token."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.bot.telegram_rules import RefusalError
from tests.bot.telegram_server import TOKEN, TelegramServer, serving
from tests.bot.test_telegram_bot import ANN

ROOT = Path(__file__).parents[3]
RUN = """
import sys
from bot.records.database import FILE, Database
from bot.intake import InputError
from bot.operation.services import make_services
from bot.settings import Settings
from bot.telegram_bot import run
from tests.bot.telegram_replies import ask, newsroom
try:
    settings = Settings(_env_file=None)
    services = make_services(settings, ask, newsroom, Database(settings.data / FILE))
    sys.exit(run(settings, services))
except InputError as error:
    print(error, file=sys.stderr)
    sys.exit(2)
"""


@dataclass
class Bot:
    """The process, and what it has written once it has ended."""

    process: asyncio.subprocess.Process

    async def stop(self, signal_: int = signal.SIGTERM) -> tuple[int, str]:
        self.process.send_signal(signal_)
        return await self.end()

    async def end(self) -> tuple[int, str]:
        out, err = await asyncio.wait_for(self.process.communicate(), 20)
        return self.process.returncode or 0, (out + err).decode()


@asynccontextmanager
async def process(base_url: str, data: Path, **more: str) -> AsyncIterator[Bot]:
    settings = {
        "DATA": str(data),
        "TELEGRAM_TOKEN": TOKEN,
        "TELEGRAM_BASE_URL": base_url,
        "TELEGRAM_ALLOWED_USERS": str(ANN),
        **more,
    }
    started = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", RUN),
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], **{f"CROSSQUOTE_{name}": value for name, value in settings.items()}},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        yield Bot(started)
    finally:
        if started.returncode is None:
            started.kill()
            await started.wait()


async def answered_once(server: TelegramServer, text: str = "What toll was agreed?") -> None:
    await server.say(server.private(ANN), text)
    async with asyncio.timeout(20):
        while not server.sent:  # the process takes a second or two to start
            try:
                await server.answers(1)
            except TimeoutError:
                continue


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
async def test_it_answers_and_stops_when_told(stop: int, tmp_path: Path) -> None:
    async with serving() as (server, base_url), process(base_url, tmp_path) as bot:
        await answered_once(server)
        status, log = await bot.stop(stop)
    assert status == 0
    assert "@crossquote_bot is listening; privacy mode is on" in log
    assert "Traceback" not in log


async def test_its_log_never_shows_the_token_not_even_when_it_tells_everything(tmp_path: Path) -> None:
    everything = {"LOG_LEVEL": "DEBUG", "LOG_FORMAT": "json"}
    async with serving() as (server, base_url), process(base_url, tmp_path, **everything) as bot:
        await answered_once(server, "crash")
        _, log = await bot.stop()
    assert TOKEN not in log
    assert TOKEN.split(":")[1] not in log
    lines: list[dict[str, Any]] = [json.loads(line) for line in log.splitlines()]
    assert any("secret details" in line.get("traceback", "") for line in lines)


async def test_a_second_process_with_the_same_token_is_named_in_its_log_without_a_traceback(
    tmp_path: Path,
) -> None:
    async with serving() as (server, base_url):
        server.faults["getUpdates"].append(
            RefusalError(409, "Conflict: terminated by other getUpdates request")
        )
        async with process(base_url, tmp_path) as bot:
            await answered_once(server)
            _, log = await bot.stop()
    assert "another process uses the same token" in log
    assert "Traceback" not in log


async def test_a_refused_token_gets_one_line_that_does_not_show_it(tmp_path: Path) -> None:
    wrong = "1:AA-another-token-that-is-not-known-here"
    async with serving() as (_, base_url), process(base_url, tmp_path, TELEGRAM_TOKEN=wrong) as bot:
        status, log = await bot.end()
    assert (status, log) == (2, "Telegram refused the token: check CROSSQUOTE_TELEGRAM_TOKEN\n")
