"""Which claim of an answer is shown first: the narrowest, in words."""

import pytest

from answering.question import Query
from tests.answering.asking import answerer, read_documents

TOWN = "Tarrow is a town in Ketta County."


@pytest.mark.parametrize(
    ("one", "other", "shown"),
    [
        (
            f"{TOWN} The population of Tarrow was 2,764 in 2010.",
            f"{TOWN} In 2010 the population of Tarrow was 2,764 people.",
            "2,764 people",
        ),
        (f"{TOWN} Tarrow has 2,764 residents.", f"{TOWN} Tarrow has 2,764 people.", "2,764 residents"),
    ],
)
def test_the_number_that_says_what_it_counts_is_shown(one: str, other: str, shown: str) -> None:
    documents = [
        {"id": "a", "source": "Ketta Post", "text": one},
        {"id": "b", "source": "Inland Echo", "text": other},
    ]
    reply = answerer(read_documents(documents)).ask(Query("What is the population of Tarrow?"))
    assert [position.answer for position in reply.positions] == [shown], reply
