"""Whether a figure that another outlet tells in words of its own is set against the answer, and no other."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answering.comparing.retelling import Figure, retelling, sureness
from answering.comparing.retellings import figures
from answering.quantities.value import Value
from answering.question import Query, read_question
from answering.sentences.candidate import Candidate
from corpus.readers import from_row
from tests.answering.asking import ask
from tests.answering.rows import plain_rows, rows
from tests.answering.test_newsroom import complaints, reports


@pytest.mark.parametrize("case", rows("retellings", "kind", "question"))
def test_a_figure_told_in_other_words_is_compared_and_one_of_something_else_is_not(
    case: dict[str, Any],
) -> None:
    reply = ask(case["question"], reports(case))
    assert complaints(case, reply) == [], reply


@pytest.mark.parametrize("case", plain_rows("retellings", "kind", "question"))
def test_the_order_in_which_outlets_came_in_does_not_matter(case: dict[str, Any]) -> None:
    articles = reports(case)
    assert ask(case["question"], articles).status == ask(case["question"], articles[::-1]).status


def said(text: str) -> Candidate:
    return Candidate(from_row({"text": text, "published": "2031-05-10"}, "said"), 0, 1.0)


def told(text: str) -> list[tuple[str, str]]:
    candidate = said(text)
    return [(f.value.type, text[f.value.start : f.value.end]) for f in figures(candidate)]


def test_numbers_without_a_noun_are_figures_too() -> None:
    assert told("Its share has shrunk to 140 million.") == [("count", "140 million")]


def test_a_list_of_figures_and_the_day_of_a_saying_are_none() -> None:
    assert told("Ada got 41 %, Ben 33 % and Cleo 26 %, the office said on Friday.") == []


QUESTION = read_question(Query("How many shots did Ona Feld save?"))
ANSWER = "Goalkeeper Ona Feld saved 16 shots."


def sure(text: str) -> float:
    (answer,), (other, *_) = figures(said(ANSWER)), figures(said(text))
    return sureness(retelling(QUESTION, answer, other, answer.candidate.keys))


def test_what_is_told_again_is_surer_than_what_is_told_of_something_else() -> None:
    assert sure("Feld parried 19 throws.") > sure("Feld paid 19 crowns.") > sure("The hall has 1,900 seats.")


@settings(max_examples=60)
@given(st.floats(1, 1e9), st.floats(1, 1e9))
def test_the_farther_two_figures_lie_apart_the_less_sure_it_is(one: float, more: float) -> None:
    candidate = said(ANSWER)
    answer = Figure(candidate, Value("count", 26, 28, one, one, "shots"))
    near, far = (
        sureness(retelling(QUESTION, answer, Figure(candidate, Value("count", 26, 28, low, low)), ()))
        for low in (one + more, one + 2 * more)
    )
    assert 0 <= far <= near <= 1


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_a_date_told_again_is_as_sure_as_the_words_around_it(day: date) -> None:
    candidate = said(ANSWER)
    figure = Figure(candidate, Value("date", 26, 28, day, day, "day"))
    pair = retelling(QUESTION, figure, figure, ())
    assert (pair.apart, pair.later) == (0.0, 0.0)
