"""Looks at everything an answer depends on, and says what to do about what is wrong."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from bot.intake import InputError
from bot.place import PREFIX
from bot.render import Line, Look, Words
from bot.settings import Settings, load_settings
from bot.shelving import INDEX, LIBRARY
from bot.terminal import show
from bot.wiring import sample_folder
from corpus.files import UnreadableCorpus, files
from corpus.store import CorruptLibrary, Library
from retrieval.snapshot import verify

State = Literal["good", "hint", "bad"]
LOOKS: dict[State, tuple[str, Look]] = {
    "good": ("ok  ", "faint"),
    "hint": ("note", "answer"),
    "bad": ("FAIL", "flag"),
}
PATIENCE = 5.0  # seconds to wait for Telegram
FAILED = 2
Get = Callable[[str], dict[str, Any]]
"""Fetches the JSON object at an address; OSError where it cannot be reached."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at, how it is, and what to do about it."""

    name: str
    state: State
    text: str


def examine(data: Path | None, *, health: bool) -> int:
    """Writes the findings; 0 where nothing is bad, else 2. `health` looks at what an answer needs only."""
    findings = list(find(data, () if health else PERSONAL))
    show(_line(finding) for finding in findings if not health or finding.state == "bad")
    return FAILED if any(finding.state == "bad" for finding in findings) else 0


def find(data: Path | None, further: tuple[Check, ...]) -> Iterator[Finding]:
    """The findings one by one; settings that cannot be read end the examination."""
    try:
        settings = load_settings(data)
    except InputError as error:
        yield Finding("settings", "bad", str(error))
        return
    yield _settings(settings)
    for check in (_library, _index, _sample, *further):
        yield from check(settings)


def _line(finding: Finding) -> Line:
    mark, look = LOOKS[finding.state]
    return Line((Words(f"{mark} ", look), Words(f"{finding.name}: ", "answer"), Words(finding.text)), 0, 5)


def _settings(settings: Settings) -> Finding:
    known = {PREFIX + name.upper() for name in Settings.model_fields}
    unknown = sorted(
        name for name in os.environ if name.upper().startswith(PREFIX) and name.upper() not in known
    )
    if unknown:
        return Finding(
            "settings", "hint", f"{', '.join(unknown)} is no setting: see .env.example for the names"
        )
    return Finding("settings", "good", f"data in {settings.data}, time zone {settings.timezone}")


def _library(settings: Settings) -> Iterator[Finding]:
    path = settings.data / LIBRARY
    if not path.exists():
        hint = "empty, the sample answers; `crossquote ingest PATH` takes your articles in"
        yield Finding("library", "hint", hint)
        return
    try:
        with Library(path) as library:
            yield Finding(
                "library", "good", f"{library.count()} articles of {len(library.sources())} sources"
            )
    except CorruptLibrary as error:
        yield Finding("library", "bad", str(error))


def _index(settings: Settings) -> Iterator[Finding]:
    folder = settings.data / INDEX
    if not folder.exists():
        yield Finding("index", "good", "none yet; the next question builds it")
        return
    problems = verify(folder)
    for problem in problems:
        yield Finding("index", "hint", f"{problem} (the next question builds it anew)")
    if not problems:
        yield Finding("index", "good", "whole; it is brought up to date when the library changes")


def _sample(settings: Settings) -> Iterator[Finding]:
    try:
        yield Finding("sample", "good", f"{len(files(sample_folder()))} articles")
    except UnreadableCorpus as error:
        yield Finding("sample", "bad", f"{error}: install crossquote again")


def _kernel(settings: Settings) -> Iterator[Finding]:
    try:
        from retrieval import kernel
    except ImportError:
        return
    yield Finding("search", "good", str(kernel.describe()))


def _token(settings: Settings) -> Iterator[Finding]:
    if settings.telegram_token is None:
        advice = f"no token: get one from @BotFather and set {PREFIX}TELEGRAM_TOKEN to run the bot"
        yield Finding("telegram", "hint", advice)
        return
    yield _allowed(settings)
    if settings.webhook_url and settings.webhook_secret is None:
        yield Finding("webhook", "hint", f"anybody can send updates: set {PREFIX}WEBHOOK_SECRET")
    yield from ask_telegram(settings.telegram_base_url + settings.telegram_token.get_secret_value(), _get)


def _allowed(settings: Settings) -> Finding:
    people = set(settings.telegram_allowed_users) | set(settings.telegram_admins)
    chats = settings.telegram_allowed_chats
    if not people and not chats:
        return Finding("access", "hint", f"nobody may ask: set {PREFIX}TELEGRAM_ALLOWED_USERS")
    return Finding("access", "good", f"{len(people)} people and {len(chats)} chats may ask")


def ask_telegram(address: str, get: Get) -> Iterator[Finding]:
    """Who the token is, and what it may read in groups; the address holds the token and is never shown."""
    try:
        found = get(f"{address}/getMe")
    except OSError as error:
        yield Finding(
            "telegram", "bad", f"cannot be reached ({error}): check the network and {PREFIX}TELEGRAM_BASE_URL"
        )
        return
    if not found.get("ok"):
        yield Finding(
            "telegram", "bad", f"refuses the token: copy it again from @BotFather to {PREFIX}TELEGRAM_TOKEN"
        )
        return
    me = found["result"]
    yield Finding("telegram", "good", f"the token is that of @{me.get('username')}")
    if me.get("can_read_all_group_messages"):
        yield Finding(
            "privacy", "hint", "the bot receives every message of its groups; it answers only when asked"
        )
    else:
        yield Finding(
            "privacy", "good", "in groups the bot sees commands, mentions and replies to it, and no more"
        )


def _get(address: str) -> dict[str, Any]:
    import httpx

    try:
        found = httpx.get(address, timeout=PATIENCE).json()
    except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
        raise OSError(type(error).__name__) from None
    return found if isinstance(found, dict) else {}


Check = Callable[[Settings], Iterator[Finding]]
PERSONAL: tuple[Check, ...] = (_kernel, _token)
"""Checks that an answer does not need: the rest of what there is to know."""
