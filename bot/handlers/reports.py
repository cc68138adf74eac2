"""Tells the admins' chat that something failed: of what kind and where, and nothing of what was said."""

from __future__ import annotations

import logging
import traceback
from pathlib import Path

from telegram import Bot
from telegram.error import TelegramError

from bot.limits import Limiter
from bot.words.markup import escape

ROOT = Path(__file__).parents[2]
AT_ONCE, AGAIN = 3, 300.0  # reports at once, then one each so many seconds

logger = logging.getLogger(__name__)


class Reports:
    """Goes to one chat, or nowhere. Reports that are held back are counted in the next."""

    def __init__(self, chat: int | None) -> None:
        self._chat = chat
        self._limiter = Limiter(AT_ONCE, AGAIN)
        self._held = 0

    async def tell(self, bot: Bot, error: BaseException) -> None:
        """Reports a failure, not too often; whether that succeeds does not matter."""
        if self._chat is None:
            return
        if self._limiter.wait(self._chat):
            self._held += 1
            return
        held, self._held = self._held, 0
        try:
            await bot.send_message(self._chat, escape(report(error, held)))
        except TelegramError as refusal:
            logger.warning("could not report a failure to chat %s: %s", self._chat, refusal)


def report(error: BaseException, held: int) -> str:
    """One line: an exception's own words may hold a question, a path or a secret, so they stay in the log.

    >>> report(ValueError("secret"), held=2)
    '⚠️ A failure: ValueError. The log says more. (2 others were not reported.)'
    """
    others = f" ({held} others were not reported.)" if held else ""
    return f"⚠️ A failure: {type(error).__name__}{_place(error)}. The log says more.{others}"


def _place(error: BaseException) -> str:
    """The innermost line of ours."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if Path(frame.filename).is_relative_to(ROOT)]
    if not ours:
        return ""
    return f" in {Path(ours[-1].filename).relative_to(ROOT)}, line {ours[-1].lineno}"
