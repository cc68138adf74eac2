"""Whether reports in the manner of newsrooms are flagged: each case with a near one that is not."""

from typing import Any

import pytest

from answering.reply import Reply
from corpus.article import Article
from corpus.readers import from_row
from tests.answering.asking import ask
from tests.answering.rows import either, plain_rows, rows


def reports(case: dict[str, Any]) -> list[Article]:
    """The articles of a case, each of an outlet of its own."""
    return [
        from_row({"text": text, "published": day, "source": f"Outlet {number}"}, f"report-{number}")
        for number, (day, text) in enumerate(case["articles"], 1)
    ]


def complaints(case: dict[str, Any], reply: Reply) -> list[str]:
    """What of a case a reply does not meet."""
    given = [position.answer or "" for position in reply.positions]
    voices = [position.independent_sources for position in reply.positions]
    met = {
        "status": reply.status in either(case["status"]),
        "answers": "answers" not in case
        or [
            any(word in answer for word in words)
            for words, answer in zip(case["answers"], given, strict=False)
        ]
        == [True] * len(given),
        "sources": voices == case.get("sources", voices),
    }
    return [name for name, is_met in met.items() if not is_met]


@pytest.mark.parametrize("case", rows("newsroom", "kind", "question"))
def test_reports_are_flagged_where_they_differ_and_not_where_they_agree(case: dict[str, Any]) -> None:
    reply = ask(case["question"], reports(case))
    assert complaints(case, reply) == [], reply


@pytest.mark.parametrize("case", plain_rows("newsroom", "kind", "question"))
def test_the_order_in_which_reports_came_in_does_not_matter(case: dict[str, Any]) -> None:
    articles = reports(case)
    there, back = ask(case["question"], articles), ask(case["question"], articles[::-1])
    assert there.status == back.status
