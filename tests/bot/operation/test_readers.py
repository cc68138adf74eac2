"""The processes that answer: as the bot's own would; one that dies is replaced; they end with the bot."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from answering.question import Query
from bot.library.place import Place
from bot.operation.readers import Readers, reading
from bot.wiring import FreshRoom

QUESTION = Query("What tariff rate was agreed?")
ROOT = Path(__file__).parents[3]
ENDLESS = """
import sys, time
from pathlib import Path
from answering.question import Query
from bot.library.place import Place
from bot.operation.readers import Readers
if __name__ == "__main__":
    readers = Readers(Place(Path(sys.argv[1])), 1)
    readers.ask(Query("What tariff rate was agreed?"))
    print(*readers._pool._processes, flush=True)
    time.sleep(60)
"""


@pytest.fixture
def readers(home: Path) -> Iterator[Readers]:
    found = Readers(Place(home), 1)
    yield found
    found.close()


def test_a_reader_answers_as_the_bot_s_own_process_would(readers: Readers, home: Path) -> None:
    theirs, own = readers.ask(QUESTION), FreshRoom(Place(home)).ask(QUESTION)
    assert (theirs.status, theirs.positions) == (own.status, own.positions)


def test_a_reader_that_dies_is_replaced_and_the_question_asked_again(readers: Readers) -> None:
    readers._pool.submit(os._exit, 1)
    assert readers.ask(QUESTION).positions


def test_without_readers_the_bot_s_own_process_answers(home: Path) -> None:
    here = FreshRoom(Place(home)).ask
    with reading(Place(home), 0, here) as ask:
        assert ask is here


def test_readers_end_with_a_bot_that_is_killed(home: Path) -> None:
    script = home / "endless.py"
    script.write_text(ENDLESS, encoding="utf-8")
    bot = subprocess.Popen(
        [sys.executable, script, home],
        cwd=home,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert bot.stdout
    with bot.stdout as told:
        reader = int(told.readline())
    bot.send_signal(signal.SIGKILL)
    bot.wait()
    for _ in range(200):
        if not _lives(reader):
            return
        time.sleep(0.05)
    pytest.fail("a reader outlived its bot")


def _lives(process: int) -> bool:
    """Whether a process is more than an entry that its parent has not read yet."""
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
