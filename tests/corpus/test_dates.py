"""Publication times are read strictly, never guessed."""

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import When
from corpus.dates import YEARS, find_datelines, read_when

FORMS = (
    "%Y-%m-%d %H:%M",
    "%d %B %Y %H:%M",
    "%B %d, %Y, %H:%M",
    "%a, %d %b %Y %H:%M:%S +0000",
    "%b. %d, %Y %I:%M %p",
)


def moment(text: str) -> When:
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


@pytest.mark.rows("dates")
def test_a_date_is_read_as_written(row: dict[str, Any]) -> None:
    when = read_when(row["text"])
    assert when == (moment(row["when"]) if row["when"] else None)
    assert isinstance(when, datetime) == ("T" in (row["when"] or ""))


@pytest.mark.rows("datelines")
def test_a_line_of_nothing_but_dates_gives_them(row: dict[str, Any]) -> None:
    assert find_datelines(row["line"]) == tuple(map(moment, row["times"]))


@given(st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1)), st.sampled_from(FORMS))
def test_a_time_survives_being_written(when: datetime, form: str) -> None:
    minute = when.replace(second=0, microsecond=0)
    assert read_when(minute.strftime(form)) == minute
    assert find_datelines(f"Published: {minute.strftime(form)}") == (minute,)


@given(st.text() | st.from_regex(r"\d{1,4}[-/. ]\w{1,9}[-/., ]\d{1,4}( \d\d:\d\d)?"))
def test_whatever_the_text_a_date_or_nothing_is_read(text: str) -> None:
    when = read_when(text)
    assert when is None or when.year in YEARS or isinstance(when, datetime)
    assert len(find_datelines(text)) <= 2
