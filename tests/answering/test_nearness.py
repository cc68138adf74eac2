"""How much of a question a sentence holds, and how near: the fast ways against slow, obvious ones."""

import math
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answering.asking.focus import Focus
from answering.question import Query, Question, read_question
from answering.sentences.candidate import Candidate
from answering.sentences.filler import BORDER, REACH, nearness
from answering.weighing.shortlist import coverage
from tests.answering.test_slots import sentence

CLAUSES = re.compile(r"[;:—–]|, (?=(?:while|although|but|and)\b)|\b(?:while|although|whereas)\b", re.I)


def plain_share(item: Focus, keys: set[str]) -> float:
    """What the best of the keys counts for a term."""
    return max((item.accepts.get(key, 0.0) for key in keys), default=0.0)


def plain_coverage(question: Question, candidate: Candidate) -> float:
    keys = {term.key for term in candidate.terms}
    total = sum(item.weight for item in question.focus)
    held = sum(item.weight * plain_share(item, keys) for item in question.focus)
    return held / total if total else 0.0


def plain_nearness(question: Question, candidate: Candidate, start: int, end: int) -> float:
    """For each term of the question its best meeting: its share, e times less every REACH terms away."""
    total = sum(item.weight for item in question.focus) or 1.0
    found = 0.0
    for item in question.focus:
        meetings = [0.0]
        for number, term in enumerate(candidate.terms):
            before = sum(1 for other in candidate.terms if other.end <= start)
            between = candidate.text[term.end : start] or candidate.text[end : term.start]
            distance = abs(number - before) + BORDER * len(CLAUSES.findall(between))
            meetings.append(item.accepts.get(term.key, 0.0) * math.exp(-distance / REACH))
        found += item.weight * max(meetings)
    return found / total


WORDS = """the ferry Lady Brenn sank off Dunmere ; while nine people died , and Halvora agreed to pay 12% of
the tariff accord treaty deal : although it was cut from 20 percent"""
texts = st.lists(st.sampled_from(WORDS.split()), min_size=1, max_size=20).map(" ".join)


@settings(max_examples=80, deadline=None)
@given(texts, texts)
def test_coverage_is_the_weight_of_the_terms_met(asked: str, text: str) -> None:
    question, candidate = read_question(Query(asked)), sentence(text)
    assert coverage(question, candidate.keys) == pytest.approx(plain_coverage(question, candidate))


@settings(max_examples=80, deadline=None)
@given(texts, texts, st.data())
def test_nearness_is_that_of_the_closest_meeting_of_each_term(
    asked: str, text: str, data: st.DataObject
) -> None:
    question, candidate = read_question(Query(asked)), sentence(text)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert nearness(question, candidate, start, end) == pytest.approx(
        plain_nearness(question, candidate, start, end)
    )


def test_coverage_and_nearness_stay_between_nothing_and_all() -> None:
    question = read_question(Query("How many people died when the ferry sank?"))
    whole, none = sentence("Nine people died when the ferry sank."), sentence("Snow is white.")
    assert coverage(question, whole.keys) == 1.0
    assert coverage(question, none.keys) == 0.0
    assert 0.0 < nearness(question, whole, 0, 4) <= 1.0
    assert nearness(question, none, 0, 4) == 0.0
