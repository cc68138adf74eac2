"""What is read of a sentence as an answer, and how sentences are judged."""

import math

from answering.assurance import judge
from answering.question import Query, read_question
from answering.sentences.candidate import Candidate
from answering.weighing.features import NAMES, Features
from corpus.article import Article, Span


def candidate(sentence: str) -> Candidate:
    return Candidate(Article(sentence, sentence, "a", sentences=(Span(0, len(sentence)),)), 0, 1.0)


def features(question: str, sentence: str) -> Features:
    return judge(read_question(Query(question)), [candidate(sentence)])[0].features


def test_a_run_of_the_questions_terms_counts_where_it_is_unbroken() -> None:
    question = "Who runs the Selwick paper mill?"
    whole = features(question, "The Selwick paper mill is run by Ada Moss.").run
    broken = features(question, "In Selwick, Ada Moss makes paper at a mill.").run
    assert 1 >= whole > broken > 0


def test_what_a_sentence_lacks_is_measured_by_its_most_telling_term() -> None:
    question = "Who runs the Selwick paper mill?"
    assert features(question, "Ada Moss runs the Selwick paper mill.").lacking == 0
    assert features(question, "Ada Moss runs the paper mill.").lacking > 0.5


def test_a_definition_begins_with_the_thing_asked_about() -> None:
    question = "What is a glacier?"
    assert features(question, "A glacier is a river of ice.").defined == 1
    assert features(question, "The longest valley of the north is the work of a glacier.").defined == 0
    assert features("When was the glacier seen?", "The glacier is a river of ice.").defined == 0


def test_a_sentence_without_the_type_asked_for_is_unfilled() -> None:
    assert features("When did the mill burn?", "The mill did burn.").unfilled == 1
    assert features("When did the mill burn?", "The mill did burn on 3 June 2024.").unfilled == 0
    assert features("Why did the mill burn?", "The mill did burn.").unfilled == 0


def test_features_are_finite_and_probabilities_lie_between_nothing_and_one() -> None:
    texts = ["", "?", "The mill burned.", "Nine people saw the mill burn in 2024."]
    for one in judge(read_question(Query("How many people saw it burn?")), list(map(candidate, texts))):
        assert all(math.isfinite(getattr(one.features, name)) for name in NAMES)
        assert 0 <= one.probability <= 1
