"""The handlers of questions, commands, buttons and inline mode, in the order in which they are tried."""

from __future__ import annotations

from bot.handlers.articles import Articles
from bot.handlers.buttons import Buttons
from bot.handlers.citations import Citations
from bot.handlers.commands import Commands
from bot.handlers.conflicts import Conflicts
from bot.handlers.inline import Inline
from bot.handlers.questions import Desk
from bot.handlers.settings import ChatChoices
from bot.operation.services import Services
from bot.operation.telegram_types import App
from bot.settings import Settings


def register_handlers(app: App, settings: Settings, services: Services) -> None:
    """Puts them into the application. To be called last: they answer whatever nobody else knows."""
    articles = Articles(services)
    articles.register(app)
    Citations(services).register(app)
    Conflicts(services).register(app)
    ChatChoices(settings, services).register(app)
    Inline(settings, services).register(app)
    Desk(settings, services).register(app)
    Commands(settings, services, articles).register(app)
    Buttons(settings, services).register(app)
