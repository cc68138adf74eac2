"""What is ruled out by columns alone would not clash if it were read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answering.disagreements.assertions import read_assertions
from answering.disagreements.blocking import blocks
from answering.disagreements.clashes import Reader, clash
from answering.disagreements.pairing import may_clash, paired
from answering.disagreements.same_event import days_apart
from answering.quantities.intervals import overlap
from corpus.article import Article
from corpus.readers import from_row

FIRST = date(2031, 1, 1)
SENTENCES = [
    "The Lowen Bridge in Marrow cost $40 million and was opened on 3 May 2030.",
    "The Lowen Bridge in Marrow cost about $70 million to build.",
    "The Lowen Bridge in Marrow, opened on 3 May 2030, cost 41.5 million dollars.",
    "On Monday the council of Marrow approved the Lowen Bridge, which cost over $30 million.",
    "The council of Marrow rejected the Lowen Bridge on 4 May 2030.",
]


def read(told: list[tuple[str, int | None]]) -> list[Article]:
    rows = [
        {
            "text": text,
            "title": "The Lowen Bridge",
            "published": None if days is None else (FIRST + timedelta(days)).isoformat(),
        }
        for text, days in told
    ]
    return [from_row(row, str(at)) for at, row in enumerate(rows)]


TWO = read_assertions(read([(SENTENCES[0][:36] + ".", None), (SENTENCES[1], None)]))
TOLD = st.tuples(st.sampled_from(SENTENCES), st.none() | st.integers(0, 200))


@settings(max_examples=25, deadline=None)
@given(st.lists(TOLD, min_size=2, max_size=5))
def test_no_pair_that_clashes_is_ruled_out(told: list[tuple[str, int | None]]) -> None:
    articles = read(told)
    known = read_assertions(articles)
    reader, weights = Reader(known, articles.__getitem__), blocks(known, len(articles)).weights
    slots, owners = known.slots, known.articles
    pairs = [
        (i, j)
        for i, j in combinations(range(len(known)), 2)
        if slots[i] == slots[j] and owners[i] != owners[j]
    ]
    if not pairs:
        return
    kept = may_clash(known, *np.array(pairs).T).tolist()
    assert not any(clash(reader, weights, i, j) for (i, j), may in zip(pairs, kept, strict=True) if not may)


@given(st.lists(st.tuples(st.floats(-1e6, 1e6), st.floats(0, 1e6)), min_size=2, max_size=2))
def test_columns_overlap_where_values_do(ranges: list[tuple[float, float]]) -> None:
    one, other = ((low, low + wide) for low, wide in ranges)
    known = replace(TWO, lows=np.array([one[0], other[0]]), highs=np.array([one[1], other[1]]))
    assert may_clash(known, np.array([0]), np.array([1])).tolist() == [not overlap(one, other)]


@pytest.mark.parametrize(("apart", "may"), [(60, True), (61, False)])
def test_reports_published_far_apart_are_compared_only_if_they_name_days_in_common(
    apart: int, may: bool
) -> None:
    articles = read([(SENTENCES[1], 1), (SENTENCES[2].replace(", opened on 3 May 2030,", ""), 1 + apart)])
    assert days_apart(*articles) == apart
    known = read_assertions(articles)
    assert may_clash(known, np.array([0]), np.array([1])).tolist() == [may]


def test_each_pair_of_a_group_is_given_once() -> None:
    assert [column.tolist() for column in paired([[3, 4, 9], [4, 9], [9]])] == [[3, 3, 4], [4, 9, 9]]
    assert [column.tolist() for column in paired([])] == [[], []]
