"""What the bot keeps of its chats: whose question a follow-up continues, and for how long."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from answering.reply import Reply
from bot.records.answers import Answer, Answers, Asker, new_id
from bot.records.database import Database
from bot.records.exporting import as_csv, as_json
from bot.records.migrations import MIGRATIONS
from bot.records.stored_reply import read_reply, store_reply
from tests.bot.messages.test_reply import replies
from tests.bot.telegram_replies import answered, conflicting, not_found

ANN, BOB = Asker(1, None, 7), Asker(1, None, 8)
NOON = datetime(2031, 5, 2, 12, tzinfo=UTC)


def kept(question: str, *messages: int, asker: Asker = ANN, at: datetime = NOON) -> Answer:
    id, message = new_id(), messages[0] - 1
    return Answer(id, asker, message, at, question, question, answered(question), "en", messages)


def answers(
    *every: Answer, now: datetime = NOON, database: Database | None = None, days: int = 30
) -> Answers:
    store = Answers(database or Database(":memory:"), lambda: now, days)
    for answer in every:
        store.keep(answer)
    return store


def question_of(answer: Answer | None) -> str | None:
    return answer.question if answer else None


def test_answers_of_an_older_layout_are_kept_with_the_messages_that_show_them(tmp_path: Path) -> None:
    path = tmp_path / "bot.sqlite"
    older = Database(path, [step for step in MIGRATIONS if step.number < 23])
    columns = "id, chat, topic, user, message, at, text, question, previous, reply, language"
    values = ("x", 1, None, 7, 10, NOON.isoformat(), "And then?", "one", "zero", None, "en")
    older.write(f"INSERT INTO answers ({columns}) VALUES (?,?,?,?,?,?,?,?,?,?,?)", *values)
    older.write("INSERT INTO answer_messages VALUES (1, 11, 'x'), (1, 12, 'x')")
    older.close()
    database = Database(path)
    store = answers(database=database)
    assert store.get("x") == Answer("x", ANN, 10, NOON, "And then?", "one", None, "en", (11, 12))
    store.keep(replace(kept("two", 11), id="y"))
    assert (store.get("x"), question_of(store.shown_in(1, 11))) == (None, "two")
    assert database.read("SELECT * FROM answer_messages WHERE answer = 'x'") == []
    database.close()


def test_everybody_has_a_last_question_of_their_own() -> None:
    store = answers(kept("one", 11), kept("two", 21, asker=BOB))
    assert (question_of(store.last(ANN)), question_of(store.last(BOB))) == ("one", "two")


def test_another_topic_is_another_conversation() -> None:
    assert answers(kept("one", 11)).last(Asker(1, 5, 7)) is None


def test_each_message_of_an_answer_leads_to_it() -> None:
    store = answers(kept("one", 11, 12), kept("two", 21))
    assert [question_of(store.shown_in(1, message)) for message in (11, 12, 21, 99)] == [
        "one",
        "one",
        "two",
        None,
    ]


def test_nothing_follows_up_on_what_was_no_question() -> None:
    store = answers(replace(kept("far too long", 11), reply=None))
    assert store.last(ANN) is None
    assert store.to(1, 10) is not None


def test_a_question_of_yesterday_morning_is_not_followed_up_unless_it_is_replied_to() -> None:
    store = answers(kept("one", 11, at=NOON - timedelta(hours=25)))
    assert store.last(ANN) is None
    assert question_of(store.shown_in(1, 11)) == "one"


def test_a_zone_does_not_put_questions_out_of_order() -> None:
    east = datetime(2031, 5, 2, 21, tzinfo=timezone(timedelta(hours=14)))  # 07:00 UTC
    store = answers(kept("later", 21, at=NOON - timedelta(hours=1)), kept("earlier", 11, at=east))
    assert [answer.question for answer in store.of_chat(1)] == ["earlier", "later"]
    assert question_of(store.last(ANN)) == "later"


def test_an_edited_question_takes_the_place_of_what_it_was() -> None:
    first = kept("one", 11, 12)
    store = answers(first, replace(first, text="two", question="two", messages=(11,)))
    assert question_of(store.to(1, 10)) == "two"
    assert store.shown_in(1, 12) is None
    assert [answer.question for answer in store.of_chat(1)] == ["two"]


def test_answers_are_there_after_a_restart(tmp_path: Path) -> None:
    answer = kept("one", 11, 12)
    database = Database(tmp_path / "bot.sqlite")
    answers(answer, database=database)
    database.close()
    again = answers(database=Database(tmp_path / "bot.sqlite"))
    assert again.get(answer.id) == answer


def test_old_answers_and_those_of_somebody_who_wants_to_be_forgotten_are_erased() -> None:
    store = answers(
        kept("old", 11, at=NOON - timedelta(days=31)), kept("new", 21), kept("his", 31, asker=BOB)
    )
    assert (store.prune(), store.forget(8)) == (1, 1)
    assert [answer.question for answer in store.of_chat(1)] == ["new"]
    assert store.shown_in(1, 11) is None


def test_a_chat_that_moves_takes_its_answers_along() -> None:
    database = Database(":memory:")
    store = answers(kept("one", 11), database=database)
    database.move_chat(1, -1001)
    assert [answer.question for answer in store.of_chat(-1001)] == ["one"]
    assert store.of_chat(1) == []


@pytest.mark.parametrize("reply", [answered("?"), conflicting("?"), not_found("?")])
def test_a_reply_is_read_back_as_it_was_stored(reply: Reply) -> None:
    assert read_reply(store_reply(reply)) == reply


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(replies)
def test_any_reply_can_be_stored_and_exported(reply: Reply) -> None:
    answer = replace(kept("one", 11), reply=reply)
    store = answers(answer)
    found = store.get(answer.id)
    assert found is not None
    assert len(as_csv([found]).splitlines()) >= 2
    assert '"crossquote.export/1"' in as_json([found])


def test_no_cell_of_an_export_is_a_formula() -> None:
    rows = as_csv([kept("=HYPERLINK(1)", 11), kept("@cmd", 21)])
    assert ",'=HYPERLINK(1)," in rows
    assert ",'@cmd," in rows
