"""The engines that are measured: each builds a folder from passages, opens it, and searches it.

All rank by BM25 (scikit-learn by TF-IDF), stem English, and drop stop words where they can.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol

from corpus.article import Article, Span
from retrieval.analyze import terms
from retrieval.local import LocalEngine

ASK_SQLITE = "SELECT rowid FROM p WHERE p MATCH ? ORDER BY rank LIMIT 10"
WORD = re.compile(r"\w\w+")


class Searcher(Protocol):
    """An opened index."""

    def search(self, question: str) -> object:
        """The ten best passages."""

    def search_all(self, questions: Sequence[str]) -> object:
        """Searches for every question, one thread, in the way that is quickest."""


class Each:
    """Searches question by question."""

    def __init__(self, search: Callable[[str], object]) -> None:
        self.search = search

    def search_all(self, questions: Sequence[str]) -> None:
        for question in questions:
            self.search(question)


def build_ours(folder: Path, texts: Iterator[str]) -> None:
    articles = (
        Article(str(number), text, "scale", sentences=(Span(0, len(text)),))
        for number, text in enumerate(texts)
    )
    LocalEngine.build(folder, articles)


class AtOnce:
    """Searches question by question, or for all at once where an engine has a way for that."""

    def __init__(
        self, search: Callable[[str], object], search_all: Callable[[Sequence[str]], object]
    ) -> None:
        self.search = search
        self.search_all = search_all


def open_ours(folder: Path) -> Searcher:
    engine = LocalEngine.open(folder)
    return AtOnce(engine.top, engine.top_many)


def open_fused(folder: Path) -> Searcher:
    engine = LocalEngine.open(folder)
    return AtOnce(engine.search, engine.search_many)


def open_plain(folder: Path) -> Searcher:
    from dataclasses import replace

    from retrieval.kernel import PLAIN
    from retrieval.snapshot import load

    snapshot = load(folder)
    engine = LocalEngine(replace(snapshot, index=replace(snapshot.index, module=PLAIN)))
    return AtOnce(engine.top, engine.top_many)


def build_tantivy(folder: Path, texts: Iterator[str], keep: str = "freq") -> None:
    import tantivy

    folder.mkdir()
    index = _tantivy_index(tantivy, folder, keep)
    writer = index.writer(200_000_000)
    for number, text in enumerate(texts):
        writer.add_document(tantivy.Document(number=number, body=text))
    writer.commit()
    writer.wait_merging_threads()


def build_tantivy_positions(folder: Path, texts: Iterator[str]) -> None:
    build_tantivy(folder, texts, "position")


def open_tantivy_positions(folder: Path) -> Searcher:
    return open_tantivy(folder, "position")


def open_tantivy(folder: Path, keep: str = "freq") -> Searcher:
    import tantivy

    index = _tantivy_index(tantivy, folder, keep)
    searcher = index.searcher()

    def search(question: str) -> object:
        query = index.parse_query(" ".join(WORD.findall(question.lower())), ["body"])
        return searcher.search(query, 10, count=False).hits

    return Each(search)


def _tantivy_index(tantivy: Any, folder: Path, keep: str) -> Any:
    schema = tantivy.SchemaBuilder()
    schema.add_integer_field("number", stored=True)
    schema.add_text_field("body", stored=False, tokenizer_name="english", index_option=keep)
    index = tantivy.Index(schema.build(), path=str(folder))
    kind = tantivy.Filter
    analyzer = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple()).filter(kind.lowercase())
    analyzer = analyzer.filter(kind.stopword("english")).filter(kind.stemmer("english")).build()
    index.register_tokenizer("english", analyzer)
    return index


def build_bm25s(folder: Path, texts: Iterator[str]) -> None:
    import bm25s

    tokens = bm25s_tokens(bm25s, list(texts))
    retriever = bm25s.BM25(k1=1.2, b=0.6)
    retriever.index(tokens, show_progress=False)
    retriever.save(str(folder))


def open_bm25s(folder: Path, backend: str = "numba") -> Searcher:
    import bm25s

    retriever = bm25s.BM25.load(str(folder), mmap=True)
    retriever.backend = backend
    if backend == "numba":
        retriever.activate_numba_scorer()

    def search_all(questions: Sequence[str]) -> object:
        return retriever.retrieve(bm25s_tokens(bm25s, list(questions)), k=10, show_progress=False)

    return AtOnce(lambda question: search_all([question]), search_all)


def open_bm25s_numpy(folder: Path) -> Searcher:
    return open_bm25s(folder, "numpy")


def bm25s_tokens(bm25s: Any, texts: list[str]) -> Any:
    import Stemmer

    stemmer = Stemmer.Stemmer("english")
    return bm25s.tokenize(texts, stopwords="en", stemmer=stemmer, show_progress=False)


def build_sqlite(folder: Path, texts: Iterator[str]) -> None:
    folder.mkdir()
    with sqlite3.connect(folder / "fts.sqlite") as connection:
        connection.execute("CREATE VIRTUAL TABLE p USING fts5(body, content='', tokenize='porter unicode61')")
        connection.executemany("INSERT INTO p(rowid, body) VALUES (?, ?)", enumerate(texts))
        connection.execute("INSERT INTO p(p) VALUES ('optimize')")


def open_sqlite(folder: Path) -> Searcher:
    connection = sqlite3.connect(folder / "fts.sqlite")

    def search(question: str) -> object:
        words = [word for word in WORD.findall(question) if terms(word)]
        match = " OR ".join(f'"{word}"' for word in words)
        return connection.execute(ASK_SQLITE, (match,)).fetchall()

    return Each(search)


def build_rank_bm25(folder: Path, texts: Iterator[str]) -> None:
    folder.mkdir()
    (folder / "tokens.json").write_text(json.dumps([terms(text) for text in texts]))


def open_rank_bm25(folder: Path) -> Searcher:
    from rank_bm25 import BM25Okapi

    tokens = json.loads((folder / "tokens.json").read_text())
    ranker = BM25Okapi(tokens)
    return Each(lambda question: ranker.get_scores(terms(question)).argpartition(-10)[-10:])


def build_sklearn(folder: Path, texts: Iterator[str]) -> None:
    import joblib
    from sklearn.feature_extraction.text import TfidfVectorizer

    folder.mkdir()
    vectorizer = TfidfVectorizer(analyzer=terms)
    joblib.dump((vectorizer, vectorizer.fit_transform(texts)), folder / "tfidf.joblib")


def open_sklearn(folder: Path) -> Searcher:
    import joblib

    vectorizer, matrix = joblib.load(folder / "tfidf.joblib")

    def search(question: str) -> object:
        scores = (matrix @ vectorizer.transform([question]).T).toarray().ravel()
        return scores.argpartition(-10)[-10:]

    return Each(search)


Build = Callable[[Path, Iterator[str]], None]
Open = Callable[[Path], Searcher]
ENGINES: dict[str, tuple[Build, Open, int]] = {
    "crossquote": (build_ours, open_ours, 10**9),
    "crossquote, full recipe": (build_ours, open_fused, 10**9),
    "crossquote, plain numpy": (build_ours, open_plain, 10**9),
    "tantivy": (build_tantivy, open_tantivy, 10**9),
    "tantivy, with positions": (build_tantivy_positions, open_tantivy_positions, 10**9),
    "bm25s, numba": (build_bm25s, open_bm25s, 10**9),
    "bm25s, numpy": (build_bm25s, open_bm25s_numpy, 100_000),
    "SQLite FTS5": (build_sqlite, open_sqlite, 10**9),
    "scikit-learn": (build_sklearn, open_sklearn, 100_000),
    "rank-bm25": (build_rank_bm25, open_rank_bm25, 100_000),
}
"""By name: how it is built, how it is opened, and up to how many passages it is measured."""
