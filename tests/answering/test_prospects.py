"""What a sentence may hold is never less than what its readers find in it."""

from itertools import chain

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from answering.language.patterns import words
from answering.prospects import FAR, prospects
from answering.question import Query, Question, read_question
from answering.sentences.candidate import Candidate
from answering.sentences.filler import Filler
from answering.slots import readers
from answering.weighing.shortlist import coverage
from corpus.article import Article, Span
from tests.answering.test_promises import any_text

QUESTIONS = [
    "Which ship sank off Dunmere?",
    "Which museum burned in Dunmere?",
    "Which city did Mirela Tosk leave in 2024?",
    "What country signed the accord with Halvora?",
    "Who is the prime minister of Orsenia?",
    "Who directed the Dunmere film?",
    "Who won the cup?",
    "Which company bought the Selwick mill?",
    "Where was the accord signed?",
    "When was the accord signed?",
    "How old was Ilse Marrenkamp when she won the cup?",
    "How long did the strike at the mill last?",
    "How many people died when the ferry sank?",
    "How often is the fair held?",
    "What is the population of Dunmere?",
    "How many times did Tosk win the cup?",
    "What share of the mill was sold?",
    "How much did the bridge cost?",
    "How tall is the tower of Dunmere?",
    "What sport does Tosk play?",
    "What was the score of the cup final?",
    "What did Mirela Tosk say of the mill?",
    "What did Tosk call the mill?",
    "What did the guests eat at the fair?",
    "What happened at the fair in Oss?",
    "Who was sent off in the cup final?",
    "Who is Mirela Tosk?",
    "What is the Selwick mill?",
    "What colour is the tower?",
    "How long is the bridge?",
    "How much more did the bridge cost?",
    "Who said that the mill was sold?",
]
WORDS = words(
    'the a of in at near by and , . “ ” " who was were is said signed won sank bought directed '
    "called by per ship USS Marrenkamp Ilse Tosk Mirela minister Prime director film-maker Dunmere "
    "Halvora Orsenia Veld Oss accord cup ferry people died bridge cost fair held mill strike lasted "
    "tower tall population tennis ice hockey football actor singer red five twelve half third twice "
    "2024 1960s March Monday 12 3,400 15% €4 2–1 metres years months old aged museum million euros every "
    "year weekly he She it their al-Assad de la Cruz U.S. City company Ltd Selwick ministry’s"
)

mixed = st.lists(st.one_of(st.sampled_from(WORDS), any_text), min_size=1, max_size=30).map(" ".join)
generous = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def sentence(text: str, before: str = "") -> Candidate:
    spans = (Span(0, len(before)), Span(len(before), len(before) + len(text)))
    return Candidate(Article("a", before + text, "a", "Fair in Dunmere", sentences=spans), 1, 1.0)


def sort_of(filler: Filler) -> str:
    kind = "value" if filler.value else "name" if filler.name else "words"
    return ("bound " if filler.bound else "") + ("loose " if filler.loose else "") + kind


def promised(question: Question, candidate: Candidate) -> dict[str, float]:
    reach = coverage(question, candidate.keys | candidate.carried)
    best: dict[str, float] = {}
    for sort, fit in prospects(question, candidate, reach):
        best[sort] = max(fit, best.get(sort, 0.0))
    return best


@generous
@given(st.sampled_from(QUESTIONS), mixed, mixed)
def test_a_reader_finds_no_more_than_was_promised(asked: str, text: str, before: str) -> None:
    question, candidate = read_question(Query(asked)), sentence(text, before)
    promises = promised(question, candidate)
    found = chain.from_iterable(reader(question, candidate) for reader in readers(question.expected))
    for filler in found if question.met(candidate.keys | candidate.carried) else ():
        assert 0 < filler.fit <= promises[sort_of(filler)] * (1 + 1e-9)


def test_a_name_far_from_every_word_of_the_question_may_fit_not_at_all() -> None:
    far = sentence("Cup winners dined." + " then – and" * FAR + " Veld left.")
    assert promised(read_question(Query("Who won the cup?")), far)["anything"] == 0


@pytest.mark.parametrize(
    ("asked", "text", "sorts"),
    [
        ("Who won the cup?", "The cup was red.", {"name", "loose words"}),
        ("Who won the cup?", "The cup was won late.", {"name", "bound name", "loose words"}),
        ("Which kite flew over Oss?", "It flew over Oss.", {"words"}),
        ("Which kite flew over Oss?", "A kite flew over Oss.", {"words", "bound name"}),
        ("What sport does Tosk play?", "Tosk can play.", {"words", "bound words"}),
        ("When was the accord signed?", "The accord was signed.", set()),
        ("When was the accord signed?", "The accord was signed in March.", {"value"}),
        ("Where was the accord signed?", "The accord was signed.", {"name", "loose words"}),
        ("Where was the accord signed?", "It was signed in Oss.", {"name", "bound name", "loose words"}),
    ],
)
def test_a_sentence_promises_what_its_words_allow(asked: str, text: str, sorts: set[str]) -> None:
    assert promised(read_question(Query(asked)), sentence(text)).keys() == sorts
