"""The webhook: Telegram's updates come to the library's own web server, and only with the secret."""

from __future__ import annotations

import logging
import socket
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from bot.operation.services import make_services
from bot.records.database import Database
from bot.records.inbox import Inbox
from bot.telegram_bot import build_application, webhook_options
from tests.bot.telegram_replies import ask, newsroom
from tests.bot.telegram_server import NOW, TelegramServer, person, serving
from tests.bot.test_telegram_bot import ANN, plain_request, settings_for

SECRET = "a-Secret_1"
QUESTION = {
    "update_id": 1,
    "message": {
        "message_id": 1,
        "date": NOW,
        "chat": {"id": ANN, "type": "private", "first_name": "A"},
        "from": person(ANN),
        "text": "What toll was agreed?",
    },
}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@asynccontextmanager
async def listening(**more: Any) -> AsyncIterator[TelegramServer]:
    async with serving() as (server, base_url):
        port = free_port()
        settings = settings_for(
            base_url, webhook_port=port, **{"webhook_url": "https://bot.newsroom.example", **more}
        )
        server.deliver_to = f"http://127.0.0.1:{port}/telegram"
        services = make_services(settings, ask, newsroom, Database(":memory:"))
        app = build_application(settings, services, request=plain_request())
        async with app:
            await app.updater.start_webhook(**webhook_options(settings))
            await app.start()
            try:
                yield server
            finally:
                await app.updater.stop()
                await app.stop()


async def test_updates_that_bring_the_secret_are_answered() -> None:
    async with listening(webhook_secret=SECRET) as server:
        await server.say(server.private(ANN), "What toll was agreed?")
        (answer,) = await server.answers(1)
    assert answer.text.startswith("⚠️")


@pytest.mark.parametrize("secret", [None, "", "wrong", SECRET.lower()])
async def test_an_update_with_another_secret_is_refused(secret: str | None) -> None:
    async with listening(webhook_secret=SECRET) as server:
        server.private(ANN)
        assert await server.hook(QUESTION, secret) == 403
        assert server.sent == []


@pytest.mark.parametrize("secret", [None, ""])
async def test_an_empty_secret_is_none_and_the_log_says_so(
    secret: str | None, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        async with listening(webhook_secret=secret) as server:
            server.private(ANN)
            assert await server.hook(QUESTION, None) == 200
            await server.answers(1)
            assert "secret_token" not in server.webhook
    assert "CROSSQUOTE_WEBHOOK_SECRET is empty" in caplog.text


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("https://bot.newsroom.example", "https://bot.newsroom.example/telegram"),
        ("https://bot.newsroom.example/", "https://bot.newsroom.example/telegram"),
        ("https://newsroom.example/proxied/here", "https://newsroom.example/proxied/here"),
    ],
)
async def test_telegram_is_told_the_public_address(url: str, told: str) -> None:
    async with listening(webhook_url=url) as server:
        assert server.webhook["url"] == told
        assert '"message"' in server.webhook["allowed_updates"]


async def test_who_is_not_listed_is_stopped_here_too() -> None:
    async with listening(webhook_secret=SECRET) as server:
        await server.say(server.group(-999), "/ask What toll?", user=99)
        await server.say(server.private(ANN), "What toll was agreed?")
        (answer,) = await server.answers(1)
    assert answer.chat == ANN


async def test_an_update_that_cannot_be_written_down_is_refused_and_taken_when_it_comes_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*_: object) -> bool:
        raise sqlite3.OperationalError("database or disk is full")

    async with listening(webhook_secret=SECRET) as server:
        server.private(ANN)
        with monkeypatch.context() as patched:
            patched.setattr(Inbox, "keep", full)
            assert await server.hook(QUESTION, SECRET) == 500
        assert await server.hook(QUESTION, SECRET) == 200
        assert await server.hook(QUESTION, SECRET) == 200  # its receipt was lost: Telegram repeats it
        await server.say(server.private(ANN), "Was fifteen agreed?")
        assert [sent.text[:2] for sent in await server.answers(2)] == ["⚠️", "15"]
