"""Chrome is never quotable, the article's sentences are."""

import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Span
from corpus.clean import quotable
from corpus.lines import BOM, SPACE
from corpus.split import sentences

PIECES = st.sampled_from(
    [
        "The council voted on Monday to close it.", "“No,” he said.", "- one item of the list is here",
        "MENU", "Views: 12", "Photo: A. B.", "\n", "\n\n", "\r\n", "\r", "\ufeff", " ", "\t",
        "and the line runs on", "© 2024 Lowen Echo", "(xyz/abc)", "---", "“", "”", '"', "U.S.", "a.m.",
        "[12]", "…", "。", "\u2028", "\0", "x" * 40,
    ]
)  # fmt: skip
TEXTS = (
    st.text(max_size=300)
    | st.lists(PIECES, max_size=30).map("".join)
    | st.lists(PIECES, max_size=30).map(" ".join)
)


@pytest.mark.rows("clean")
def test_what_may_be_quoted(row: dict[str, Any]) -> None:
    text = row["text"]
    spans = quotable(text, strict=row.get("strict", True))
    assert [text[span.start : span.end] for span in spans] == row["quotable"]


@given(TEXTS, st.booleans())
def test_spans_are_ordered_trimmed_and_apart(text: str, strict: bool) -> None:
    at = 0
    for span in quotable(text, strict=strict):
        assert at <= span.start < span.end <= len(text)
        words = text[span.start : span.end]
        assert words == words.strip()
        assert not words.startswith("\ufeff")
        at = span.end


@given(TEXTS, st.booleans())
def test_sentences_lie_in_quotable_spans_and_leave_nothing_out(text: str, strict: bool) -> None:
    for span in quotable(text, strict=strict):
        parts = sentences(text, span)
        assert all(span.start <= part.start < part.end <= span.end for part in parts)
        outside = _outside(span, parts)
        assert all(character.isspace() or character in "\ufeff-*+•–—▪◦‣·().0123456789abcx" for character in
                   "".join(text[gap.start : gap.end] for gap in outside))  # fmt: skip


def test_hostile_lines_take_linear_time() -> None:
    for piece in (
        "a " * 50_000,
        "“" * 50_000,
        "." * 50_000,
        "\n" * 50_000,
        "(" * 50_000,
        "by A " * 20_000,
        "1 " * 50_000,
    ):
        text = piece + "The council voted on Monday to close it."
        for span in quotable(text):
            sentences(text, span)


def _outside(span: Span, parts: tuple[Span, ...]) -> list[Span]:
    bounds = [span.start, *(bound for part in parts for bound in (part.start, part.end)), span.end]
    return [Span(start, end) for start, end in zip(bounds[::2], bounds[1::2], strict=True)]


def test_space_is_what_python_calls_space_and_the_byte_order_mark() -> None:
    assert {chr(code) for code in range(sys.maxunicode + 1) if chr(code).isspace()} | {BOM} == set(SPACE)
