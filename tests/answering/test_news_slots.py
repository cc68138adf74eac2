"""Slots that news fills in many words: which values fill one, and which only a part of it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answering.disagreements.news_slots import PART, news_slot, slot_word, whole_slot
from answering.values import read_values
from tests.answering.rows import plain_rows, rows


def slots(text: str) -> list[str]:
    return [slot for value in read_values(text) if (slot := news_slot(text, value))]


@pytest.mark.parametrize("case", rows("news_slots", "text"))
def test_a_value_fills_the_slot_that_its_sentence_tells(case: dict[str, Any]) -> None:
    assert slots(case["text"]) == case["slots"]


WAYS = [
    "{} people were killed when the dam at Orm broke.",
    "{} people lost their lives when the dam at Orm broke.",
    "The flood killed {} people in Orm.",
    "The death toll of the flood in Orm has risen to {}.",
    "The flood at Orm claimed {} lives.",
]


@given(st.sampled_from(WAYS), st.integers(2, 900))
def test_however_a_toll_is_told_it_is_one_slot(way: str, dead: int) -> None:
    assert slots(way.format(dead)) == ["dead"]


@pytest.mark.parametrize("case", plain_rows("news_slots", "text"))
def test_only_a_part_is_no_whole_slot_and_each_slot_has_a_word(case: dict[str, Any]) -> None:
    text = case["text"]
    for value in read_values(text):
        slot, whole = news_slot(text, value), whole_slot(text, value)
        assert whole == (None if slot is None or slot.startswith(PART) else slot)
        assert whole is None or slot_word(whole)
