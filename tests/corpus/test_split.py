"""Sentences are exact slices, in order, and none is endless."""

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Span
from corpus.split import LONGEST, sentences

CASES = Path(__file__).parent.parent / "cases" / "split.json"
FLOOR = 0.97  # of the boundaries of the cases, known failures included; lowered only on purpose


def split(text: str) -> list[str]:
    return [text[part.start : part.end] for part in sentences(text, Span(0, len(text)))]


@pytest.mark.rows("split")
def test_sentences_end_where_a_reader_would_end_them(row: dict[str, Any]) -> None:
    assert split(row["text"]) == row["sentences"]


def test_the_f1_over_all_cases_stays_above_the_floor() -> None:
    rows = json.loads(CASES.read_text(encoding="utf-8"))
    found = [set(split(row["text"])) for row in rows]
    expected = [set(row["sentences"]) for row in rows]
    right = sum(len(one & other) for one, other in zip(found, expected, strict=True))
    f1 = 2 * right / (sum(map(len, found)) + sum(map(len, expected)))
    assert f1 >= FLOOR, f"F1 {f1:.3f}"


@given(st.text(alphabet=" .!?…。“”\"'«»()[]1aA\n-", max_size=200), st.integers(0, 50))
def test_any_text_is_covered_in_order(text: str, start: int) -> None:
    span = Span(min(start, len(text)), len(text))
    parts = sentences(text, span)
    assert list(parts) == sorted(parts)
    assert all(before.end <= after.start for before, after in pairwise(parts))
    covered = sum(not character.isspace() for part in parts for character in text[part.start : part.end])
    letters = [at for at in range(span.start, span.end) if text[at] in "aA.!?…。"]
    assert all(any(part.start <= at < part.end for part in parts) or _is_marker(text, at) for at in letters)
    assert covered <= len(text)


@pytest.mark.parametrize("text", ["word " * 10_000, "x" * 10_000, "字" * 10_000, '"' + "He said. " * 5_000])
def test_a_run_without_end_is_bounded(text: str) -> None:
    parts = sentences(text, Span(0, len(text)))
    assert max(part.end - part.start for part in parts) <= LONGEST
    assert "".join(text[part.start : part.end] for part in parts).replace(" ", "") == text.replace(" ", "")


def test_a_quotation_left_open_does_not_swallow_the_rest() -> None:
    text = "“It is late. " + "They went home at ten. " * 60
    assert len(split(text)) > 50


def _is_marker(text: str, at: int) -> bool:
    return any(text[max(at - 2, 0) : at + 2].count(mark) for mark in ".)")
