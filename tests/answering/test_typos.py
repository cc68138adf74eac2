"""Slips of the pen in a question."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answering.question import Query, read_question
from answering.sentences.typos import mend
from corpus.article import Article
from corpus.readers import from_row
from tests.answering.asking import ask

TEXT = (
    "Halvora and Orsenia reached a ceasefire agreement on Friday. Under it the tariff falls to 12 percent. "
    "The government of Halvora said that Davor Johnston would receive the envoy."
)


def article() -> Article:
    return from_row({"id": "a", "source": "Ostrel Wire", "published": "2025-03-14", "text": TEXT}, "a")


@pytest.mark.parametrize(
    ("slip", "right"),
    [
        ("When was the ceasfire agreement reached?", "When was the ceasefire agreement reached?"),
        ("To what does the tarrif fall?", "To what does the tariff fall?"),
        ("Who will recieve the envoy?", "Who will receive the envoy?"),
    ],
)
def test_a_slip_gets_the_answer_of_the_word_that_was_meant(slip: str, right: str) -> None:
    assert ask(slip, [article()]).answer == ask(right, [article()]).answer is not None


def test_a_name_is_never_mended() -> None:
    question = read_question(Query("What did Johnsten say?"))
    assert mend(question, frozenset(), ["Johnston said so."]) is question


def test_a_word_that_english_knows_is_left_as_it_is() -> None:
    question = read_question(Query("Who opened the prison?"))
    assert mend(question, frozenset(), ["They opened the prism."]) is question


@given(st.text(max_size=60), st.text(max_size=60))
def test_mending_only_ever_adds_what_is_accepted(asked: str, told: str) -> None:
    question = read_question(Query(asked))
    mended = mend(question, frozenset(), [told])
    for before, after in zip(question.focus, mended.focus, strict=True):
        assert before.accepts.items() <= after.accepts.items()
