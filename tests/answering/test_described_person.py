"""Who "the 29-year-old" or "the striker" is: the right one is named, or nobody."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answering.sentences.candidate import Candidate
from answering.sentences.described_person import described_person, describes
from corpus.article import Article
from corpus.readers import from_row
from tests.answering.asking import ask, read_documents


def article(text: str) -> Article:
    """An article of this text."""
    return from_row({"text": text}, "a")


def last(text: str) -> Candidate:
    """The last sentence of a text."""
    read = article(text)
    return Candidate(read, len(read.sentences) - 1, 1.0)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ada Veld won the race on Sunday. The 29-year-old thanked her team.", "Ada Veld"),
        ("Ada Veld beat Bo Orm by a minute. The 29-year-old Dane finished ahead of Orm.", "Ada Veld"),
        ("Ada Veld and Bo Orm met in the final. The 29-year-old won in three sets.", None),
        ("Ada Veld met Bo Orm on Monday. The 29-year-old left at noon.", None),
        ("Ada Veld won. The race was long and wet. The 29-year-old thanked her team.", "Ada Veld"),
        ("Rain fell on the lake. The 29-year-old thanked her team.", None),
        ("The mill hired the baker Bo Orm. Ada Veld was there. The baker starts in May.", "Bo Orm"),
        ("Bo Orm, a former baker, was heard. Ada Veld was there. The baker left at noon.", "Bo Orm"),
        ("Ada Veld spoke for an hour. The baker left at noon.", None),
        ("The baker Bo Orm was heard. The baker Ada Veld left at noon.", None),
        ("Ada Veld opened the tower. The tower is 40 metres high.", None),
        ("“I saw Ada Veld,” he said. The 29-year-old left at noon.", None),
        ("The 29-year-old left at noon.", None),
        ("Ada Veld won. The 29-year-old thanked Orm.", "Ada Veld"),
        ("Ada Veld won. The 29-year-old baker Bo Orm came second.", None),
    ],
)
def test_a_description_means_the_one_who_was_told_of_or_nobody(text: str, name: str | None) -> None:
    found = described_person(last(text))
    assert (found.text if found else None) == name


@pytest.mark.parametrize(
    ("text", "question", "answer", "context"),
    [
        (
            "Ada Veld beat Bo Orm in the last stage. The 29-year-old Dane came eight seconds ahead of Orm.",
            "Who came eight seconds ahead of Orm?",
            "Ada Veld",
            "Ada Veld beat Bo Orm in the last stage.",
        ),
        (
            "Tarn City sold striker Piet Marn to Lowen. The striker scored 17 goals last season.",
            "Who scored 17 goals last season?",
            "Piet Marn",
            "Tarn City sold striker Piet Marn to Lowen.",
        ),
        (
            "The clerk Ilse Tosk was heard too. The 31-year-old left the station at noon.",
            "When did Ilse Tosk leave the station?",
            "at noon",
            "The clerk Ilse Tosk was heard too.",
        ),
        (
            "Ada Veld and Bo Orm met in the final in Lowen. The 24-year-old won the final in 80 minutes.",
            "How long did the final in Lowen take?",
            "80 minutes",
            None,
        ),
    ],
)
def test_a_quote_comes_with_the_sentence_that_names_whom_it_describes(
    text: str, question: str, answer: str, context: str | None
) -> None:
    reply = ask(question, read_documents([{"id": "a", "text": text, "published": "2025-06-04"}]))
    (evidence,) = reply.positions[0].evidence
    assert (reply.answer, evidence.context and evidence.context.text) == (answer, context)


def test_of_two_who_are_named_together_neither_is_given_the_age() -> None:
    text = "Ada Veld and Bo Orm met in the final. The 24-year-old won in 80 minutes."
    assert ask("How old is Ada Veld?", [article(text)]).status == "not_found"


SENTENCES = st.lists(
    st.sampled_from(
        [
            "Ada Veld won.",
            "Ada Veld beat Bo Orm.",
            "The 29-year-old thanked Orm.",
            "The striker left.",
            "The striker Bo Orm came.",
            "It rained.",
            "“No,” said Ada Veld.",
        ]
    ),
    min_size=1,
    max_size=6,
).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(SENTENCES)
def test_whoever_is_meant_is_named_in_a_sentence_before(text: str) -> None:
    read = article(text)
    for index in range(len(read.sentences)):
        one = Candidate(read, index, 1.0)
        found = described_person(one)
        if found:
            assert describes(one.text)
            assert found.index < index
            assert read.words(read.sentences[found.index])[found.start : found.end] == found.text
