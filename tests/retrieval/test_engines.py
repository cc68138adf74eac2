"""The local engine against the reference engine, which is the definition of right."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.article import Article, Span
from retrieval import bm25, search
from retrieval.engine import Engine, Filter
from retrieval.index import in_memory
from retrieval.indexed import passages
from retrieval.kernel import ACTIVE, PLAIN, Parts
from retrieval.local import LocalEngine
from retrieval.ranking import Document, rank
from retrieval.reference import ReferenceEngine
from retrieval.snapshot import Snapshot

WORDS = ["trade", "deal", "tariff", "steel", "rice", "port", "the", "15%"]
SENTENCE = st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(lambda words: " ".join(words) + ".")
ARTICLE = st.tuples(st.sampled_from(["", "Steel trade", "Rice"]), st.lists(SENTENCE, min_size=1, max_size=7))
CORPUS = st.lists(ARTICLE, max_size=8)
QUERY = st.lists(st.sampled_from([*WORDS, "unseen"]), max_size=6).map(" ".join)


def article(number: int, title: str, sentences: Sequence[str]) -> Article:
    text, spans = "", []
    for sentence in sentences:
        spans.append(Span(len(text), len(text) + len(sentence)))
        text += sentence + " "
    return Article(f"a{number}", text, "n", title or None, sentences=tuple(spans))


def corpus(rows: Sequence[tuple[str, Sequence[str]]]) -> list[Article]:
    return [article(number, *row) for number, row in enumerate(rows)]


@settings(max_examples=80, deadline=None)
@given(CORPUS, QUERY)
def test_the_local_engine_scores_as_the_reference_does(rows: list[tuple[str, list[str]]], query: str) -> None:
    local, reference = LocalEngine.in_memory(corpus(rows)), ReferenceEngine(corpus(rows))
    ours, theirs = local.search(query, 50), reference.search(query, 50)
    assert len(ours) == len(theirs)
    right = {hit.passage: hit for hit in theirs}
    for hit in ours:
        expected = right[hit.passage]
        assert math.isclose(hit.score, expected.score, rel_tol=1e-9, abs_tol=1e-12)
        assert math.isclose(hit.bm25, expected.bm25, rel_tol=1e-9)
        assert math.isclose(hit.tfidf, expected.tfidf, rel_tol=1e-9, abs_tol=1e-12)
    assert local.rarity([*WORDS, "unseen"]) == reference.rarity([*WORDS, "unseen"])


@pytest.mark.parametrize("module", [ACTIVE, PLAIN])
@settings(max_examples=60, deadline=None)
@given(CORPUS, st.lists(QUERY | st.text(max_size=9), max_size=4), st.integers(0, 9))
def test_questions_asked_at_once_are_answered_as_one_by_one(
    module: Parts, rows: list[tuple[str, list[str]]], queries: list[str], k: int
) -> None:
    engine = LocalEngine(Snapshot(in_memory(corpus(rows), "en", module), ("en",), ""))
    assert engine.top_many(queries, k) == [engine.top(query, k) for query in queries]
    assert engine.search_many(queries, k) == [engine.search(query, k) for query in queries]


@settings(max_examples=40, deadline=None)
@given(CORPUS, st.sampled_from(["trade", "steel rice", "15% tariff"]))
def test_with_rank_bm25s_own_rarity_its_formula_is_reproduced(
    rows: list[tuple[str, list[str]]], query: str
) -> None:
    """Its scores, the floor under its rarity included, from our gains and its rarities."""
    engine = ReferenceEngine(corpus(rows), own_idf=True)
    texts = [row for row in engine.texts if row]
    if not texts:
        return
    average = sum(map(len, engine.texts)) / len(engine.texts)
    asked = search.counted(query.split())
    for text, score in zip(engine.texts, engine.bm25_scores(query.split()), strict=True):
        norm = bm25.norm(len(text), average)
        ours = sum(engine.own_rarity(t) * n * bm25.gain(text.count(t), norm) for t, n in asked.items())
        assert math.isclose(score, ours, rel_tol=1e-9, abs_tol=1e-12)


@settings(max_examples=40, deadline=None)
@given(CORPUS, QUERY, st.randoms(use_true_random=False))
def test_scores_do_not_depend_on_the_order_of_building(
    rows: list[tuple[str, list[str]]], query: str, chance: object
) -> None:
    articles = corpus(rows)
    mixed = list(articles)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    hits, others = (LocalEngine.in_memory(order).search(query, 50) for order in (articles, mixed))
    assert {h.passage: round(h.score, 9) for h in hits} == {h.passage: round(h.score, 9) for h in others}


ENGINES: list[Callable[[list[Article]], Engine]] = [LocalEngine.in_memory, ReferenceEngine]


@pytest.mark.parametrize("engine", ENGINES)
class TestEveryEngine:
    def test_an_empty_corpus_gives_nothing(self, engine: Callable[[list[Article]], Engine]) -> None:
        assert engine([]).search("trade") == []
        assert len(engine([]).rarity(["trade"])) == 1

    def test_a_question_of_only_stop_words_gives_nothing(
        self, engine: Callable[[list[Article]], Engine]
    ) -> None:
        assert engine(corpus([("", ["The trade deal."])])).search("what is the") == []

    def test_unseen_terms_give_nothing(self, engine: Callable[[list[Article]], Engine]) -> None:
        assert engine(corpus([("", ["The trade deal."])])).search("zebra") == []

    def test_one_passage_is_found(self, engine: Callable[[list[Article]], Engine]) -> None:
        (hit,) = engine(corpus([("", ["The trade deal."])])).search("deal")
        assert hit.score > 0
        assert hit.bm25 > 0

    def test_a_term_in_every_passage_still_ranks(self, engine: Callable[[list[Article]], Engine]) -> None:
        found = engine(corpus([("", ["Trade."]), ("", ["Trade deal talk."]), ("", ["Trade trade."])]))
        assert [hit.passage.article for hit in found.search("trade")] == ["a2", "a0", "a1"]

    def test_ties_go_to_the_first_indexed(self, engine: Callable[[list[Article]], Engine]) -> None:
        found = engine(corpus([("", ["Rice port."])] * 5)).search("rice", 3)
        assert [hit.passage.article for hit in found] == ["a0", "a1", "a2"]

    def test_ordered_pairs_count(self, engine: Callable[[list[Article]], Engine]) -> None:
        found = engine(corpus([("", ["Deal trade."]), ("", ["Trade deal."])])).search("trade deal")
        assert [hit.passage.article for hit in found] == ["a1", "a0"]

    def test_a_filter_keeps_the_undated_out(self, engine: Callable[[list[Article]], Engine]) -> None:
        dated = Article("d", "Rice.", "n", published=date(2025, 1, 2), sentences=(Span(0, 5),))
        both = [dated, Article("u", "Rice.", "n", sentences=(Span(0, 5),))]
        found = engine(both).search("rice", 5, Filter(since=date(2025, 1, 1)))
        assert [hit.passage.article for hit in found] == ["d"]
        assert len(engine(both).search("rice", 5, Filter(source="N"))) == 2


def test_hits_are_passages_of_their_articles() -> None:
    articles = corpus([("Steel trade", ["Rice fell."] * 7), ("", ["Rice."])])
    places = {passage for _, passage in passages(articles)}
    assert {hit.passage for hit in LocalEngine.in_memory(articles).search("rice", 9)} == places


def test_occurrences_and_lengths_beyond_a_byte_are_counted_not_capped() -> None:
    rows = [("", ["steel " * 300 + "rice."]), ("", ["steel " * 254 + "rice."]), ("", ["port " * 70000])]
    local, reference = LocalEngine.in_memory(corpus(rows)), ReferenceEngine(corpus(rows))
    for query in ("steel", "rice", "port"):
        for ours, theirs in zip(local.search(query), reference.search(query), strict=True):
            assert math.isclose(ours.bm25, theirs.bm25, rel_tol=1e-9)
            assert math.isclose(ours.tfidf, theirs.tfidf, rel_tol=1e-9)


def test_every_ranker_ranks_documents() -> None:
    documents = [
        Document("d1", "Deal", "A trade deal."),
        Document("d2", "", "Rain."),
        Document("d3", "", "Trade."),
    ]
    for ranker in ("fused", "bm25", "tfidf"):
        found = list(rank(documents, [("q", "trade deal"), ("r", "snow")], ranker))  # type: ignore[arg-type]
        assert [row[:3] for row in found] == [("q", "d1", 1), ("q", "d3", 2)]
        assert found[0][3] >= found[1][3]
