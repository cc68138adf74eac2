"""Who may ask, over real HTTP: lists, codes, roles, groups that are left, groups that move."""

from __future__ import annotations

import logging
import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest

from bot.chats.pairing import TRIES, VALID, Pairing
from bot.handlers import gate as telegram_gate
from bot.records.database import Database
from tests.bot.telegram_server import person
from tests.bot.test_telegram_bot import (
    ADMIN,
    ANN,
    LOBBY,
    NEWSROOM,
    STRANGER,
    WIRE,
    Bench,
    polling,
)


@pytest.fixture(autouse=True)
def _leave_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(telegram_gate, "BEFORE_LEAVING", 0.0)


@pytest.fixture
async def bench() -> AsyncIterator[Bench]:
    async with polling() as bench:
        yield bench


async def code_for(bench: Bench) -> str:
    (told,) = await bench.hears(bench.server.private(ADMIN), "/pair", user=ADMIN)
    found = re.search(r"/pair (\w+)", told)
    assert found
    return found[1]


def left(bench: Bench) -> list[int]:
    return [int(call["chat_id"]) for call in bench.server.called("leaveChat")]


# Groups that nobody has let in


async def test_a_group_that_nobody_knows_hears_one_line_with_its_id_and_is_left(bench: Bench) -> None:
    (line,) = await bench.hears(bench.server.group(LOBBY), "/ask What toll?", user=STRANGER)
    assert str(LOBBY) in line
    assert "percent" not in line
    assert left(bench) == [LOBBY]


async def test_where_nobody_has_spoken_to_the_bot_it_leaves_without_a_word(bench: Bench) -> None:
    assert await bench.hears(bench.server.group(LOBBY), "Good morning") == []
    assert await bench.hears(bench.server.channel(-999), "/ask What toll?") == []
    assert left(bench) == [LOBBY, -999]


async def test_a_group_that_a_stranger_adds_the_bot_to_is_left(bench: Bench) -> None:
    await bench.server.member(bench.server.group(LOBBY), "member", by=STRANGER)
    (line,) = await bench.quiet()
    assert str(LOBBY) in line.text
    assert left(bench) == [LOBBY]


async def test_a_group_that_an_admin_adds_the_bot_to_is_told_how_to_pair(bench: Bench) -> None:
    lobby = bench.server.group(LOBBY)
    await bench.server.member(lobby, "member", by=ADMIN)
    (line,) = await bench.quiet()
    assert "/pair" in line.text
    (again,) = await bench.hears(lobby, "/ask What toll?", user=STRANGER)
    assert "/pair" in again
    assert await bench.hears(lobby, "Good morning", user=STRANGER) == []
    assert left(bench) == []


async def test_while_a_code_is_open_a_group_that_a_stranger_adds_the_bot_to_may_use_it(bench: Bench) -> None:
    code, lobby = await code_for(bench), bench.server.group(LOBBY)
    await bench.server.member(lobby, "member", by=STRANGER)
    await bench.quiet()
    (told,) = await bench.hears(lobby, f"/pair {code}", user=STRANGER)
    assert told.startswith("Done")
    assert left(bench) == []


async def test_a_listed_group_is_not_left_whoever_adds_the_bot(bench: Bench) -> None:
    await bench.server.member(bench.newsroom, "member", by=STRANGER)
    assert await bench.quiet() == []
    assert left(bench) == []


# Codes


async def test_a_code_lets_in_the_group_in_which_it_is_said_by_anyone(bench: Bench) -> None:
    code, lobby = await code_for(bench), bench.server.group(LOBBY)
    (told,) = await bench.hears(lobby, f"/pair@crossquote_bot {code.lower()}", user=STRANGER)
    assert told.startswith("Done")
    (answer,) = await bench.hears(lobby, "/ask What toll?", user=STRANGER)
    assert answer.startswith("⚠️")


async def test_a_code_works_once(bench: Bench) -> None:
    code = await code_for(bench)
    await bench.hears(bench.server.group(LOBBY), f"/pair {code}", user=STRANGER)
    (told,) = await bench.hears(bench.server.group(-999), f"/pair {code}", user=STRANGER)
    assert "not valid" in told
    (answer,) = await bench.hears(bench.server.group(-999), "/ask What toll?", user=STRANGER)
    assert "not on my list" in answer


async def test_a_code_lets_in_a_person_who_sends_it_in_private(bench: Bench) -> None:
    code, door = await code_for(bench), bench.server.private(STRANGER)
    await bench.hears(door, f"/pair {code}", user=STRANGER)
    (answer,) = await bench.hears(door, "What toll?", user=STRANGER)
    assert answer.startswith("⚠️")


async def test_a_code_lets_in_a_channel(bench: Bench) -> None:
    code, channel = await code_for(bench), bench.server.channel(-999)
    await bench.hears(channel, f"/pair {code}")
    (answer,) = await bench.hears(channel, "/ask What toll?")
    assert answer.startswith("⚠️")


async def test_with_the_word_topic_a_code_lets_in_that_topic_alone(bench: Bench) -> None:
    code, forum = await code_for(bench), bench.server.group(LOBBY, forum=True)
    inside, outside = (bench.server.open_topic(forum, person(STRANGER)) for _ in range(2))
    await bench.hears(forum, f"/pair {code} topic", user=STRANGER, topic=inside)
    (answer,) = await bench.hears(forum, "/ask What toll?", user=STRANGER, topic=inside)
    assert answer.startswith("⚠️")
    assert await bench.hears(forum, "/ask What toll?", user=STRANGER, topic=outside) == []
    assert left(bench) == []


async def test_an_admin_lets_in_a_group_by_pair_alone_and_nobody_else_does(bench: Bench) -> None:
    lobby = bench.server.group(LOBBY)
    (told,) = await bench.hears(lobby, "/pair", user=ADMIN)
    assert told.startswith("Done")
    (answer,) = await bench.hears(lobby, "/ask What toll?", user=STRANGER)
    assert answer.startswith("⚠️")
    (line,) = await bench.hears(bench.server.group(-999), "/pair", user=ANN)
    assert "not on my list" in line


async def test_only_an_admin_gets_a_code(bench: Bench) -> None:
    for user in (ANN, STRANGER):
        told = await bench.hears(bench.server.private(user), "/pair", user=user)
        assert not re.search(r"/pair \w{8}", " ".join(told))


async def test_guessing_is_met_with_silence_after_a_few_tries(bench: Bench) -> None:
    code, lobby = await code_for(bench), bench.server.group(LOBBY)
    said = [await bench.hears(lobby, f"/pair WRONG{n}", user=STRANGER) for n in range(TRIES)]
    assert [len(lines) for lines in said] == [1, 1, 1, 0, 0]
    assert await bench.hears(lobby, f"/pair {code}", user=STRANGER) == []


async def test_an_admin_takes_back_what_was_let_in(bench: Bench) -> None:
    lobby, office = bench.server.group(LOBBY), bench.server.private(ADMIN)
    await bench.hears(lobby, "/pair", user=ADMIN)
    assert str(LOBBY) in (await bench.hears(office, "/unpair", user=ADMIN))[0]
    assert "Only an admin" in (await bench.hears(lobby, "/unpair", user=ANN))[0]
    assert "no longer" in (await bench.hears(office, f"/unpair {LOBBY}", user=ADMIN))[0]
    assert left(bench) == [LOBBY]
    assert "settings" in (await bench.hears(office, f"/unpair {NEWSROOM}", user=ADMIN))[0]
    assert "not let in" in (await bench.hears(office, "/unpair nonsense", user=ADMIN))[0]


async def test_what_was_let_in_stays_so_over_a_restart() -> None:
    database = Database(":memory:")
    async with polling(database=database) as bench:
        await bench.hears(bench.server.group(LOBBY), "/pair", user=ADMIN)
    async with polling(database=database) as bench:
        (answer,) = await bench.hears(bench.server.group(LOBBY), "/ask What toll?", user=STRANGER)
        assert answer.startswith("⚠️")


def test_a_code_is_valid_for_ten_minutes_and_no_longer() -> None:
    clock = [datetime(2031, 5, 2, tzinfo=UTC)]
    pairing = Pairing(Database(":memory:"), lambda: clock[0])
    early, late = pairing.offer(admin=1), pairing.offer(admin=2)
    clock[0] += VALID - timedelta(seconds=1)
    assert pairing.redeem(early, chat=-1) == 1
    clock[0] += timedelta(seconds=2)
    assert not pairing.is_open()
    assert pairing.redeem(late, chat=-1) is None


# Topics of the settings; moving; being thrown out


async def test_a_listed_topic_is_answered_and_the_rest_of_its_forum_is_not() -> None:
    async with polling(telegram_allowed_topics=[(LOBBY, 1), (LOBBY, 99)]) as bench:
        forum = bench.server.group(LOBBY, forum=True)
        assert bench.server.open_topic(forum, person(ANN)) == 1
        (answer,) = await bench.hears(forum, "/ask What toll?", user=STRANGER, topic=1)
        assert answer.startswith("⚠️")
        assert await bench.hears(forum, "/ask What toll?", user=STRANGER) == []
        assert left(bench) == []


@pytest.mark.parametrize("told_in", ["the old chat", "the new one"])
async def test_a_group_that_becomes_a_supergroup_keeps_its_place(bench: Bench, told_in: str) -> None:
    lobby, moved = bench.server.group(LOBBY), bench.server.group(-1001)
    await bench.hears(lobby, "/pair", user=ADMIN)
    if told_in == "the old chat":
        await bench.server.say(lobby, "", migrate_to_chat_id=moved.id)
    else:
        await bench.server.say(moved, "", migrate_from_chat_id=lobby.id)
    await bench.quiet()
    (answer,) = await bench.hears(moved, "/ask What toll?", user=STRANGER)
    assert answer.startswith("⚠️")


async def test_a_group_of_the_settings_that_moves_is_named_in_the_log(
    bench: Bench, caplog: pytest.LogCaptureFixture
) -> None:
    await bench.server.say(bench.newsroom, "", migrate_to_chat_id=-1001)
    await bench.quiet()
    assert "chat -100 is now -1001: put it into TELEGRAM_ALLOWED_CHATS" in caplog.text
    (answer,) = await bench.hears(bench.server.group(-1001), "/ask What toll?", user=STRANGER)
    assert answer.startswith("⚠️")


async def test_the_bot_being_added_or_removed_is_noted(
    bench: Bench, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        await bench.server.member(bench.newsroom, "left", before="member", by=STRANGER)
        await bench.quiet()
    assert f"now left in chat {NEWSROOM} (listed)" in caplog.text


@pytest.mark.parametrize("how", ["removed", "refused"])
async def test_a_chat_that_is_closed_to_the_bot_is_told_to_whoever_keeps_something_for_it(how: str) -> None:
    closed: list[int] = []
    async with polling() as bench:
        bench.services.on_closed.append(closed.append)
        if how == "removed":
            await bench.server.member(bench.newsroom, "kicked", before="member")
        else:
            bench.newsroom.closed = "bot was kicked from the group chat"
            await bench.server.say(bench.newsroom, "/ask What toll?")
        await bench.quiet()
    assert closed == [NEWSROOM]


def test_everything_kept_for_a_chat_moves_with_it() -> None:
    database = Database(":memory:")
    for chat in (NEWSROOM, WIRE):
        database.write("INSERT INTO admitted VALUES (?, 0, 1, '')", chat)
        database.write("INSERT INTO guests VALUES (?, '')", chat)
        database.write(
            "INSERT INTO audit (at, chat, question, status, articles) VALUES ('', ?, '', '', '')", chat
        )
    database.move_chat(NEWSROOM, WIRE)
    for table in ("admitted", "guests", "audit"):
        assert {chat for (chat,) in database.read(f"SELECT chat FROM {table}")} == {WIRE}
