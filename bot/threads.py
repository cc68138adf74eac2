"""The few threads in which articles are read, so that chats stay answered while they are."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class Threads:
    """As many calls at once as there are processors; the others wait for their turn."""

    def __init__(self, number: int | None = None) -> None:
        self._pool = ThreadPoolExecutor(number or os.cpu_count() or 1, thread_name_prefix="reading")

    async def run(self, call: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> T:
        """The call's result, or its exception."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._pool, lambda: call(*arguments, **named))

    def close(self) -> None:
        """Lets go of the threads once they are done."""
        self._pool.shutdown(wait=False)
