"""The library's generic types as this bot uses them."""

from __future__ import annotations

from typing import Any

from telegram import Message, Update
from telegram.ext import Application, CallbackContext, ExtBot, filters

Context = CallbackContext[ExtBot[None], dict[Any, Any], dict[Any, Any], dict[Any, Any]]
App = Application[Any, Any, Any, Any, Any, Any]

POSTS = filters.UpdateType.MESSAGES | filters.UpdateType.CHANNEL_POSTS
"""What people write, edited or not."""
NEW = filters.UpdateType.MESSAGE | filters.UpdateType.CHANNEL_POST
"""What they write anew: a command that is edited is not carried out twice."""


def message_of(update: Update) -> Message:
    """The update's message; a message handler is given none without one."""
    if update.effective_message is None:
        raise ValueError("an update without a message reached a message handler")
    return update.effective_message
