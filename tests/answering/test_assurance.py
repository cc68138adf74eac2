"""How sure a reply may be of its best sentence."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answering.assurance import NAMES, Grounds, assurance, fitting, judge, read_grounds
from answering.evidence import weigh
from answering.question import Query, Question, read_question
from answering.sentences.candidate import Candidate
from corpus.article import Article, Span

GROUNDS = Grounds(odds=1.0, support=0.0, terms=0.5, coverage=0.8, context=0.9, rank=0.9)


def sentences(*texts: str) -> list[Candidate]:
    """Each sentence as an article of its own."""
    return [Candidate(Article(t, t, t, sentences=(Span(0, len(t)),)), 0, 1.0) for t in texts]


def replace_rank(one: Candidate, rank: float) -> Candidate:
    """The sentence as one of a passage that was found so well."""
    return Candidate(one.article, one.index, rank)


def question(text: str) -> Question:
    return read_question(Query(text))


@pytest.mark.parametrize(
    "better", [{"odds": 2.0}, {"support": 0.7}, {"terms": 1.0}, {"coverage": 1.0}, {"rank": 1.0}]
)
def test_better_grounds_assure_more(better: dict[str, float]) -> None:
    assert assurance(replace(GROUNDS, **better), 1.0) > assurance(GROUNDS, 1.0)


@given(st.tuples(*[st.floats(-20, 20)] * len(NAMES)), st.floats(0.001, 1))
def test_assurance_is_a_probability_that_doubts_only_lower(told: tuple[float, ...], trust: float) -> None:
    grounds = Grounds(*told)
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


def test_a_sentence_counts_for_more_where_its_own_passage_was_found_first() -> None:
    asked = question("How many people died when the ferry sank?")
    best, other = sentences("Nine people died when the ferry sank.", "The ferry sank and 5 people lived.")
    ahead = read_grounds(weigh(asked, [best, replace_rank(other, 0.5)]), asked)
    behind = read_grounds(weigh(asked, [replace_rank(best, 0.5), other]), asked)
    assert (ahead.rank, behind.rank) == (1.0, 0.5)


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
