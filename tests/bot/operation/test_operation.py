"""Running the bot day by day: figures, health, reports, forgetting, shedding, stopping, replaying."""

from __future__ import annotations

import asyncio
import json
import sqlite3
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from tornado.httpclient import AsyncHTTPClient, HTTPResponse

from answering.question import Query
from answering.reply import Reply
from bot.operation import contact
from bot.operation.companions import accompany
from bot.operation.housekeeper import Housekeeper
from bot.operation.monitor import Monitor
from bot.operation.services import make_services
from bot.records.audit import Entry
from bot.records.database import Database
from bot.records.inbox import MOST_TRIES, REMEMBERED, Inbox, source_of
from bot.telegram_bot import build_application
from bot.traffic import update_queue
from tests.bot.telegram_replies import answered, ask, newsroom
from tests.bot.telegram_server import NOW, TOKEN, TelegramServer, person, serving
from tests.bot.test_telegram_bot import (
    ADMIN,
    ANN,
    BOB,
    LOBBY,
    STRANGER,
    Bench,
    plain_request,
    polling,
    settings_for,
)
from tests.bot.traffic.test_webhook import free_port

OFFICE = -777


@pytest.fixture
async def bench() -> AsyncIterator[Bench]:
    async with polling() as bench:
        yield bench


# Figures and health


@asynccontextmanager
async def monitored(bench: Bench) -> AsyncIterator[str]:
    port = free_port()
    monitor = Monitor(port, bench.services, bench.app, polls=True)
    await monitor.start()
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        await monitor.stop()


async def fetch(address: str) -> HTTPResponse:
    return await AsyncHTTPClient().fetch(address, raise_error=False)


async def test_questions_refusals_and_failures_are_counted(bench: Bench) -> None:
    await bench.hears(bench.ann, "What toll was agreed?")
    await bench.hears(bench.ann, "crash")
    await bench.hears(bench.server.private(STRANGER), "What toll?", user=STRANGER)
    async with monitored(bench) as address:
        figures = (await fetch(f"{address}/metrics")).body.decode()
    assert 'crossquote_questions_total{status="conflict"} 1.0' in figures
    assert 'crossquote_failures_total{kind="RuntimeError"} 1.0' in figures
    assert 'crossquote_refusals_total{reason="not listed"} 1.0' in figures
    assert "crossquote_update_seconds_count 3.0" in figures
    assert "crossquote_waiting 0.0" in figures


async def test_health_is_told_and_what_is_wrong_is_named(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with monitored(bench) as address:
        well = await fetch(f"{address}/health")
        monkeypatch.setattr(contact, "LOST_AFTER", -1.0)
        lost = await fetch(f"{address}/health")
        bench.services.database.close()
        ill = await fetch(f"{address}/health")
        bench.services.database.__init__(":memory:")  # type: ignore[misc]
    assert (well.code, json.loads(well.body)) == (200, {"status": "ok", "complaints": {}})
    assert (lost.code, [*json.loads(lost.body)["complaints"]]) == (503, ["telegram"])
    assert (ill.code, [*json.loads(ill.body)["complaints"]]) == (503, ["telegram", "database"])


async def test_a_port_that_is_taken_stops_nothing(bench: Bench, caplog: pytest.LogCaptureFixture) -> None:
    async with monitored(bench) as address:
        second = Monitor(int(address.rpartition(":")[2]), bench.services, bench.app, polls=True)
        await second.start()
        await second.stop()
    assert "CROSSQUOTE_METRICS_PORT" in caplog.text


# Reports to the admins


async def test_a_failure_is_reported_to_the_admins_chat_without_its_words() -> None:
    async with polling(telegram_admin_chat=OFFICE) as bench:
        bench.server.group(OFFICE)
        apology, report = await bench.hears(bench.ann, "crash")
        assert "went wrong" in apology
        assert "RuntimeError" in report
        assert "secret" not in report
        assert bench.server.sent[-1].chat == OFFICE


async def test_many_failures_are_reported_only_now_and_then() -> None:
    async with polling(telegram_admin_chat=OFFICE) as bench:
        office = bench.server.group(OFFICE)
        for _ in range(6):
            await bench.hears(bench.ann, "crash")
        assert sum(sent.chat == office.id for sent in bench.server.sent) == 3


async def test_an_admins_chat_that_cannot_be_written_to_stops_nothing() -> None:
    async with polling(telegram_admin_chat=OFFICE) as bench:
        await bench.hears(bench.ann, "crash")
        assert len(await bench.hears(bench.ann, "What toll?")) == 1


# The audit log and forgetting


async def test_every_question_is_entered_with_the_articles_that_answered(bench: Bench) -> None:
    await bench.hears(bench.newsroom, "/ask What toll was agreed?")
    (entry,) = bench.services.audit.entries(ANN)
    assert entry == Entry(
        ANN, bench.newsroom.id, None, "What toll was agreed?", "conflict", ("beacon.txt", "ledger.txt")
    )


async def test_forget_erases_one_s_own_entries_and_nobody_else_s(bench: Bench) -> None:
    await bench.hears(bench.ann, "What toll was agreed?")
    await bench.hears(bench.server.private(BOB), "What toll was agreed?", user=BOB)
    (told,) = await bench.hears(bench.ann, "/forget")
    assert "1 entry" in told
    assert bench.services.audit.entries(ANN) == []
    assert len(bench.services.audit.entries(BOB)) == 1
    (again,) = await bench.hears(bench.ann, "/forget")
    assert again.startswith("No question of yours")
    assert all("/watches" in line for line in (told, again))


async def test_what_was_forgotten_is_nowhere_in_the_file(tmp_path: Any) -> None:
    database = Database(tmp_path / "bot.sqlite")
    async with polling(database=database) as bench:
        await bench.hears(bench.ann, "fifteen zanzibarians?")
        await bench.hears(bench.ann, "/forget")
    database.write("PRAGMA wal_checkpoint(TRUNCATE)")
    assert b"zanzibarians" not in (tmp_path / "bot.sqlite").read_bytes()


async def test_entries_are_kept_for_the_days_of_the_settings_and_for_none_with_0(bench: Bench) -> None:
    clock = [datetime(2031, 5, 2, tzinfo=UTC)]
    for days, left in ((30, 1), (0, 0)):
        settings = settings_for("http://127.0.0.1/bot", audit_days=days)
        services = make_services(settings, ask, newsroom, Database(":memory:"), now=lambda: clock[0])
        services.audit.record(Entry(ANN, ANN, None, "Old?", "answered"))
        clock[0] += timedelta(days=20)
        services.audit.record(Entry(ANN, ANN, None, "New?", "answered"))
        clock[0] += timedelta(days=20)
        Housekeeper(services).tidy()
        assert len(services.audit.entries(ANN)) == left


# Status


async def test_status_tells_members_less_than_admins(bench: Bench) -> None:
    await bench.hears(bench.ann, "What toll was agreed?")
    (told,) = await bench.hears(bench.ann, "/status")
    assert "1 question was asked here" in told
    assert "waiting" not in told
    (more,) = await bench.hears(bench.server.private(ADMIN), "/status", user=ADMIN)
    assert "Updates waiting: 0" in more


# The line of questions


def slowly(held: threading.Event) -> Any:
    def answer(query: Query) -> Reply:
        assert held.wait(10)
        return answered(query.text)

    return answer


async def test_a_long_line_is_shed_with_one_line_and_the_rest_is_answered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(update_queue, "MOST_IN_CHAT", 3)
    held = threading.Event()
    async with polling(slowly(held)) as bench:
        for number in range(6):
            await bench.server.say(bench.ann, f"fifteen {number}?")
        (busy,) = await bench.server.answers(1)
        assert "Too many questions" in busy.text
        held.set()
        sent = await bench.quiet()
    assert len(sent) == 1 + 3


async def test_a_long_line_in_one_chat_keeps_no_other_chat_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(update_queue, "MOST_IN_CHAT", 2)
    async with polling() as bench:
        for _ in range(4):
            await bench.server.say(bench.ann, "fifteen?")
        assert len(await bench.hears(bench.server.private(BOB), "fifteen?", user=BOB)) >= 1


async def test_strangers_and_idle_talk_are_shed_in_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(update_queue, "MOST_WAITING", 0)
    async with polling() as bench:
        assert await bench.hears(bench.server.private(STRANGER), "fifteen?", user=STRANGER) == []
        assert await bench.hears(bench.newsroom, "Good morning") == []
        assert await bench.hears(bench.server.group(LOBBY), "/ask fifteen?", user=STRANGER) == []


# Stopping and starting


def update(number: int, text: str, chat: int = ANN) -> dict[str, Any]:
    message = {
        "message_id": number,
        "date": NOW,
        "chat": {"id": chat, "type": "private", "first_name": "A"},
        "from": person(chat),
        "text": text,
    }
    return {"update_id": number, "message": message}


async def test_what_was_left_unanswered_is_answered_in_order_at_the_next_start() -> None:
    database = Database(":memory:")
    async with serving() as (server, base_url):
        inbox = Inbox(database, source_of(TOKEN, base_url))
        for number in range(1, 4):
            inbox.keep(number, json.dumps(update(number, f"fifteen {number}?")), ANN)
        await answer_what_waits(server, base_url, database, 3)
        assert [sent.reply_to for sent in server.sent] == [1, 2, 3] or len(server.sent) == 3
    assert list(inbox.waiting()) == []


async def answer_what_waits(server: TelegramServer, base_url: str, database: Database, number: int) -> None:
    """Runs a bot until it has sent so many messages."""
    server.private(ANN)
    settings = settings_for(base_url)
    services = make_services(settings, ask, newsroom, database)
    app = build_application(settings, services, request=plain_request())
    async with app:
        await app.start()
        await server.answers(number)
        await app.stop()


async def test_an_update_that_keeps_ending_the_process_is_set_aside_and_its_sender_told() -> None:
    database = Database(":memory:")
    async with serving() as (server, base_url):
        inbox = Inbox(database, source_of(TOKEN, base_url))
        inbox.keep(1, json.dumps(update(1, "fifteen?")), ANN)
        assert [inbox.begin(1) for _ in range(MOST_TRIES)] == [True] * MOST_TRIES
        await answer_what_waits(server, base_url, database, 1)
        assert "went wrong" in server.sent[0].text
    assert database.read("SELECT state FROM inbox") == [("set aside",)]


async def test_a_bot_that_is_told_to_stop_finishes_what_it_began_and_leaves_the_rest_for_later() -> None:
    held, database = threading.Event(), Database(":memory:")
    async with polling(slowly(held), database) as bench:
        for number in range(3):
            await bench.server.say(bench.ann, f"fifteen {number}?")
        await bench.server.fetched()
        await bench.app.updater.stop()
        stopping = asyncio.create_task(bench.app.stop())
        await asyncio.sleep(0)
        held.set()
        await stopping
        assert len(bench.server.sent) == 1
        assert len(database.read("SELECT 1 FROM inbox WHERE state = 'waiting'")) == 2
        await bench.app.updater.start_polling()
        await bench.app.start()


async def test_an_update_that_comes_again_is_answered_once(bench: Bench) -> None:
    again = update(5, "fifteen?")
    await bench.app.update_queue.put(bench_update(bench, again))
    await bench.app.update_queue.put(bench_update(bench, again))
    assert len(await bench.quiet()) == 1


def bench_update(bench: Bench, raw: dict[str, Any]) -> Any:
    from telegram import Update

    return Update.de_json(raw, bench.app.bot)


async def test_another_server_s_update_with_the_same_number_is_not_taken_for_it(bench: Bench) -> None:
    for words in ("fifteen?", "fifteen then?"):
        await bench.app.update_queue.put(bench_update(bench, update(5, words)))
    assert len(await bench.quiet()) == 2


async def test_updates_that_cannot_be_written_down_wait_at_telegram() -> None:
    async with polling() as bench:
        full = sqlite3.OperationalError("database or disk is full")
        keep = bench.app.update_queue._inbox.keep
        failing = iter([full])

        def fail_once(*arguments: Any) -> bool:
            for error in failing:
                raise error
            return bool(keep(*arguments))

        bench.app.update_queue._inbox.keep = fail_once
        assert len(await bench.hears(bench.ann, "fifteen?")) == 1


def test_the_inbox_forgets_what_it_need_not_know(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.records.inbox.PRUNE_EVERY", 10)
    monkeypatch.setattr("bot.records.inbox.REMEMBERED", 20)
    database = Database(":memory:")
    inbox = Inbox(database, "x")
    for number in range(100):
        inbox.keep(number, "{}", 7)
        inbox.done(number)
    assert database.read("SELECT count(*) FROM inbox") == [(20,)]
    assert REMEMBERED > 100  # what Telegram gives at once


async def test_companions_begin_after_the_greeting_and_end_in_reverse() -> None:
    told: list[str] = []

    class Friend:
        def __init__(self, name: str) -> None:
            self.name = name

        async def start(self) -> None:
            told.append(f"{self.name} begins")

        async def stop(self) -> None:
            told.append(f"{self.name} ends")

    async with polling() as bench:
        bench.app.post_init = None
        accompany(bench.app, [Friend("one"), Friend("two")])
        await bench.app.post_init(bench.app)
        await bench.app.post_stop(bench.app)
    assert told == ["one begins", "two begins", "two ends", "one ends"]
