"""Questions of yes or no that are answered by other words: an opposite, no effect, what is over."""

from typing import Any

import pytest

from answering.reply import Reply
from tests.answering.asking import ask, read_documents
from tests.answering.rows import rows


def reply_to(case: dict[str, Any]) -> Reply:
    dated = [text.rpartition("|")[::2] for text in case["articles"]]
    return ask(
        case["question"],
        read_documents(
            {"id": f"d{i}", "source": f"Paper {i}", "published": when or None, "text": text}
            for i, (when, text) in enumerate(dated)
        ),
    )


@pytest.mark.parametrize("case", rows("yesno", "question"))
def test_the_first_quote_tells_it(case: dict[str, Any]) -> None:
    reply = reply_to(case)
    assert reply.status == case["status"], reply
    assert case.get("quote", "") in "".join(p.evidence[0].quote for p in reply.positions[:1])
