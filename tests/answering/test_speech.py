"""Who said it: the speaker of the very words, or of what the question tells in its own."""

from typing import Any

import pytest

from answering.reply import Reply
from corpus.readers import from_row
from tests.answering.asking import ask
from tests.answering.rows import rows


def reply_to(case: dict[str, Any]) -> Reply:
    documents = [
        {"id": f"d{i}", "source": f"Paper {i}", "text": text} for i, text in enumerate(case["articles"])
    ]
    return ask(case["question"], [from_row(row, row["id"]) for row in documents])


@pytest.mark.parametrize("case", rows("whosaid", "question"))
def test_the_one_who_spoke_is_named(case: dict[str, Any]) -> None:
    assert reply_to(case).answer == case["answer"]
