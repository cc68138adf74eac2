"""Disagreements found without a question: what is told, what is not, and what always holds of it."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answering.disagreements.assertions import joined, read_assertions
from answering.disagreements.blocking import blocks
from answering.disagreements.disagreement import Disagreement, as_reply, disagreement_json
from answering.disagreements.disagreements import find_disagreements
from corpus.article import Article
from corpus.readers import from_row
from tests.answering.rows import read_cases, rows

CASES = read_cases("disagreements")


def articles_of(documents: list[dict[str, Any]]) -> list[Article]:
    return [from_row({"id": f"a{at}", **row}, f"a{at}") for at, row in enumerate(documents)]


def answers(one: Disagreement) -> set[str]:
    return {position.answer or "" for position in one.positions}


@pytest.mark.parametrize("case", rows("disagreements", "name"))
def test_a_library_is_told_to_disagree_where_it_does(case: dict[str, Any]) -> None:
    found = find_disagreements(articles_of(case["documents"]))
    assert [[one.kind, sorted(answers(one))] for one in found] == [
        [kind, sorted(values)] for kind, values in case["found"]
    ]


WORDS = ["red", "green", "blue", "grey", "pink", "gold", "white", "black"]
NAMES = ["Ada", "Bela", "Carlo", "Dora", "Emil", "Fanny", "Greta", "Hugo"]


def ferry(number: int, dead: str, day: str = "2025-04-02", source: str | None = None) -> dict[str, Any]:
    return {
        "title": "Ferry Lady Brenn runs aground off Dunmere Point",
        "source": source or f"Outlet {number}",
        "published": day,
        "text": f"{dead} people died when the ferry Lady Brenn ran aground off Dunmere Point, they said. "
        + " ".join(f"{NAMES[number]} saw {NAMES[number].lower()}{word} boats." for word in WORDS),
    }


def test_one_voice_against_three_is_an_outlier() -> None:
    (found,) = find_disagreements(articles_of([ferry(n, "Six") for n in range(3)] + [ferry(7, "Eight")]))
    assert found.kind == "outlier"
    assert [position.independent_sources for position in found.positions] == [3, 1]
    assert [position.outlier for position in found.positions] == [False, True]


def test_copies_and_articles_of_one_outlet_are_one_voice() -> None:
    wire = {**ferry(1, "Six"), "source": "Ostrel Wire"}
    copy = {**wire, "source": "Brennick Post"}
    again = ferry(2, "Six", source="ostrel wire")
    (found,) = find_disagreements(articles_of([wire, copy, again, ferry(7, "Eight")]))
    assert sorted(position.independent_sources for position in found.positions) == [1, 1]


def test_a_text_used_again_on_another_day_is_no_disagreement() -> None:
    report = "The price of rye at the Lowen Exchange in Marrow stood at {} crowns a tonne at noon. "
    text = (
        report + "Traders of the Lowen Exchange said that demand for rye and barley was steady all week long."
    )
    rows_ = [
        {
            "source": f"Outlet {at}",
            "published": f"2025-04-0{at}",
            "title": "Rye in Marrow",
            "text": text.format(310 + at),
        }
        for at in (1, 2, 3)
    ]
    assert find_disagreements(articles_of(rows_)) == []


def test_what_one_article_says_twice_differently_is_a_note_of_its_own_kind() -> None:
    text = (
        "The Lowen Bridge over the River Tarn in Marrow cost 40 million dollars to build. "
        "Nobody was hurt. The Lowen Bridge over the River Tarn in Marrow cost 70 million dollars to build."
    )
    (found,) = find_disagreements(articles_of([{"text": text}]))
    assert found.kind == "within_article"
    assert as_reply(found).notes[0].kind == "possible_conflict"


def test_nothing_is_found_in_nothing() -> None:
    assert find_disagreements([]) == []
    assert find_disagreements(articles_of([{"text": "Rain."}])) == []


SAMPLE = [
    ferry(1, "Six"), ferry(2, "Nine"), ferry(3, "Six"), ferry(4, "Eleven", "2025-04-03"),
    *[row for case in CASES["rows"] for row in case["documents"]],
]  # fmt: skip


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from(range(len(SAMPLE))), min_size=2, max_size=8, unique=True), st.randoms())
def test_the_order_of_articles_does_not_matter_and_quotes_are_slices(
    chosen: list[int], chance: random.Random
) -> None:
    articles = [from_row({"id": f"a{at}", **SAMPLE[at]}, f"a{at}") for at in chosen]
    shuffled = chance.sample(articles, len(articles))
    found = find_disagreements(articles)
    assert found == find_disagreements(shuffled)
    assert len({one.id for one in found}) == len(found)
    texts = {article.id: article.text for article in articles}
    for one in found:
        assert 0 < one.sure <= 1
        assert 0 < one.important <= 1
        assert len(one.positions) > 1
        for position in one.positions:
            lead = position.evidence[0]
            assert texts[lead.article][lead.answer_start : lead.answer_end] == position.answer
            for evidence in position.evidence:
                assert texts[evidence.article][evidence.start : evidence.end] == evidence.quote


def test_reading_in_lots_gives_what_reading_at_once_gives() -> None:
    articles = articles_of(SAMPLE)
    whole = read_assertions(articles)
    lots = joined([read_assertions(articles[:3]), read_assertions([], 3), read_assertions(articles[3:], 3)])
    assert blocks(whole, len(articles)).pairs() == blocks(lots, len(articles)).pairs()


def test_programs_get_positions_as_in_a_reply() -> None:
    (found,) = find_disagreements(articles_of([ferry(1, "Six"), ferry(2, "Nine")]))
    told = disagreement_json(found)
    assert told["schema"] == "crossquote.disagreement/1"
    assert {position["answer"] for position in told["positions"]} == {"Six people", "Nine people"}
    assert told["id"] == found.id
