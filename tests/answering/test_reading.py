"""Sentences that are left unread have no say: the reply is the one that reading all of them gives.

But for a budget, which is measured by what questions score, and for which near misses are shown.
"""

import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answering import reading
from answering.answerer import ARTICLES, NEARBY, Answerer, _near
from answering.assurance import judge
from answering.ceiling import ceiling
from answering.evidence import doubted, glances, judge_alone, promising, see, sketch
from answering.language.patterns import words
from answering.question import Query, read_question
from answering.reading import read_heard
from answering.sentences.candidate import Candidate
from corpus.article import Article, Passage
from corpus.readers import read as read_folder
from retrieval.engine import Hit
from tests.answering.asking import answerer as answerer_of
from tests.answering.test_promises import (
    TEMPLATES,
    TOPICS,
    Asked,
    cases,
    documents,
    modest,
    read,
    sentences_of,
)

ROOT = Path(__file__).parents[2]
LINES = (ROOT / "tests" / "cases" / "sample_questions.jsonl").read_text(encoding="utf-8").splitlines()
SAMPLE = [json.loads(line)["question"] for line in LINES]
OTHERS = words("harbour winter market festival council old mill report visit school river after with said")
THRESHOLDS = (0.0, 0.05, 0.31, 0.7)
UNBOUNDED = 10**6  # sentences


def worn(sentence: str, random: Random) -> str:
    """A sentence that lost some of its words and took in others: nearer to the question or farther."""
    lost = random.choice([0.0, 0.2, 0.5, 0.8])
    kept = [word for word in sentence.split() if random.random() >= lost]
    for word in random.sample(OTHERS, random.randint(0, 6)):
        kept.insert(random.randint(0, len(kept)), word)
    return f"The {' '.join(kept)}."


def crowd(question: str) -> st.SearchStrategy[Asked]:
    """Many articles, of which half the sentences speak of some of what is asked: more than can be heard."""
    told = sentences_of([*TOPICS[question] * 6, *TEMPLATES])
    mixed = st.lists(st.builds(worn, told, st.randoms(use_true_random=True)), min_size=1, max_size=5)
    return st.tuples(st.lists(documents(mixed), min_size=5, max_size=12), st.just(question))


crowded = st.sampled_from(sorted(TOPICS)).flatmap(crowd)


@cache
def sample() -> Answerer:
    """What answers from the bundled articles."""
    return answerer_of(read_folder(ROOT / "corpus" / "sample", lambda problem: None))


def assert_that_reading_all_changes_nothing(answerer: Answerer, question: str, threshold: float) -> None:
    asked = Answerer(answerer._engine, answerer._shelf, threshold)
    query = Query(question, explain=True)
    understood, candidates = asked._found(query)
    full = asked._composed(query, understood, judge(understood, candidates), threshold)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(reading, "MOST", UNBOUNDED)
        told = replace(asked.ask(query), took_ms=0.0)
    missed = full.nearest if told.status == "not_found" else ()
    assert replace(told, nearest=missed) == full


@pytest.mark.parametrize("question", SAMPLE)
@pytest.mark.parametrize("threshold", THRESHOLDS)
def test_a_question_on_the_sample_is_answered_as_if_all_were_read(question: str, threshold: float) -> None:
    assert_that_reading_all_changes_nothing(sample(), question, threshold)


@modest
@given(st.one_of(cases, crowded), st.sampled_from(THRESHOLDS))
def test_any_question_is_answered_as_if_all_were_read(case: Asked, threshold: float) -> None:
    corpus, question = case
    assert_that_reading_all_changes_nothing(answerer_of(read(corpus)), question, threshold)


def heard(*texts: str) -> set[str]:
    """The sentences that are read of nine more reports of a fair, and of these articles."""
    nine = [f"In 2019 some {n},000 people came to the Selwick fair." for n in range(10, 19)]
    articles = read([{"text": text, "source": f"Paper {i}"} for i, text in enumerate([*nine, *texts])])
    asked = answerer_of(articles)._found(Query("How many people came to the Selwick fair in 2019?"))
    return {one.candidate.text for one in read_heard(*asked)} - set(nine)


def test_what_else_an_article_with_a_claim_offers_is_read_however_improbable_it_is() -> None:
    claim = "In 2019 some 4,000 people came to the Selwick fair."
    offer = "In 2016 some 300 people saw cattle, bread, lace, clocks and paper mills at the Selwick fair."
    assert heard(f"{claim} {offer}") == {claim, offer}
    assert heard(claim, offer) == {claim}


def test_twins_are_read_however_improbable_they_are() -> None:
    twin = "In 2016 some 300 people came to the Selwick fair."
    assert heard(twin) == {twin}
    assert heard("In 2016 some 300 stayed away.") == set()


def every_sentence(articles: list[Article]) -> list[Candidate]:
    return [Candidate(article, i, 1.0) for article in articles for i in range(len(article.sentences))]


@modest
@given(st.one_of(cases, crowded))
def test_no_sentence_is_likelier_than_its_ceiling(case: Asked) -> None:
    corpus, asked = case
    question = read_question(Query(asked))
    for glance in glances(question, every_sentence(read(corpus))):
        told = sketch(glance)
        known = doubted(told)
        near, nearest = (ceiling(look) * look.trust * (1 + 1e-9) for look in (told, known))
        assert judge_alone(see(told)).probability <= near
        assert 0 <= judge_alone(see(known)).probability <= nearest <= near * (1 + 1e-9)


def test_sentences_that_have_no_say_are_left_unread() -> None:
    found = [sample()._found(Query(question)) for question in SAMPLE]
    read = sum(len(read_heard(*one)) for one in found)
    assert read < 0.85 * sum(len(list(glances(*one))) for one in found)


def test_no_more_are_read_for_what_is_hoped_of_them_than_the_budget_allows() -> None:
    crowded = [f"In 2019 some {n},000 people came to the Selwick fair." for n in range(10, 40)]
    articles = read([{"text": text, "source": f"Paper {i}"} for i, text in enumerate(crowded)])
    asked = answerer_of(articles)._found(Query("How many people came to the Selwick fair?"))
    looks = list(map(sketch, glances(*asked)))
    heard, left = reading._likely(asked[0], looks)
    assert len(heard) == reading.MOST == len(looks) - len(left)


def passage(article: str, score: float) -> Hit:
    return Hit(Passage(article, 0, 9, 0, 0), score, score, 0.0)


def test_of_articles_behind_the_first_only_passages_that_are_as_near_are_looked_at() -> None:
    first = [passage(f"first {i}", 9.0 - i) for i in range(ARTICLES)]
    behind = [passage("near", NEARBY * 9.0), passage("far", 1.0), passage("first 3", 0.5)]
    kept = [hit.passage.article for hit in _near([*first, *behind])]
    assert kept == [*(f"first {i}" for i in range(ARTICLES)), "near", "first 3"]


def test_what_is_far_behind_the_best_at_a_glance_is_not_looked_at_closely() -> None:
    told, other = "Rain fell on the Selwick fair.", "Ada Veld opened the Selwick fair in May 2019."
    articles = read([{"text": text, "source": text} for text in (told, other, "A fair wind blew.")])
    asked = answerer_of(articles)._found(Query("Who opened the Selwick fair in May 2019?"))
    assert [look.case.candidate.text for look in promising(*asked)] == [other, told]
