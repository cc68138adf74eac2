"""Typed values: rows of sentences, and what holds for every text."""

import json
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answering.values import Value, read_values

CASES = json.loads((Path(__file__).parent.parent / "cases" / "values.json").read_text(encoding="utf-8"))
REF = date.fromisoformat(CASES["ref"])


def row(case: dict[str, Any]) -> Any:
    marks = [pytest.mark.xfail(reason=case["xfail"], strict=True)] if "xfail" in case else []
    return pytest.param(case, marks=marks, id=case["text"])


def written(value: Value, text: str) -> list[Any]:
    low, high = (bound.isoformat() if isinstance(bound, date) else bound for bound in (value.low, value.high))
    return [value.type, text[value.start : value.end], low, high, value.unit, value.modifier]


@pytest.mark.parametrize("case", [row(case) for case in CASES["rows"]])
def test_a_sentence_has_these_values(case: dict[str, Any]) -> None:
    assert [written(value, case["text"]) for value in read_values(case["text"], REF)] == case["values"]


def test_a_month_without_a_publication_date_has_no_bounds() -> None:
    (value,) = read_values("The bridge will open by June.")
    assert (value.type, value.low, value.high, value.unit) == ("date", None, None, "month")


def test_a_day_that_no_calendar_has_is_no_day() -> None:
    assert all(value.unit != "day" for value in read_values("On 31 February the gate was shut.", REF))


WORDS = """12 1,200 3.5 % percent $ € million bn two hundred and a half of third - – to between March May 2024
Monday last next week years ago km °C people troops , . ( ) ' ’s U.S. one in ten first the ½ İ ſ K"""
PIECES = st.sampled_from([*WORDS.split(), "\n", " "])


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=14).map(" ".join)), st.none() | st.dates())
def test_every_text_has_ordered_values_with_bounds(text: str, ref: date | None) -> None:
    at = 0
    for value in read_values(text, ref):
        assert at <= value.start < value.end <= len(text)
        at = value.end
        if value.low is not None and value.high is not None:
            assert value.low <= value.high
        assert value.type == "date" or (value.low, value.high) != (None, None)


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "1,",
        "1,000,",
        "a ",
        "one ",
        "one-",
        "two hundred and ",
        "$",
        " ",
        "March ",
        "1-",
        "$1-",
        "the ",
        "12:",
        "A.",
        "1.1",
    ],
)
def test_time_grows_with_the_length_of_the_text(piece: str) -> None:
    short, long = (piece * (n // len(piece)) for n in (2_000, 16_000))
    assert seconds(long) < 100 * max(seconds(short), 0.005)


def seconds(text: str) -> float:
    start = perf_counter()
    read_values(text, REF)
    return perf_counter() - start
