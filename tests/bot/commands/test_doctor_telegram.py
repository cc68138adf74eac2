"""`crossquote doctor` finds each mistake between @BotFather and a first answer, and says what to do."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest

from bot.commands.diagnosis import Finding
from bot.commands.doctor_telegram import examine_telegram
from bot.records.database import FILE, Database
from tests.bot.telegram_rules import RefusalError
from tests.bot.telegram_server import ME, TelegramServer, serving
from tests.bot.test_telegram_bot import NEWSROOM, WIRE, settings_for

Examined = Callable[..., Any]


@pytest.fixture
async def served(tmp_path: Path) -> AsyncIterator[tuple[TelegramServer, Examined]]:
    """The server, and what the doctor finds with the tests' settings and others."""
    async with serving() as (server, base_url):

        async def examined(**more: Any) -> dict[str, Finding]:
            settings = settings_for(base_url, data=tmp_path, telegram_allowed_chats=(), **more)
            found = await asyncio.to_thread(lambda: list(examine_telegram(settings)))
            return {finding.name: finding for finding in found}

        yield server, examined


async def test_nothing_is_wrong_with_what_is_right(served: tuple[TelegramServer, Examined]) -> None:
    _, examined = served
    found = await examined()
    assert {finding.state for finding in found.values()} == {"good"}
    assert "@crossquote_bot" in found["telegram"].text
    assert "/ask" in found["privacy"].text


@pytest.mark.parametrize(
    ("settings", "name", "state", "advice"),
    [
        ({"telegram_token": f"1:{'wrong' * 7}"}, "telegram", "bad", "refuses the token"),
        ({"telegram_token": "abc"}, "telegram", "bad", "the token is not whole"),
        ({"telegram_token": None}, "telegram", "hint", "get one from @BotFather"),
        ({"telegram_allowed_users": (), "telegram_admins": ()}, "access", "bad", "nobody may ask"),
        ({"telegram_admins": ()}, "admins", "hint", "/pair"),
        ({"webhook_url": "http://bot.example", "webhook_secret": "x"}, "webhook", "bad", "https://"),
        ({"webhook_url": "https://bot.example"}, "webhook", "hint", "WEBHOOK_SECRET"),
        ({"telegram_base_url": "http://127.0.0.1:9/bot"}, "telegram", "bad", "cannot be reached"),
        ({"telegram_base_url": "api.telegram.org"}, "telegram", "bad", "TELEGRAM_BASE_URL"),
    ],
)
async def test_a_mistake_in_the_settings_is_named_with_what_to_do(
    served: tuple[TelegramServer, Examined], settings: dict[str, Any], name: str, state: str, advice: str
) -> None:
    found = (await served[1](**settings))[name]
    assert (found.state, advice in found.text) == (state, True)


async def test_a_token_of_the_wrong_shape_is_told_without_the_network(
    served: tuple[TelegramServer, Examined],
) -> None:
    found = await served[1](telegram_token="4242:half", telegram_base_url="http://127.0.0.1:9/bot")
    assert "copy it again from @BotFather" in found["telegram"].text


async def test_people_and_chats_are_counted_in_words(served: tuple[TelegramServer, Examined]) -> None:
    found = await served[1](telegram_allowed_users=(), telegram_allowed_topics=((-1, 2),))
    assert found["access"].text == "1 person and 1 chat may ask"


async def test_a_webhook_that_hinders_fetching_is_found(served: tuple[TelegramServer, Examined]) -> None:
    server, examined = served
    server.webhook = {"url": "https://elsewhere.example/hook"}
    found = (await examined())["webhook"]
    assert found.state == "hint"
    assert "webhook is registered" in found.text


async def test_privacy_mode_is_told_either_way(
    served: tuple[TelegramServer, Examined], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(ME, "can_read_all_group_messages", True)
    assert "every message" in (await served[1]())["privacy"].text
    monkeypatch.setitem(ME, "can_join_groups", False)
    assert "/setjoingroups" in (await served[1]())["groups"].text


async def test_a_server_that_is_no_bot_api_is_not_taken_for_a_wrong_token(
    served: tuple[TelegramServer, Examined],
) -> None:
    server, examined = served
    server.faults["getMe"].append(RefusalError(502, "Bad Gateway"))
    found = (await examined())["telegram"]
    assert (found.state, "token" in found.text) == ("bad", False)


async def test_a_listed_chat_that_the_bot_is_not_in_is_named(tmp_path: Path) -> None:
    async with serving() as (server, base_url):
        server.group(NEWSROOM).moved_to = -1001
        settings = settings_for(base_url, data=tmp_path)
        found = await asyncio.to_thread(lambda: list(examine_telegram(settings)))
    told = [finding.text for finding in found if finding.name == "chats"]
    assert len(told) == 2
    assert "-1001" in told[0]
    assert str(WIRE) in told[1]


async def test_who_was_let_in_with_pair_may_ask(
    served: tuple[TelegramServer, Examined], tmp_path: Path
) -> None:
    Database(tmp_path / FILE).write("INSERT INTO admitted VALUES (-5, 0, 1, '')")
    found = await served[1](telegram_allowed_users=(), telegram_admins=())
    assert found["access"].state == "good"


async def test_the_token_is_never_shown(served: tuple[TelegramServer, Examined]) -> None:
    secret = "1:a-token-that-nobody-must-see-here"
    for more in ({}, {"telegram_base_url": "http://127.0.0.1:9/bot"}, {"telegram_base_url": "nonsense"}):
        found = await served[1](telegram_token=secret, **more)
        assert secret not in " ".join(finding.text for finding in found.values())
