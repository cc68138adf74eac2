"""The processes that answer questions, so that a busy one keeps neither its fellows nor the chats waiting.

Answering is work for a processor, and Python lets one thread of a process work at a time: with it in threads
each of the bot's own steps, of which an answer takes some fifty, waited up to 5 ms for its turn.
"""

from __future__ import annotations

import logging
import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, redirect_stderr
from io import StringIO
from multiprocessing import get_context, parent_process

from answering.question import Query
from answering.reply import Reply
from bot.library.place import Place
from bot.operation import garbage
from bot.wiring import FreshRoom

MOST = 4  # readers where nobody says how many; each takes about as much memory as one `crossquote ask`
TRIES = 2  # of a question whose reader died; it may have been another's question that killed it
REHEARSAL = Query("Who said when that it would cost more?")  # loads what answering needs
START = "spawn"  # a process forked from one with threads may inherit a lock that nobody will ever open

Ask = Callable[[Query], Reply]

logger = logging.getLogger(__name__)
_room: FreshRoom | None = None  # of a reader's own process


class Readers:
    """As many processes as are asked for, each with the library open; one that dies is replaced."""

    def __init__(self, place: Place, number: int) -> None:
        self._place = place
        self._number = number
        self._lock = threading.Lock()
        self._pool = self._start()

    def ask(self, query: Query) -> Reply:
        """The reply of the first reader that is free; to be called in a thread, which waits for it."""
        for _ in range(TRIES - 1):
            pool = self._pool
            try:
                return pool.submit(_answer, query).result()
            except BrokenProcessPool:
                logger.exception("a reader has died: starting new ones")
                self._replace(pool)
        return self._pool.submit(_answer, query).result()

    def warm_up(self) -> None:
        """Starts the readers now, so that the first question need not wait for them."""
        self._pool.submit(os.getpid)

    def close(self) -> None:
        """Lets the readers go."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _start(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            self._number, mp_context=get_context(START), initializer=_open, initargs=(self._place,)
        )

    def _replace(self, broken: ProcessPoolExecutor) -> None:
        with self._lock:
            if self._pool is broken:
                broken.shutdown(wait=False)
                self._pool = self._start()


@contextmanager
def reading(place: Place, wanted: int | None, here: Ask) -> Iterator[Ask]:
    """What answers: so many readers, or `here`, in this process, where none are wanted."""
    if not reader_count(wanted):
        yield here
        return
    readers = Readers(place, reader_count(wanted))
    readers.warm_up()
    try:
        yield readers.ask
    finally:
        readers.close()


def reader_count(wanted: int | None) -> int:
    """As many as wanted, else one for each processor, four at most.

    >>> reader_count(0), reader_count(None) in range(1, 5)
    (0, True)
    """
    return min(MOST, os.cpu_count() or 1) if wanted is None else wanted


def _open(place: Place) -> None:
    """Opens the library in a reader's process, which ends with the bot's however that ends."""
    global _room  # what a pool's initializer prepares can be kept nowhere else
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group: the bot ends its readers
    threading.Thread(target=_end_with_parent, daemon=True).start()
    with redirect_stderr(StringIO()):  # what is odd about the library the bot's own process has said
        _room = FreshRoom(place)
        _room.ask(REHEARSAL)
    garbage.seldom()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent:
        parent.join()
        os._exit(0)


def _answer(query: Query) -> Reply:
    if _room is None:
        raise RuntimeError("a reader was asked before its library was open")
    return _room.ask(query)
