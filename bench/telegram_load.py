"""A newsroom's load on the Telegram bot: `python -m bench.telegram_load EVAL [--questions N] [--data DIR]`.

`crossquote bot` runs as it comes, on a library of 100,000 passages made of EVAL (or on the library in DIR),
against the tests' strict Bot API server on the same machine. First every chat asks at once; then so many
questions a second come from the chats in turn, with rate limiting on. Prints how long the answers took from
the moment the question was there to be fetched, whether each question was answered exactly once and in order
within its chat, and the bot's memory along the way.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from time import perf_counter

from bench.answer_latency import articles, build, questions
from tests.bot.telegram_server import TOKEN, Sent, TelegramServer, serving

PASSAGES = 100_000
CHATS = 200
EXTRA = 1_000_000  # the chat that asks for help
RATE = 25.0  # questions a second
QUESTIONS = 1_500  # a minute of them
SAMPLES = 10  # of the memory
PATIENCE = 120.0  # seconds to wait for what has not been answered
START = 60.0  # seconds for the bot to open its library

Key = tuple[int, int]
"""A question: its chat and its message."""


@dataclass
class Ledger:
    """When each question was asked and each was answered, in seconds of one clock."""

    asked: dict[Key, float] = field(default_factory=dict)
    answered: dict[Key, float] = field(default_factory=dict)
    times: Counter[Key] = field(default_factory=Counter)
    order: dict[int, list[int]] = field(default_factory=dict)
    memory: list[int] = field(default_factory=list)

    def note(self, sent: Sent) -> None:
        """Notes a message of the bot that replies to a question."""
        if sent.reply_to is not None:
            key = (sent.chat, sent.reply_to)
            self.times[key] += 1
            self.answered.setdefault(key, perf_counter())
            self.order.setdefault(sent.chat, []).append(sent.reply_to)

    def waits(self, keys: Sequence[Key]) -> list[float]:
        """How long these questions waited, sorted, in seconds."""
        return sorted(self.answered[key] - self.asked[key] for key in keys if key in self.answered)


class Recorded(list[Sent]):
    """The server's list of sent messages, which tells the ledger of each as it comes."""

    def __init__(self, ledger: Ledger) -> None:
        super().__init__()
        self._ledger = ledger

    def append(self, sent: Sent) -> None:
        super().append(sent)
        self._ledger.note(sent)


async def drive(options: Namespace, asked: Sequence[str]) -> Ledger:
    """Runs the bot under load and gives what was seen."""
    ledger, texts = Ledger(), cycle(asked)
    async with serving() as (server, base_url):
        server.sent = Recorded(ledger)
        bot = await start(base_url, options)
        try:
            await ready(server)
            await burst(server, ledger, options.chats, texts)
            await steady(server, ledger, options, texts, bot.pid)
        finally:
            bot.terminate()
            await bot.wait()
    return ledger


async def start(base_url: str, options: Namespace) -> asyncio.subprocess.Process:
    """The bot as a process, with everybody let in and rate limiting on."""
    settings = {
        "TELEGRAM_TOKEN": TOKEN,
        "TELEGRAM_BASE_URL": base_url,
        "TELEGRAM_ALLOWED_USERS": ",".join(map(str, (*range(1, options.chats + 1), EXTRA))),
        "DATA": str(options.data),
        "LOG_LEVEL": "WARNING",
    }
    named = {f"CROSSQUOTE_{name}": value for name, value in settings.items()}
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot.main", "bot"),
        env={"PATH": os.environ["PATH"], **named},
    )


async def ready(server: TelegramServer) -> None:
    """Waits until the bot has said something to a chat that asks nothing further."""
    await server.say(server.private(EXTRA), "/help", user=EXTRA)
    await until(server, lambda: bool(server.sent), START)


async def until(server: TelegramServer, happened: Callable[[], bool], seconds: float) -> None:
    """Waits until something has happened, so long at most."""
    end = perf_counter() + seconds
    while not happened() and perf_counter() < end:
        with suppress(TimeoutError):
            await server.wait_for(happened)


async def burst(server: TelegramServer, ledger: Ledger, chats: int, texts: cycle[str]) -> None:
    """Every chat asks at once."""
    for id in range(1, chats + 1):
        await ask(server, ledger, id, next(texts))
    await until(server, lambda: ledger.answered.keys() >= ledger.asked.keys(), PATIENCE)
    waits = ledger.waits(list(ledger.asked))
    print(f"{chats} chats at once: {len(waits)} answered, the last after {waits[-1]:.2f} s", flush=True)


async def steady(
    server: TelegramServer, ledger: Ledger, options: Namespace, texts: cycle[str], bot: int
) -> None:
    """So many questions a second, from the chats in turn."""
    before, begin, work = len(ledger.asked), perf_counter(), worked(bot)
    for number in range(options.questions):
        await asyncio.sleep(begin + number / options.rate - perf_counter())
        await ask(server, ledger, number % options.chats + 1, next(texts))
        if number % max(1, options.questions // SAMPLES) == 0:
            ledger.memory.append(resident(bot))
    await until(server, lambda: ledger.answered.keys() >= ledger.asked.keys(), PATIENCE)
    ledger.memory.append(resident(bot))
    report(ledger, list(ledger.asked)[before:], perf_counter() - begin)
    each = (worked(bot) - work) / options.questions
    print(f"processor time of the bot and its readers: {each * 1000:.0f} ms a question")


async def ask(server: TelegramServer, ledger: Ledger, chat: int, text: str) -> None:
    """One question of one chat."""
    now = perf_counter()
    ledger.asked[(chat, await server.say(server.private(chat), text, user=chat))] = now


def report(ledger: Ledger, keys: Sequence[Key], seconds: float) -> None:
    """Prints what the steady load came to."""
    waits, n = ledger.waits(keys), len(keys)
    shares = {name: waits[int(len(waits) * share)] for name, share in (("median", 0.5), ("p95", 0.95))}
    print(f"{n} questions in {seconds:.0f} s ({n / seconds:.1f} a second): {len(waits)} answered, ", end="")
    print(", ".join(f"{name} {wait:.2f} s" for name, wait in shares.items()), f"longest {waits[-1]:.2f} s")
    again = sum(times - 1 for times in ledger.times.values())
    disordered = sum(order != sorted(order) for order in ledger.order.values())
    print(f"{again} answered again, {disordered} chats out of order")
    print("memory, MB:", " ".join(f"{size / 1e6:.0f}" for size in ledger.memory))


def worked(bot: int) -> float:
    """The seconds for which the bot and its readers have had a processor."""
    ticks = 0
    for found in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            parts = found.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
            ticks += int(parts[11]) + int(parts[12]) if bot in (int(found.parent.name), int(parts[1])) else 0
    return ticks / os.sysconf("SC_CLK_TCK")


def resident(process: int) -> int:
    """A process's memory in bytes, as Linux tells it."""
    pages = int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def read_options(arguments: Sequence[str]) -> Namespace:
    """The options; ends with a usage message where they are wrong."""
    parser = ArgumentParser(prog="python -m bench.telegram_load")
    parser.add_argument("eval", type=Path)
    parser.add_argument("--questions", type=int, default=QUESTIONS)
    parser.add_argument("--rate", type=float, default=RATE)
    parser.add_argument("--chats", type=int, default=CHATS)
    parser.add_argument("--data", type=Path, help="a library to ask; default: one is made of EVAL")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str]) -> int:
    """Makes the library where none is named, and drives the bot."""
    options = read_options(arguments)
    asked = questions(options.eval)
    with tempfile.TemporaryDirectory() as scratch:
        if options.data is None:
            options.data = Path(scratch)
            build(options.data, articles(options.eval, PASSAGES))
        asyncio.run(drive(options, asked))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
