"""The library's generic types as this bot uses them."""

from __future__ import annotations

from typing import Any

from telegram.ext import Application, CallbackContext, ExtBot

Context = CallbackContext[ExtBot[None], dict[Any, Any], dict[Any, Any], dict[Any, Any]]
App = Application[Any, Any, Any, Any, Any, Any]
