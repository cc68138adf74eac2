"""Commands, links and inline mode over real HTTP: in private, groups, topics and channels."""

from __future__ import annotations

import json
import threading
from collections.abc import AsyncIterator, Iterable
from pathlib import Path
from typing import Any

import pytest

from answering.question import Query
from bot.handlers import conflicts as telegram_conflicts
from bot.handlers.command_menu import COMMANDS, Command
from bot.library.reading_room import ReadingRoom
from bot.wiring import sample_folder
from corpus.article import Article
from corpus.readers import read
from corpus.store import Library
from retrieval.local import LocalEngine
from tests.bot.telegram_replies import BEACON, LEDGER, ask
from tests.bot.telegram_server import Sent, person
from tests.bot.test_telegram_bot import ADMIN, ANN, BOB, STRANGER, WIRE, Bench, polling

DOCUMENT = (Path(__file__).parents[3] / "docs" / "telegram.md").read_text("utf-8")


@pytest.fixture
async def bench() -> AsyncIterator[Bench]:
    async with polling() as bench:
        yield bench


async def said(bench: Bench, *texts: str, **more: Any) -> Sent:
    """The bot's last message after Ann wrote these."""
    for text in texts:
        await bench.server.say(bench.ann, text, **more)
        await bench.quiet()
    sent: Sent = bench.server.sent[-1]
    return sent


async def pressed(bench: Bench, sent: Sent, label: str, user: int = ANN) -> Sent:
    """The bot's last message after a tap."""
    await bench.server.press(sent, label, user)
    await bench.quiet()
    last: Sent = bench.server.sent[-1]
    return last


# Menus


async def test_every_menu_is_set_in_every_language_and_admins_see_more(bench: Bench) -> None:
    calls = bench.server.called("setMyCommands")
    menus = {
        (json.loads(call["scope"])["type"], call.get("language_code", "")): json.loads(call["commands"])
        for call in calls
    }
    assert {scope for scope, _ in menus} == {
        "all_private_chats",
        "all_group_chats",
        "all_chat_administrators",
    }
    assert {language for _, language in menus} == {"", "de"}
    private, group = (
        {each["command"] for each in menus[scope, ""]} for scope in ("all_private_chats", "all_group_chats")
    )
    assert "export" in private - group
    assert "pair" not in private | group
    german = {each["command"]: each["description"] for each in menus["all_private_chats", "de"]}
    assert german["ask"] == "eine Frage zu den Artikeln stellen"


async def test_every_command_of_the_menu_is_answered_by_its_own_handler(bench: Bench) -> None:
    office = bench.server.private(ADMIN)
    (help_text,) = await bench.hears(office, "/help", user=ADMIN)
    for command in COMMANDS:
        if command.name != "help":
            answers = await bench.hears(office, f"/{command.name}", user=ADMIN)
            assert answers, command.name
            assert answers[0] != help_text, command.name


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_is_described_where_people_look(command: Command) -> None:
    assert f"`/{command.name}" in DOCUMENT


# Articles


async def test_sources_lists_what_the_last_answer_rests_on(bench: Bench) -> None:
    sent = await said(bench, "What toll was agreed?", "/sources")
    assert "[1] Harbour & Beacon, 2 May 2031, 10:06\nToll agreed <at last>\nbeacon.txt" in sent.text
    assert "the same text:\n• The Copyist c.txt" in sent.text
    assert sent.styled("code") == ["beacon.txt", "c.txt", "ledger.txt"]


async def test_sources_of_an_answer_that_is_replied_to(bench: Bench) -> None:
    first = await said(bench, "Is it fifteen?")
    await said(bench, "Who won the regatta?")
    sent = await said(bench, "/sources", to=first.id)
    assert sent.styled("code")[0] == "beacon.txt"


@pytest.mark.parametrize("command", ["/sources", "/cite"])
async def test_without_an_answer_a_command_about_one_says_what_to_do(bench: Bench, command: str) -> None:
    assert "reply to one of my answers" in (await said(bench, command)).text


async def test_an_article_is_shown_with_its_text_and_a_way_to_all_of_it(bench: Bench) -> None:
    sent = await said(bench, "/article beacon.txt")
    assert sent.text.startswith("Toll agreed <at last>\nHarbour & Beacon · 2 May 2031, 10:06\nbeacon.txt")
    assert BEACON.text in sent.text
    assert sent.labels == ["Whole text", "Cite", "Open"]
    file = await pressed(bench, sent, "Whole text")
    assert file.file == BEACON.text


async def test_an_article_that_is_not_there_gets_one_line(bench: Bench) -> None:
    assert "There is no article <b>x" in (await said(bench, "/article <b>x")).text
    assert "id" in (await said(bench, "/article")).text


async def test_whosaid_finds_the_words_exactly_and_nearly(bench: Bench) -> None:
    sent = await said(bench, "/whosaid “The toll will be 15 percent”")
    assert "[1] Harbour & Beacon, 2 May 2031, 10:06 · the same words" in sent.text
    assert "nobody" not in sent.text
    assert "No article holds" in (await said(bench, "/whosaid swallows nested under the eaves")).text
    assert "Write the words" in (await said(bench, "/whosaid …")).text


async def test_whosaid_in_reply_to_a_message_looks_for_its_words(bench: Bench) -> None:
    other = await bench.server.say(bench.newsroom, LEDGER.text)
    (answer,) = await bench.hears(bench.newsroom, "/whosaid", to=other)
    assert "Northern Ledger" in answer


# Citations


async def test_an_answer_is_cited_in_three_forms_in_one_message(bench: Bench) -> None:
    sent = await said(bench, "Is it fifteen?", "/cite")
    assert sent.styled("pre") == [
        "“The toll will be 15 percent, the mayor of Ostrava Bay said on Monday.” – Harbour & Beacon: "
        "“Toll agreed <at last>”, 2 May 2031, 10:06. https://beacon.example/toll?a=1&b=2"
    ]
    markdown = await pressed(bench, sent, "Markdown")
    assert markdown.id == sent.id
    assert r"[Toll agreed \<at last\>](<https://beacon.example/toll?a=1&b=2>)" in markdown.text
    bibtex = await pressed(bench, sent, "BibTeX")
    assert bibtex.text.startswith("@article{harbourbeacon2031agreed,\n  title = {Toll agreed <at last>},")
    assert r"journal = {Harbour \& Beacon}" in bibtex.text


async def test_one_source_or_an_article_is_cited_by_number_or_id(bench: Bench) -> None:
    sent = await said(bench, "What toll was agreed?", "/cite 2 markdown")
    assert sent.text.startswith("> A toll of 20 percent")
    assert "There is no article" in (await said(bench, "/cite nothing.txt")).text
    assert (await said(bench, "/cite beacon.txt bibtex")).text.startswith("@article{")


async def test_the_button_under_an_article_cites_it_in_a_message_of_its_own(bench: Bench) -> None:
    article = await said(bench, "/article beacon.txt")
    cited = await pressed(bench, article, "Cite")
    assert cited.id != article.id
    assert cited.styled("pre")[0].startswith("Harbour & Beacon: “Toll agreed")


# Links


async def test_a_link_to_an_article_opens_it_for_those_who_may_ask(bench: Bench) -> None:
    sent = await said(bench, "What toll was agreed?")
    link = next(entity.url for entity in sent.entities if "t.me" in (entity.url or ""))
    payload = link.split("start=")[1]
    assert len(payload) <= 64
    assert LEDGER.text in (await said(bench, f"/start {payload}")).text
    stranger = bench.server.private(STRANGER)
    (answer,) = await bench.hears(stranger, f"/start {payload}", user=STRANGER)
    assert "20 percent" not in answer


async def test_a_link_to_an_answer_shows_it_as_it_was_given(bench: Bench) -> None:
    await said(bench, "What toll was agreed?", "/sources")
    link = next(entity.url for entity in bench.server.sent[-1].entities if "start=q_" in (entity.url or ""))
    bob = bench.server.private(BOB)
    (answer,) = await bench.hears(bob, f"/start {link.split('start=')[1]}", user=BOB)
    assert answer.startswith("What toll was agreed?\n\n⚠️ Sources disagree")


@pytest.mark.parametrize("payload", ["a_nothing", "q_nothing", "q_" + "x" * 62])
async def test_a_link_to_what_is_gone_says_so(bench: Bench, payload: str) -> None:
    text = (await said(bench, f"/start {payload}")).text
    assert "There is no article" in text or "no longer kept" in text


# Feedback and export


async def test_feedback_is_kept_with_the_answer_that_it_replies_to(bench: Bench) -> None:
    sent = await said(bench, "What toll was agreed?")
    await said(bench, "/feedback the second is of last year", to=sent.id)
    assert "/feedback" in (await said(bench, "/feedback")).text
    rows = bench.services.database.read("SELECT user, question, text FROM feedback")
    assert rows == [(ANN, "What toll was agreed?", "the second is of last year")]


async def test_feedback_reaches_the_admins_chat_where_there_is_one() -> None:
    async with polling(telegram_admin_chat=WIRE) as bench:
        bench.server.group(WIRE)
        sent = await said(bench, "What toll was agreed?")
        await said(bench, "/feedback <b>wrong", to=sent.id)
        assert bench.server.sent[-1].chat == WIRE
        assert bench.server.sent[-1].text == f"Feedback of {ANN}\n<b>wrong\nAbout: What toll was agreed?"


async def test_an_export_holds_this_chat_s_answers_and_no_others(bench: Bench) -> None:
    await bench.hears(bench.newsroom, "/ask Who won the regatta?", user=BOB)
    sent = await said(bench, "What toll was agreed?", "/export")
    (row,) = json.loads(sent.file or "")["answers"]
    assert (row["text"], row["reply"]["status"]) == ("What toll was agreed?", "conflict")
    csv = await said(bench, "/export csv")
    assert (csv.file or "").splitlines()[1].split(",")[1:4] == [
        "What toll was agreed?",
        "conflict",
        "15 percent",
    ]
    assert "/export csv" in (await said(bench, "/export xls")).text


async def test_in_a_topic_the_export_is_the_topic_s(bench: Bench) -> None:
    forum = bench.server.group(WIRE, forum=True)
    one, two = (bench.server.open_topic(forum, by=person(ANN)) for _ in range(2))
    await bench.hears(forum, "/ask What toll?", topic=one)
    await bench.hears(forum, "/ask Is it fifteen?", topic=two)
    await bench.hears(forum, "/export", topic=two)
    rows = json.loads(bench.server.sent[-1].file or "")["answers"]
    assert [row["text"] for row in rows] == ["Is it fifteen?"]


# Settings and languages


async def test_settings_are_chosen_by_buttons_in_one_message(bench: Bench) -> None:
    sent = await said(bench, "/settings")
    assert sent.text.startswith("Language: that of your Telegram\nTime zone: UTC\nQuiet hours: none")
    await pressed(bench, sent, "Language")
    assert "Deutsch" in sent.labels
    await pressed(bench, sent, "Deutsch")
    assert sent.text.startswith("Sprache: Deutsch")
    await pressed(bench, sent, "Ruhezeiten")
    await pressed(bench, sent, "22:00-07:00")
    assert "Ruhezeiten: 22:00-07:00" in sent.text
    assert len(bench.server.sent) == 1
    assert (await said(bench, "What toll?")).text.startswith("⚠️ Quellen widersprechen sich")


async def test_settings_are_chosen_in_words_too(bench: Bench) -> None:
    assert "Time zone: Asia/Tokyo" in (await said(bench, "/settings timezone Asia/Tokyo")).text
    assert "Quiet hours: none" in (await said(bench, "/settings")).text


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("timezone Mars/<Base>", "“Mars/<Base>” is not a time zone."),
        ("quiet 22-25", "“22-25” are no quiet hours."),
        ("language xx", "I do not speak “xx”."),
        ("doubts perhaps", "“perhaps” is neither on nor off."),
        (f"timezone {'x' * 3000}", f"“{'x' * 39}…” is not a time zone."),
    ],
)
async def test_a_value_that_is_none_is_refused_in_one_line_with_what_there_is(
    bench: Bench, words: str, line: str
) -> None:
    await said(bench, "/settings timezone Asia/Tokyo")
    refused = await said(bench, f"/settings {words}")
    assert refused.text.splitlines()[0] == line
    assert "Leave it open" in refused.labels
    assert "Time zone: Asia/Tokyo" in (await said(bench, "/settings")).text


async def test_a_setting_without_a_value_shows_what_there_is_and_changes_nothing(bench: Bench) -> None:
    await said(bench, "/settings timezone Asia/Tokyo")
    assert (await said(bench, "/settings timezone")).text.startswith("Time zone\n")
    assert "Time zone: Asia/Tokyo" in (await said(bench, "/settings")).text


async def test_the_day_of_a_question_is_that_of_the_chat_s_zone() -> None:
    seen: list[Query] = []
    async with polling(lambda query: seen.append(query) or ask(query)) as bench:  # type: ignore[func-returns-value]
        await said(bench, "toll today?", "/settings timezone Pacific/Kiritimati", "toll now?")
    assert [str(query.now) for query in seen] == ["2031-10-17", "2031-10-18"]


async def test_in_a_group_only_its_administrators_choose(bench: Bench) -> None:
    (refused,) = await bench.hears(bench.newsroom, "/settings language de", user=BOB)
    assert "administrators" in refused
    bench.newsroom.admins.add(BOB)
    (chosen,) = await bench.hears(bench.newsroom, "/settings language de", user=BOB)
    assert chosen.startswith("Sprache: Deutsch")
    (chosen,) = await bench.hears(bench.newsroom, "/settings language en", user=ADMIN)
    assert chosen.startswith("Language: English")
    menu = bench.server.sent[-1]
    await bench.server.press(menu, "Language", STRANGER)
    await bench.quiet()
    assert "administrators" in bench.server.called("answerCallbackQuery")[-1]["text"]
    assert menu.text.startswith("Language: English")


async def test_whoever_s_telegram_speaks_german_is_answered_in_german(bench: Bench) -> None:
    bench.server.languages[ANN] = "de-AT"
    assert (await said(bench, "Who won the regatta?")).text.startswith("Die Artikel sagen es nicht.")
    assert (await said(bench, "/start")).text.startswith("Ich beantworte Fragen")
    bench.server.languages[ANN] = "fi"
    assert (await said(bench, "Who won the race?")).text.startswith("The articles do not say.")


# Silence


@pytest.mark.parametrize(
    "more",
    [
        {"photo": [{"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}]},
        {
            "photo": [{"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}],
            "caption": "What toll?",
        },
        {"location": {"latitude": 1.0, "longitude": 1.0}},
        {"new_chat_title": "Desk"},
    ],
)
async def test_in_a_group_pictures_and_the_like_are_met_with_silence(bench: Bench, more: Any) -> None:
    assert await bench.hears(bench.newsroom, "", **more) == []


PHOTO = {"photo": [{"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}]}


def captioned(words: str) -> dict[str, Any]:
    """A picture with a caption that begins with a command."""
    command = {"type": "bot_command", "offset": 0, "length": len(words.split()[0])}
    return {**PHOTO, "caption": words, "caption_entities": [command]}


@pytest.mark.parametrize("words", ["/ask What toll was agreed?", "/ASK@crossquote_bot What toll?"])
async def test_a_question_may_caption_a_picture(bench: Bench, words: str) -> None:
    for chat in (bench.ann, bench.newsroom):
        (answer,) = await bench.hears(chat, "", **captioned(words))
        assert answer.startswith("⚠️ Sources disagree")


@pytest.mark.parametrize("words", ["/ask@another_bot What toll?", "/cite 1", "/unheardof"])
async def test_no_other_command_may(bench: Bench, words: str) -> None:
    for chat in (bench.ann, bench.newsroom):
        assert await bench.hears(chat, "", **captioned(words)) == []


async def test_commands_work_in_a_channel_that_is_listed(bench: Bench) -> None:
    channel = bench.server.channel(WIRE)
    assert "Sources disagree" in (await bench.hears(channel, "/ask What toll was agreed?"))[0]
    assert "Harbour & Beacon" in (await bench.hears(channel, "/sources"))[0]
    assert await bench.hears(channel, "/unheardof") == []


# Inline


async def test_inline_gives_the_answer_and_each_quote_to_those_who_may_ask(bench: Bench) -> None:
    await bench.server.ask_inline("What toll was agreed?")
    await bench.quiet()
    (inline,) = bench.server.inline
    assert (inline["cache_time"], inline["is_personal"]) == ("0", "true")
    titles = [result["title"] for result in inline["results"]]
    assert titles[0].startswith("⚠️ Sources disagree: 15 percent or 20 percent")
    assert titles[1:] == ["Harbour & Beacon, 2 May 2031, 10:06", "Northern Ledger, 3 May 2031"]
    text = inline["results"][0]["input_message_content"]["text"]
    assert BEACON.text.split(". ")[1] in text


async def test_inline_gives_strangers_nothing(bench: Bench) -> None:
    await bench.server.ask_inline("What toll was agreed?", user=STRANGER)
    await bench.quiet()
    assert all(not inline["results"] for inline in bench.server.inline)


@pytest.mark.parametrize("words", ["", "toll", "What toll", "why " * 300 + "?"])
async def test_inline_waits_until_there_is_a_question(bench: Bench, words: str) -> None:
    await bench.server.ask_inline(words)
    await bench.quiet()
    assert [inline["results"] for inline in bench.server.inline] == [[]]


async def test_inline_takes_two_words_for_a_question_where_they_end_as_one(bench: Bench) -> None:
    await bench.server.ask_inline("What toll?")
    await bench.quiet()
    assert len(bench.server.inline[0]["results"]) == 3


async def test_an_inline_query_that_nobody_waits_for_any_more_is_no_error(
    bench: Bench, caplog: pytest.LogCaptureFixture
) -> None:
    query = {"id": "gone", "from": person(ANN), "query": "What toll was agreed?", "offset": ""}
    await bench.server.post({"inline_query": query})
    assert await bench.quiet() == []
    assert "failed" not in caplog.text


# Disagreements


def library_room(articles: Iterable[Article]) -> ReadingRoom:
    library = Library(Path(":memory:"))
    library.add(articles)
    return ReadingRoom(LocalEngine.in_memory(library.articles()), library)


async def test_conflicts_are_leafed_through_in_one_message() -> None:
    room = library_room(read(sample_folder(), print))
    async with polling(room=lambda: room) as bench:
        sent = await said(bench, "/conflicts")
        count = int(sent.text.split()[2])
        assert sent.text.startswith("1 of ")
        assert sent.styled("blockquote")
        if count > 1:
            first = sent.text
            assert (await pressed(bench, sent, "Older")).text.startswith("2 of ")
            assert (await pressed(bench, sent, "Newer")).text == first
    assert len(bench.server.sent) == 1


async def test_looking_for_conflicts_is_said_and_keeps_no_question_waiting(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(telegram_conflicts, "SOON", 0.0)
    opened, library = threading.Event(), library_room([LEDGER])

    def room() -> ReadingRoom:
        assert opened.wait(20)
        return library

    async with polling(room=room) as bench:
        await bench.server.say(bench.ann, "/conflicts")
        await bench.server.answers(1)
        await bench.server.say(bench.ann, "What toll was agreed?")
        looking, answer = await bench.server.answers(2)
        assert looking.text.startswith("Looking through the library")
        assert answer.text.startswith("⚠️ Sources disagree")
        opened.set()
        await bench.quiet()
        assert looking.text == "No articles in the library disagree."
    assert len(bench.server.sent) == 2


async def test_where_nothing_disagrees_that_is_said() -> None:
    room = library_room([LEDGER])
    async with polling(room=lambda: room) as bench:
        assert (await said(bench, "/conflicts")).text == "No articles in the library disagree."
