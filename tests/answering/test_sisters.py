"""Doubts about a number that may be told of something else than is asked about, row by row."""

from typing import Any

import pytest

from answering.fillers.case import Case
from answering.fillers.doubts import doubts
from answering.question import Query, read_question
from answering.slots import fill
from tests.answering.rows import rows
from tests.answering.test_slots import sentence


@pytest.mark.parametrize("case", rows("sisters", "question", "sentence"))
def test_a_number_is_doubted_where_it_is_told_of_another_thing_only(case: dict[str, Any]) -> None:
    question, candidate = read_question(Query(case["question"])), sentence(case["sentence"])
    told = doubts(Case(question, candidate, fill(question, candidate), candidate.keys))
    assert (case["doubt"] in {reason for reason, _ in told}) == case["arises"]
