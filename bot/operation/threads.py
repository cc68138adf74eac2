"""The few threads in which articles are read, so that chats stay answered while they are."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


SPARE = 2  # threads beside those that wait for readers, for searches and articles


class Threads:
    """A few calls at once; the others wait for their turn."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor((os.cpu_count() or 1) + SPARE, thread_name_prefix="reading")

    async def run(self, call: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> T:
        """The call's result, or its exception."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._pool, lambda: call(*arguments, **named))
