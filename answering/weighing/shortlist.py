"""Which sentences are worth reading in full: those that hold most of the question, a few of each article."""

from __future__ import annotations

from collections.abc import Sequence

from answering.question import Question
from answering.sentences.candidate import Candidate, keys_of

SHORTLIST = 24  # sentences that are looked at closely
CARRIED = 0.5  # share that counts, in choosing these, of what a pronoun at a sentence's beginning stands for
PER_ARTICLE = 2  # sentences of each article that are glanced at, so that every source can speak


def coverage(question: Question, keys: frozenset[str]) -> float:
    """Weight of the question's terms that the keys meet, as a share of all: 0 to 1."""
    return question.share(question.shares(keys))


def worth_reading(candidates: Sequence[Candidate], covered: Sequence[float], size: int) -> list[int]:
    """Indices of the sentences worth reading in full, in the order of the candidates."""
    order = sorted(range(len(candidates)), key=lambda i: (-covered[i], -candidates[i].rank, i))
    chosen = set(order[:size])
    seen: dict[str, int] = {}
    for i in order:
        article = candidates[i].article.id
        seen[article] = seen.get(article, 0) + 1
        if seen[article] <= PER_ARTICLE:
            chosen.add(i)
    return sorted(i for i in chosen if covered[i] > 0)


def with_carried(question: Question, candidates: Sequence[Candidate], covered: list[float]) -> list[float]:
    """The coverage of each sentence, half of what its pronoun stands for counted in."""
    return [
        max(own, CARRIED * coverage(question, one.keys | one.carried))
        if own < CARRIED and one.carried
        else own
        for one, own in zip(candidates, covered, strict=True)
    ]


def known_keys(candidates: Sequence[Candidate]) -> dict[str, frozenset[str]]:
    """By article, the keys of its source and of all that was gathered of it."""
    known: dict[str, set[str]] = {}
    for candidate in candidates:
        article = candidate.article
        if article.id not in known:
            known[article.id] = set(keys_of(article.source or ""))
        known[article.id].update(candidate.keys)
    return {article: frozenset(keys) for article, keys in known.items()}
