"""Which nouns say what somebody is."""

import pytest

from answering.naming.people import is_person
from answering.sentences.own_clause import own_clause


@pytest.mark.parametrize(
    "noun", ["diver", "driver", "gardeners", "pianist", "widow", "mother", "policewoman", "Captain"]
)
def test_a_noun_says_what_somebody_is(noun: str) -> None:
    assert is_person(noun)


@pytest.mark.parametrize(
    "noun", ["tower", "supercomputer", "thermometer", "ferry", "city", "trees", "committee"]
)
def test_a_noun_for_a_thing_does_not(noun: str) -> None:
    assert not is_person(noun)


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("What is the name of the diver who found it?", "Who is the diver who found it?"),
        ("what was the name of the second witness", "Who is the second witness?"),
        ("What is the name of the lighthouse?", "What is the name of the lighthouse?"),
        ("What is the name of a teacher in Tibet?", "What is the name of a teacher in Tibet?"),
    ],
)
def test_who_somebody_is_is_asked_where_a_name_is(asked: str, meant: str) -> None:
    assert own_clause(asked) == meant
