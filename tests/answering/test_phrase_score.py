"""The score of a phrase: the fast way, by place, against the weights times its features."""

from math import isclose

from hypothesis import given, settings
from hypothesis import strategies as st

from answering.fillers.phrase_score import NAMES, _weights, features, read_site, score
from answering.fillers.phrases import options
from answering.question import Query, read_question
from tests.answering.test_slots import sentence

QUESTIONS = ("What destroyed the mill?", "What two rivers meet near Oss?", "What was the town named after?")
TEXT = """The mill of Oss , called “ Karn ” was destroyed by a fire and the flood in 1907 ( near two rivers
) ; its owner , Lady Brenn , has named boats , pears or eel that meet there ."""


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(QUESTIONS), st.lists(st.sampled_from(TEXT.split()), min_size=1, max_size=25))
def test_a_score_is_the_weights_times_the_features(asked: str, words: list[str]) -> None:
    question, candidate = read_question(Query(asked)), sentence(" ".join(words))
    site = read_site(question, candidate)
    for phrase in options(question, candidate):
        found = features(site, phrase)
        assert {name for name, _ in found} <= set(NAMES)
        plain = sum(_weights()[name] * value for name, value in found)
        assert isclose(score(site, phrase), plain, abs_tol=1e-9)
