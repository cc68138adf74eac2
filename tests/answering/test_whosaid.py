"""A passage is found wherever an article holds it, and nowhere else."""

import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from answering.quotations.quotation import Spot, locate, quotation, words
from answering.quotations.whosaid import Holder, who_said
from bot.library.reading_room import ReadingRoom, room_of
from corpus.article import Article
from corpus.readers import from_row, read
from retrieval.engine import Filter

SAMPLE = Path(__file__).parents[2] / "corpus" / "sample"
CURLY = str.maketrans({"“": '"', "”": '"', "’": "'", "‘": "'"})


@cache
def sample() -> tuple[ReadingRoom, tuple[Article, ...]]:
    articles = tuple(read(SAMPLE, lambda problem: None))
    return room_of(articles), articles


def said(passage: str, where: Filter | None = None) -> list[Holder]:
    room, _ = sample()
    return who_said(quotation(passage), room.engine, room.shelf, where)


def spots(passage: str) -> dict[str, tuple[Spot, str]]:
    """Where each article holds the passage, copies too, and the words there."""
    holders = [one for head in said(passage) for one in (head, *head.copies)]
    return {holder.article.id: (holder.spot, holder.quote) for holder in holders}


@st.composite
def slices(draw: st.DrawFn) -> tuple[Article, int, int]:
    """A slice of an article, chrome included, of two words at least."""
    article = draw(st.sampled_from(sample()[1]))
    start = draw(st.integers(0, len(article.text) - 20))
    end = draw(st.integers(start + 10, min(len(article.text), start + 600)))
    assume(len(words(article.text[start:end])) > 1)
    return article, start, end


@st.composite
def sayings(draw: st.DrawFn) -> tuple[Article, int, int]:
    """Nine words or more of one or two quotable sentences."""
    article = draw(st.sampled_from(sample()[1]))
    first = draw(st.integers(0, len(article.sentences) - 2))
    low, high = article.sentences[first].start, article.sentences[first + draw(st.integers(0, 1))].end
    found = [word for word in words(article.text) if low <= word.start < high]
    assume(len(found) >= 9)
    start = draw(st.integers(0, len(found) - 9))
    return article, found[start].start, found[draw(st.integers(start + 8, len(found) - 1))].end


@given(slices())
@settings(max_examples=150, deadline=None)
def test_a_slice_of_an_article_is_found_at_its_place(slice: tuple[Article, int, int]) -> None:
    article, start, end = slice
    wanted = article.text[start:end]
    spot, quote = spots(wanted)[article.id]
    assert (spot.similarity, spot.exact, quote) == (1.0, True, wanted)
    assert (
        spot.start == start or article.text.count(wanted) > 1 or article.text[spot.start : spot.end] == wanted
    )
    assert (spot.longest_start, spot.longest_end) == (spot.start, spot.end)


@given(sayings())
@settings(max_examples=100, deadline=None)
def test_case_quotation_marks_and_spacing_do_not_matter(slice: tuple[Article, int, int]) -> None:
    article, start, end = slice
    typed = " ".join(article.text[start:end].translate(CURLY).split()).upper()
    assume(len(words(typed)) == len(words(article.text[start:end])))  # "ß" and its like grow in capitals
    spot, _ = spots(typed)[article.id]
    assert spot.similarity == 1.0
    assert (spot.start, spot.end) == (start, end) or article.text[
        spot.start : spot.end
    ].casefold().split() == (article.text[start:end].casefold().split())


@given(sayings(), st.data())
@settings(max_examples=100, deadline=None)
def test_a_passage_is_found_with_a_word_left_out_or_changed(
    slice: tuple[Article, int, int], data: st.DataObject
) -> None:
    article, start, end = slice
    typed = [article.text[word.start + start : word.end + start] for word in words(article.text[start:end])]
    at = data.draw(st.integers(1, len(typed) - 2))
    typed[at : at + 1] = data.draw(st.sampled_from([[], ["qwertz"]]))
    spot, _ = spots(" ".join(typed))[article.id]
    count = len(words(article.text[start:end]))
    assert spot.similarity >= round((count - 1) / count, 4)
    assert spot.start <= spot.longest_start < spot.longest_end <= spot.end


@given(
    st.lists(st.sampled_from([w.key for a in sample()[1] for w in words(a.text)]), min_size=9, max_size=30)
)
@settings(max_examples=100, deadline=None)
def test_words_in_any_order_are_no_passage(shuffled: list[str]) -> None:
    assert spots(" ".join(shuffled)) == {}


@given(st.text(max_size=60), st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_no_text_breaks_the_search_and_every_spot_lies_in_the_text(passage: str, text: str) -> None:
    spot = locate(quotation(passage), text)
    if spot:
        assert 0 <= spot.start <= spot.longest_start < spot.longest_end <= spot.end <= len(text)
        assert 0 < spot.similarity <= 1


@pytest.mark.parametrize(
    "passage",
    [
        "Nobody who saw the budget of the third moon believed that its oceans would ever be painted green.",
        "The ministry declined to say whether the pandas had been asked about their favourite music.",
    ],
)
def test_a_sentence_that_nobody_wrote_is_not_found(passage: str) -> None:
    assert said(passage) == []


STORY = "On Friday, after nine hours, the two governments agreed – “finally”, she said – on a tariff of 12 percent."  # noqa: E501


@pytest.mark.parametrize(
    ("passage", "quote", "similarity"),
    [
        ('agreed - "finally", she said', "agreed – “finally”, she said", 1.0),
        ("the two governments agreed … on a tariff of 12 percent.", STORY[29:], 1.0),
        ("after nine hours ... a tariff of 12 percent", STORY[11:-1], 1.0),
        ("the two governments agreed on a tariff of 12 percent", STORY[29:-1], 10 / 13),
        ("the two cabinets agreed", STORY[29:55], 0.75),
        ("rain", None, 0),
        ("govern", None, 0),
        ("governments", "governments", 1.0),
        ("the two cabinets quarrelled", None, 0),
    ],
)
def test_how_alike_a_passage_is(passage: str, quote: str | None, similarity: float) -> None:
    spot = locate(quotation(passage), STORY)
    assert (spot and STORY[spot.start : spot.end]) == quote
    if spot:
        assert spot.similarity == pytest.approx(similarity, abs=1e-4)


def test_the_longest_run_of_the_same_words_is_told() -> None:
    spot = locate(quotation("after ten hours the two governments agreed"), STORY)
    assert spot
    assert STORY[spot.longest_start : spot.longest_end] == "hours, the two governments agreed"


def test_a_better_place_is_taken_before_a_longer_run_elsewhere() -> None:
    text = "The talks would go on. Later: Ann Olm said that the talks would, all agree, go on until Friday."
    spot = locate(quotation("Ann Olm said that the talks would go on until Friday"), text)
    assert spot
    assert text[spot.start : spot.end].startswith("Ann Olm said")


WIRE = "The harbour of Dunmere closes on Monday for repairs, the council said. Ferries will leave from Tarn."


def room() -> ReadingRoom:
    rows = [
        {"id": "late", "source": "Tarn Mail", "published": "2031-05-03", "text": WIRE},
        {"id": "early", "source": "Tarn Wire", "published": "2031-05-02", "text": f"Read more\n\n{WIRE}"},
        {
            "id": "own",
            "source": "Echo",
            "published": "2031-05-01",
            "text": "Dunmere closes on Monday for repair.",
        },
        {
            "id": "undated",
            "source": "Post",
            "text": "It rained. The harbour of Dunmere closes on Monday, he said.",
        },
    ]
    return room_of([from_row(row, str(row["id"])) for row in rows])


def test_copies_stand_under_the_earliest_and_less_alike_articles_below() -> None:
    here = room()
    found = who_said(quotation("the harbour of Dunmere closes on Monday"), here.engine, here.shelf)
    assert [(one.article.id, [copy.article.id for copy in one.copies]) for one in found] == [
        ("early", ["late"]),
        ("undated", []),
    ]


def test_a_filter_holds_for_the_very_words_too() -> None:
    here = room()
    passage = quotation("closes on Monday")
    for where, ids in (
        (Filter(since=date(2031, 5, 3)), {"late"}),
        (Filter(source="echo"), {"own"}),
        (Filter(until=date(2031, 5, 2)), {"early", "own"}),
    ):
        assert {one.article.id for one in who_said(passage, here.engine, here.shelf, where)} == ids


def test_words_too_common_to_search_for_are_found_too() -> None:
    assert re.fullmatch(r"(?i)on\s+the", next(iter(spots("on the").values()))[1])
