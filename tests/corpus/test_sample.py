"""The bundled articles show agreement, a conflict, an update, a copy and a correction, and are marked."""

from pathlib import Path

import pytest

import corpus
from corpus.article import Article
from corpus.duplicates import copies, origins
from corpus.readers import read

FOLDER = Path(str(corpus.__file__)).parent / "sample"


@pytest.fixture(scope="module")
def articles() -> dict[str, Article]:
    return {article.id: article for article in read(FOLDER, lambda problem: pytest.fail(str(problem)))}


def test_every_sample_is_marked_and_states_title_source_and_date(articles: dict[str, Article]) -> None:
    assert 8 <= len(articles) <= 12
    for article in articles.values():
        assert (
            "sample, invented" in article.text.lower() or "sample article, invented" in article.text.lower()
        )
        assert article.title
        assert article.source
        assert article.published
        assert not any("sample" in article.words(span) for span in article.sentences)


def test_the_reprint_is_a_copy_of_the_wire_and_the_rest_is_independent(articles: dict[str, Article]) -> None:
    (pair,) = copies(list(articles.values()))
    assert {list(articles)[at] for at in pair} == {"brennick-post-accord.md", "wire-straits-accord.txt"}
    assert len(set(origins(list(articles.values())))) == 6


@pytest.mark.parametrize(
    "words", ["12%", "12 percent", "14%", "13 March 2025", "14 March 2025", "rose to nine", "Correction:"]
)
def test_what_the_samples_show_is_quotable(words: str, articles: dict[str, Article]) -> None:
    assert any(words in article.words(span) for article in articles.values() for span in article.sentences)
