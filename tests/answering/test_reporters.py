"""Questions as reporters put them, of features, interviews, notices: what is answered, what is declined."""

from functools import cache
from typing import Any

import pytest

from answering.reply import Reply
from corpus.article import Article
from tests.answering.asking import ask, read_documents
from tests.answering.rows import read_cases, rows


@cache
def collection(name: str) -> list[Article]:
    """The articles that a question is asked of."""
    return read_documents(read_cases("reporters")["collections"][name])


def complaint(case: dict[str, Any], reply: Reply) -> str | None:
    """What of a case a reply does not meet."""
    if case.get("declined"):
        return None if reply.status == "not_found" else "it is answered"
    if not reply.positions:
        return "it is declined"
    told = reply.positions[0].evidence[0].quote if "quote" in case else reply.answer or ""
    return None if case.get("quote", case.get("answer")) in told else f"it says {told!r}"


@pytest.mark.parametrize("case", rows("reporters", "question"))
def test_a_reporters_question_is_answered_by_what_an_article_says(case: dict[str, Any]) -> None:
    reply = ask(case["question"], collection(case["about"]))
    assert complaint(case, reply) is None, reply
