"""Slips of the pen are mended by the words of the articles; rare words and other names stay as they are."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answering.question import Query
from answering.sentences.respelling import formed, respelled, slips
from tests.answering.asking import answerer, read_documents
from tests.answering.rows import read_cases, rows

TEXTS = read_cases("typos")["articles"]
ARTICLES = read_documents(
    {"id": f"d{i}", "source": f"Paper {i}", "text": text} for i, text in enumerate(TEXTS)
)
KNOWING = answerer(ARTICLES)


def mended(question: str) -> str:
    """The question as these articles let it be meant."""
    plain = formed(question)
    return respelled(plain, slips(plain, KNOWING._known), TEXTS)


@pytest.mark.parametrize("case", rows("typos", "asked"))
def test_a_question_is_meant_so(case: dict[str, Any]) -> None:
    assert mended(case["asked"]) == case["meant"]


def test_two_slips_get_the_answer_of_the_words_that_were_meant() -> None:
    assert KNOWING.ask(Query("who is the helth minster")).answer == "Clara Vint"


@given(st.lists(st.sampled_from(" ".join(TEXTS).split()), max_size=9))
def test_words_of_the_articles_stay_as_they_are(chosen: list[str]) -> None:
    question = " ".join(chosen)
    assert mended(question) == question


@given(st.text(max_size=80))
def test_any_text_can_be_looked_at(text: str) -> None:
    assert isinstance(mended(text), str)
