"""Sentences alike but for one thing, people and places of one name, agencies, denials."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answering.clauses.negation import denials, denied
from answering.comparing.namesakes import bearer, told_apart
from answering.comparing.twins import difference
from answering.composing.agencies import credited
from answering.quantities.dimensions import in_base
from answering.quantities.value import Value
from answering.question import Query, read_question
from corpus.readers import from_row
from tests.answering.asking import ask, read_documents

VOCABULARY = ["the", "mill", "by", "Orm", "burned", "in", "May", "and", "Veld", "saw", "it", "fall"]
WORDS = st.lists(st.sampled_from(VOCABULARY), max_size=14)


@settings(max_examples=100, deadline=None)
@given(WORDS, WORDS)
def test_what_two_sentences_differ_in_does_not_depend_on_their_order(
    one: list[str], other: list[str]
) -> None:
    first, second = " ".join(one), " ".join(other)
    found, back = difference(first, second), difference(second, first)
    assert (found is None) == (back is None)
    if found and back:
        assert (found.one, found.other) == (back.other, back.one)


@settings(max_examples=60, deadline=None)
@given(WORDS)
def test_a_sentence_is_no_twin_of_itself(words: list[str]) -> None:
    assert difference(" ".join(words), " ".join(words)) is None


@pytest.mark.parametrize(
    ("text", "word", "is_denied"),
    [
        ("Veld did not sign.", "sign", True),
        ("Veld signed.", "signed", False),
        ("Veld refused to sign.", "sign", True),
        ("There is no evidence that Veld signed.", "signed", True),
        ("That Veld signed is a myth.", "signed", True),
        ("Veld did not only sign but cheer.", "sign", False),
        ("Veld did not hesitate, and signed.", "signed", False),
        ("Veld, who did not sleep, signed.", "signed", False),
        ("No fewer than 40 signed.", "signed", False),
        ("Veld can’t sign.", "sign", True),
    ],
)
def test_a_denial_reaches_as_far_as_its_clause(text: str, word: str, is_denied: bool) -> None:
    assert denied(denials(text), text.index(word)) == is_denied


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        ("The fire is out. (sda/dpa)", {"sda", "dpa"}),
        ("OSLO (Reuters) - It rained.", {"reuters"}),
        ("A pilot told AFP that it rained.", {"afp"}),
        ("Ani told Sid that it rained (at noon).", set()),
        ("The ferry (Astrid) sank.", set()),
    ],
)
def test_agencies_are_known_by_their_credit(text: str, agencies: set[str]) -> None:
    assert credited(text) == agencies


def test_two_outlets_that_carry_one_agency_are_one_source() -> None:
    documents = [
        {
            "id": "a",
            "source": "Lowen Gazette",
            "text": "The Tarn ferry carried 84 passengers, police said. (sda)",
        },
        {"id": "b", "source": "Inland Echo", "text": "There were 84 passengers on the Tarn ferry. (sda/dpa)"},
    ]
    reply = ask("How many passengers did the Tarn ferry carry?", read_documents(documents))
    assert [position.independent_sources for position in reply.positions] == [1]


def bearers(question: str, *texts: str) -> Any:
    read = read_question(Query(question))
    return read, [bearer(read, from_row({"text": text}, "row")) for text in texts]


@pytest.mark.parametrize(
    ("question", "one", "other", "apart"),
    [
        ("When was Ada Veld born?", "Ada Veld (painter) was born in Lowen.", "Ada Veld (rower) won.", True),
        ("When was Ada Veld born?", "Ada Veld (painter) was born.", "Ada Veld (the painter) won.", False),
        ("When was Ada Veld born?", "Ada Veld (1901–1980) was born.", "Ada Veld (rower) won.", False),
        ("Who directed Salt Road?", "Salt Road is a 1931 film.", "Salt Road is a 1968 film.", True),
        ("When was Salt Road shown?", "Salt Road is a 1931 film.", "Salt Road is a 1968 film.", False),
        ("When was General Marn born?", "Piet Marn was born in 1901.", "Jory Marn was born in 1911.", True),
        ("When was Piet Marn born?", "Piet Marn was born in 1901.", "Piet Marn was born in 1911.", False),
        ("How big is Dunmere?", "Dunmere is a town in Norway.", "Dunmere is a village in Kenya.", True),
    ],
)
def test_bearers_of_one_name_are_told_apart(question: str, one: str, other: str, apart: bool) -> None:
    read, (first, second) = bearers(question, one, other)
    assert told_apart(read, first, second) == apart


def test_each_bearer_of_a_name_gets_an_answer_of_its_own() -> None:
    documents = [
        {"id": "a", "text": "Ada Veld (painter) was born on 3 May 1901 in Lowen."},
        {"id": "b", "text": "Ada Veld (rower) was born on 9 June 1988 in Lowen."},
    ]
    reply = ask("When was Ada Veld born?", read_documents(documents))
    assert reply.status == "answered"
    assert {position.answer for position in reply.positions} == {"3 May 1901", "9 June 1988"}
    assert [note.kind for note in reply.notes] == ["different_scope"]


def test_a_unit_without_a_dimension_has_no_base() -> None:
    assert in_base(Value("count", 0, 1, 3.0, 3.0, "ferries")) is None
