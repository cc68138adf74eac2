"""Several bearers of one name: each article answers for its own, and none for another."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answering.fillers.described_names import described_name
from answering.fillers.lives import life_fillers
from answering.fillers.makers import maker_fillers
from answering.fillers.unspoken import unspoken
from answering.question import Query, read_question
from answering.sentences.candidate import Candidate
from answering.sentences.definition import definition
from corpus.article import Article, Span
from corpus.readers import from_row
from tests.answering.asking import ask, read_documents
from tests.answering.rows import rows
from tests.answering.test_slots import complaints

PEOPLE = {
    "rower": "Ada Veld (rower) Ada Veld (born 24 May 1993) is a Danish rower who won the Tarn Cup in 2015.",
    "painter": "Ada Veld (painter) Ada Veld (3 May 1901 – 9 June 1988) was a Danish painter.",
    "mayor": "Ada Marie Veld Ada Marie Veld (1840–1911) was a Danish politician, mayor of Lowen in 1890.",
}
WORKS = {
    "film": "Salt Hour (2004 film) Salt Hour is a 2004 crime comedy film directed by Piet Marn.",
    "album": "Salt Hour (album) Salt Hour is the second studio album by Orsenian rock band Tin Harbour.",
    "novel": "Salt Hour (novel) Salt Hour is a novel by the Halvoran writer Mirela Tosk, published in 1951.",
}
TOWNS = {
    "north": "Lowen Township, Tarn County Lowen Township is one of twelve townships of Tarn County. As of "
    "the census of 2000, there were 2,355 people, 819 households and 705 families residing in the township.",
    "south": "Lowen Township, Oss County Lowen Township is a township in Oss County. Its population was 912 "
    "at the 2010 census.",
}


@pytest.mark.parametrize("case", rows("bearer_slots", "question", "sentence"))
def test_a_sentence_about_a_bearer_gives_these_words(case: dict[str, Any]) -> None:
    assert complaints(case) == []


@pytest.mark.parametrize(
    ("question", "texts", "answers"),
    [
        ("What is the profession of Ada Veld?", PEOPLE, {"rower": "rower", "painter": "painter"}),
        (
            "When was Ada Veld born?",
            PEOPLE,
            {"rower": "24 May 1993", "painter": "3 May 1901", "mayor": "1840"},
        ),
        ("When did Ada Veld die?", PEOPLE, {"painter": "9 June 1988", "mayor": "1911"}),
        ('Who is the creator of "Salt Hour"?', WORKS, {"album": "Tin Harbour", "novel": "Mirela Tosk"}),
        ('What is the genre of "Salt Hour"?', WORKS, {"film": "crime comedy film", "album": "studio album"}),
        ("What is the population of Lowen Township?", TOWNS, {"north": "2,355", "south": "912"}),
    ],
)
def test_each_bearer_of_a_name_answers_for_itself(
    question: str, texts: dict[str, str], answers: dict[str, str]
) -> None:
    reply = ask(question, read_documents([{"id": id, "text": text} for id, text in texts.items()]))
    told = {e.article: position.answer or "" for position in reply.positions for e in position.evidence}
    assert {id: answer in told.get(id, "") for id, answer in answers.items()} == dict.fromkeys(answers, True)
    assert reply.status == "answered"


FILMS = {
    "first": "Salt Hour (1931 film) Salt Hour is a 1931 Danish comedy film directed by Piet Marn.",
    "second": "Salt Hour (1968 film) Salt Hour is a 1968 Danish drama film directed by Ilse Tosk. An earlier "
    "film of that name was directed by Piet Marn.",
}
OFFICERS = {
    "one": "Jory Quill Jory Quill (1920–1990) was an Orsenian rear admiral who commanded the fleet at Oss.",
    "other": "Jory Quill Jory Quill (born 1951) is a Halvoran vice admiral who lives in Tarn.",
}


@pytest.mark.parametrize(
    ("question", "texts", "answers"),
    [
        ('Who directed the film "Salt Hour"?', FILMS, ["Ilse Tosk", "Piet Marn"]),
        ("What was the rank of Jory Quill?", OFFICERS, ["rear admiral", "vice admiral"]),
    ],
)
def test_no_bearer_is_lost_in_the_answer_of_another(
    question: str, texts: dict[str, str], answers: list[str]
) -> None:
    reply = ask(question, read_documents([{"id": id, "text": text} for id, text in texts.items()]))
    assert sorted(position.answer or "" for position in reply.positions) == answers


@pytest.mark.parametrize(
    ("question", "text", "answer"),
    [
        (
            "Who coaches Tarn City?",
            "Quill coaches Tarn City in its fifth season. Jory Quill coaches Tarn City since March.",
            "Jory Quill",
        ),
        (
            "What is the profession of Ada Veld?",
            "Ada Veld is a Danish judge who sits in Lowen. Ada Veld was a keen rower in her youth.",
            "Danish judge",
        ),
        (
            "When was the Lowen mill built?",
            "The Lowen mill was bought by the town of Lowen in 1982. The Lowen mill was built in 1911.",
            "1911",
        ),
        ("When was the Lowen mill built?", "The Lowen mill was built about 1911.", "about 1911"),
        (
            "When was Tarn Harbour founded?",
            "Tarn Harbour grew out of a guild, Oss Rowers, which was founded in 1939. Tarn Harbour, a club "
            "of two towns, was founded on 25 April 1942.",
            "25 April 1942",
        ),
        ("How many clubs does the Tarn League have?", "The Tarn League has over 40 clubs.", "over 40"),
    ],
)
def test_of_an_article_the_sentence_that_tells_it_best_speaks(question: str, text: str, answer: str) -> None:
    assert ask(question, read_documents([{"id": "a", "text": text}])).answer == answer


def test_an_entry_that_names_the_thing_late_gives_its_date_too() -> None:
    texts = [
        "Savers may choose. Marnbank was founded in 1904 by the town of Lowen.",
        "Each saver was given a book. Founded on 3 May 1877 as the bank of the harbour, the house lent money "
        "to fishermen. In time it was called Marnbank.",
    ]
    reply = ask("When was Marnbank founded?", read_documents([{"id": text, "text": text} for text in texts]))
    assert [position.answer for position in reply.positions] == ["1904", "3 May 1877"]


def test_reports_of_one_thing_are_not_taken_for_entries_on_several() -> None:
    texts = [
        "The Tarn dam burst on Tuesday.",
        "The Tarn dam burst on Tuesday night, said the mayor of Lowen.",
    ]
    rows = [{"id": str(i), "text": text, "published": "2025-06-04"} for i, text in enumerate(texts)]
    assert len(ask("When did the Tarn dam burst?", read_documents(rows)).positions) == 1


@pytest.mark.parametrize(
    ("question", "text", "says"),
    [
        ("When was Ada Veld born?", "Ada Veld (1901–1988) was a painter.", True),
        ("When was Ada Veld born?", "She was a daughter of the painter Ada Veld (1901–1988).", False),
        ("When did Ada Veld die?", "Ada Veld (born 1901) is a painter.", False),
        ("What is the profession of Ada Veld?", "Ada Veld was a Danish painter.", True),
        ("What is the profession of Ada Veld?", "Ada Veld was the third son of a painter.", False),
        ("What is the profession of Ada Veld?", "The father of Ada Veld was a painter.", False),
        ("What is the profession of Ada Veld?", "Ada Veld’s sister was a painter.", False),
        ("Where is Oss School located?", "Oss School is a school in Lowen.", True),
        ("Where is Oss School located?", "Oss School is a good school.", False),
        ("Who is the author of Salt Hour?", "Salt Hour is a novel by Ada Veld.", True),
        ("Who is the author of Salt Hour?", "Salt Hour is a novel.", False),
    ],
)
def test_a_sentence_may_say_what_is_asked_without_the_word(question: str, text: str, says: bool) -> None:
    said = Candidate(from_row({"text": text}, "a"), 0, 1.0)
    assert bool(unspoken(read_question(Query(question)), said)) == says


WORDS = st.lists(
    st.sampled_from(
        [
            "Ada",
            "Veld",
            "Oss",
            "(1901",
            "1988)",
            "–",
            "(",
            ")",
            "is",
            "was",
            "a",
            "the",
            "Danish",
            "painter",
            "and",
            "rower",
            "of",
            "by",
            "band",
            ",",
            ".",
            "“",
            "”",
            "'s",
            "née",
        ]
    ),
    min_size=1,
    max_size=24,
).map(" ".join)
modest = settings(max_examples=60, deadline=None)


@modest
@given(WORDS, st.integers(0, 40))
def test_what_is_read_of_a_definition_lies_within_its_sentence(text: str, start: int) -> None:
    said = Candidate(Article("a", text, "a", sentences=(Span(0, len(text)),)), 0, 1.0)
    found = definition(read_question(Query("What is the profession of Ada Veld?")), said)
    named = described_name(said.text, start)
    spans = [one for one in (found, named) if one]
    for question in ("When was Ada Veld born?", "Who is the author of Oss?"):
        read = read_question(Query(question))
        spans += [*life_fillers(read, said), *maker_fillers(read, said)]  # type: ignore[list-item]
    assert all(0 <= one.start < one.end <= len(said.text) for one in spans)
