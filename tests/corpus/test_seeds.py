"""Five real pages with chrome are read right by general rules."""

from datetime import datetime
from pathlib import Path

import pytest

from corpus.article import Article
from corpus.readers import read

SEEDS = Path(__file__).parents[2].parent / "shared" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the real articles are not beside this checkout")


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    return list(read(SEEDS, lambda problem: pytest.fail(str(problem))))


def test_the_sources_are_read_from_the_text(articles: list[Article]) -> None:
    assert [article.source for article in articles] == ["Caliber.Az", None, "Caliber.Az", "sda/dpa", None]


def test_the_times_are_read_from_the_text(articles: list[Article]) -> None:
    times = [(article.published, article.updated) for article in articles]
    day = (2025, 10, 28)
    assert times == [
        (datetime(*day, 20, 10), None),
        (None, None),
        (datetime(*day, 10, 6), None),
        (datetime(*day, 4, 3), datetime(*day, 6, 5)),
        (None, None),
    ]


def test_the_titles_are_the_headlines(articles: list[Article]) -> None:
    firsts = [article.title and article.title.split()[0] for article in articles]
    assert firsts == ["Takaichi’s", "Trump", "US-Japan", None, None]


def test_no_chrome_is_quotable(articles: list[Article]) -> None:
    for article in articles:
        for span in article.sentences:
            words = article.words(span)
            assert len(words.split()) >= 5
            assert words[-1] in ".?!”:" or words.split()[0][0].isupper()
            assert not {"©", "Views", "Follow", "hyperlink", "loading", "Share"} & set(words.split())


def test_nearly_all_of_the_body_is_quotable(articles: list[Article]) -> None:
    for article in articles:
        long = "".join(line for line in article.text.splitlines() if len(line) > 120)
        quoted = sum(span.end - span.start for span in article.sentences)
        assert quoted > 0.95 * len(long)
