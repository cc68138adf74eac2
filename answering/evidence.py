"""Which sentence to quote: readable features of a sentence, weighed by a logistic regression.

The weights live in `data/evidence.json` with their provenance and are made by `make train`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from answering.candidate import Candidate, match, weight_of
from answering.doubts import Case, doubts
from answering.filler import Filler
from answering.kinds import head_met
from answering.lexicon import DATA, rarity
from answering.question import Question
from answering.slots import NAME_KINDS, VALUE_TYPES, fill
from answering.weights import Weights, read_weights

SHORTLIST = 24  # sentences that are read in full; the best by coverage alone
PER_ARTICLE = 2  # of these, at least so many of each article, so that every source can speak


@dataclass(frozen=True, slots=True)
class Features:
    """What is known of a sentence as an answer; each between 0 and about 1."""

    coverage: float
    """Weight of the question's terms that the sentence holds."""
    context: float
    """The same with the title and the sentence before."""
    unseen: float
    """Share of the question's terms, by weight, found nowhere in what was gathered of the article."""
    matched: float
    """Weight of the question's terms that are met, in all: two rare words say more than a common one."""
    value: float
    """Whether a value of the expected type, or quoted words, are there."""
    name: float
    """Whether a name of the expected kind is there."""
    name_fit: float
    """How well that name sits among the question's terms."""
    bound: float
    """Whether that name belongs to the question's own verb or description."""
    untyped: float
    """Whether the question expects no type that can be checked."""
    head: float
    """Whether the noun asked for is met."""
    predicate: float
    """Whether the verb whose subject is asked for is there."""
    order: float
    """Share of the question's neighbouring terms that stand together in the same order."""
    density: float
    """Weight of the matched terms among all terms of the sentence."""
    length: float
    """Terms of the sentence, logarithmic."""
    relative: float
    """Its coverage, against the best sentence's."""


NAMES = tuple(Features.__dataclass_fields__)
CHECKED = {*VALUE_TYPES, "quote"}  # types whose presence in a sentence is certain
HEAVY = 30.0  # weight of about five telling words


@dataclass(frozen=True, slots=True)
class Seen:
    """A sentence, what fills the slot in it, its features, the doubts about it with what each leaves."""

    candidate: Candidate
    filler: Filler | None
    features: Features
    doubts: tuple[tuple[str, float], ...]

    @property
    def trust(self) -> float:
        """What the doubts leave of its probability: 1 where there are none."""
        return math.prod(share for _, share in self.doubts)


@dataclass(frozen=True, slots=True)
class Judged(Seen):
    """A sentence and the probability that it answers."""

    probability: float


def judge(question: Question, candidates: Sequence[Candidate], shortlist: int = SHORTLIST) -> list[Judged]:
    """The most promising sentences, most probable answer first; ties go to the earlier passage."""
    judged = [
        Judged(
            seen.candidate, seen.filler, seen.features, seen.doubts, probability(seen.features) * seen.trust
        )
        for seen in observe(question, candidates, shortlist)
    ]
    return sorted(judged, key=lambda one: -one.probability)


def observe(
    question: Question, candidates: Sequence[Candidate], shortlist: int = SHORTLIST
) -> Iterator[Seen]:
    """What is known of each sentence worth reading in full; the weights are not yet asked."""
    covered = [coverage(question, candidate.keys) for candidate in candidates]
    best = max(covered, default=0.0) or 1.0
    known = _known_keys(candidates)
    for i in _shortlist(candidates, covered, shortlist):
        candidate = candidates[i]
        filler = fill(question, candidate)
        article = known[candidate.article.id]
        features = read_features(question, candidate, filler, covered[i] / best, article)
        yield Seen(candidate, filler, features, tuple(doubts(Case(question, candidate, filler, article))))


def coverage(question: Question, keys: frozenset[str]) -> float:
    """Weight of the question's terms that the keys meet, as a share of all: 0 to 1."""
    return question.met(keys) / question.weight if question.weight else 0.0


def read_features(
    question: Question, candidate: Candidate, filler: Filler | None, relative: float, known: frozenset[str]
) -> Features:
    """The features of one sentence; `known` holds the keys of all that was gathered of its article."""
    keys, both = candidate.keys, candidate.both
    is_value = question.expected in CHECKED
    is_name = question.expected in NAME_KINDS or (filler is not None and filler.name is not None)
    fit = min(1.0, filler.fit) if filler else 0.0
    return Features(
        coverage=coverage(question, keys),
        context=coverage(question, both),
        unseen=1.0 - coverage(question, known | both),
        matched=min(1.0, question.met(both) / HEAVY),
        value=float(is_value and filler is not None),
        name=float(is_name and fit > 0),
        name_fit=fit if is_name else 0.0,
        bound=float(filler is not None and filler.bound),
        untyped=float(not is_value and not is_name),
        head=float(head_met(question, candidate)),
        predicate=match(question.predicate, keys) if question.predicate else 1.0,
        order=_order(question, candidate),
        density=_density(question, candidate),
        length=math.log1p(len(candidate.terms)) / 4,
        relative=relative,
    )


def probability(features: Features) -> float:
    """The logistic regression: 1 / (1 + exp(-(bias + weights · features)))."""
    stored = _stored()
    total = stored.bias + sum(stored.weights[name] * getattr(features, name) for name in NAMES)
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def default_threshold() -> float:
    """The probability below which the reply declines, as measured when the weights were made."""
    return _stored().threshold


def _shortlist(candidates: Sequence[Candidate], covered: Sequence[float], size: int) -> list[int]:
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


def _known_keys(candidates: Sequence[Candidate]) -> dict[str, frozenset[str]]:
    known: dict[str, set[str]] = {}
    for candidate in candidates:
        known.setdefault(candidate.article.id, set()).update(candidate.keys)
    return {article: frozenset(keys) for article, keys in known.items()}


def _order(question: Question, candidate: Candidate) -> float:
    """Share of neighbouring question terms found within three terms of one another, in order."""
    places: list[list[int]] = [[] for _ in question.focus]
    for i, term in enumerate(candidate.terms):
        for number, _ in question.accepted.get(term.key, ()):
            places[number].append(i)
    near = [any(0 < b - a <= 3 for a in here for b in there) for here, there in pairwise(places)]
    return sum(near) / len(near) if near else 0.0


def _density(question: Question, candidate: Candidate) -> float:
    """Weight of the sentence's terms that the question asks about, as a share of all."""
    matched = sum(rarity(key) for key in candidate.keys & question.accepted.keys())
    total = weight_of(candidate.text)
    return matched / total if total else 0.0


@cache
def _stored() -> Weights:
    return read_weights(DATA / "evidence.json", NAMES)
