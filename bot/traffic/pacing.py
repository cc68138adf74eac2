"""How fast the bot writes: within Telegram's limits, patient with its flood waits, dogged with the network.

The library's AIORateLimiter counts typing and edits against a group's twenty messages a minute and lets one
chat's flood wait delay all the others; here messages alone are counted, and each chat waits for itself.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from datetime import timedelta
from functools import partial
from time import monotonic
from typing import Any

from telegram.error import BadRequest, NetworkError, RetryAfter
from telegram.ext import BaseRateLimiter

from bot.limits import Limiter

ALL = NOWHERE = 0  # stands for every chat together, and for none
ALL_SENDS = 30, 1 / 30  # messages at once, and seconds until one more: Telegram allows about 30 a second,
PRIVATE_SENDS = 10, 1.0  # in one chat one a second and short bursts,
GROUP_SENDS = 20, 3.0  # in one group twenty a minute
FLOOD_TRIES = 3
LONGEST_FLOOD = 60.0  # seconds
LONGEST_ALONE = 0.2  # seconds; Telegram takes about .05 for a message
BACKOFF = (0.5, 1.0, 2.0, 4.0, 8.0)  # seconds before trying again what the network did not let through
TIMELY = ("getMe", "setWebhook", "deleteWebhook", "sendChatAction")
"""Not repeated: the library itself repeats those of the start, and a sign of typing is soon out of date."""

Answer = bool | dict[str, Any] | list[dict[str, Any]]
Call = Callable[[], Coroutine[Any, Any, Answer]]


class Pacer(BaseRateLimiter[None]):
    """Stands before every call of the Bot API. Where it is not `limited`, only floods and failures count."""

    def __init__(self, *, limited: bool, clock: Callable[[], float] = monotonic) -> None:
        self._limited = limited
        self._clock = clock
        self._overall = Limiter(*ALL_SENDS, clock)
        self._private = Limiter(*PRIVATE_SENDS, clock)
        self._groups = Limiter(*GROUP_SENDS, clock)
        self._flooded: dict[int, float] = {}
        self._door = asyncio.Lock()

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Answer]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: None,
    ) -> Answer:
        """The answer to a call, once it may be made and has got through."""
        call: Call = partial(callback, *args, **kwargs)
        chat = data.get("chat_id")
        if endpoint in TIMELY:
            return await call()
        if isinstance(chat, int) and endpoint.startswith("send"):
            return await self._patiently(partial(self._alone, call), chat, counted=True)
        return await self._patiently(call, chat if isinstance(chat, int) else NOWHERE, counted=False)

    async def _patiently(self, call: Call, chat: int, *, counted: bool) -> Answer:
        """Makes a call when its chat may be written to; a flood wait is waited out in that chat alone."""
        for _ in range(FLOOD_TRIES - 1):
            await self._turn(chat, counted)
            try:
                return await doggedly(call)
            except RetryAfter as flood:
                seconds = _seconds(flood)
                self._hold(chat, seconds)
                if seconds > LONGEST_FLOOD:
                    raise
        await self._turn(chat, counted)
        return await doggedly(call)

    def _hold(self, chat: int, seconds: float) -> None:
        """Keeps back a chat's calls; those to no chat, which concern many people, a minute at most."""
        wait = min(seconds, LONGEST_FLOOD) if chat == NOWHERE else seconds
        self._flooded[chat] = max(self._flooded.get(chat, 0.0), self._clock() + wait)

    async def _alone(self, call: Call) -> Answer:
        """Makes a call while no other message is on its way, so that a kill leaves one in doubt at most.

        Where Telegram is slow, the others do not wait long for it.
        """
        held = await self._acquired()
        try:
            return await call()
        finally:
            if held:
                self._door.release()

    async def _acquired(self) -> bool:
        try:
            async with asyncio.timeout(LONGEST_ALONE):
                await self._door.acquire()
        except TimeoutError:
            return False
        return True

    async def _turn(self, chat: int, counted: bool) -> None:
        """Waits until the chat may be written to; RetryAfter where that is too long."""
        while (seconds := self._flooded.get(chat, 0.0) - self._clock()) > 0:  # it may grow meanwhile
            if seconds > LONGEST_FLOOD:
                raise RetryAfter(timedelta(seconds=seconds))
            await asyncio.sleep(seconds)
        self._flooded.pop(chat, None)
        if self._limited and counted:
            await asyncio.sleep((self._groups if chat < 0 else self._private).reserve(chat))
            await asyncio.sleep(self._overall.reserve(ALL))


async def doggedly(call: Call) -> Answer:
    """The call's answer; one that the network or a failure of Telegram's did not let through is repeated.

    What was lost on the way back is then sent twice: better than an answer that never comes.
    """
    for seconds in BACKOFF:
        try:
            return await call()
        except NetworkError as error:
            if isinstance(error, BadRequest):
                raise
            await asyncio.sleep(seconds)
    return await call()


def _seconds(flood: RetryAfter) -> float:
    wait = flood.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)
