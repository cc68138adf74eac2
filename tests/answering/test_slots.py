"""Which words of a sentence fill the slot of a question, row by row."""

from datetime import date
from typing import Any

import pytest

from answering.question import Query, read_question
from answering.sentences.candidate import Candidate
from answering.slots import fill
from corpus.article import Article, Span
from tests.answering.rows import rows


def sentence(text: str) -> Candidate:
    """A sentence that is an article of its own."""
    published = date(2025, 5, 12)
    return Candidate(Article("a", text, "a", published=published, sentences=(Span(0, len(text)),)), 0, 1.0)


def complaints(case: dict[str, Any]) -> list[str]:
    """What of a row is not met; a `part` may be filled with more words around it."""
    filler = fill(read_question(Query(case["question"])), sentence(case["sentence"]))
    found, wanted = filler.text if filler else None, case["fills"]
    met = wanted in (found or "") if case.get("part") else found == wanted
    return [] if met else [f"filled with {found!r}"]


@pytest.mark.parametrize("case", rows("slots", "question", "sentence"))
def test_the_slot_is_filled_with_these_words(case: dict[str, Any]) -> None:
    assert complaints(case) == []
