"""What analysis makes of texts, case by case, and what it promises of all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from retrieval.analyze import STOPWORDS, _parts, analysed, analysed_all, pieces, terms, tokens

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


CHUNK = st.from_regex(r"[A-Za-z0-9'.,$%-]{1,12}", fullmatch=True)
WORD = st.sampled_from(
    [
        "2025",
        "F-35",
        "well-known",
        "The",
        "organised",
        "Rose",
        "children's",
        "TYRES",
        "programmes",
        "it's",
        "'s",
        "s's",
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(CHUNK | WORD | st.text(min_size=1)), st.sampled_from(["en", "fr", "zz"]))
def test_the_short_way_is_the_long_way(chunks: list[str], lang: str) -> None:
    assert [list(found) for found in analysed_all(chunks, lang)] == [
        analysed(chunk, lang) for chunk in chunks
    ]
    for chunk in chunks:
        assert analysed(chunk, lang) == [term for term, _, _, stop in pieces(chunk, lang) if not stop]


MARKED = st.from_regex(
    r"""[("'“‘]{0,2}([A-Za-z]{1,4}|[0-9]{1,4})([-'’.][A-Za-z0-9]{0,3}){0,3}[)"'”’.,;:!?…]{0,2}"""
)


@settings(max_examples=200, deadline=None)
@given(MARKED.map(str.strip), st.sampled_from(["en", "fr", "zz"]))
@example("(pro-trade’s),", "en")
@example("1990's", "en")
@example("'s", "en")
@example("l'", "fr")
def test_a_chunk_is_read_as_its_parts_whatever_stands_around_it(chunk: str, lang: str) -> None:
    assert list(pieces(chunk, lang)) == [piece for part in _parts(chunk, lang) for piece in part]


def test_stop_words_are_there_when_asked_for() -> None:
    found = tokens("What is the rate", stops=True)
    assert [(token.term, token.stop) for token in found] == [
        ("what", True), ("is", True), ("the", True), ("rate", False)
    ]  # fmt: skip


def test_there_are_about_130_stop_words_with_the_question_words() -> None:
    assert 120 <= len(STOPWORDS) <= 140
    assert {"what", "who", "when", "where", "why", "how", "which"} <= STOPWORDS
