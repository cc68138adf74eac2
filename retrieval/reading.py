"""Articles to segments: forms are told apart quickly, and each distinct one is analysed once."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import accumulate, chain
from typing import Any

import numpy as np

from corpus.article import Article, windows
from retrieval.analyze import analysed_all
from retrieval.files import Arrays
from retrieval.indexed import indexed_text
from retrieval.kernel import ACTIVE
from retrieval.segment import ROOM, Entry, Row, entry, segment_arrays
from retrieval.words import Vocabulary

Progress = Callable[[int], None]
"""Told the number of articles read so far."""

Analyse = Callable[[Sequence[str], str], Iterable[Collection[str]]]
"""The terms of each of some forms in a language."""

LEARNED = 20_000  # forms that are analysed at once; more are no faster


class Reading:
    """Reads articles; new words are added to the vocabulary. Only one segment is gathered at a time."""

    def __init__(
        self, vocabulary: Vocabulary, lang: str, analyse: Analyse = analysed_all, kernel: Any = ACTIVE
    ) -> None:
        self._vocabulary = vocabulary
        self._analyse = analyse
        self._lang = lang
        self._forms: Any = kernel.Forms()
        self._terms = array("I")
        self._term_starts = array("q", [0])
        self._seeds: dict[str, int] = {}
        self._new: list[bytes] = []
        self._new_lang = lang
        self._clear()

    def _clear(self) -> None:
        self._ends = array("q")
        self._rows: list[Row] = []
        self._entries: list[Entry] = []

    @property
    def langs(self) -> list[str]:
        """The languages that the articles were in."""
        return list(self._seeds)

    def segments(self, articles: Iterable[Article]) -> Iterator[Callable[[], Arrays]]:
        """As few segments as hold the articles, each as a call that makes its arrays, in any thread."""
        for article in articles:
            found = windows(article)
            if found:
                self._entries.append(entry(article))
            for passage in found:
                if len(self._rows) == ROOM:
                    yield self._segment()
                    self._entries.append(entry(article))
                span = (passage.start, passage.end, passage.first, passage.last)
                self._rows.append((len(self._entries) - 1, *span))
                self._read(indexed_text(article, passage), article.lang or self._lang)
        if self._rows:
            yield self._segment()

    def _read(self, text: str, lang: str) -> None:
        if lang != self._new_lang or len(self._new) > LEARNED:
            self._learn()
            self._new_lang = lang
        seed = self._seeds.setdefault(lang, len(self._seeds))
        self._ends.append(self._forms.read(text.encode("utf-8", "replace"), seed, self._new))

    def _learn(self) -> None:
        """Analyses the forms that were new: they were numbered in this order."""
        found = list(self._analyse([form.decode() for form in self._new], self._new_lang))
        self._terms.extend(self._vocabulary.add_all(chain.from_iterable(found)))
        self._term_starts.extend(accumulate(map(len, found), initial=self._term_starts.pop()))
        self._new = []

    def _segment(self) -> Callable[[], Arrays]:
        self._learn()
        words, ends = self._forms.words(
            np.frombuffer(self._ends, np.int64),
            np.frombuffer(self._term_starts, np.int64),
            np.frombuffer(self._terms, np.uint32) if self._terms else np.zeros(0, np.uint32),
        )
        starts = np.concatenate(([0], ends))
        rows, entries, vocabulary = np.array(self._rows, np.int64), self._entries, len(self._vocabulary)
        self._clear()
        return lambda: segment_arrays(words, starts, rows, entries, vocabulary)
