"""The middle of the line: a question in, a reply out."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from answering.asking.restrictions import outlet_asked
from answering.assurance import default_threshold, fitting, judge
from answering.compose import compose, decline
from answering.composing.positions import claims_of, pairs, stands
from answering.evidence import Judged
from answering.fillers.speech import of_speech
from answering.question import Query, Question, read_question
from answering.reading import read_heard
from answering.reply import Reply
from answering.sentences.candidate import Candidate, gather
from answering.sentences.own_clause import own_clause
from answering.sentences.respelling import capitalised, formed, respelled, slips
from answering.sentences.this_year import as_of, this_year
from answering.sentences.typos import mend
from corpus.article import Article, Span, day
from retrieval.engine import Engine, Filter, Hit

PASSAGES = 30  # passages that are looked for; of the first articles the sentences of each are looked at
ARTICLES = 10  # articles of which all of these count; of others only those with
NEARBY = 0.6  # of the best passage's score
UNSEEN = " "  # no term holds a space


class Shelf(Protocol):
    """Where whole articles are found by id."""

    def article(self, id: str) -> Article:
        """The article with this id; KeyError where there is none."""
        ...

    def batch(self, ids: Sequence[str]) -> list[Article]:
        """The articles with these ids, in this order; KeyError where one is missing."""
        ...


@dataclass(frozen=True, slots=True)
class Selection:
    """Which of some candidate sentences would be quoted: all, best first, with probabilities."""

    ranked: tuple[tuple[str, float], ...]
    answerable: bool


class Answerer:
    """Answers from one corpus. Pure given its parts, but for the clock that times it."""

    def __init__(self, engine: Engine, shelf: Shelf, threshold: float | None = None) -> None:
        self._engine = engine
        self._shelf = shelf
        self._threshold = default_threshold() if threshold is None else threshold

    def ask(self, query: Query) -> Reply:
        """The reply to a query; finding nothing is a reply too (`not_found`)."""
        started = time.perf_counter()
        reply = self._reply(query)
        return replace(reply, took_ms=(time.perf_counter() - started) * 1000)

    def at(self, query: Query, thresholds: Sequence[float]) -> list[Reply]:
        """The replies that each of these thresholds would give, in order; for measuring."""
        question, candidates = self._found(query)
        judged = read_heard(question, candidates)
        return [self._composed(query, question, judged, threshold) for threshold in thresholds]

    def _reply(self, query: Query) -> Reply:
        return self.at(query, [self._threshold])[0]

    def _found(self, query: Query) -> tuple[Question, list[Candidate]]:
        """The question as it was understood, and the sentences that were found for it."""
        query, candidates = self._respelled(replace(query, text=formed(query.text)))
        restricted = outlet_asked(query.text, {one.article.outlet for one in candidates})
        if restricted:
            query = replace(query, source=restricted[0], text=restricted[1])
            candidates = self._candidates(query)
        known = frozenset[str]().union(*(candidate.keys for candidate in candidates))
        told = capitalised(query.text, (candidate.text for candidate in candidates))
        asked = replace(query, text=own_clause(told))
        question = mend(of_speech(self._read(asked, candidates)), known, (one.text for one in candidates))
        return question, candidates

    def _read(self, query: Query, candidates: Sequence[Candidate]) -> Question:
        """The question; one of this year as of the newest article, where none is from this year on."""
        begins = this_year(query)
        days = [day(one.article.published) for one in candidates if one.article.published]
        if begins is None or not days or self._engine.search(query.text, 1, Filter(since=begins)):
            return read_question(query)
        return as_of(query, max(days))

    def _respelled(self, query: Query) -> tuple[Query, list[Candidate]]:
        """The query as it was meant where words of it are slips of the articles' own, with what is found."""
        found = slips(query.text, self._known)
        if not found:
            return query, self._candidates(query)
        guessed = replace(
            query, text=" ".join((query.text, *(word for slip in found for word in slip.meant)))
        )
        told = [candidate.text for candidate in self._candidates(guessed)]
        query = replace(query, text=respelled(query.text, found, told))
        return query, self._candidates(query)

    def _known(self, terms: Sequence[str]) -> list[bool]:
        """Which of some terms the articles hold."""
        unseen, *found = self._engine.rarity([UNSEEN, *terms])
        return [rarity < unseen for rarity in found]

    def _composed(
        self, query: Query, question: Question, judged: Sequence[Judged], threshold: float
    ) -> Reply:
        claims = claims_of(question, judged, threshold)
        if not claims:
            return decline(query, question, judged)
        found = stands(question, claims)
        return compose(query, question, found, pairs(question, found))

    def _candidates(self, query: Query) -> list[Candidate]:
        where = Filter(query.since, query.until, query.source)
        hits = _near(self._engine.search(query.text, PASSAGES, where if where != Filter() else None))
        ids = list(dict.fromkeys(hit.passage.article for hit in hits))
        return gather(hits, dict(zip(ids, self._shelf.batch(ids), strict=True)))


def _near(hits: Sequence[Hit]) -> list[Hit]:
    """The passages of the first articles, and of others those that are about as near to the question.

    They are 13 of 30 in a library of 100,000 passages, where as many answers are right as with all 30.
    """
    best = max((hit.score for hit in hits), default=0.0)
    first = list(dict.fromkeys(hit.passage.article for hit in hits))[:ARTICLES]
    return [hit for hit in hits if hit.passage.article in first or hit.score >= NEARBY * best]


def select(question: str, candidates: Sequence[tuple[str, str]], title: str | None = None) -> Selection:
    """Ranks candidate sentences `(id, text)` as answers; `answerable` says whether the best would be quoted.

    Every candidate is ranked, those without a word of the question last, in the order given.
    """
    read = of_speech(read_question(Query(question)))
    sentences = [
        Candidate(Article(id, text, id, title, sentences=(Span(0, len(text)),)), 0, 1.0)
        for id, text in candidates
    ]
    judged = judge(read, sentences, shortlist=len(sentences))
    scores = {one.candidate.article.id: one.probability for one in judged}
    ranked = sorted(((id, scores.get(id, 0.0)) for id, _ in candidates), key=lambda pair: -pair[1])
    fits = fitting(read, judged)[:1]
    return Selection(tuple(ranked), any(one.probability >= default_threshold() for one in fits))
