"""Whom or what a sentence goes on speaking of: the name is found where the text gives it."""

from typing import Any

import pytest

from answering.sentences.antecedents import antecedents
from answering.sentences.candidate import Candidate
from corpus.article import Article, Span
from tests.answering.rows import rows


def told(sentences: list[str]) -> Article:
    """An article of these sentences."""
    text = " ".join(sentences)
    starts = [sum(len(one) + 1 for one in sentences[:i]) for i in range(len(sentences))]
    spans = tuple(Span(start, start + len(one)) for start, one in zip(starts, sentences, strict=True))
    return Article("a", text, "a", sentences=spans)


@pytest.mark.parametrize("case", rows("antecedents", "sentence", "before"))
def test_a_sentence_speaks_of_these_names(case: dict[str, Any]) -> None:
    article = told([*case["before"], case["sentence"]])
    assert sorted(antecedents(article, len(case["before"]))) == sorted(case["names"])


def test_what_a_sentence_speaks_of_stands_around_it() -> None:
    article = told(["Ketta Lines sank.", "Fares rose.", "Nobody cared.", "It has 12 ferries."])
    assert "ketta" in Candidate(article, 3, 1.0).both
