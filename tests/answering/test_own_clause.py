"""What a question asks is put first, whatever it tells before; none of its words is made up."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answering.sentences.own_clause import LONGEST, own_clause

PIECES = st.sampled_from(
    [
        "The pier gave way. ",
        "Was anyone hurt? ",
        "As of May, ",
        "has Orm sold it",
        "?",
        "In 2011, ",
        "Dr. Veld ",
    ]
)


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text))


@pytest.mark.parametrize(
    ("question", "own"),
    [
        ("Where was Ada Veld born?", "Where was Ada Veld born?"),
        ("Ada Veld paints. Where was Veld born?", "Where was Veld born?"),
        ("In 2011, did Orm sell the mill?", "did Orm sell the mill In 2011?"),
        ("In 2011, who sold the mill?", "In 2011, who sold the mill?"),
        ("Who is A. Veld Jr. Memorial Hall named after?", "Who is A. Veld Jr. Memorial Hall named after?"),
    ],
)
def test_its_own_clause_comes_first(question: str, own: str) -> None:
    assert own_clause(question) == own


@settings(max_examples=50)
@given(st.lists(PIECES, min_size=1, max_size=8).map("".join))
def test_it_makes_up_no_word_and_never_comes_to_nothing(question: str) -> None:
    own = own_clause(question)
    assert own.strip()
    assert words(own) <= words(question)


def test_a_pasted_text_is_left_as_it_is() -> None:
    pasted = "It rained. " * LONGEST
    assert own_clause(pasted) == pasted
