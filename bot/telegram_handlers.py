"""The handlers of questions, commands, buttons and inline mode, in the order in which they are tried."""

from __future__ import annotations

from bot.services import Services
from bot.settings import Settings
from bot.telegram_articles import Articles
from bot.telegram_buttons import Buttons
from bot.telegram_citations import Citations
from bot.telegram_commands import Commands
from bot.telegram_conflicts import Conflicts
from bot.telegram_desk import Desk
from bot.telegram_inline import Inline
from bot.telegram_settings import ChatChoices
from bot.telegram_types import App


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
