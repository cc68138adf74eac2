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
from retrieval.kernel import COMPILED, PLAIN
from retrieval.packing import ascending, risen
from retrieval.postings import LONG, packed, words_in_order

if COMPILED is None:
    pytest.skip("no compiler was at hand", allow_module_level=True)

PARTS = [COMPILED, PLAIN]
WORDS = ["trade", "deal", "tariff", "steel", "rice", "port", "grain", "vote"]
TEXTS = st.lists(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join), max_size=30)


def articles(texts: list[str]) -> list[Article]:
    return [Article(str(i), text, "n", sentences=(Span(0, len(text)),)) for i, text in enumerate(texts)]


def kernels(index: Index) -> tuple[plain.Kernel, plain.Kernel]:
    arrays = [segment.arrays for segment in index.segments]
    return COMPILED.Kernel(arrays), plain.Kernel(arrays)  # type: ignore[union-attr]


@settings(max_examples=60, deadline=None)
@given(TEXTS, st.lists(st.integers(0, 7), min_size=1, max_size=5, unique=True), st.integers(0, 12))
def test_both_rank_alike(texts: list[str], words: list[int], k: int) -> None:
    compiled, slow = kernels(in_memory(articles(texts), "en"))
    weights = [0.5 + word / 3 for word in words]
    assert compiled.top(words, weights, k, 0.48, 0.1) == slow.top(words, weights, k, 0.48, 0.1)


@settings(max_examples=30, deadline=None)
@given(TEXTS, st.lists(st.integers(0, 9), max_size=5))
def test_both_find_words_at_the_same_positions(texts: list[str], words: list[int]) -> None:
    index = in_memory(articles(texts), "en")
    compiled, slow = kernels(index)
    picks = [(0, slot) for slot in range(index.live)]
    assert compiled.places(picks, words) == slow.places(picks, words)


@settings(max_examples=30, deadline=None)
@given(TEXTS, st.sampled_from([0.0, 0.5, 1.0]), st.integers(0, 9))
def test_both_add_up_alike(texts: list[str], share: float, seed: int) -> None:
    index = in_memory(
        [*articles(texts), Article("long", "trade " * 300, "n", sentences=(Span(0, 1800),))], "en"
    )
    chance = np.random.default_rng(seed)
    places = np.flatnonzero(chance.random(len(index.vocabulary)) < share).astype(np.uint32)
    values = chance.random((len(places), 2))
    compiled, slow = (np.ones((index.live, 2)) for _ in range(2))
    for own, sums in zip(kernels(index), (compiled, slow), strict=True):
        own.add_up(0, places, values, sums)
    assert compiled.tolist() == slow.tolist()


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
    run = np.array([chance.randrange(200) for _ in range(60)], np.uint32)
    ends = np.array([*sorted(chance.sample(range(60), 9)), 60], np.int64)
    weights_of_all = np.array([chance.uniform(0.1, 9) for _ in range(200)])
    many = (run, ends, np.arange(200, dtype=np.uint32), weights_of_all, *args[2:])
    assert compiled.top_many(*many) == slow.top_many(*many)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(), max_size=5))
def test_reading_chunks_is_analysing_them(texts: list[str]) -> None:
    texts = [text.encode("utf-8", "replace").decode() for text in texts]
    for parts in (COMPILED, PLAIN):
        index = in_memory(articles(texts), "en", parts)
        names = {number: word for word, number in index.vocabulary.new.items()}
        read = [[names[number] for number in own] for own in passages(index)]
        assert sorted(read) == sorted(terms(text) for text in texts)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text(alphabet="aBs-'’.,(1é \t"), max_size=9))
def test_both_tell_the_same_forms_apart(texts: list[str]) -> None:
    found = []
    for parts in PARTS:
        forms, new = parts.Forms(), []  # type: ignore[union-attr,var-annotated]
        lengths = [forms.read(text.encode(), len(text) % 2, new) for text in texts]
        each = np.arange(len(new) + 1)
        words, _ = forms.words(np.array(lengths, np.int64), each, each[:-1].astype(np.uint32))
        found.append((new, lengths, words.tolist()))
    assert found[0] == found[1]


def passages(index: Index) -> list[list[int]]:
    """The words of each passage, in order, by slot."""
    found = []
    for segment in index.segments:
        ends = np.cumsum(risen(segment.arrays, "lengths"))[:-1]
        found += [own.tolist() for own in np.split(words_in_order(segment.arrays), ends)]
    return found


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.integers(0, 70000), max_size=9), max_size=9))
def test_both_invert_alike(texts: list[list[int]]) -> None:
    texts = [*texts, [5] * 300]
    words = np.array([word for text in texts for word in text], np.uint32)
    starts = np.cumsum([0, *map(len, texts)], dtype=np.int64)
    fast, slow = (parts.invert(words, starts, 70001) for parts in (COMPILED, PLAIN))  # type: ignore[union-attr]
    assert fast.keys() == slow.keys()
    for name in fast:
        assert fast[name].dtype == slow[name].dtype
        assert fast[name].tolist() == slow[name].tolist()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.integers(0, 12), max_size=9), max_size=300), st.sampled_from([1, 3, LONG]))
def test_words_come_back_in_order_from_lists_long_and_short(texts: list[list[int]], long: int) -> None:
    texts = sorted([*texts, [5, 70000] * 300, [5] * 70_000], key=len)
    words = np.array([word for text in texts for word in text], np.uint32)
    starts = np.cumsum([0, *map(len, texts)], dtype=np.int64)
    arrays = packed(PLAIN.invert(words, starts, 70001), long) | ascending("lengths", np.diff(starts))
    assert words_in_order(arrays).tolist() == words.tolist()
    kernels = [
        module.Kernel([arrays | {"places": np.arange(len(texts), dtype=np.uint16)}]) for module in PARTS
    ]
    picks = [(0, slot) for slot in range(0, len(texts), 7)]
    assert kernels[0].places(picks, [0, 5, 70000]) == kernels[1].places(picks, [0, 5, 70000])
    asked = ([0, 5, 7], [1.0, 2.0, 0.5], 9, 0.48, 0.1)
    assert kernels[0].top(*asked) == kernels[1].top(*asked)
    every = np.arange(len(arrays["ids"]), dtype=np.uint32)
    for places in (every, every[::2], every[:0]):
        sums = np.zeros((2, len(texts), 2))
        for kernel_, own in zip(kernels, sums, strict=True):
            kernel_.add_up(0, np.ascontiguousarray(places), np.full((len(places), 2), 0.3), own)
        assert sums[0].tolist() == sums[1].tolist()


def test_one_kernel_is_active_and_says_so() -> None:
    assert "compiled" in kernel.describe()
