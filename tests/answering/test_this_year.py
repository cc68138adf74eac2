"""What "this year" means where every article is older."""

from dataclasses import replace
from datetime import date

import pytest

from answering.question import Query
from corpus.article import Article
from corpus.readers import from_row
from tests.answering.asking import answerer

OLD = ("2024-03-01", "The Lowen fair takes place in Tarn this year, the town said.")
OLDER = ("2023-03-02", "The Lowen fair takes place in Kestrin this year, the town said.")
FRESH = ("2026-02-01", "The Lowen fair is looking for a home, the town said.")
ASKED = Query("Where is the Lowen fair this year?", now=date(2026, 5, 3))


def articles(*reports: tuple[str, str]) -> list[Article]:
    return [
        from_row({"text": text, "published": day, "source": f"Outlet {number}"}, f"report-{number}")
        for number, (day, text) in enumerate(reports)
    ]


@pytest.mark.parametrize("reports", [(OLD, OLDER), (OLDER, OLD)])
def test_this_year_is_that_of_the_newest_article_where_all_are_older(
    reports: tuple[tuple[str, str], ...],
) -> None:
    reply = answerer(articles(*reports)).ask(ASKED)
    assert reply.answer == "Tarn"
    assert [note.text for note in reply.notes] == [
        "Nothing found is from this year: the newest article is of 2024-03-01."
    ]


def test_this_year_stays_this_year_where_an_article_is_from_it() -> None:
    reply = answerer(articles(OLD, OLDER, FRESH)).ask(ASKED)
    assert reply.status == "not_found"


def test_a_question_of_another_time_is_read_with_the_day_of_asking() -> None:
    reply = answerer(articles(OLD, OLDER)).ask(replace(ASKED, text="Where was the Lowen fair last year?"))
    assert reply.status == "not_found"
    assert reply.notes == ()


def test_articles_without_a_day_tell_no_newer_present() -> None:
    undated = from_row({"text": OLD[1], "source": "Outlet"}, "report")
    assert answerer([undated]).ask(ASKED).notes == ()
