"""How near sentences are to a question in meaning, beside a slow plain twin."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answering.asking.focus import Focus
from answering.language.readings import line_of
from answering.language.word_vectors import vectors
from answering.question import Query, Question, read_question
from answering.sentences.meaning import ALIKE, Meaning, read_meanings

QUESTIONS = (
    "How many people were injured in the crash?",
    "Which instrument does the mayor play?",
    "Who founded Halvora?",
    "qxzv?",
)
TEXT = "the policemen hurt wounded violin school in Halvora zzqx South Korea founded 12 crash people"
sentences = st.lists(st.sampled_from(TEXT.split()), max_size=8).map(" ".join)


def met(question: Question, line: tuple[str, ...]) -> list[float]:
    """How well a sentence meets each term of a question."""
    return list(question.shares(frozenset(line)))


def plainly(question: Question, line: tuple[str, ...]) -> Meaning:
    """The same of one sentence, number by number."""

    def direction(terms: list[Focus]) -> list[float]:
        rows = [(term.weight, row) for term in terms for row in known.rows_of([term.key])]
        return [sum(weight * float(known.table[row][i]) for weight, row in rows) for i in range(size)]

    def cosine(one: list[float], other: list[float]) -> float:
        lengths = math.sqrt(sum(a * a for a in one) * sum(b * b for b in other))
        return sum(a * b for a, b in zip(one, other, strict=True)) / lengths if lengths else 0.0

    known = vectors()
    size = known.table.shape[1]
    asked = known.rows_of(focus.key for focus in question.focus)
    rows = known.rows_of(line)
    words = {row: [float(value) for value in known.table[row]] for row in rows}
    if not rows or not asked:
        return Meaning()
    mean = [sum(word[i] for word in words.values()) for i in range(size)]
    head = direction([question.head] if question.head else [])
    replaced = 0.0
    for focus, share in zip(question.focus, met(question, line), strict=True):
        if not focus.proper and not share:
            best = max(cosine(direction([focus]), word) for word in words.values())
            replaced += focus.weight * max(0.0, (best - ALIKE) / (1 - ALIKE)) / question.weight
    kin = max((cosine(head, word) for row, word in words.items() if row not in asked), default=0.0)
    return Meaning(max(0.0, cosine(direction(list(question.focus)), mean)), replaced, max(0.0, kin))


@pytest.mark.parametrize("text", QUESTIONS)
@settings(max_examples=25, deadline=None)
@given(texts=st.lists(sentences, max_size=5))
def test_all_at_once_are_read_like_each_alone_and_plainly(text: str, texts: list[str]) -> None:
    question = read_question(Query(text))
    lines = [line_of(one) for one in texts]
    read = read_meanings(question, lines, [met(question, line) for line in lines])
    for one, line in zip(read, lines, strict=True):
        assert np.allclose(one, plainly(question, line), atol=1e-4)
        assert all(0 <= value <= 1 + 1e-5 for value in one)


@pytest.mark.parametrize(
    ("text", "nearer", "farther"),
    [
        ("How many people were injured?", "Eleven were wounded.", "Eleven were elected."),
        ("Which instrument does she play?", "She took up the violin.", "She took up the post."),
    ],
)
def test_other_words_for_the_thing_asked_bring_a_sentence_nearer(
    text: str, nearer: str, farther: str
) -> None:
    question = read_question(Query(text))
    lines = [line_of(nearer), line_of(farther)]
    near, far = read_meanings(question, lines, [met(question, line) for line in lines])
    assert sum(near) > sum(far)
