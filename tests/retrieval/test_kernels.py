"""The compiled kernel and its plain twin give the same results, to the bit."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.article import Article, Span
from retrieval import kernel, plain
from retrieval.analyze import terms
from retrieval.index import Index, in_memory

native = pytest.importorskip("retrieval.native", reason="no compiler was at hand")

WORDS = ["trade", "deal", "tariff", "steel", "rice", "port", "grain", "vote"]
TEXTS = st.lists(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join), max_size=30)


def articles(texts: list[str]) -> list[Article]:
    return [Article(str(i), text, "n", sentences=(Span(0, len(text)),)) for i, text in enumerate(texts)]


def kernels(index: Index) -> tuple[plain.Kernel, plain.Kernel]:
    arrays = [segment.arrays for segment in index.segments]
    return native.Kernel(arrays), plain.Kernel(arrays)


@settings(max_examples=60, deadline=None)
@given(TEXTS, st.lists(st.integers(0, 7), min_size=1, max_size=5, unique=True), st.integers(0, 12))
def test_both_rank_alike(texts: list[str], words: list[int], k: int) -> None:
    compiled, slow = kernels(in_memory(articles(texts), "en"))
    weights = [0.5 + word / 3 for word in words]
    assert compiled.top(words, weights, k, 0.48, 0.1) == slow.top(words, weights, k, 0.48, 0.1)


@settings(max_examples=30, deadline=None)
@given(TEXTS, st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=3))
def test_both_give_the_same_features(texts: list[str], pairs: list[tuple[int, int]]) -> None:
    index = in_memory(articles(texts), "en")
    compiled, slow = kernels(index)
    picks = [(0, slot) for slot in range(index.live)]
    question = {0: 1.5, 3: 0.25}
    found = compiled.features(picks, pairs, question, index.df, index.live)
    assert found == slow.features(picks, pairs, question, index.df, index.live)


@pytest.mark.parametrize("k", [1, 10, 100])
@pytest.mark.parametrize("masked", [False, True])
def test_both_rank_a_large_corpus_alike(k: int, masked: bool) -> None:
    chance = random.Random(7)
    words = [f"w{int(chance.paretovariate(0.6))}" for _ in range(400_000)]
    texts, at = [], 0
    while at < len(words):
        length = chance.choice([3, 10, 30, 60, 300])
        texts.append(" ".join(words[at : at + length]))
        at += length
    texts += ["w1 " * 700, "w2 w1 " * 400]
    index = in_memory(articles(texts), "en")
    compiled, slow = kernels(index)
    masks = [np.array([i % 3 == 0 for i in range(len(index.segments[0]))], np.uint8)] if masked else None
    for _ in range(30):
        chosen = chance.sample(range(200), chance.randint(1, 8))
        weights = [chance.uniform(0.1, 9) for _ in chosen]
        args = (chosen, weights, k, 0.48, 0.72 / index.average, masks)
        assert compiled.top(*args) == slow.top(*args)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(), max_size=5))
def test_reading_chunks_is_analysing_them(texts: list[str]) -> None:
    texts = [text.encode("utf-8", "replace").decode() for text in texts]
    for module in (native, plain):
        index = in_memory(articles(texts), "en", module)
        words = [index.segments[0].words(slot) for slot in range(index.live)] if texts else []
        names = {number: word for word, number in index.vocabulary.new.items()}
        read = [[names[number] for number in own.tolist()] for own in words]
        assert sorted(read) == sorted(terms(text) for text in texts)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.integers(0, 70000), max_size=9), max_size=9))
def test_both_invert_alike(texts: list[list[int]]) -> None:
    texts = [*texts, [5] * 300]
    words = np.array([word for text in texts for word in text], np.uint32)
    starts = np.cumsum([0, *map(len, texts)], dtype=np.int64)
    fast, slow = (module.invert(words, starts, 70001) for module in (native, plain))
    assert fast.keys() == slow.keys()
    for name in fast:
        assert fast[name].dtype == slow[name].dtype
        assert fast[name].tolist() == slow[name].tolist()


def test_one_kernel_is_active_and_says_so() -> None:
    assert "compiled" in kernel.describe()
