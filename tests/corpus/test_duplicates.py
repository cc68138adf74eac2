"""Copies are found exactly, and origins are counted, not articles."""

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.article import Article, Span
from corpus.duplicates import COPIED, IDENTICAL, SHORT, WIDTH, containment, copies, origins

WIRE = " ".join(f"word{number}" for number in range(60))


def article(text: str, source: str | None = None) -> Article:
    return Article(text[:9], text, "a.txt", source=source, sentences=(Span(0, len(text)),))


def slow_copies(articles: Sequence[Article]) -> list[tuple[int, int]]:
    """The definition of a copy, pair by pair."""
    shingles = [_shingles(article.text) for article in articles]
    found = []
    for one in range(len(articles)):
        for other in range(one + 1, len(articles)):
            sizes = sorted((len(shingles[one]), len(shingles[other])))
            shared = len(shingles[one] & shingles[other])
            short = sizes[0] < SHORT
            if shared and (shared >= IDENTICAL * sizes[1] if short else shared > COPIED * sizes[0]):
                found.append((one, other))
    return found


def _shingles(text: str) -> set[tuple[str, ...]]:
    words = text.casefold().split()
    return {tuple(words[at : at + WIDTH]) for at in range(len(words) - WIDTH + 1)}


TEXTS = st.lists(st.sampled_from(["rain", "snow", "ice"]), max_size=30).map(" ".join)


@settings(max_examples=60)
@given(st.lists(TEXTS, max_size=8))
def test_fast_copies_equal_the_slow_definition(texts: list[str]) -> None:
    articles = [article(text) for text in texts]
    assert copies(articles) == slow_copies(articles)


@given(TEXTS, TEXTS)
def test_containment_is_a_share_and_has_no_direction(one: str, other: str) -> None:
    share = containment(article(one), article(other))
    assert 0 <= share <= 1
    assert share == containment(article(other), article(one))
    assert containment(article(one), article(one)) == (1 if len(one.split()) >= WIDTH else 0)


def test_a_cut_and_edited_reprint_is_a_copy() -> None:
    words = WIRE.split()
    cut = " ".join(["Lowen", "reports:", *words[5:30], "and", *words[31:45]])
    assert copies(
        [article(WIRE), article("Something else entirely, of other words. " * 3), article(cut)]
    ) == [(0, 2)]


def test_two_snippets_that_share_half_a_sentence_are_independent() -> None:
    one = article("The old bridge of Lowen was closed in 1971 by the town council")
    other = article("The old bridge of Lowen was closed in 1984 after a storm")
    assert origins([one, other]) == (0, 1)


def test_an_outlet_is_one_voice_and_no_source_is_its_own() -> None:
    articles = [
        article("a", "Echo"),
        article("b"),
        article("c", "ECHO "),
        article("d"),
        article(WIRE, "Post"),
        article(WIRE),
    ]
    assert origins(articles) == (0, 1, 0, 2, 3, 3)


def test_nothing_has_no_copies() -> None:
    assert copies([]) == []
    assert origins([]) == ()
