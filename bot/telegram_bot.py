"""The Telegram bot: the application built from settings, and how it is run."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable
from functools import partial
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from telegram import LinkPreviewOptions, Update
from telegram.constants import ParseMode
from telegram.error import InvalidToken, NetworkError, TelegramError
from telegram.ext import ApplicationBuilder, Defaults
from telegram.request import BaseRequest

from bot.digests.teller import Teller
from bot.handlers.command_menu import set_menus
from bot.handlers.errors import Failures
from bot.handlers.gate import Gate
from bot.handlers.pairing import PairingDesk
from bot.handlers.privacy import Privacy
from bot.handlers.sequence import register_handlers
from bot.handlers.status import StatusDesk
from bot.handlers.watches import Watches
from bot.intake import InputError
from bot.operation.companions import Companion, accompany
from bot.operation.contact import FetchRequest
from bot.operation.housekeeper import Housekeeper
from bot.operation.logs import set_up_logs
from bot.operation.monitor import Monitor
from bot.operation.services import Services
from bot.operation.telegram_types import App
from bot.records.inbox import Inbox, source_of
from bot.settings import Settings
from bot.traffic.order import ChatOrder
from bot.traffic.pacing import Pacer
from bot.traffic.update_queue import UpdateQueue

CONNECTIONS = 16  # kept; before each call the library looks at every one of them
BOOTSTRAP_TRIES = 5
UPDATES = [
    Update.MESSAGE,
    Update.EDITED_MESSAGE,
    Update.CHANNEL_POST,
    Update.EDITED_CHANNEL_POST,
    Update.CALLBACK_QUERY,
    Update.INLINE_QUERY,
    Update.CHOSEN_INLINE_RESULT,
    Update.MY_CHAT_MEMBER,
]

logger = logging.getLogger(__name__)


def build_application(settings: Settings, services: Services, *, request: BaseRequest | None = None) -> App:
    """The application with its handlers. `request` replaces the network."""
    os.environ.setdefault(
        "PTB_TIMEDELTA", "1"
    )  # durations as timedelta, as the library's next version has them
    gate = Gate(services)
    source = source_of(settings.token(), settings.telegram_base_url)
    queue = UpdateQueue(Inbox(services.database, source), gate.busy, services.meters)
    builder = (
        ApplicationBuilder()
        .token(settings.token())
        .base_url(settings.telegram_base_url)
        .defaults(
            Defaults(
                parse_mode=ParseMode.HTML,
                link_preview_options=LinkPreviewOptions(is_disabled=True),
                tzinfo=ZoneInfo(settings.timezone),
            )
        )
        .update_queue(queue)
        .concurrent_updates(ChatOrder(queue, gate.give_up))
        .rate_limiter(Pacer(limited=settings.rate_limit))
        .job_queue(None)
        .post_init(partial(introduce, admins=settings.telegram_admins))
    )
    if request:
        builder = builder.request(request).get_updates_request(request)
    else:
        builder = builder.connection_pool_size(CONNECTIONS).get_updates_request(
            FetchRequest(services.contact)
        )
    app = builder.build()
    queue.bot = app.bot
    PairingDesk(services).register(app)
    gate.register(app)
    Privacy(services).register(app)
    StatusDesk(services).register(app)
    Watches(settings, services).register(app)
    register_handlers(app, settings, services)
    Failures(settings, services).register(app)
    return app


def companions_of(settings: Settings, services: Services, app: App) -> list[Companion]:
    """What runs beside the handlers of a bot that serves people."""
    found: list[Companion] = [Housekeeper(services), Teller(settings, services, app)]
    if settings.metrics_port:
        found.append(Monitor(settings.metrics_port, services, app, polls=not settings.webhook_url))
    return found


async def introduce(app: App, admins: Iterable[int] = ()) -> None:
    """Tells Telegram the bot's commands, and the log who it is; a failure here stops nothing."""
    privacy = "off" if app.bot.can_read_all_group_messages else "on"
    logger.info("@%s is listening; privacy mode is %s", app.bot.username, privacy)
    try:
        await set_menus(app.bot, admins)
    except TelegramError as error:
        logger.warning("could not set the commands: %s", error)


def run(settings: Settings, services: Services) -> int:
    """Serves until it is told to stop (SIGINT, SIGTERM): by webhook where one is set, else by polling."""
    secrets = [secret.get_secret_value() for secret in _secrets(settings)]
    set_up_logs(settings.log_level, settings.log_format, secrets)
    app = build_application(settings, services)
    accompany(app, companions_of(settings, services, app))
    try:
        if settings.webhook_url:
            app.run_webhook(**webhook_options(settings))
        else:
            app.run_polling(allowed_updates=UPDATES, bootstrap_retries=BOOTSTRAP_TRIES)
    except InvalidToken:
        raise InputError("Telegram refused the token: check CROSSQUOTE_TELEGRAM_TOKEN", "bad_token") from None
    except NetworkError as error:
        raise InputError(f"Telegram could not be reached: {error}", "no_network") from None
    return 0


def webhook_options(settings: Settings) -> dict[str, Any]:
    """How the library listens: an empty secret is none, and an address without a path gets ours."""
    secret = settings.webhook_secret.get_secret_value() if settings.webhook_secret else None
    if not secret:
        logger.warning("CROSSQUOTE_WEBHOOK_SECRET is empty: anybody who knows the address can send updates")
    path = settings.webhook_path.strip("/")
    url = settings.webhook_url or ""
    bare = urlsplit(url).path in ("", "/")
    return {
        "listen": settings.webhook_listen,
        "port": settings.webhook_port,
        "url_path": path,
        "webhook_url": f"{url.rstrip('/')}/{path}" if bare else url,
        "secret_token": secret or None,
        "allowed_updates": UPDATES,
        "bootstrap_retries": BOOTSTRAP_TRIES,
    }


def _secrets(settings: Settings) -> list[Any]:
    return [secret for secret in (settings.telegram_token, settings.webhook_secret) if secret]
