"""Watches over a real library: what changes is told once, in its place and time, and nothing else is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest

from answering.disagreements.disagreement import Disagreement
from answering.question import Query
from answering.reply import Copy, Position, Reply
from bot.chats.settings import choose
from bot.digests.digest import Digest
from bot.digests.rounds import DigestRounds
from bot.digests.store import due_digests, set_digest
from bot.traffic.entities import parse_html
from bot.watches.rounds import Rounds
from bot.watches.store import watches_of
from bot.watches.watch import Venue
from tests.bot.telegram_replies import FIFTEEN, TWENTY
from tests.bot.watches.newsroom import DESK, QUESTION, Newsroom, article, toll

RAIN = article("rain", "Hill Post", "Rain fell on the hills of Vor. Nobody was surprised.")


@pytest.fixture
def newsroom(tmp_path: Path) -> Iterator[Newsroom]:
    opened = Newsroom(tmp_path, toll("beacon", "Beacon", 12), RAIN)
    opened.round()
    yield opened
    opened.library.close()


def plain(html: str) -> str:
    return parse_html(html)[0]


def test_a_contradiction_that_comes_is_told_once_with_both_quotes_outlets_and_days(
    newsroom: Newsroom,
) -> None:
    newsroom.watch()
    assert newsroom.round() == []
    newsroom.library.add([toll("ledger", "Ledger", 14, day=2)])
    (html,) = newsroom.round()
    text = plain(html)
    assert text.startswith(f"Watch 1: {QUESTION}\n⚠️ Sources disagree.")
    assert "Before: 12 percent" in text
    assert "A tariff rate of 12 percent was agreed for the Brennick bridge.\nBeacon, 1 May 2031" in text
    assert "A tariff rate of 14 percent was agreed for the Brennick bridge.\nLedger, 2 May 2031" in text
    assert newsroom.database.read("SELECT chat, topic FROM outbox") == [(DESK.chat, DESK.topic)]
    assert newsroom.round() == []


def test_a_source_that_says_the_same_is_no_news(newsroom: Newsroom) -> None:
    newsroom.watch()
    newsroom.library.add([toll("ledger", "Ledger", 12, day=2)])
    assert newsroom.round() == []


def test_an_article_that_is_removed_takes_its_answer_with_it(newsroom: Newsroom) -> None:
    newsroom.watch()
    newsroom.round()
    newsroom.library.remove("beacon")
    (html,) = newsroom.round()
    assert "The articles no longer say." in html
    assert "A tariff rate of <b>12 percent</b> was agreed" in html


def test_a_text_that_is_replaced_is_told_from_its_old_words_to_its_new_ones(newsroom: Newsroom) -> None:
    newsroom.watch()
    newsroom.round()
    newsroom.library.add([toll("beacon", "Beacon", 9)])
    (html,) = newsroom.round()
    assert plain(html).index("12 percent was agreed") < plain(html).index("9 percent was agreed")


def test_only_the_questions_that_an_article_can_touch_are_asked_again(newsroom: Newsroom) -> None:
    for number in range(30):
        newsroom.watch(f"Who leads the choir of Tarnwick number {number}?")
    newsroom.watch()
    newsroom.round()
    newsroom.asked.clear()
    newsroom.library.add(
        [toll("ledger", "Ledger", 14), article("sea", "Sea Post", "The sea was calm at Ostrel.")]
    )
    newsroom.round()
    assert newsroom.asked == [QUESTION]


def test_what_comes_in_the_quiet_hours_is_told_once_when_they_end(newsroom: Newsroom) -> None:
    choose(newsroom.database, DESK.chat, "quiet", "22:00-07:00")
    newsroom.watch()
    assert newsroom.round(hours=14) == []  # 23:00
    newsroom.library.add([toll("beacon", "Beacon", 14)])
    assert newsroom.round() == []
    newsroom.library.add([toll("beacon", "Beacon", 16)])
    assert newsroom.round(hours=7.9) == []
    (html,) = newsroom.round(hours=0.2)
    assert "12 percent" in html
    assert "16 percent" in html
    assert "14 percent" not in html


def test_what_came_and_went_in_the_quiet_hours_is_not_told(newsroom: Newsroom) -> None:
    choose(newsroom.database, DESK.chat, "quiet", "22:00-07:00")
    newsroom.watch()
    newsroom.round(hours=14)
    newsroom.library.add([toll("beacon", "Beacon", 14)])
    newsroom.round()
    newsroom.library.add([toll("beacon", "Beacon", 12)])
    assert newsroom.round(hours=9) == []


def test_watches_of_one_place_are_told_of_in_one_message_and_those_of_others_apart(
    newsroom: Newsroom,
) -> None:
    newsroom.watch()
    newsroom.watch("Brennick bridge", kind="words")
    newsroom.watch(venue=Venue(7))
    newsroom.round()
    newsroom.library.add([toll("ledger", "Ledger", 14)])
    first, second = newsroom.round()
    assert "Watch 1:" in first
    assert "Watch 2:" in first
    assert second.count("Watch 1:") == 1


def test_words_are_told_of_each_article_once_and_of_copies_as_a_number(newsroom: Newsroom) -> None:
    newsroom.watch("Brennick bridge tariff", kind="words")
    wire = toll("wire", "Ostrel Wire", 14)
    newsroom.library.add([wire, replace(wire, id="copy", source="Copyist"), RAIN])
    (html,) = newsroom.round()
    assert plain(html).endswith(
        "Ostrel Wire, 1 May 2031, and 1 copy\nA tariff rate of 14 percent was agreed for the Brennick bridge."
    )
    newsroom.library.add(
        [replace(wire, title="Another headline"), replace(wire, id="copy", source="Copyist")]
    )
    assert newsroom.round() == []


def test_words_far_apart_in_an_article_are_not_spoken_of(newsroom: Newsroom) -> None:
    newsroom.watch("Brennick ferries", kind="words")
    filler = " ".join(f"On day {number} nothing happened at the council." for number in range(20))
    newsroom.library.add(
        [article("long", "Post", f"Brennick held a fair. {filler} Ferries sailed elsewhere.")]
    )
    assert newsroom.round() == []


def test_a_watched_article_is_told_of_when_it_changes_goes_comes_back_and_is_copied(
    newsroom: Newsroom,
) -> None:
    newsroom.watch("beacon", kind="article")
    assert newsroom.round() == []
    newsroom.library.add([toll("beacon", "Beacon", 9)])
    (html,) = newsroom.round()
    assert "The article was changed." in html
    assert plain(html).index("of 12 percent was agreed") < plain(html).index("of 9 percent was agreed")
    newsroom.library.remove("beacon")
    (html,) = newsroom.round()
    assert "taken out of the library" in html
    newsroom.library.add([toll("beacon", "Beacon", 9)])
    (html,) = newsroom.round()
    assert "back in the library" in html
    newsroom.library.add([replace(toll("beacon", "Beacon", 9), id="copy", source="Copyist")])
    (html,) = newsroom.round()
    assert "Others carry the article." in html
    assert "Copyist, 1 May 2031" in plain(html)
    assert newsroom.round() == []


def test_a_question_that_cannot_be_answered_now_waits_and_silences_no_other(newsroom: Newsroom) -> None:
    newsroom.watch("What crash tariff rate was agreed for the Brennick bridge?")
    newsroom.watch()
    newsroom.round()
    ask = newsroom.services.ask

    def failing(query: Query) -> Reply:
        if "crash" in query.text:
            raise RuntimeError("out of order")
        return ask(query)

    newsroom.rounds = Rounds(replace(newsroom.services, ask=failing), "UTC")
    newsroom.library.add([toll("ledger", "Ledger", 14)])
    (html,) = newsroom.round()
    assert "Watch 2:" in html
    newsroom.rounds = Rounds(newsroom.services, "UTC")
    assert newsroom.round() == []
    (html,) = newsroom.round(hours=0.5)
    assert "Watch 1:" in html


def test_a_library_that_was_built_anew_is_asked_for_every_watch(newsroom: Newsroom) -> None:
    newsroom.watch("Who leads the choir of Tarnwick?")
    newsroom.round()
    newsroom.database.write("UPDATE watch_cursor SET library = 'another-1'")
    newsroom.asked.clear()
    assert newsroom.round() == []
    assert newsroom.asked == ["Who leads the choir of Tarnwick?"]


def test_a_patient_look_waits_until_an_ingest_is_over(newsroom: Newsroom) -> None:
    newsroom.watch()
    newsroom.round()
    for percent in (13, 14):
        newsroom.library.add([toll("beacon", "Beacon", percent)])
        newsroom.rounds.notice()
        assert newsroom.rounds.due() == []
    newsroom.rounds.notice()
    assert [watch.number for group in newsroom.rounds.due() for watch in group] == [1]


def test_watches_live_on_over_a_restart(newsroom: Newsroom) -> None:
    newsroom.watch()
    newsroom.round()
    newsroom.library.add([toll("ledger", "Ledger", 14)])
    newsroom.restart()
    assert [watch.text for watch in watches_of(newsroom.database, DESK.chat)] == [QUESTION]
    assert len(newsroom.round()) == 1
    newsroom.restart()
    assert newsroom.round() == []


def test_a_digest_tells_of_a_disagreement_that_a_copy_of_one_side_has_joined(tmp_path: Path) -> None:
    desk = Newsroom(tmp_path, toll("beacon", "Beacon", 15))
    carried = replace(TWENTY, copies=(Copy("wire", "Wire"),))
    sides = Position("15 percent", None, 1, (FIFTEEN,)), Position("20 percent", None, 2, (carried,))
    words = "contradiction", "percent differs", "", "toll agreed", "percent", "15 against 20 percent"
    found = Disagreement("0" * 12, *words, sides, 0.9, 0.9)
    rounds = DigestRounds(desk.services, "UTC", lambda library, filters: [found])
    set_digest(desk.database, Digest(0, DESK, time(9), None, desk.time, 0, desk.library.state(), 7))
    desk.library.add([toll("wire", "Wire", 20)])
    for digest in due_digests(desk.database, desk.time):
        rounds.tell(digest)
    ((html,),) = desk.database.read("SELECT html FROM outbox")
    assert "Where sources disagree" in html
    assert "20 percent" in html
