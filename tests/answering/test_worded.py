"""The words that are shown as the answer, row by row."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answering.clauses.reasons import reason_told
from answering.composing.worded import worded
from answering.question import Query, read_question
from answering.slots import fill
from tests.answering.rows import rows
from tests.answering.test_slots import sentence


@pytest.mark.parametrize("case", rows("worded", "question", "sentence"))
def test_these_words_are_shown(case: dict[str, Any]) -> None:
    question, told = read_question(Query(case["question"])), sentence(case["sentence"])
    shown = worded(question, told, fill(question, told))
    assert (shown and shown.text) == case["shown"]
    assert shown is None or told.text[shown.start : shown.end] == shown.text


@settings(max_examples=100)
@given(st.text(st.sampled_from("ab, .;:”)"), max_size=20), st.sampled_from(("because", "due to", "owing to")))
def test_a_reason_is_words_behind_what_announces_it(rest: str, sign: str) -> None:
    text = f"It was shut {sign} {rest}"
    told = reason_told(text)
    assert told is None or text[slice(*told)].strip(" ,;:”)") == text[slice(*told)] != ""
