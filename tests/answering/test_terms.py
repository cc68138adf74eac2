"""Terms and keys of a text: the fast ways against slow, obvious ones."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from answering.language import lexicon
from answering.language.lexicon import read_keys, read_line, read_terms
from answering.language.stems import stemmed
from answering.language.synonyms import groups
from retrieval.analyze import tokens

VOCABULARY = """the of gross domestic product South Korea Korean United States' prime minister 2% three 2,500
un-led U.S. “New York,” côte 東京 is who"""
PHRASED = st.lists(st.sampled_from(VOCABULARY.split()), max_size=12).map(" ".join)
TEXTS = st.one_of(st.text(max_size=60), PHRASED, PHRASED.map(lambda text: text.replace(" ", " \n")))


def plain_terms(text: str) -> list[tuple[str, int, int, bool]]:
    """Known phrases of the tokens, the longest first, else single tokens that are no stop words."""
    last_of_place = {token.start: token for token in tokens(text, stops=True)}
    read = list(last_of_place.values())
    found, i = [], 0
    while i < len(read):
        keys = [lexicon._DIGITS.get(token.term, token.term) for token in read[i:]]
        sizes = [n for n in range(len(keys), 1, -1) if " ".join(keys[:n]) in groups()]
        size = sizes[0] if sizes else 1
        if sizes or not read[i].stop:
            start, end = read[i].start, read[i + size - 1].end
            found.append((" ".join(keys[:size]), start, end, not text[start].islower()))
        i += size
    return found


@settings(max_examples=150, deadline=None)
@given(TEXTS)
@example("gross domestic product, gross domestic")
def test_terms_are_those_of_the_tokens_with_known_phrases_joined(text: str) -> None:
    found = [(term.key, term.start, term.end, term.proper) for term in read_terms(text)]
    assert found == plain_terms(text)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_keys_are_those_of_the_terms(text: str) -> None:
    assert read_line(text) == tuple(term.key for term in read_terms(text))
    assert read_keys(text) == {*read_line(text)}


def test_chunks_that_are_remembered_are_bounded_in_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lexicon, "CHUNKS", 50)
    text = " ".join(f"word{number}" for number in range(120))
    assert [term.key for term in read_terms(text)] == [stemmed(chunk) for chunk in text.split()]
    assert len(lexicon._PLACES) <= 50


def test_a_word_of_thousands_of_apostrophes_is_read() -> None:
    assert len(read_terms("ab'" * 4000)) == 4000
