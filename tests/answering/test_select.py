"""Candidate sentences ranked as answers."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answering.answerer import Selection, select

SENTENCES = [
    ("weather", "The weather was fine on Tuesday."),
    ("toll", "Nine people died when the ferry sank off Dunmere."),
    ("owner", "The ferry belongs to Straitline."),
    ("empty", ""),
]


def order(selection: Selection) -> list[str]:
    return [id for id, _ in selection.ranked]


def test_the_sentence_that_answers_comes_first() -> None:
    chosen = select("How many people died when the ferry sank?", SENTENCES)
    assert order(chosen)[0] == "toll"
    assert chosen.answerable


def test_nothing_is_answerable_by_sentences_about_something_else() -> None:
    assert not select("Who composed the opera about the third moon?", SENTENCES).answerable


def test_no_candidates_answer_nothing() -> None:
    assert select("Who?", []) == Selection((), False)


def test_sentences_without_a_word_of_the_question_keep_their_order_at_the_end() -> None:
    chosen = select("How many people died?", [("x", "Rain fell."), *SENTENCES, ("y", "Snow fell.")])
    assert order(chosen)[-2:] == ["empty", "y"]
    assert order(chosen).index("x") < order(chosen).index("weather")


def test_the_order_of_the_candidates_does_not_change_the_best() -> None:
    question = "How many people died when the ferry sank?"
    assert order(select(question, SENTENCES))[0] == order(select(question, SENTENCES[::-1]))[0]


@pytest.mark.parametrize("title", [None, "", "Ferry sinks off Dunmere"])
def test_a_title_is_only_company(title: str | None) -> None:
    assert order(select("How many people died?", SENTENCES, title))[0] == "toll"


texts = st.one_of(st.text(max_size=60), st.sampled_from([text for _, text in SENTENCES]))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80), st.lists(texts, max_size=30))
def test_every_candidate_is_ranked_once_best_first(question: str, listed: list[Any]) -> None:
    candidates = [(f"id {i}", text) for i, text in enumerate(listed)]
    chosen = select(question, candidates)
    scores = [score for _, score in chosen.ranked]
    assert sorted(order(chosen)) == sorted(id for id, _ in candidates)
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)
