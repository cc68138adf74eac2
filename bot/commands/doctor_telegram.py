"""Looks at the bot's settings and asks Telegram itself: finds each mistake on the way to a first answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

from bot.commands.diagnosis import Finding
from bot.intake import InputError
from bot.library.place import PREFIX
from bot.records.database import FILE, Database
from bot.settings import Settings
from bot.words.wording import counted

PATIENCE = 5.0  # seconds to wait for Telegram
MOST_CHATS = 10  # that are looked at
PUBLIC = "https://api.telegram.org/bot"
TOKEN = re.compile(r"[0-9]+:[\w-]{30,}", re.ASCII)  # a little less than those of today have
Get = Callable[[str], dict[str, Any]]
"""Fetches the JSON object at an address; OSError where it cannot be reached."""


def examine_telegram(settings: Settings) -> Iterator[Finding]:
    """Everything that the bot needs; only a hint where no token is set, since nothing else needs one."""
    if settings.telegram_token is None:
        advice = f"no token: get one from @BotFather and set {PREFIX}TELEGRAM_TOKEN to run the bot"
        yield Finding("telegram", "hint", advice)
        return
    yield from _access(settings)
    yield from _webhook(settings)
    yield from _address(settings)
    token = settings.telegram_token.get_secret_value()
    if not TOKEN.fullmatch(token):
        advice = "the token is not whole (it is digits, a colon and 35 letters, digits, - or _)"
        yield Finding("telegram", "bad", f"{advice}: copy it again from @BotFather to {PREFIX}TELEGRAM_TOKEN")
        return
    yield from ask_telegram(settings.telegram_base_url + token, fetch_json, settings)


def _access(settings: Settings) -> Iterator[Finding]:
    people = set(settings.telegram_allowed_users) | set(settings.telegram_admins)
    chats = len(settings.telegram_allowed_chats) + len(settings.telegram_allowed_topics)
    try:
        let_in = _let_in(settings)
    except InputError as error:
        yield Finding("access", "bad", str(error))
        return
    if not people and not chats and not let_in:
        advice = f"nobody may ask: put your Telegram id into {PREFIX}TELEGRAM_ADMINS; the bot tells it to you"
        yield Finding("access", "bad", advice)
        return
    paired = f", {let_in} let in with /pair" if let_in else ""
    who = f"{counted(len(people), 'person', 'people')} and {counted(chats, 'chat', 'chats')}"
    yield Finding("access", "good", f"{who} may ask{paired}")
    if not settings.telegram_admins:
        advice = f"nobody can let in a chat with /pair: put an id into {PREFIX}TELEGRAM_ADMINS"
        yield Finding("admins", "hint", advice)
    if wrong := [chat for chat in settings.telegram_allowed_chats if chat > 0]:
        advice = f"{wrong[0]} is a person's id: the ids of groups and channels are negative"
        yield Finding("chats", "hint", advice)


def _let_in(settings: Settings) -> int:
    """How many chats were let in with /pair."""
    path = settings.data / FILE
    if not path.exists():
        return 0
    database = Database(path)
    try:
        return int(database.read("SELECT count(*) FROM admitted")[0][0])
    finally:
        database.close()


def _webhook(settings: Settings) -> Iterator[Finding]:
    if not settings.webhook_url:
        return
    if urlsplit(settings.webhook_url).scheme != "https":
        advice = f"Telegram calls https addresses only: {PREFIX}WEBHOOK_URL must begin with https://"
        yield Finding("webhook", "bad", advice)
    if settings.webhook_secret is None:
        yield Finding("webhook", "hint", f"anybody can send updates: set {PREFIX}WEBHOOK_SECRET")


def _address(settings: Settings) -> Iterator[Finding]:
    base = settings.telegram_base_url
    if urlsplit(base).scheme not in ("http", "https") or not base.endswith("/bot"):
        advice = f"{PREFIX}TELEGRAM_BASE_URL must be an address that ends in /bot, such as {PUBLIC}"
        yield Finding("telegram", "bad", advice)


def ask_telegram(address: str, get: Get, settings: Settings) -> Iterator[Finding]:
    """Who the token is and how updates come; the address holds the token and is never shown."""
    try:
        found = get(f"{address}/getMe")
        if not found.get("ok"):
            yield _refused(found)
            return
        yield Finding("telegram", "good", f"the token is that of @{found['result'].get('username')}")
        yield _privacy(found["result"])
        yield from _delivery(get(f"{address}/getWebhookInfo"), settings)
        for chat in settings.telegram_allowed_chats[:MOST_CHATS]:
            yield from _chat(chat, get(f"{address}/getChat?chat_id={chat}"))
    except OSError as error:
        advice = f"cannot be reached ({error}): check the network and {PREFIX}TELEGRAM_BASE_URL"
        yield Finding("telegram", "bad", advice)


def _refused(found: dict[str, Any]) -> Finding:
    if found.get("error_code") not in (401, 404):
        advice = f"does not answer as a Bot API does: check {PREFIX}TELEGRAM_BASE_URL"
        return Finding("telegram", "bad", advice)
    advice = f"refuses the token: copy it again from @BotFather to {PREFIX}TELEGRAM_TOKEN"
    return Finding("telegram", "bad", advice)


def _privacy(me: dict[str, Any]) -> Finding:
    if me.get("can_join_groups") is False:
        advice = "the bot cannot be added to groups: allow it with /setjoingroups at @BotFather"
        return Finding("groups", "hint", advice)
    if me.get("can_read_all_group_messages"):
        words = "the bot receives every message of its groups; it answers only when asked"
        return Finding("privacy", "hint", words + ". /setprivacy at @BotFather changes that")
    words = "in groups the bot sees commands and replies to it, and no more: ask there with /ask"
    return Finding("privacy", "good", words + ". /setprivacy at @BotFather changes that")


def _delivery(found: dict[str, Any], settings: Settings) -> Iterator[Finding]:
    """Whether the way in which updates come is that of the settings."""
    info = found.get("result") if found.get("ok") else None
    if not isinstance(info, dict):
        return
    registered = str(info.get("url") or "")
    if registered and not settings.webhook_url:
        words = (
            "a webhook is registered, and while it is, nothing can be fetched: `crossquote bot` removes it"
        )
        yield Finding("webhook", "hint", f"{words} when it starts; stop what else uses this token")
    if error := info.get("last_error_message"):
        words = f"Telegram could not deliver updates ({error}): check {PREFIX}WEBHOOK_URL and the proxy"
        yield Finding("webhook", "bad" if settings.webhook_url else "hint", words)
    if waiting := info.get("pending_update_count"):
        yield Finding("updates", "good", f"{waiting} are waiting for the bot")


def _chat(chat: int, found: dict[str, Any]) -> Iterator[Finding]:
    """What is wrong with a listed chat, if anything is."""
    if found.get("ok"):
        return
    moved = (found.get("parameters") or {}).get("migrate_to_chat_id")
    if moved:
        advice = f"{chat} is now {moved}: write that into {PREFIX}TELEGRAM_ALLOWED_CHATS"
    else:
        advice = f"the bot is not in {chat}: add it there, or correct {PREFIX}TELEGRAM_ALLOWED_CHATS"
    yield Finding("chats", "hint", advice)


def fetch_json(address: str) -> dict[str, Any]:
    """The JSON object at an address; OSError names the kind of failure, and never the address."""
    import httpx

    try:
        found = httpx.post(address, timeout=PATIENCE).json()
    except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
        raise OSError(type(error).__name__) from None
    return found if isinstance(found, dict) else {}
