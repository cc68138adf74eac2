"""The index of a corpus as arrays: words, passages as runs of word numbers, where each word occurs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.article import Article, Passage
from retrieval.analyze import chunk_terms
from retrieval.files import Arrays
from retrieval.filters import day_number, outlet
from retrieval.indexed import indexed_text, passages


class Index:
    """Words and passages. `text` holds the word numbers of all passages, `starts` where each begins;
    `where` and `counts` hold the postings of all words, `lists` where those of each word begin."""

    def __init__(self, arrays: Arrays) -> None:
        self.text = arrays["text"]
        self.starts = arrays["starts"]
        self.where = arrays["where"]
        self.counts = arrays["counts"]
        self.lists = arrays["lists"]
        self.spans = arrays["spans"]
        self.days = arrays["days"]
        self.article_of = arrays["article_of"]
        self.articles = _split(arrays["articles"])
        self.outlets = _split(arrays["outlets"])
        self.numbers = {word: i for i, word in enumerate(_split(arrays["words"]))}
        self.lengths = np.diff(self.starts)

    def __len__(self) -> int:
        return len(self.spans)

    @property
    def average(self) -> float:
        """Mean length of a passage in terms."""
        return len(self.text) / max(1, len(self))

    def df(self, word: str) -> int:
        """In how many passages a word occurs."""
        number = self.numbers.get(word)
        return 0 if number is None else int(self.lists[number + 1] - self.lists[number])

    def postings(self, word: str) -> tuple[NDArray[Any], NDArray[Any]]:
        """The passages that hold a word, and how often each does."""
        number = self.numbers[word]
        own = slice(self.lists[number], self.lists[number + 1])
        return self.where[own], self.counts[own]

    def terms(self, place: int) -> NDArray[Any]:
        """The word numbers of one passage, in order."""
        return self.text[self.starts[place] : self.starts[place + 1]]

    def passage(self, place: int) -> Passage:
        """The passage at a place."""
        return Passage(self.articles[self.article_of[place]], *self.spans[place].tolist())


def index_arrays(articles: Iterable[Article], lang: str = "en") -> Arrays:
    """Reads articles into the arrays of an index."""
    numbers: dict[str, int] = {}
    texts: list[list[int]] = []
    spans: list[tuple[int, int, int, int]] = []
    owners: list[int] = []
    kept: list[Article] = []
    for article, passage in passages(articles):
        if not kept or kept[-1] is not article:
            kept.append(article)
        owners.append(len(kept) - 1)
        spans.append((passage.start, passage.end, passage.first, passage.last))
        language = article.lang or lang
        own = chain.from_iterable(chunk_terms(c, language) for c in indexed_text(article, passage).split())
        texts.append([numbers.setdefault(term, len(numbers)) for term in own])
    starts = np.cumsum([0, *map(len, texts)], dtype=np.uint64)
    text = np.fromiter(chain.from_iterable(texts), np.uint32, int(starts[-1]))
    return {
        "text": text,
        "starts": starts.astype(np.int64),
        **_postings(text, np.diff(starts).astype(np.int64), len(numbers)),
        "spans": np.array(spans, dtype=np.uint32).reshape(-1, 4),
        "article_of": np.array(owners, dtype=np.uint32),
        "days": np.array([day_number(article) for article in kept], dtype=np.int32),
        "articles": _joined([article.id for article in kept]),
        "outlets": _joined([outlet(article) for article in kept]),
        "words": _joined(list(numbers)),
    }


def _postings(text: NDArray[np.uint32], lengths: NDArray[np.int64], words: int) -> Arrays:
    places = np.repeat(np.arange(len(lengths), dtype=np.uint64), lengths)
    keys, counts = np.unique(text.astype(np.uint64) << np.uint64(32) | places, return_counts=True)
    numbers = (keys >> np.uint64(32)).astype(np.int64)
    return {
        "where": keys.astype(np.uint32),
        "counts": counts.astype(np.uint32),
        "lists": np.cumsum(np.concatenate(([0], np.bincount(numbers, minlength=words))), dtype=np.int64),
    }


def _joined(words: Sequence[str]) -> NDArray[np.uint8]:
    """Words as bytes, each ended by a zero byte."""
    return np.frombuffer("".join(word.replace("\0", " ") + "\0" for word in words).encode(), np.uint8)


def _split(joined: NDArray[np.uint8]) -> list[str]:
    return joined.tobytes().decode().split("\0")[:-1]
