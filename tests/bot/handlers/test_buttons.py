"""Buttons over real HTTP: what they show, who may tap them, what is left of them after a restart."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from answering.question import Query
from answering.reply import Position, Reply
from bot.records.database import Database
from tests.bot.telegram_replies import FIFTEEN, TWENTY, answered, ask
from tests.bot.telegram_server import Sent, person
from tests.bot.test_telegram_bot import ANN, BOB, STRANGER, WIRE, Bench, polling

LABELS = ["Context", "Explain", "🔔 Watch", "👍", "👎"]


def three_quotes(query: Query) -> Reply:
    third = replace(FIFTEEN, start=0, end=16, quote="The council met.", answer_start=None, answer_end=None)
    return replace(answered(query.text), positions=(Position("15", None, 2, (FIFTEEN, TWENTY, third)),))


@pytest.fixture
async def bench() -> AsyncIterator[Bench]:
    async with polling() as bench:
        yield bench


async def asked(bench: Bench, words: str = "What toll was agreed?") -> Sent:
    await bench.server.say(bench.ann, words)
    return (await bench.quiet())[-1]


async def pressed(bench: Bench, sent: Sent, label: str, user: int = ANN) -> str:
    """What the tap is answered with; the message shows the rest."""
    await bench.server.press(sent, label, user)
    await bench.quiet()
    return bench.server.called("answerCallbackQuery")[-1].get("text", "")


async def test_an_answer_has_buttons_and_a_short_line_has_none(bench: Bench) -> None:
    assert (await asked(bench)).labels == LABELS
    assert (await asked(bench, "why " * 251)).labels == []


async def test_context_shows_the_sentences_around_each_quote_in_the_same_message(bench: Bench) -> None:
    sent = await asked(bench)
    assert await pressed(bench, sent, "Context") == ""
    assert len(bench.server.sent) == 1
    assert sent.styled("blockquote")[0].startswith("The council met. The toll will be 15 percent")
    assert FIFTEEN.quote in sent.styled("bold")
    assert "Toll agreed <at last>" in sent.text
    assert await pressed(bench, sent, "Back") == ""
    assert sent.text.startswith("⚠️ Sources disagree")
    assert sent.labels == LABELS


async def test_explain_says_why_and_how_certain_it_is(bench: Bench) -> None:
    sent = await asked(bench)
    await pressed(bench, sent, "Explain")
    assert sent.text.startswith("Why this answer")
    assert "Certainty: 90%" in sent.text


async def test_explain_says_where_the_articles_have_changed_since() -> None:
    told: list[str] = []

    def changing(query: Query) -> Reply:
        told.append(query.text)
        return answered(query.text) if len(told) > 1 else ask(query)

    async with polling(changing) as bench:
        sent = await asked(bench)
        await pressed(bench, sent, "Explain")
        assert "The articles have changed since" in sent.text


async def test_more_quotes_are_shown_where_there_are_more() -> None:
    async with polling(three_quotes) as bench:
        sent = await asked(bench)
        assert "The council met." not in sent.text
        await pressed(bench, sent, "1 more quote")
        assert "The council met." in sent.styled("blockquote")
        assert "also carried by The Copyist" in sent.text


async def test_a_second_tap_on_the_same_button_is_harmless(bench: Bench) -> None:
    sent = await asked(bench)
    tap = next(button for row in sent.keyboard for button in row if button["text"] == "Context")
    for _ in range(2):
        await bench.server.tap(bench.ann, tap["callback_data"], on=sent.id)
    await bench.quiet()
    assert len(bench.server.called("answerCallbackQuery")) == 2
    assert len(bench.server.sent) == 1


async def test_a_tap_that_waited_too_long_still_turns_the_message(bench: Bench) -> None:
    sent = await asked(bench)
    tap = sent.keyboard[0][0]["callback_data"]
    query = {"id": "gone", "from": person(ANN), "chat_instance": "1", "data": tap}
    await bench.server.post({"callback_query": query | {"message": bench.ann.messages[sent.id]}})
    await bench.quiet()
    assert "The council met." in sent.text


async def test_whoever_may_not_ask_may_not_tap(bench: Bench) -> None:
    forum = bench.server.group(-999)
    sent = await asked(bench)
    bench.server.chats[-999].messages[sent.id] = bench.ann.messages[sent.id] | {"chat": forum.json}
    await bench.server.tap(forum, sent.keyboard[0][0]["callback_data"], STRANGER, on=sent.id)
    await bench.quiet()
    assert "The council met." not in sent.text


async def test_in_a_listed_group_everybody_may_tap_and_the_answer_stays_in_its_topic() -> None:
    async with polling() as bench:
        forum = bench.server.group(WIRE, forum=True)
        topic = bench.server.open_topic(forum, by=person(ANN))
        await bench.server.say(forum, "/ask What toll?", topic=topic)
        (sent,) = await bench.quiet()
        await pressed(bench, sent, "Context", STRANGER)
        assert "The council met." in sent.text
        assert sent.topic == topic


async def test_a_button_of_another_chat_s_answer_is_out_of_date(bench: Bench) -> None:
    sent = await asked(bench)
    await bench.server.say(bench.newsroom, "/ask What toll?")
    other = (await bench.quiet())[-1]
    await bench.server.tap(bench.newsroom, sent.keyboard[0][0]["callback_data"], on=other.id)
    await bench.quiet()
    assert "ask again" in bench.server.called("answerCallbackQuery")[-1]["text"]
    assert "The council met." not in other.text


@pytest.mark.parametrize(
    "data", ["old", "context:nobodyknows1", "context:", ":", "cite:q_x", "file:x", "set:x:y"]
)
async def test_a_button_that_nothing_is_kept_for_says_to_ask_again(bench: Bench, data: str) -> None:
    await bench.server.tap(bench.ann, data)
    await bench.quiet()
    assert len(bench.server.called("answerCallbackQuery")) == 1


async def test_thumbs_are_kept_once_per_person(bench: Bench) -> None:
    sent = await asked(bench)
    assert "Thank you" in await pressed(bench, sent, "👎")
    assert "Thank you" in await pressed(bench, sent, "👍")
    rows = bench.services.database.read("SELECT user, verdict, question FROM feedback")
    assert rows == [(ANN, "up", "What toll was agreed?")]


async def test_buttons_and_follow_ups_survive_a_restart(tmp_path: Path) -> None:
    seen: list[str] = []

    def listen(query: Query) -> Reply:
        seen.append(query.text)
        return ask(query)

    async with polling(listen, Database(tmp_path / "bot.sqlite")) as first:
        sent = await asked(first, "What toll was agreed in Ostrava Bay?")
        old = first.ann.messages
    async with polling(listen, Database(tmp_path / "bot.sqlite")) as second:
        second.server.sent.append(sent)
        second.ann.messages |= old
        await pressed(second, sent, "Context")
        assert "The council met." in sent.text
        await second.server.say(second.ann, "And for ships?", to=sent.id)
        await second.quiet()
    assert "Ostrava Bay" in seen[-1]


async def test_an_edited_question_keeps_the_buttons_of_its_answer_good(bench: Bench) -> None:
    question = await bench.server.say(bench.ann, "Who won the regatta?")
    (sent,) = await bench.quiet()
    before = sent.keyboard
    await bench.server.edit(bench.ann, question, "What toll was agreed?")
    await bench.quiet()
    assert sent.keyboard == before
    await pressed(bench, sent, "Context")
    assert "The council met." in sent.text


async def test_a_supergroup_s_new_id_leaves_old_buttons_good(bench: Bench) -> None:
    await bench.server.say(bench.newsroom, "/ask What toll?")
    (sent,) = await bench.quiet()
    await bench.server.say(bench.newsroom, "", migrate_to_chat_id=-1001)
    await bench.quiet()
    moved = bench.server.group(-1001)
    moved.messages[sent.id] = bench.newsroom.messages[sent.id] | {"chat": moved.json}
    sent.chat = -1001
    await pressed(bench, sent, "Context", BOB)
    assert "The council met." in sent.text
