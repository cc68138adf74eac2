"""What is news about a watched answer, and what is only another wording."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.watches.change import change
from bot.watches.standing import Said, Standing, from_row, to_row

CASES = json.loads((Path(__file__).parents[2] / "cases" / "watch_changes.json").read_text("utf-8"))


def said(answer: str, article: str = "a", before: str = "It was ") -> Said:
    quote = f"{before}{answer}, the council wrote."
    return Said(answer, quote, article, "Beacon", None, "2031-05-05", None, len(before), len(before + answer))


def standing(answers: list[str], status: str, kind: str, before: str) -> Standing:
    return Standing(
        status, kind, None, tuple(said(answer, f"{n}", before) for n, answer in enumerate(answers))
    )  # type: ignore[arg-type]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_news_is_another_answer_and_not_another_wording(case: dict[str, Any]) -> None:
    first, second = case.get("status", ("answered", "answered"))
    old = standing(case["old"], first, case["type"], "It was ")
    new = standing(case["new"], second, case["type"], "They said that it was ")
    found = change(old, new)
    assert (found and found.news) == case["news"]


def test_an_answer_in_whole_sentences_is_the_same_where_most_of_its_words_are() -> None:
    old = replace(said(""), answer=None, quote="The mayor resigned because the bridge was closed too late.")
    new = replace(
        old, quote="Because the bridge had been closed too late, the mayor of Vor resigned.", article="b"
    )
    other = replace(old, quote="Her doctors had advised her to rest.", article="b")
    told = Standing("answered", "text", None, (old,))
    assert change(told, replace(told, said=(new,))) is None
    assert change(told, replace(told, said=(other,))) is not None


ANSWERS = st.sampled_from(
    ["12%", "12 percent", "14%", "Ana Roca", "Roca", "5 May 2031", "over 300 boats", "7"]
)
STANDINGS = st.builds(
    lambda answers, status, kind: standing(answers if status != "not_found" else [], status, kind, "It was "),
    st.lists(ANSWERS, min_size=1, max_size=3),
    st.sampled_from(["answered", "conflict", "updated", "not_found"]),
    st.sampled_from(["percent", "person", "date", "count", "text"]),
)


@given(STANDINGS)
def test_nothing_is_news_about_itself(one: Standing) -> None:
    assert change(one, one) is None
    assert from_row(json.loads(json.dumps(to_row(one)))) == one


@given(STANDINGS, STANDINGS)
def test_another_answer_is_news_whichever_of_the_two_came_first(one: Standing, other: Standing) -> None:
    assume(one.status == other.status)
    assert (change(one, other) is None) == (change(other, one) is None)
