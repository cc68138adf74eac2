"""Names and which of them mean the same: rows of sentences and pairs, and what holds for every text."""

import json
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answering.names import canonical, read_names, same_name

CASES = json.loads((Path(__file__).parent.parent / "cases" / "names.json").read_text(encoding="utf-8"))


def row(case: dict[str, Any]) -> Any:
    marks = [pytest.mark.xfail(reason=case["xfail"], strict=True)] if "xfail" in case else []
    return pytest.param(case, marks=marks, id=case["text"])


@pytest.mark.parametrize("case", [row(case) for case in CASES["rows"]])
def test_a_sentence_has_these_names(case: dict[str, Any]) -> None:
    """A row gives no kind where rules cannot tell one."""
    found = read_names(case["text"])
    assert [name.text for name in found] == [text for _, text in case["names"]]
    told = [(name.text, kind) for name, (kind, _) in zip(found, case["names"], strict=True) if kind]
    assert [(name.text, name.kind) for name in found if (name.text, name.kind) in told] == told


@pytest.mark.parametrize(("one", "other"), CASES["same"])
def test_two_forms_are_one_name(one: str, other: str) -> None:
    assert same_name(one, other)
    assert same_name(other, one)


@pytest.mark.parametrize(("one", "other"), CASES["different"])
def test_two_names_are_two(one: str, other: str) -> None:
    assert not same_name(one, other)
    assert not same_name(other, one)


@pytest.mark.parametrize(
    "forms", [("Japan", "Japanese", "Tokyo"), ("U.S.", "American", "White House"), ("EU", "Brussels")]
)
def test_forms_of_one_country_share_a_key(forms: tuple[str, ...]) -> None:
    assert len({canonical(form) for form in forms}) == 1


def test_a_capital_is_no_country_where_places_are_meant() -> None:
    assert not same_name("Tokyo", "Japan", governments=False)
    assert same_name("Japanese", "Japan", governments=False)


WORDS = """The the of Bank President Mr. J. K. U.S. Trump O’Brien al-Assad von Japan 's - . , US-led EU
SAID May 2 & İ ſ K"""
PIECES = st.sampled_from([*WORDS.split(), "\n", "“"])
TEXTS = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=12).map(" ".join))


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_every_text_has_ordered_names_that_are_slices(text: str) -> None:
    at = 0
    for name in read_names(text):
        assert at <= name.start < name.end <= len(text)
        assert text[name.start : name.end] == name.text
        at = name.end


@settings(max_examples=150, deadline=None)
@given(TEXTS, TEXTS)
def test_meaning_the_same_is_mutual_and_holds_for_oneself(one: str, other: str) -> None:
    assert same_name(one, one)
    assert same_name(one, other) == same_name(other, one)


@pytest.mark.parametrize("piece", ["A", "A ", "A. ", "Al-", "A’", "Bank of ", "Mr. ", "“A", "The "])
def test_time_grows_with_the_length_of_the_text(piece: str) -> None:
    short, long = (piece * (n // len(piece)) for n in (2_000, 16_000))
    assert seconds(long) < 100 * max(seconds(short), 0.005)


def seconds(text: str) -> float:
    start = perf_counter()
    read_names(text)
    return perf_counter() - start
