"""The Telegram bot over real HTTP: the real application, polling a small strict Bot API server."""

from __future__ import annotations

import logging
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import pytest
from telegram.request import HTTPXRequest

from answering.asking.exchange import Exchange
from answering.asking.follow_ups import readings
from answering.question import Query
from answering.reply import Position, Reply
from bot.handlers import questions as desk
from bot.library.reading_room import ReadingRoom
from bot.operation.services import Services, make_services
from bot.operation.telegram_types import App
from bot.records.database import Database
from bot.settings import Settings
from bot.telegram_bot import UPDATES, build_application, introduce
from tests.bot.telegram_replies import FIFTEEN, answered, ask, newsroom
from tests.bot.telegram_rules import RefusalError
from tests.bot.telegram_server import ME, TOKEN, Chat, TelegramServer, person, serving

ANN, BOB, ADMIN, STRANGER = 7, 8, 1, 99
NEWSROOM, LOBBY, WIRE = -100, -200, -300


def settings_for(base_url: str, **more: Any) -> Settings:
    lists = {
        "telegram_allowed_users": (ANN, BOB),
        "telegram_allowed_chats": (NEWSROOM, WIRE),
        "telegram_admins": (ADMIN,),
    }
    values = {"telegram_token": TOKEN, "telegram_base_url": base_url, "rate_limit": False, **lists, **more}
    return Settings(_env_file=None, **values)  # type: ignore[call-arg]


def plain_request() -> HTTPXRequest:
    """The library's own HTTP client; it need not read certificates, which takes longer than most tests."""
    return HTTPXRequest(connection_pool_size=16, httpx_kwargs={"verify": False})


class Bench:
    """A server, the bot that polls it, and a way to know that the bot is done."""

    def __init__(self, server: TelegramServer, app: App, services: Services) -> None:
        self.server = server
        self.app = app
        self.services = services
        self.ann = server.private(ANN)
        self.newsroom = server.group(NEWSROOM)

    async def quiet(self) -> list[Any]:
        """All that was sent, once every update has been handled."""
        await self.server.fetched()
        await self.app.update_queue.join()
        return self.server.sent

    async def hears(self, chat: Chat, text: str, **more: Any) -> list[str]:
        """The texts of the messages sent after somebody wrote this."""
        before = len(self.server.sent)
        await self.server.say(chat, text, **more)
        return [sent.text for sent in (await self.quiet())[before:]]


@asynccontextmanager
async def polling(
    asked: Callable[[Query], Reply] = ask,
    database: Database | None = None,
    room: Callable[[], ReadingRoom] = newsroom,
    **settings: Any,
) -> AsyncIterator[Bench]:
    async with serving() as (server, base_url):
        known = settings_for(base_url, **settings)
        services = make_services(known, asked, room, database or Database(":memory:"))
        app = build_application(known, services, request=plain_request())
        async with app:
            await introduce(app)
            await app.start()
            await app.updater.start_polling(allowed_updates=UPDATES)
            try:
                yield Bench(server, app, services)
            finally:
                await app.updater.stop()
                await app.stop()


@pytest.fixture
async def bench() -> AsyncIterator[Bench]:
    async with polling() as bench:
        yield bench


# Answers


async def test_a_plain_question_in_private_is_answered_as_a_reply_to_it(bench: Bench) -> None:
    question = await bench.server.say(bench.ann, "What toll was agreed?")
    (answer,) = await bench.quiet()
    assert answer.reply_to == question
    assert not answer.previews


async def test_the_conflict_flag_comes_first_then_quotes_with_numbered_sources(bench: Bench) -> None:
    await bench.server.say(bench.ann, "What toll was agreed?")
    (answer,) = await bench.quiet()
    assert answer.text.startswith("⚠️ Sources disagree: 15 percent or 20 percent\n")
    assert answer.styled("blockquote") == [
        "The toll will be 15 percent, the mayor of Ostrava Bay said on Monday.",
        "A toll of 20 percent was agreed, according to the port's own minutes.",
    ]
    assert "15 percent" in answer.styled("bold")
    assert "[1] Harbour & Beacon, 2 May 2031, 10:06\n" in answer.text
    assert "[2] Northern Ledger, 3 May 2031" in answer.text
    assert "15 percent · one source, 2 copies\n" in answer.text
    own, in_the_bot = [entity.url for entity in answer.entities if entity.url]
    assert own == "https://beacon.example/toll?a=1&b=2"
    assert in_the_bot.startswith("https://t.me/crossquote_bot?start=a_")


async def test_an_answer_that_the_articles_do_not_give_is_declined_calmly(bench: Bench) -> None:
    (answer,) = await bench.hears(bench.ann, "Who won the regatta?")
    assert answer.startswith("The articles do not say.")
    assert "A toll of 20 percent" in answer


async def test_a_question_is_asked_as_of_the_day_of_its_message(bench: Bench) -> None:
    seen: list[Query] = []
    async with polling(lambda query: seen.append(query) or ask(query)) as bench:  # type: ignore[func-returns-value]
        await bench.hears(bench.ann, "toll last week?")
    assert [(query.text, str(query.now)) for query in seen] == [("toll last week?", "2031-10-17")]


@pytest.mark.parametrize("words", ["/start", "/help", "/nonsense"])
async def test_a_command_in_private_says_how_to_ask(bench: Bench, words: str) -> None:
    (answer,) = await bench.hears(bench.ann, words)
    assert "question" in answer


async def test_help_explains_privacy_mode(bench: Bench) -> None:
    (answer,) = await bench.hears(bench.ann, "/help")
    assert "privacy mode is on" in answer
    assert "@crossquote_bot" in answer


async def test_ask_without_words_says_how_to_ask(bench: Bench) -> None:
    (answer,) = await bench.hears(bench.ann, "/ask")
    assert "for example" in answer


async def test_a_message_without_words_is_met_with_silence(bench: Bench) -> None:
    sticker = {"file_id": "f", "file_unique_id": "u", "type": "regular", "width": 1, "height": 1}
    sticker |= {"is_animated": False, "is_video": False}
    assert await bench.hears(bench.ann, "", sticker=sticker) == []
    photo = [{"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}]
    assert await bench.hears(bench.ann, "", photo=photo) == []
    assert len(await bench.hears(bench.ann, "", photo=photo, caption="What toll?")) == 1


async def test_an_over_long_question_gets_one_clear_line(bench: Bench) -> None:
    (answer,) = await bench.hears(bench.ann, "why " * 251)
    assert "1,000 characters" in answer
    assert "\n" not in answer


async def test_commands_are_registered(bench: Bench) -> None:
    assert '"ask"' in bench.server.called("setMyCommands")[0]["commands"]


# Groups, topics, channels

GROUP_MESSAGES = [
    ("/ask What toll?", True),
    ("/ask@crossquote_bot What toll?", True),
    ("/ask@another_bot What toll?", False),
    ("What toll was agreed?", False),
    ("@crossquote_bot what toll?", True),
    ("😀 so, @CrossQuote_Bot: what toll?", True),
    ("@another_bot what toll?", False),
    ("@crossquote_bots what toll?", False),
    ("/nonsense", False),
]


@pytest.mark.parametrize(("words", "answered"), GROUP_MESSAGES)
async def test_in_a_group_only_what_is_meant_for_the_bot_is_answered(
    bench: Bench, words: str, answered: bool
) -> None:
    assert len(await bench.hears(bench.newsroom, words, user=STRANGER)) == answered


async def test_a_mention_is_not_part_of_the_question() -> None:
    seen: list[str] = []
    async with polling(lambda query: seen.append(query.text) or ask(query)) as bench:  # type: ignore[func-returns-value]
        await bench.hears(bench.newsroom, "😀 @crossquote_bot, what toll?")
        await bench.hears(bench.newsroom, "what toll, @crossquote_bot ?")
    assert seen == ["😀 , what toll?", "what toll, ?"]


async def test_a_mention_by_name_is_a_mention_too(bench: Bench) -> None:
    entity = {"type": "text_mention", "offset": 0, "length": 10, "user": ME}
    assert len(await bench.hears(bench.newsroom, "Crossquote what toll?", entities=[entity])) == 1
    entity["user"] = person(STRANGER)
    assert len(await bench.hears(bench.newsroom, "Crossquote what toll?", entities=[entity])) == 0


async def test_a_reply_to_the_bot_is_a_question_and_a_reply_to_others_is_not(bench: Bench) -> None:
    other = await bench.server.say(bench.newsroom, "Morning.")
    await bench.hears(bench.newsroom, "/ask What toll?")
    mine = bench.server.sent[-1].id
    assert len(await bench.hears(bench.newsroom, "Is it fifteen?", to=mine)) == 1
    assert len(await bench.hears(bench.newsroom, "Is it fifteen?", to=other)) == 0


async def test_a_bare_mention_under_a_message_asks_that_message(bench: Bench) -> None:
    other = await bench.server.say(bench.newsroom, "What toll was agreed?")
    for words in ("@crossquote_bot", "/ask"):
        (answer,) = await bench.hears(bench.newsroom, words, to=other)
        assert "Sources disagree" in answer


async def test_an_answer_stays_in_its_topic(bench: Bench) -> None:
    forum = bench.server.group(WIRE, forum=True)
    topic = bench.server.open_topic(forum, by=person(ANN))
    await bench.hears(forum, "/ask What toll?", topic=topic)
    assert bench.server.sent[-1].topic == topic


async def test_in_a_topic_that_the_bot_opened_a_plain_message_is_not_a_reply_to_it(bench: Bench) -> None:
    forum = bench.server.group(WIRE, forum=True)
    topic = bench.server.open_topic(forum, by=ME)
    assert await bench.hears(forum, "What toll was agreed?", topic=topic) == []
    (answer,) = await bench.hears(forum, "@crossquote_bot What toll was agreed?", topic=topic)
    assert "Sources disagree" in answer


async def test_the_thread_of_a_plain_group_is_not_a_topic(bench: Bench) -> None:
    assert len(await bench.hears(bench.newsroom, "/ask What toll?", message_thread_id=5)) == 1
    assert bench.server.sent[-1].topic is None


async def test_in_a_listed_channel_posts_for_the_bot_are_answered(bench: Bench) -> None:
    channel = bench.server.channel(WIRE)
    assert await bench.hears(channel, "What toll was agreed?") == []
    assert len(await bench.hears(channel, "/ask What toll was agreed?")) == 1
    assert len(await bench.hears(channel, "@crossquote_bot What toll was agreed?")) == 1


async def test_a_channel_post_forwarded_into_its_group_is_not_a_question(bench: Bench) -> None:
    forwarded = await bench.hears(bench.newsroom, "@crossquote_bot What toll?", is_automatic_forward=True)
    assert forwarded == []


# Access


async def test_a_stranger_in_private_learns_their_id_and_no_more(bench: Bench) -> None:
    (answer,) = await bench.hears(bench.server.private(STRANGER), "What toll was agreed?", user=STRANGER)
    assert str(STRANGER) in answer
    assert "toll" not in answer


async def test_a_stranger_is_not_told_for_ever(bench: Bench) -> None:
    door = bench.server.private(STRANGER)
    answers = [await bench.hears(door, "What toll?", user=STRANGER) for _ in range(4)]
    assert [len(answer) for answer in answers] == [1, 1, 0, 0]


async def test_an_admin_may_ask_anywhere(bench: Bench) -> None:
    (answer,) = await bench.hears(bench.server.group(LOBBY), "/ask What toll?", user=ADMIN)
    assert "Sources disagree" in answer


async def test_empty_lists_allow_nobody() -> None:
    lists = ("telegram_allowed_users", "telegram_allowed_chats", "telegram_admins")
    async with polling(**dict.fromkeys(lists, ())) as bench:
        (answer,) = await bench.hears(bench.ann, "What toll?")
        assert "not on its list" not in answer
        assert "on its list" in answer
        (last,) = await bench.hears(bench.newsroom, "/ask What toll?")
        assert "not on my list" in last


async def test_a_failure_at_the_gate_lets_nobody_through(bench: Bench) -> None:
    door = bench.server.private(STRANGER)
    bench.server.faults["sendMessage"].append(RefusalError(400, "Bad Request: not enough rights"))
    assert await bench.hears(door, "What toll?", user=STRANGER) == []


# Follow-ups and edits


async def heard(chat: Callable[[Bench], Chat], *said: tuple[str, dict[str, Any]]) -> list[str]:
    """The questions as they were asked of the articles when these things were said."""
    seen: list[str] = []

    def listen(query: Query) -> Reply:
        seen.append(query.text)
        return ask(query)

    async with polling(listen) as bench:
        for words, more in said:
            answers = {f"answer{n}": sent.id for n, sent in enumerate(bench.server.sent)}
            to = {"to": answers[more["to"]]} if "to" in more else {}
            await bench.hears(chat(bench), words, **(more | to))
    return seen


TOLL, FERRY, SHIPS = "What toll was agreed in Ostrava Bay?", "When does the ferry sail?", "And for ships?"


async def test_a_follow_up_continues_the_last_question() -> None:
    seen = await heard(lambda bench: bench.ann, (TOLL, {}), (SHIPS, {}))
    assert seen == [TOLL, readings(SHIPS, [Exchange(TOLL)])[0]]


async def test_a_short_question_is_asked_by_itself_too_where_it_finds_nothing_on_the_last_one_s_topic() -> (
    None
):
    seen = await heard(lambda bench: bench.ann, ("Who sailed to Ostrava Bay?", {}), ("Who won?", {}))
    assert seen[1:] == list(readings("Who won?", [Exchange(seen[0])]))
    assert seen[-1] == "Who won?"


async def test_a_person_is_remembered_over_the_answers_between() -> None:
    said = ("Did Ada Veld row?", {}), ("When does the ferry sail?", {}), ("How old is she?", {})
    assert (await heard(lambda bench: bench.ann, *said))[-1] == "How old is Ada Veld?"


async def test_a_reply_to_an_older_answer_continues_that_answer_s_question() -> None:
    said = (TOLL, {}), (FERRY, {}), (SHIPS, {"to": "answer0"})
    seen = await heard(lambda bench: bench.ann, *said)
    assert seen[2] == readings(SHIPS, [Exchange(TOLL)])[0]


async def test_an_answer_says_how_a_follow_up_was_understood(bench: Bench) -> None:
    (plain,) = await bench.hears(bench.ann, TOLL)
    (followed,) = await bench.hears(bench.ann, SHIPS)
    line = f"Understood as: {readings(SHIPS, [Exchange(TOLL)])[0]}\n"
    assert "Understood as" not in plain
    assert followed.startswith(line)
    shown = bench.server.sent[-1]
    for button in ("Context", "Back"):
        await bench.server.press(shown, button, ANN)
        await bench.quiet()
    assert shown.text.startswith(line)


async def test_in_a_group_a_follow_up_continues_one_s_own_question() -> None:
    said = (f"/ask {TOLL}", {"user": ANN}), (f"/ask {FERRY}", {"user": BOB}), (f"/ask {SHIPS}", {"user": ANN})
    seen = await heard(lambda bench: bench.newsroom, *said)
    assert seen[1:] == [FERRY, readings(SHIPS, [Exchange(TOLL)])[0]]


async def test_an_edited_question_edits_its_answer(bench: Bench) -> None:
    question = await bench.server.say(bench.ann, "Who won the regatta?")
    (answer,) = await bench.quiet()
    await bench.server.edit(bench.ann, question, "What toll was agreed?")
    (edited,) = await bench.quiet()
    assert edited.id == answer.id
    assert edited.text.startswith("⚠️")


async def test_an_edit_that_changes_nothing_is_left_alone(bench: Bench) -> None:
    question = await bench.server.say(bench.ann, "What toll was agreed?")
    await bench.quiet()
    await bench.server.edit(bench.ann, question, "What toll was agreed?")
    await bench.server.edit(bench.ann, question, "What toll was then agreed?")
    assert len(await bench.quiet()) == 1
    assert len(bench.server.called("editMessageText")) == 1


async def test_an_edit_whose_answer_was_deleted_is_answered_anew(bench: Bench) -> None:
    question = await bench.server.say(bench.ann, "Who won the regatta?")
    (answer,) = await bench.quiet()
    del bench.ann.messages[answer.id]
    await bench.server.edit(bench.ann, question, "What toll was agreed?")
    assert len(await bench.quiet()) == 2


async def test_a_message_that_becomes_a_question_by_editing_is_answered(bench: Bench) -> None:
    message = await bench.server.say(bench.newsroom, "What toll?")
    await bench.server.edit(bench.newsroom, message, "@crossquote_bot What toll?")
    assert len(await bench.quiet()) == 1


# Long answers


def long_or_short(query: Query) -> Reply:
    """An answer of about so many messages as the question says."""
    words = "The quay stays closed until the storm has passed. " * (82 * int(query.text.split()[0]))
    long = replace(FIFTEEN, quote=words, answer_start=None, answer_end=None)
    return replace(answered(query.text), positions=(Position(None, None, 1, (long,)),))


async def test_a_long_answer_goes_on_in_further_messages_that_reply_to_nothing() -> None:
    async with polling(long_or_short) as bench:
        question = await bench.server.say(bench.ann, "2 pages?")
        first, *others = await bench.quiet()
    assert len(others) == 2
    assert [sent.reply_to for sent in (first, *others)] == [question, None, None]


async def test_a_very_long_answer_comes_as_a_file_too() -> None:
    async with polling(long_or_short) as bench:
        await bench.server.say(bench.ann, "9 pages?")
        *messages, file = await bench.quiet()
    assert len(messages) == 3
    assert file.file is not None
    assert file.file.count("The quay stays closed") == 9 * 82


@pytest.mark.parametrize(("before", "after"), [(1, 3), (3, 1), (9, 1), (1, 9), (9, 9)])
async def test_an_edit_may_change_how_many_messages_answer(before: int, after: int) -> None:
    async with polling(long_or_short) as bench:
        question = await bench.server.say(bench.ann, f"{before} pages?")
        await bench.quiet()
        await bench.server.edit(bench.ann, question, f"{after} pages please?")
        sent = await bench.quiet()
        held = [message for message in bench.ann.messages.values() if message["from"] == ME]
    assert len(sent) == len(held) == {1: 2, 3: 4, 9: 4}[after]
    assert [bool(message.file) for message in sent].count(True) == (after == 9)


# Order, patience, failures


async def test_chats_run_side_by_side_and_each_keeps_its_order() -> None:
    held = threading.Event()
    done: list[str] = []

    def slow(query: Query) -> Reply:
        if "slow" in query.text:
            assert held.wait(5)
        done.append(query.text)
        return ask(query)

    async with polling(slow) as bench:
        bob = bench.server.private(BOB)
        await bench.server.say(bench.ann, "slow one")
        await bench.server.say(bench.ann, "second")
        await bench.server.say(bob, "elsewhere", user=BOB)
        await bench.server.answers(1)
        held.set()
        sent = await bench.server.answers(3)
    assert done == ["elsewhere", "slow one", "second"]
    assert [message.chat for message in sent] == [BOB, ANN, ANN]


async def test_a_slow_answer_shows_that_it_is_being_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk, "TYPING_AFTER", 0.01)
    held = threading.Event()

    def slow(query: Query) -> Reply:
        assert held.wait(5)
        return ask(query)

    async with polling(slow) as bench:
        await bench.server.say(bench.ann, "What toll?")
        await bench.server.wait_for(lambda: bench.server.called("sendChatAction"))
        held.set()
        await bench.server.answers(1)


async def test_a_flood_wait_is_waited_out(bench: Bench) -> None:
    flood = RefusalError(
        429, "Too Many Requests: retry after 1", {"retry_after": 0.05}
    )  # Telegram: whole seconds
    bench.server.faults["sendMessage"] += [flood, flood]
    assert len(await bench.hears(bench.ann, "What toll?")) == 1


async def test_a_chat_that_moved_is_answered_where_it_went(bench: Bench) -> None:
    bench.newsroom.moved_to = -1001
    bench.server.group(-1001)
    await bench.hears(bench.newsroom, "/ask What toll?")
    assert [sent.chat for sent in bench.server.sent] == [-1001]


async def test_a_user_who_blocked_the_bot_stops_nothing(
    bench: Bench, caplog: pytest.LogCaptureFixture
) -> None:
    bench.ann.closed = "bot was blocked by the user"
    with caplog.at_level(logging.INFO):
        assert await bench.hears(bench.ann, "What toll?") == []
    assert "blocked" in caplog.text
    assert len(await bench.hears(bench.server.private(BOB), "What toll?", user=BOB)) == 1


async def test_a_failure_gets_one_calm_line_that_tells_nothing(bench: Bench) -> None:
    (answer,) = await bench.hears(bench.ann, "crash")
    assert "went wrong" in answer
    assert "secret" not in answer


async def test_too_many_questions_are_put_off_with_one_line_each() -> None:
    async with polling(rate_limit=True) as bench:
        answers = [(await bench.hears(bench.ann, "What toll?"))[0] for _ in range(7)]
        assert "please ask again in" in answers[-1]
        assert all("Sources" in answer for answer in answers[:-1])
        assert "Sources" in (await bench.hears(bench.server.private(BOB), "What toll?", user=BOB))[0]


async def test_an_old_button_is_answered(bench: Bench) -> None:
    await bench.server.tap(bench.ann, "old")
    await bench.quiet()
    assert "ask again" in bench.server.called("answerCallbackQuery")[0]["text"]


async def test_the_same_handlers_take_an_update_of_no_chat(bench: Bench) -> None:
    await bench.server.post({"inline_query": {"id": "1", "from": person(ANN), "query": "toll", "offset": ""}})
    assert await bench.quiet() == []
