"""What the weights are trained on: questions, candidate sentences, and which of these answer.

Four sets. Three whose licences allow it: XQuAD (CC BY-SA 4.0; which sentence holds the answer, asked over all
its paragraphs; then with the right paragraph taken away, and with only the right sentence cut out of it,
when no sentence answers), the training part of TREC QA (Apache-2.0; labelled candidate sentences), and
RAMDocs (MIT; a sentence that holds a stated answer answers; then without the pages that hold one). And
`bench/newsroom`, our own: clusters of invented news with questions as reporters type them, a fifth of which
nothing answers; then each question again without the sentences that hold its answer.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from answering.question import Query, Question, read_question
from answering.sentences.candidate import Candidate, gather
from answering.weighing.shortlist import SHORTLIST
from corpus.article import Article, Span
from corpus.readers import from_row
from retrieval.local import LocalEngine

PASSAGES = 30
NEWSROOM = Path(__file__).parent / "newsroom"
LEAST = 20  # characters of a sentence that is known again as part of a longer one
Fits = Callable[[Candidate], bool]


def _none(one: Candidate) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Case:
    """A question, the sentences found for it, which of them answer, and how it came about."""

    question: Question
    candidates: list[Candidate]
    right: Fits
    id: str
    group: str
    """Cases of one group must not stand on both sides of a fold."""
    kind: str
    """The set, and what was taken away."""
    shortlist: int = SHORTLIST
    unsure: Fits = _none
    """Which may answer or not: nothing is learnt from them."""


def cases(folder: Path) -> Iterator[Case]:
    """The cases of all sets in the folder."""
    yield from xquad(folder / "spans")
    yield from trecqa(folder / "sentences" / "trecqa-dev.jsonl")
    yield from ramdocs(folder / "conflict" / "ramdocs-dev.jsonl")
    yield from newsroom()


def rows_of(lines: Path) -> list[Mapping[str, Any]]:
    """The objects of a JSONL file."""
    return [json.loads(line) for line in lines.read_text(encoding="utf-8").splitlines() if line.strip()]


def xquad(folder: Path) -> Iterator[Case]:
    """Sentences found for each question: all, without the paragraph that answers it, without its sentence."""
    articles = {row["id"]: from_row(row, row["id"]) for row in rows_of(folder / "xquad-corpus.jsonl")}
    engine = LocalEngine.in_memory(articles.values())
    for row in rows_of(folder / "xquad-questions.jsonl"):
        gold = row["evidence"][0]
        article = articles[gold["document"]]
        question = read_question(Query(row["question"]))
        found = gather(engine.search(row["question"], PASSAGES), articles)
        others = [one for one in found if one.article is not article]
        group, right = article.title or "", _holding(article.id, gold["start"], row["answers"][0])
        yield Case(question, found, right, f"{row['id']}-with", group, "xquad-with")
        yield Case(question, others, _none, f"{row['id']}-without", group, "xquad-without")
        left = _cut(article, gold["start"], row["answers"][0])
        if left:
            moved = _moved(found, article, left)
            yield Case(question, moved, _none, f"{row['id']}-cut", group, "xquad-cut")


def _holding(article: str, start: int, answer: str) -> Fits:
    """Whether a sentence holds the answer at its place."""

    def holds(one: Candidate) -> bool:
        return one.article.id == article and one.span.start <= start and start + len(answer) <= one.span.end

    return holds


def _cut(article: Article, start: int, answer: str) -> Article | None:
    """The article without the sentence that holds the answer there; None where another tells it too."""
    gone = next(span for span in article.sentences if span.end > start)
    left = article.text[: gone.start] + article.text[gone.end :]
    if answer.casefold() in left.casefold():
        return None
    size = gone.end - gone.start
    before = [span for span in article.sentences if span.end <= gone.start]
    after = [Span(s.start - size, s.end - size) for s in article.sentences if s.start >= gone.end]
    return replace(article, text=left, sentences=(*before, *after))


def _moved(found: list[Candidate], article: Article, left: Article) -> list[Candidate]:
    """The candidates, those of an article taken from what a cut left of it."""
    places = {left.words(span): i for i, span in enumerate(left.sentences)}
    return [
        Candidate(left, places[one.text], one.rank) if one.article is article else one
        for one in found
        if one.article is not article or one.text in places
    ]


def trecqa(path: Path) -> Iterator[Case]:
    """Labelled candidate sentences."""
    for row in rows_of(path):
        candidates = [
            Candidate(Article(c["id"], c["text"], c["id"], sentences=(Span(0, len(c["text"])),)), 0, 1.0)
            for c in row["candidates"]
        ]
        labelled = frozenset(c["id"] for c in row["candidates"] if c["label"])
        yield Case(
            read_question(Query(row["question"])),
            candidates,
            _among(labelled),
            row["id"],
            row["id"],
            "trecqa",
            len(candidates),
        )


def _among(ids: frozenset[str]) -> Fits:
    return lambda one: one.article.id in ids


def ramdocs(path: Path) -> Iterator[Case]:
    """Sentences of web pages; those that hold a stated answer, right or wrong, answer."""
    for row in rows_of(path):
        told = [answer.casefold() for answer in (*row["answer_any"], *row.get("wrong_answers", ()))]
        pages = [page for page in row["documents"] if page["text"].strip()]
        silent = [page for page in pages if not any(answer in page["text"].casefold() for answer in told)]
        for kind, documents in (("ramdocs-with", pages), ("ramdocs-without", silent)):
            if documents:
                yield _of_pages(row, documents, told, kind)


def _of_pages(row: Mapping[str, Any], pages: list[Mapping[str, Any]], told: list[str], kind: str) -> Case:
    articles = {page["id"]: from_row(page, page["id"]) for page in pages}
    hits = LocalEngine.in_memory(articles.values()).search(row["question"], PASSAGES)

    def right(one: Candidate) -> bool:
        return any(answer in one.text.casefold() for answer in told)

    question = read_question(Query(row["question"]))
    return Case(question, gather(hits, articles), right, f"{row['id']}-{kind}", row["id"], kind)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of a cluster, with the sentence and the words that answer it; None where nothing does."""

    question: str
    sentence: str | None
    answer: str | None

    def right(self, one: Candidate) -> bool:
        """Whether it is the sentence that answers, or a part of it that is long enough."""
        told, text = self.sentence or "", one.text
        return bool(told) and (told in text or (len(text) > LEAST and text in told))

    def unsure(self, one: Candidate) -> bool:
        """Whether another sentence holds the answer, which may be chance."""
        return bool(self.answer) and not self.right(one) and str(self.answer).lower() in one.text.lower()


@dataclass(frozen=True, slots=True)
class Cluster:
    """Articles on one event, and what is asked of them."""

    name: str
    articles: dict[str, Article]
    asked: list[Asked]


def clusters() -> Iterator[Cluster]:
    """The clusters of invented news."""
    for path in sorted(NEWSROOM.glob("*.json")):
        stored = json.loads(path.read_text(encoding="utf-8"))
        articles = [from_row(row, f"{path.stem}-{n}") for n, row in enumerate(stored["articles"])]
        yield Cluster(
            path.stem, {one.id: one for one in articles}, [Asked(**row) for row in stored["questions"]]
        )


def newsroom() -> Iterator[Case]:
    """What reporters ask: of the whole cluster, and where something answers, of what is left without it."""
    for cluster in clusters():
        engine = LocalEngine.in_memory(cluster.articles.values())
        for number, asked in enumerate(cluster.asked):
            question, id = read_question(Query(asked.question)), f"{cluster.name}-{number}"
            found = gather(engine.search(asked.question, PASSAGES), cluster.articles)
            kind = "newsroom-with" if asked.sentence else "newsroom-without"
            yield Case(question, found, asked.right, id, cluster.name, kind, SHORTLIST, asked.unsure)
            if asked.sentence:
                rest = [one for one in found if not asked.right(one) and not asked.unsure(one)]
                yield Case(question, rest, _none, f"{id}-cut", cluster.name, "newsroom-cut")
