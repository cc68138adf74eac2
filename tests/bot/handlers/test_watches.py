"""Watches and digests over real HTTP: asked for in chats, told into them, whatever Telegram answers."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.chats.settings import choose
from bot.digests.teller import Teller
from bot.operation.services import make_services
from bot.telegram_bot import UPDATES, build_application, introduce
from bot.watches.store import watches_of
from tests.bot.telegram_rules import RefusalError
from tests.bot.telegram_server import Chat, serving
from tests.bot.test_telegram_bot import ANN, NEWSROOM, WIRE, Bench, plain_request, settings_for
from tests.bot.watches.newsroom import QUESTION, Newsroom, article, toll


class WatchBench(Bench):
    """A bench whose library changes, with rounds that the test makes."""

    newsroom_desk: Newsroom
    teller: Teller

    async def round(self, hours: float = 0) -> list[str]:
        """The texts that are sent in one round, some hours later."""
        self.newsroom_desk.time += timedelta(hours=hours)
        before = len(self.server.sent)
        await self.teller.once()
        return [sent.text for sent in self.server.sent[before:]]

    async def brings(self, *articles: Any, hours: float = 0) -> list[str]:
        """What is told once these articles are in the library."""
        self.newsroom_desk.library.add(articles)
        return await self.round(hours)


@asynccontextmanager
async def watching(folder: Path, **settings: Any) -> AsyncIterator[WatchBench]:
    desk = Newsroom(folder, toll("beacon", "Beacon", 12))
    async with serving() as (server, base_url):
        known = settings_for(base_url, **settings)
        services = make_services(known, desk.ask, desk.services.room, desk.database, lambda: desk.time)
        app = build_application(known, services, request=plain_request())
        async with app:
            await introduce(app)
            await app.start()
            await app.updater.start_polling(allowed_updates=UPDATES)
            bench = WatchBench(server, app, services)
            bench.newsroom_desk, bench.teller = desk, Teller(known, services, app)
            await bench.teller.once()
            try:
                yield bench
            finally:
                await app.updater.stop()
                await app.stop()
    desk.library.close()


@pytest.fixture
async def bench(tmp_path: Path) -> AsyncIterator[WatchBench]:
    async with watching(tmp_path) as bench:
        yield bench


# Asking to be told


async def test_a_watched_question_is_told_of_once_when_a_contradiction_comes(bench: WatchBench) -> None:
    (line,) = await bench.hears(bench.ann, f"/watch {QUESTION}")
    assert line == "Watch 1: you are told when the answer changes or sources disagree."
    assert await bench.round() == []
    (told,) = await bench.brings(toll("ledger", "Ledger", 14))
    assert told.startswith(f"Watch 1: {QUESTION}\n⚠️ Sources disagree.")
    assert bench.server.sent[-1].styled("blockquote") == [
        "A tariff rate of 12 percent was agreed for the Brennick bridge.",
        "A tariff rate of 14 percent was agreed for the Brennick bridge.",
    ]
    assert await bench.round() == []


async def test_a_watch_is_told_of_in_the_topic_where_it_was_asked_for(bench: WatchBench) -> None:
    forum = bench.server.group(NEWSROOM, forum=True)
    topic = bench.server.open_topic(forum, {"id": ANN, "is_bot": False, "first_name": "A"})
    await bench.hears(forum, f"/watch {QUESTION}", topic=topic)
    await bench.brings(toll("ledger", "Ledger", 14))
    assert [(sent.chat, sent.topic) for sent in bench.server.sent[-1:]] == [(NEWSROOM, topic)]


async def test_a_channel_watches_too(bench: WatchBench) -> None:
    channel = bench.server.channel(WIRE)
    await bench.hears(channel, f"/watch {QUESTION}")
    assert len(await bench.brings(toll("ledger", "Ledger", 14))) == 1


async def test_a_bare_watch_means_the_answer_that_it_replies_to_or_the_last_one(bench: WatchBench) -> None:
    await bench.hears(bench.ann, QUESTION)
    answer = bench.server.sent[-1].id
    await bench.hears(bench.ann, "/watch")
    (line,) = await bench.hears(bench.ann, "/watch", to=answer)
    assert line == f"That is watched already, as number 1.\n“{QUESTION}”"
    assert [watch.text for watch in watches_of(bench.services.database, ANN)] == [QUESTION]


async def test_the_bell_under_an_answer_watches_what_has_changed_since_that_answer(bench: WatchBench) -> None:
    await bench.hears(bench.ann, QUESTION)
    shown = bench.server.sent[-1]
    (answer,) = bench.services.answers.of_chat(ANN)
    bench.newsroom_desk.library.add([toll("ledger", "Ledger", 14)])
    await bench.server.tap(bench.ann, f"watch:{answer.id}", on=shown.id)
    await bench.quiet()
    assert bench.server.called("answerCallbackQuery")[-1]["text"].startswith("Watch 1: you are told")
    (told,) = await bench.round()
    assert "Sources disagree." in told


async def test_words_and_articles_are_watched_as_what_they_are(bench: WatchBench) -> None:
    assert await bench.hears(bench.ann, "/watch Brennick bridge") == [
        "Watch 1: you are told when articles speak of it."
    ]
    assert await bench.hears(bench.ann, "/watch beacon") == [
        "Watch 2: you are told when the article changes, goes, or is carried by others."
    ]
    assert await bench.hears(bench.ann, "/watch Who leads the choir?") == [
        "Watch 3: the articles do not say yet; you are told when they do."
    ]
    (told,) = await bench.brings(toll("beacon", "Beacon", 14))
    assert "Watch 1: Brennick bridge\n📰 New or changed articles speak of it." in told
    assert "Watch 2: beacon\n✏️ The article was changed." in told


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("/watch", "Say what to watch, for example: /watch Who leads the talks?"),
        ("/watch of the", "Say what to watch, for example: /watch Who leads the talks?"),
        ("/watch " + "toll " * 80, "That is too long to watch: put it in at most 300 characters."),
        ("/unwatch", "Say which watch to end, for example: /unwatch 1. /watches lists them."),
        ("/unwatch 4", "There is no watch 4 here; /watches lists them."),
        ("/unwatch " + "9" * 4000, "There is no watch 999999999 here; /watches lists them."),
        ("/unwatch ٣", "Say which watch to end, for example: /unwatch 1. /watches lists them."),
        ("/watches", "Nothing is watched here. Say what to watch, for example: /watch Who leads the talks?"),
    ],
)
async def test_what_cannot_be_done_is_said_in_one_line_with_what_to_do(
    bench: WatchBench, words: str, line: str
) -> None:
    assert await bench.hears(bench.ann, words) == [line]


async def test_a_chat_has_so_many_watches_and_no_more(tmp_path: Path) -> None:
    async with watching(tmp_path, watches_per_chat=2) as bench:
        for number in range(2):
            await bench.hears(bench.ann, f"/watch Who leads choir {number}?")
        (line,) = await bench.hears(bench.ann, "/watch Who leads choir 3?")
        assert line == "This chat has 2 watches, the most there may be: end one with /unwatch and its number."
        assert await bench.hears(bench.ann, "/unwatch 1") == ["Watch 1 has ended."]
        assert (await bench.hears(bench.ann, "/watch Who leads choir 3?"))[0].startswith("Watch 1:")


async def test_whoever_starts_many_watches_at_once_is_asked_to_wait(tmp_path: Path) -> None:
    async with watching(tmp_path, rate_limit=True) as bench:
        lines = [
            (await bench.hears(bench.ann, f"/watch Who leads choir {number}?"))[0] for number in range(8)
        ]
    assert lines[0].startswith("Watch 1:")
    assert lines[-1].startswith("That is a lot of questions: please ask again in")


async def test_watches_are_listed_and_ended_one_by_one_or_all_at_once(bench: WatchBench) -> None:
    for text in ("Who leads <the> choir?", "ferry tolls & fares"):
        await bench.hears(bench.ann, f"/watch {text}")
    (listed,) = await bench.hears(bench.ann, "/watches")
    assert "1. Who leads <the> choir?" in listed
    assert "2. ferry tolls & fares" in listed
    assert await bench.hears(bench.ann, "/unwatch #2") == ["Watch 2 has ended."]
    assert await bench.hears(bench.ann, "/unwatch all") == ["1 watch ended."]


async def test_whoever_chose_a_language_is_told_in_it(bench: WatchBench) -> None:
    choose(bench.services.database, ANN, "language", "de")
    (line,) = await bench.hears(bench.ann, f"/watch {QUESTION}")
    assert line.startswith("Beobachtung 1: Sie erfahren es")
    (told,) = await bench.brings(toll("ledger", "Ledger", 14))
    assert "Quellen widersprechen sich." in told
    assert "1. Mai 2031" in told


# Digests


async def test_a_digest_comes_daily_at_its_time_with_what_was_told_and_what_is_new(bench: WatchBench) -> None:
    choose(bench.services.database, ANN, "timezone", "Europe/Berlin")
    (line,) = await bench.hears(bench.ann, "/digest 12:30")
    assert line == (
        "A digest comes here daily at 12:30, Europe/Berlin; the next on 5 May 2031. /digest off ends it."
    )
    await bench.hears(bench.ann, f"/watch {QUESTION}")
    await bench.brings(toll("ledger", "Ledger", 14), article("sea", "Sea Post", "Calm.", title="Sea <calm>"))
    assert await bench.round(hours=1) == []  # 12:00 in Berlin
    (digest,) = await bench.round(hours=0.5)
    assert digest.startswith("🗞 Digest of 5 May 2031")
    assert f"Watch 1: {QUESTION}\n⚠️ Sources disagree. 12 percent → 12 percent, 14 percent" in digest
    assert "Sea Post · 1\n• Sea <calm>" in digest
    assert await bench.round(hours=24) == []  # nothing is new: no empty digest
    (digest,) = await bench.brings(article("tide", "Sea Post", "High.", title="Tide"), hours=24)
    assert "Tide" in digest
    assert "Sea <calm>" not in digest


async def test_a_digest_on_words_leaves_out_what_speaks_of_other_things(bench: WatchBench) -> None:
    await bench.hears(bench.ann, "/digest 10:00 ferry tolls")
    ferry = article("ferry", "Post", "The toll of the ferry was raised.", title="Ferry dearer")
    (digest,) = await bench.brings(ferry, article("sea", "Sea Post", "Calm.", title="Sea"), hours=2)
    assert digest.startswith("🗞 Digest of 5 May 2031: ferry tolls")
    assert "Ferry dearer" in digest
    assert "Sea" not in digest


async def test_a_digest_keeps_its_time_of_day_when_the_chat_moves_its_clock(bench: WatchBench) -> None:
    await bench.hears(bench.ann, "/digest 11:30")
    await bench.hears(bench.ann, "/settings timezone Europe/Berlin")
    assert await bench.brings(article("sea", "Sea Post", "Calm.", title="Sea"), hours=0.4) == []
    assert len(await bench.round(hours=0.1)) == 1  # 11:30 in Berlin


async def test_a_digest_is_ended_and_a_wrong_time_is_explained(bench: WatchBench) -> None:
    (how,) = await bench.hears(bench.ann, "/digest 7 o'clock")
    assert how.startswith("Say when a digest shall come: /digest 07:30")
    assert await bench.hears(bench.ann, "/digest off") == [how]
    await bench.hears(bench.ann, "/digest 10:00")
    assert await bench.hears(bench.ann, "/digest off") == ["There will be no more digests here."]
    assert await bench.brings(article("sea", "Sea Post", "Calm."), hours=30) == []


# What Telegram may answer


def forbidding(chat: Chat) -> None:
    chat.closed = "bot was blocked by the user"


async def test_a_chat_that_blocks_the_bot_loses_its_watches_and_no_other_does(bench: WatchBench) -> None:
    group = bench.server.group(NEWSROOM)
    await bench.hears(bench.ann, f"/watch {QUESTION}")
    await bench.hears(group, f"/watch {QUESTION}")
    await bench.hears(bench.ann, "/digest 10:00")
    forbidding(bench.ann)
    assert len(await bench.brings(toll("ledger", "Ledger", 14))) == 1
    database = bench.services.database
    assert watches_of(database, ANN) == []
    assert len(watches_of(database, NEWSROOM)) == 1
    assert database.read("SELECT chat FROM digests") == []
    assert database.read("SELECT chat FROM outbox WHERE state <> 'sent'") == []


async def test_a_group_that_became_a_supergroup_is_told_under_its_new_id(bench: WatchBench) -> None:
    group, moved = bench.server.group(NEWSROOM), bench.server.group(-100200)
    await bench.hears(group, f"/watch {QUESTION}")
    group.moved_to = moved.id
    await bench.brings(toll("ledger", "Ledger", 14))
    await bench.round()
    assert [sent.chat for sent in bench.server.sent if "Sources disagree" in sent.text] == [moved.id]
    assert len(watches_of(bench.services.database, moved.id)) == 1


async def test_a_long_flood_wait_holds_its_own_chat_up_and_no_other(bench: WatchBench) -> None:
    group = bench.server.group(NEWSROOM)
    for chat in (bench.ann, group):
        await bench.hears(chat, f"/watch {QUESTION}")
    bench.server.faults["sendMessage"].append(
        RefusalError(429, "Too Many Requests: retry after 600", {"retry_after": 600})
    )
    await bench.brings(toll("ledger", "Ledger", 14))
    told = [sent.chat for sent in bench.server.sent if "Sources disagree" in sent.text]
    assert len(told) == 1
    assert await bench.round(hours=0.1) == []
    bench.app.bot.rate_limiter._flooded.clear()  # its clock is the machine's, which no test sets
    assert len(await bench.round(hours=0.1)) == 1


async def test_a_topic_that_is_gone_is_told_of_in_the_chat(bench: WatchBench) -> None:
    forum = bench.server.group(NEWSROOM, forum=True)
    topic = bench.server.open_topic(forum, {"id": ANN, "is_bot": False, "first_name": "A"})
    await bench.hears(forum, f"/watch {QUESTION}", topic=topic)
    del forum.topics[topic]
    await bench.brings(toll("ledger", "Ledger", 14))
    assert [(sent.chat, sent.topic) for sent in bench.server.sent[-1:]] == [(NEWSROOM, None)]


async def test_a_message_that_telegram_will_never_take_holds_nothing_up(bench: WatchBench) -> None:
    await bench.hears(bench.ann, f"/watch {QUESTION}")
    bench.server.faults["sendMessage"].append(RefusalError(400, "Bad Request: can't parse entities: odd"))
    assert await bench.brings(toll("ledger", "Ledger", 14)) == []
    assert bench.services.database.read("SELECT state FROM outbox") == [("refused",)]
    assert len(await bench.brings(toll("ledger", "Ledger", 16))) == 1


async def test_a_chat_that_may_not_ask_any_more_is_not_told_and_is_when_it_may_again(
    bench: WatchBench, tmp_path: Path
) -> None:
    await bench.hears(bench.server.group(NEWSROOM), f"/watch {QUESTION}")
    access = bench.services.access
    listed = access._listed
    access._listed = set()
    assert await bench.brings(toll("ledger", "Ledger", 14)) == []
    access._listed = listed
    assert len(await bench.round(hours=2)) == 1


async def test_a_round_that_fails_is_told_to_the_log_once_and_the_next_one_goes_on(
    bench: WatchBench, caplog: pytest.LogCaptureFixture
) -> None:
    def broken() -> Any:
        raise OSError("the disk is away")

    services = replace(bench.services, room=broken)
    settings = settings_for("http://127.0.0.1:9/bot", watch_seconds=0.1)
    teller = Teller(settings, services, bench.app)
    await teller.start()
    while sum("a round of the watches failed" in record.message for record in caplog.records) < 1:
        await bench.server.say(bench.ann, "/help")
        await bench.quiet()
    await teller.stop()
    assert sum("a round of the watches failed" in record.message for record in caplog.records) == 1
