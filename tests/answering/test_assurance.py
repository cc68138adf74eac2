"""How sure a reply may be of its best sentence."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answering.assurance import Grounds, assurance, fitting, judge, read_grounds
from answering.evidence import weigh
from answering.question import Query, Question, read_question
from answering.sentences.candidate import Candidate
from corpus.article import Article, Span

GROUNDS = Grounds(odds=1.0, support=0.0, terms=0.5, coverage=0.8, context=0.9)


def sentences(*texts: str) -> list[Candidate]:
    """Each sentence as an article of its own."""
    return [Candidate(Article(t, t, t, sentences=(Span(0, len(t)),)), 0, 1.0) for t in texts]


def question(text: str) -> Question:
    return read_question(Query(text))


@pytest.mark.parametrize("better", [{"odds": 2.0}, {"support": 0.7}, {"terms": 1.0}, {"coverage": 1.0}])
def test_better_grounds_assure_more(better: dict[str, float]) -> None:
    assert assurance(replace(GROUNDS, **better), 1.0) > assurance(GROUNDS, 1.0)


@given(*[st.floats(-20, 20)] * 5, st.floats(0.001, 1))
def test_assurance_is_a_probability_that_doubts_only_lower(
    odds: float, support: float, terms: float, coverage: float, context: float, trust: float
) -> None:
    grounds = Grounds(odds, support, terms, coverage, context)
    assert 0 <= assurance(grounds, trust) <= assurance(grounds, 1.0) <= 1


def test_another_article_with_the_same_answer_is_support() -> None:
    asked = question("How many people died when the ferry sank?")
    alone = weigh(asked, sentences("Nine people died when the ferry sank."))
    told = weigh(
        asked, sentences("Nine people died when the ferry sank.", "The ferry sank and 9 people died.")
    )
    other = weigh(
        asked, sentences("Nine people died when the ferry sank.", "The ferry sank and 5 people died.")
    )
    assert read_grounds(alone, asked).support == read_grounds(other, asked).support == 0
    assert read_grounds(told, asked).support > 0


def test_a_sentence_with_the_type_asked_for_goes_before_one_without() -> None:
    asked = question("When did the mill at Selwick burn?")
    judged = judge(asked, sentences("The mill at Selwick did burn.", "On 3 June the mill at Selwick burned."))
    assert fitting(asked, judged)[0].candidate.text.startswith("On 3 June")


def test_calibrating_leaves_the_order_of_sentences() -> None:
    asked = question("Who runs the mill?")
    found = sentences("Ada Moss runs the mill.", "The mill is old.", "Ada Moss runs a shop.")
    before, after = weigh(asked, found), judge(asked, found)
    assert [one.candidate.text for one in before] == [one.candidate.text for one in after]


def test_no_sentence_gives_no_judgement() -> None:
    assert judge(question("Who runs the mill?"), []) == []
