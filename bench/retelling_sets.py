"""Pairs of figures of two articles on one event, and whether both tell one thing.

`bench/retellings` tells where outlets do so in unlike words; `bench/newsroom` shows how seldom another
article tells what a question asks: what excludes the answer there counts as a figure of something else.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from answering.comparing.retelling import Figure, Retelling, as_measured, comparable, retelling
from answering.comparing.retellings import figures
from answering.quantities.intervals import interval, overlap
from answering.quantities.value import Value
from answering.question import Query, Question, read_question
from answering.sentences.candidate import Candidate, keys_of
from bench.training_sets import clusters
from corpus.article import Article
from corpus.readers import from_row

RETELLINGS = Path(__file__).parent / "retellings"
QUARRELSOME = (
    "airline archaeology cycling election epidemic film football museum obituary rail rate recall rentlaw"
    " results rocket storm strike study theft trade verdict wildfire"
)
"""Clusters of the newsroom whose outlets disagree here and there, without a mark that says where."""
_MARK = re.compile(r"\[\[(?P<slot>\w+):(?P<words>[^\]]*)\]\]")


@dataclass(frozen=True, slots=True)
class Pair:
    """What is known of an answer and a figure of another article, and whether that tells it again."""

    told: Retelling
    again: bool
    group: str
    """The cluster; one must not stand on both sides of a fold."""
    asked: str
    """The question, the answer and the other article: of the pairs of one of these the surest is heard."""
    common: bool
    """Whether it is of the newsroom, where hardly any article tells an answer again."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A figure, the keys of its article, and the slot that it is marked to tell."""

    figure: Figure
    keys: frozenset[str]
    slot: str | None

    @property
    def article(self) -> Article:
        """The article that tells it."""
        return self.figure.candidate.article


def pairs() -> Iterator[Pair]:
    """Those of both sets."""
    yield from retold()
    yield from newsroom()


def retold() -> Iterator[Pair]:
    """Each marked figure as the answer of the questions on its slot, with those of the other articles."""
    for path in sorted(RETELLINGS.glob("*.json")):
        stored = json.loads(path.read_text(encoding="utf-8"))
        told = [one for n, row in enumerate(stored["articles"]) for one in _marked(row, f"{path.stem}-{n}")]
        for asked in stored["questions"]:
            answers = [one for one in told if one.slot == asked["slot"]]
            yield from _pairs(read_question(Query(asked["question"])), answers, told, path.stem, common=False)


def newsroom() -> Iterator[Pair]:
    """The figure that answers each question, with those of the other articles of its cluster."""
    for cluster in (one for one in clusters() if one.name not in QUARRELSOME.split()):
        told = [one for article in cluster.articles.values() for one in _tellings(article)]
        for asked in cluster.asked:
            words = asked.answer or ""
            answers = [
                replace(one, slot=words)
                for one in told
                if words and asked.right(one.figure.candidate) and _same(words, _words(one.figure))
            ]
            question = read_question(Query(asked.question))
            yield from _pairs(question, answers, told, cluster.name, common=True)


def _pairs(
    question: Question, answers: Iterable[Telling], told: Sequence[Telling], group: str, *, common: bool
) -> Iterator[Pair]:
    for answer in answers:
        for other in told:
            mine, theirs = answer.figure, other.figure
            if other.article is answer.article or not comparable(mine.value, theirs.value):
                continue
            if _holds(mine.value, theirs.value):
                continue
            again = other.slot == answer.slot
            place = f"{answer.article.id} {mine.candidate.index} {mine.value.start}"
            asked = f"{question.text} {place} {other.article.id}"
            yield Pair(retelling(question, mine, theirs, answer.keys), again, group, asked, common)


def _marked(row: dict[str, str], id: str) -> list[Telling]:
    """What a marked article tells, each figure with the slot that its mark names."""
    plain, marks = _MARK.sub(lambda mark: mark["words"], row["text"]), []
    taken = 0
    for mark in _MARK.finditer(row["text"]):
        start = mark.start() - taken
        marks.append((mark["slot"], start, start + len(mark["words"])))
        taken += len(mark[0]) - len(mark["words"])
    article = from_row({**row, "text": plain}, id)
    shift = article.text.index(plain)
    return [replace(one, slot=_slot(one.figure, marks, shift)) for one in _tellings(article)]


def _slot(figure: Figure, marks: Iterable[tuple[str, int, int]], shift: int) -> str | None:
    start = figure.candidate.span.start - shift
    first, last = start + figure.value.start, start + figure.value.end
    return next((slot for slot, begin, end in marks if begin < last and first < end), None)


def _tellings(article: Article) -> list[Telling]:
    told = [Candidate(article, number, 1.0) for number in range(len(article.sentences))]
    keys = keys_of(article.title or "").union(*(one.keys for one in told))
    return [Telling(figure, keys, None) for one in told if not one.is_question for figure in figures(one)]


def _words(figure: Figure) -> str:
    return figure.candidate.text[figure.value.start : figure.value.end]


def _same(one: str, other: str) -> bool:
    return one in other or other in one


def _holds(one: Value, other: Value) -> bool:
    mine, theirs = interval(one), interval(as_measured(other, one))
    return mine is None or theirs is None or overlap(mine, theirs)
