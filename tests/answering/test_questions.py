"""What a question asks for, row by row."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answering.asking.focus import Focus
from answering.language.stems import stemmed
from answering.question import Query, Question, read_question
from tests.answering.rows import either, rows


def key_of(focus: Focus | None) -> str | None:
    return focus.key if focus else None


def complaints(case: dict[str, Any]) -> list[str]:
    """What of a row is read otherwise."""
    read = read_question(Query(case["question"]))
    found = {
        "type": read.expected,
        "head": key_of(read.head),
        "predicate": key_of(read.predicate),
        "verb": key_of(read.verb),
        "identity": read.identity,
        "former": read.asks_former,
    }
    return [f"{name} {found[name]}" for name in found if name in case and not _meets(found[name], case[name])]


def _meets(found: object, wanted: object) -> bool:
    return found in [
        stemmed(one) if isinstance(found, str) and found != one else one for one in either(wanted)
    ]


@pytest.mark.parametrize("case", rows("questions", "question"))
def test_a_question_is_read_so(case: dict[str, Any]) -> None:
    assert complaints(case) == []


def read(text: str) -> Question:
    return read_question(Query(text))


def test_what_a_question_turns_on_is_each_named_once() -> None:
    focus = read("Which tariff did Halvora put on a tariff of Halvora?").focus
    assert len({item.key for item in focus}) == len(focus)


def test_words_that_the_type_implies_are_not_searched_for() -> None:
    assert "rate" not in {item.key for item in read("What tariff rate was agreed?").focus}


def test_a_question_of_nothing_but_implied_words_keeps_them() -> None:
    assert read("What rate?").focus


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=2000))
def test_any_text_can_be_read_as_a_question(text: str) -> None:
    found = read(text)
    assert found.text == text
    assert all(item.weight >= 0 and item.accepts.get(item.key) == 1.0 for item in found.focus)
