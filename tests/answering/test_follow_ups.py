"""A question asked after another one, with what it leaves out filled in."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answering.asking.exchange import Exchange
from answering.asking.follow_ups import readings
from tests.answering.rows import rows


def earlier(case: dict[str, Any]) -> list[Exchange]:
    """The exchanges of a row: one question with its answer, or several as `before`, oldest first."""
    if "before" in case:
        return [Exchange(*one) for one in case["before"]]
    told = case["previous"]
    return [Exchange(told, case.get("answer"), case.get("quote", ""))] if told else []


def complaints(case: dict[str, Any]) -> list[str]:
    """What of a row is not met."""
    asked = readings(case["text"], earlier(case))[0]
    if "meant" in case:
        return [] if asked == case["meant"] else [asked]
    return [f"{words!r} is not in {asked!r}" for words in case["holds"] if words.lower() not in asked.lower()]


@pytest.mark.parametrize("case", rows("follow_ups", "previous", "text"))
def test_a_follow_up_is_asked_in_full(case: dict[str, Any]) -> None:
    assert complaints(case) == []


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_the_first_question_of_a_chat_is_asked_as_it_is(text: str) -> None:
    assert readings(text, []) == (text,)


@settings(max_examples=60, deadline=None)
@given(
    st.text(max_size=300),
    st.lists(st.builds(Exchange, st.text(max_size=99), st.text(max_size=30)), max_size=6),
)
def test_any_text_may_follow_any_others(text: str, told: list[Exchange]) -> None:
    assert {type(one) for one in readings(text, told)} == {str}
