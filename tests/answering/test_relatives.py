"""Words of one family, and words that often mean the same."""

import pytest

from answering.language.relatives import relatives
from answering.language.stems import stemmed
from answering.language.tables import stored
from answering.question import Query, read_question

TABLES = stored("word_families")


@pytest.mark.parametrize(
    ("word", "other"), [("choose", "choice"), ("marry", "marriage"), ("job", "task"), ("chairs", "chairman")]
)
def test_either_word_is_met_by_the_other(word: str, other: str) -> None:
    assert stemmed(other) in relatives(stemmed(word))
    assert stemmed(word) in relatives(stemmed(other))


@pytest.mark.parametrize(("word", "other"), [("rise", "fall"), ("buy", "sell"), ("approve", "reject")])
def test_opposites_are_no_relatives(word: str, other: str) -> None:
    assert stemmed(other) not in relatives(stemmed(word))


@pytest.mark.parametrize("table", ["families", "synonyms"])
def test_relatives_are_mutual(table: str) -> None:
    told = {(one, other) for one, others in TABLES[table].items() for other in others.split()}
    assert told == {(other, one) for one, other in told}
    assert all(one != other for one, other in told)


def test_a_name_has_none() -> None:
    question = read_question(Query("What did Baker Hill choose?"))
    met = {focus.key: set(focus.accepts) for focus in question.focus}
    assert met["baker"] == {"baker"}
    assert relatives("baker")
    assert "choic" in met["choos"]


def test_a_word_itself_counts_most() -> None:
    for focus in read_question(Query("Which job did the chairman choose?")).focus:
        assert focus.accepts[focus.key] == 1.0 == max(focus.accepts.values())
