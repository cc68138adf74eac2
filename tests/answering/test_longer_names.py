"""Doubts whether a sentence speaks of the very bearer, time and office that are asked about, row by row."""

from typing import Any

import pytest

from answering.fillers.case import Case
from answering.fillers.doubts import doubts
from answering.question import Query, read_question
from answering.sentences.candidate import Candidate
from answering.slots import fill
from corpus.article import Article, Span
from tests.answering.rows import rows


@pytest.mark.parametrize("case", rows("longer_names", "question", "sentence"))
def test_a_sentence_is_doubted_where_it_is_of_another_name_or_time_only(case: dict[str, Any]) -> None:
    question, text = read_question(Query(case["question"])), case["sentence"]
    candidate = Candidate(Article("a", text, "a", sentences=(Span(0, len(text)),)), 0, 1.0)
    told = doubts(Case(question, candidate, fill(question, candidate), candidate.keys))
    assert (case["doubt"] in {reason for reason, _ in told}) == case["arises"]
