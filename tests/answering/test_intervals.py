"""Which typed values can both hold: hedges, rounding, open ends, dates."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answering.quantities.intervals import Interval, interval, overlap
from answering.values import Value, read_values
from tests.answering.rows import rows


def read_interval(words: str) -> Interval:
    (value,) = read_values(f"It was {words}.", date(2025, 5, 12))
    found = interval(value)
    assert found is not None
    return found


def complaints(case: dict[str, Any]) -> list[str]:
    """What of a row is not met."""
    one, other = read_interval(case["one"]), read_interval(case["other"])
    return [] if overlap(one, other) == case["overlap"] else [f"{one} {other}"]


@pytest.mark.parametrize("case", rows("intervals", "one", "other"))
def test_two_values_can_both_hold_or_not(case: dict[str, Any]) -> None:
    assert complaints(case) == []


def test_a_date_without_a_year_has_no_interval() -> None:
    assert interval(Value("date", 0, 5, None, None, "month")) is None


NUMBERS = st.floats(min_value=-1e12, max_value=1e12, allow_nan=False)
HEDGES = st.sampled_from([None, "about", "nearly", "over", "under", "at least", "at most"])


@settings(max_examples=100, deadline=None)
@given(NUMBERS, HEDGES)
def test_a_figure_always_agrees_with_itself_however_it_is_hedged(number: float, hedge: str | None) -> None:
    exact = interval(Value("count", 0, 1, number, number))
    hedged = interval(Value("count", 0, 1, number, number, None, hedge))
    assert exact is not None
    assert hedged is not None
    assert hedged[0] <= hedged[1]
    if abs(number) > 1e-6:
        assert overlap(exact, hedged)


@settings(max_examples=100, deadline=None)
@given(st.tuples(NUMBERS, NUMBERS), st.tuples(NUMBERS, NUMBERS))
def test_overlap_is_mutual(one: Interval, other: Interval) -> None:
    one, other = (min(one), max(one)), (min(other), max(other))
    assert overlap(one, other) == overlap(other, one)
