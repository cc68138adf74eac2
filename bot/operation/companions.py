"""What runs beside the application's handlers: from when the bot is known to its last update."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from bot.operation.telegram_types import App


class Companion(Protocol):
    """Something with a beginning and an end."""

    async def start(self) -> None:
        """Begins; to be called in the event loop."""

    async def stop(self) -> None:
        """Ends, having finished what it began."""


def accompany(app: App, companions: Sequence[Companion]) -> None:
    """Has the companions begin after what the application does first anyway, and end in reverse order."""
    first = app.post_init

    async def begin(app: App) -> None:
        if first:
            await first(app)
        for companion in companions:
            await companion.start()

    async def end(_: App) -> None:
        for companion in reversed(companions):
            await companion.stop()

    app.post_init, app.post_stop = begin, end
