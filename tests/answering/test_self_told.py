"""What one article tells by itself: two speakers who differ, figures that it sets right."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answering.comparing.contesting import contests, rejections
from answering.comparing.revisions import revisions
from answering.disagreements.disagreement import Disagreement
from answering.disagreements.disagreements import find_disagreements
from corpus.article import Article
from corpus.readers import from_row
from tests.answering.asking import ask
from tests.answering.rows import rows

DAYS = {"was": "2027-05-03", "is": "2027-05-06"}


def report(text: str, title: str = "News", source: str = "Orm Post", day: str = DAYS["was"]) -> Article:
    name = f"{source} {day}"
    return from_row({"id": name, "title": title, "source": source, "published": day, "text": text}, name)


def told(one: Disagreement) -> tuple[str, list[str]]:
    return one.kind, [position.answer or "" for position in one.positions]


@pytest.mark.parametrize("case", rows("contests", "text"))
def test_two_speakers_are_set_against_each_other_where_both_speak_of_one_thing(case: dict[str, Any]) -> None:
    found = contests(report(case["text"]))
    assert [[one.figure.text, one.against.text] for one in found] == case["found"]


@pytest.mark.parametrize("case", rows("revisions", "text"))
def test_an_article_tells_which_figure_holds_in_the_place_of_which(case: dict[str, Any]) -> None:
    found = revisions(report(case["text"], case["title"]))
    assert [[one.turn, one.former.text, one.now.text] for one in found] == case["found"]


MILL = "The mill of Sund was closed for {} days after the flood, the weavers' guild said."
NOTICE = (
    "In our report on the mill of Sund we wrote that it was closed for {} days. "
    "In fact it was closed for {} days."
)


@settings(max_examples=25, deadline=None)
@given(
    days=st.lists(st.integers(3, 90), min_size=2, max_size=2, unique_by=lambda number: number // 10),
)
def test_a_correction_wins_over_what_it_corrects_asked_or_not(days: list[int]) -> None:
    wrong, right = days
    articles = [
        report(MILL.format(wrong)),
        report(NOTICE.format(wrong, right), "Corrections", day=DAYS["is"]),
    ]
    (found,) = find_disagreements(articles)
    assert told(found) == ("corrected", [f"{right} days", f"{wrong} days"])
    reply = ask("For how many days was the mill of Sund closed?", articles)
    assert (reply.status, reply.answer) == ("updated", f"{right} days")


def test_a_correction_is_told_only_where_an_article_still_gives_the_wrong_figure() -> None:
    assert find_disagreements([report(NOTICE.format(63, 36), "Corrections")]) == []


def test_of_two_speakers_both_are_named_without_a_question() -> None:
    text = "Police said 400 people marched in Orm on Monday. The weavers' guild put the crowd at 900."
    (found,) = find_disagreements([report(text)])
    assert told(found) == ("views_differ", ["400 people", "900"])
    speakers = [position.evidence[0].attributed_to for position in found.positions]
    assert speakers == ["Police", "The weavers' guild"]


def test_who_denies_what_another_says_is_named() -> None:
    text = "The union says the valves of the tank were never replaced. Orm Steel rejects that."
    assert [beside.text[slice(*who)] for _, beside, who in rejections(report(text))] == ["Orm Steel"]
    (found,) = find_disagreements([report(text)])
    assert found.kind == "views_differ"
    assert (
        found.summary == "What is quoted is said by the union and denied by Orm Steel (Orm Post, 3 May 2027)."
    )


def test_a_plan_that_was_changed_is_an_update_of_the_report_that_gives_it() -> None:
    articles = [
        report("The glass works in Sund will create 3,000 jobs, the firm Helvig said."),
        report(
            "Helvig builds a smaller glass works in Sund. Instead of 3,000 there will be 1,500 jobs.",
            source="Sund Echo",
            day=DAYS["is"],
        ),
    ]
    (found,) = find_disagreements(articles)
    assert told(found) == ("superseded", ["1,500 jobs", "3,000 jobs"])
