"""Why something is so: the sentence that gives a reason is quoted, with what it is the reason of."""

import pytest

from answering.clauses.reasons import gives_reason
from tests.answering.asking import ask, read_documents


@pytest.mark.parametrize(
    "text",
    [
        "Engineers blamed rotten piles.",
        "Owing to fog the ferry stayed in port.",
        "The choir was praised for singing without notes.",
        "Bakers went on strike over night shifts.",
        "Prices rose as the harvest failed.",
    ],
)
def test_a_sentence_gives_a_reason(text: str) -> None:
    assert gives_reason(text)


@pytest.mark.parametrize(
    "text", ["The ferry sails at noon.", "She works as a baker.", "As of May there are 12 ferries."]
)
def test_a_sentence_gives_none(text: str) -> None:
    assert not gives_reason(text)


def test_the_reason_may_be_told_in_the_next_sentence() -> None:
    text = "The Dunmere pier was closed on Friday. It had begun to sink into the mud. Boats wait offshore."
    reply = ask("Why was the Dunmere pier closed?", read_documents([{"id": "a", "text": text}]))
    evidence = reply.positions[0].evidence[0]
    assert evidence.quote == "It had begun to sink into the mud."
    assert evidence.context is not None
    assert evidence.context.text == "The Dunmere pier was closed on Friday."
