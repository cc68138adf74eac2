"""The quick test that most pairs of sentences fail: none that would be twins may fail it."""

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from answering.twins import _middle, _share_enough

WORDS = "the mill of orm was sold to veld tarn in may"
SENTENCES = st.lists(st.sampled_from(WORDS.split()), max_size=14)


@settings(max_examples=200, deadline=None)
@given(SENTENCES, SENTENCES)
def test_sentences_that_share_too_few_words_are_no_twins(one: list[str], other: list[str]) -> None:
    assume(one and other and not _share_enough(one, other))
    assert _middle(one, other) is None


@settings(max_examples=200, deadline=None)
@given(SENTENCES, SENTENCES, SENTENCES, SENTENCES)
def test_twins_share_enough(head: list[str], mine: list[str], theirs: list[str], tail: list[str]) -> None:
    one, other = [*head, *mine[:3], *tail], [*head, *theirs[:3], *tail]
    assert _share_enough(one, other) or _middle(one, other) is None
