"""What analysis makes of texts, case by case, and what it promises of all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.analyze import STOPWORDS, analysed, pieces, terms, tokens

CASES = json.loads((Path(__file__).parents[1] / "cases" / "analysis.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_case(case: dict[str, object]) -> None:
    assert terms(str(case["text"]), str(case.get("lang", "en"))) == case["terms"]


@settings(max_examples=200, deadline=None)
@given(st.text())
def test_tokens_are_the_terms_with_offsets(text: str) -> None:
    found = tokens(text)
    assert [token.term for token in found] == terms(text)
    assert all(0 <= token.start < token.end <= len(text) for token in found)
    assert [token.start for token in found] == sorted(token.start for token in found)


@settings(max_examples=200, deadline=None)
@given(st.text() | st.sampled_from(["εις", "ْ", "ﷺ", "ͺ", "ـ"]), st.sampled_from(["en", "el", "ar", "zz"]))
def test_no_term_is_empty_or_has_a_space(text: str, lang: str) -> None:
    assert all(term and not any(map(str.isspace, term)) for term in terms(text, lang))


@settings(max_examples=200, deadline=None)
@given(st.from_regex(r"[A-Za-z0-9'.,$%-]{1,12}", fullmatch=True))
def test_the_short_way_is_the_long_way(chunk: str) -> None:
    assert analysed(chunk) == [term for term, _, _, stop in pieces(chunk) if not stop]


def test_stop_words_are_there_when_asked_for() -> None:
    found = tokens("What is the rate", stops=True)
    assert [(token.term, token.stop) for token in found] == [
        ("what", True), ("is", True), ("the", True), ("rate", False)
    ]  # fmt: skip


def test_there_are_about_130_stop_words_with_the_question_words() -> None:
    assert 120 <= len(STOPWORDS) <= 140
    assert {"what", "who", "when", "where", "why", "how", "which"} <= STOPWORDS
