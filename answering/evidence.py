"""Which sentence to quote: readable features of a sentence, weighed by a logistic regression.

The weights live in `data/evidence.json` with their provenance and are made by `make train`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from operator import mul
from typing import NamedTuple

from answering.asking.expected import Expected
from answering.fillers.answer_doubts import doubts_of_answer
from answering.fillers.case import Case, Doubt
from answering.fillers.kinds import head_met
from answering.fillers.missing_words import doubts_of_keys
from answering.fillers.text_doubts import doubts_of_text
from answering.fillers.unspoken import unspoken
from answering.language.patterns import pattern
from answering.language.rarity import weight_of
from answering.language.tables import DATA
from answering.question import Question
from answering.sentences.candidate import Candidate, keys_of, match, telling
from answering.sentences.filler import Filler
from answering.sentences.meaning import Meaning, read_meanings
from answering.slots import NAME_KINDS, TYPED, VALUE_TYPES, fill
from answering.weights import Weights, read_weights

SHORTLIST = 24  # sentences that are looked at closely
HOPELESS = 3.5  # behind the best, in the logarithm of the odds that a glance tells: 1 of 33
CARRIED = 0.5  # share that counts, in choosing these, of what a pronoun at a sentence's beginning stands for
PER_ARTICLE = 2  # sentences of each article that are glanced at, so that every source can speak


class Features(NamedTuple):
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
    unfilled: float
    """Whether nothing in it is of the type asked for, where that can be checked."""
    kind: float
    """How surely the name that fills the slot is of the kind asked for."""
    value_fit: float
    """How well a value sits among the question's terms."""
    phrase_fit: float
    """How well a phrase or quoted words do."""
    dated: float
    """Whether the verb asked about is the one that a date belongs to."""
    misdated: float
    """Whether that is another verb."""
    run: float
    """Weight of the question's longest unbroken run of terms that stands so in the sentence."""
    lacking: float
    """Rarity of the most telling term of the question that the sentence lacks."""
    defined: float
    """Whether it says what the thing of a "what is …" or "who is …" is."""
    nearness: float
    """How near its words are to the question's in meaning."""
    replaced: float
    """Weight of the question's terms that it lacks, as far as other words of it come near them."""
    kin: float
    """How near some word of it comes to the noun asked for."""


NAMES = Features._fields
CHECKED = {*VALUE_TYPES, "quote"}  # types whose presence in a sentence is certain
HEAVY = 30.0  # weight of about five telling words
RAREST = 10.0  # rarity of a word found in about one of 20,000 passages
FITTING = 1.5  # fits above this, of several factors at once, say no more
_WHAT_IS = pattern(
    r"^\W*(?:what|who)(?:'s|’s| is| are| was| were) (?:a |an |the )?((?:[\w'’.-]+ ?){1,4})\?*$", re.I
)
_COPULA = pattern(r"\b(?:is|are|was|were|refers? to|means?|known as|called|defined as)\b", re.I)


@dataclass(frozen=True, slots=True)
class Glance:
    """A sentence of which no more is told than which terms of the question it and its article hold."""

    case: Case
    features: Mapping[str, float]
    """By name, the features that these tell."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """A sentence before the words that answer are looked for in it, which takes most of the time."""

    case: Case
    features: Mapping[str, float]
    """By name, the features that hold whatever fills the slot."""
    doubts: tuple[Doubt, ...]
    """Those that do, as far as they were looked for."""
    whole: bool = False
    """Whether they were looked for in its values and names too."""

    @property
    def trust(self) -> float:
        """What these leave of its probability."""
        return _left(self.doubts)


@dataclass(frozen=True, slots=True)
class Seen:
    """A sentence, what fills the slot in it, its features, the doubts about it with what each leaves."""

    candidate: Candidate
    filler: Filler | None
    features: Features
    doubts: tuple[Doubt, ...]

    @property
    def trust(self) -> float:
        """What the doubts leave of its probability: 1 where there are none."""
        return _left(self.doubts)


def _left(doubts: Sequence[Doubt]) -> float:
    return math.prod(share for _, share in doubts)


@dataclass(frozen=True, slots=True)
class Judged(Seen):
    """A sentence and the probability that it answers."""

    probability: float


def weigh(question: Question, candidates: Sequence[Candidate], shortlist: int = SHORTLIST) -> list[Judged]:
    """The most promising sentences, most probable first, each looked at alone."""
    looks = promising(question, candidates, shortlist)
    return sorted(map(judge_alone, map(_in_full, looks)), key=first)


def judge_alone(seen: Seen) -> Judged:
    """A sentence with the probability that it answers, as far as it tells by itself."""
    likely = probability(seen.features) * seen.trust
    return Judged(seen.candidate, seen.filler, seen.features, seen.doubts, likely)


def first(one: Judged) -> tuple[float, str, int]:
    """The order of sentences; ties go by article and place, whatever order the articles were given in."""
    return -one.probability, one.candidate.article.id, one.candidate.index


def observe(
    question: Question, candidates: Sequence[Candidate], shortlist: int = SHORTLIST
) -> Iterator[Seen]:
    """What is known of each sentence worth reading in full; the weights are not yet asked."""
    return map(_in_full, glances(question, candidates, shortlist))


def _in_full(glance: Glance) -> Seen:
    return see(doubted(sketch(glance)))


def promising(
    question: Question, candidates: Sequence[Candidate], shortlist: int = SHORTLIST
) -> list[Glance]:
    """Those of them that come to most by what a glance tells, as many as are to be listed at most.

    Of 30 that are glanced at in a library of 100,000 passages 18 are left, and one of 500 quotes is lost.
    """
    found = list(glances(question, candidates, shortlist))
    told = list(map(_told, found))
    least = max(told, default=0.0) - HOPELESS
    order = sorted(range(len(found)), key=told.__getitem__, reverse=True)
    return [found[i] for i in order[:shortlist] if told[i] >= least]


def _told(glance: Glance) -> float:
    """What the features of a glance add to the logarithm of the odds."""
    trained = weights().weights
    return sum(trained[name] * value for name, value in glance.features.items())


def glances(
    question: Question, candidates: Sequence[Candidate], shortlist: int = SHORTLIST
) -> Iterator[Glance]:
    """The sentences worth reading, in the order of the candidates."""
    known = _known_keys(candidates)
    cases = [
        Case(question, candidate, None, known[candidate.article.id], unspoken(question, candidate))
        for candidate in candidates
    ]
    covered = [case.covered for case in cases]
    best = max(covered, default=0.0) or 1.0
    chosen = _shortlist(candidates, _with_carried(question, candidates, covered), shortlist)
    for i, meaning in zip(chosen, _meanings(question, [cases[i] for i in chosen]), strict=True):
        yield Glance(cases[i], {**_of_terms(cases[i], covered[i] / best), **meaning})


def sketch(glance: Glance) -> Sketch:
    """A sentence with the features that hold whatever fills the slot, and the doubts that its keys tell."""
    case = glance.case
    return Sketch(case, {**glance.features, **_of_places(case)}, tuple(doubts_of_keys(case)))


def doubted(sketch: Sketch) -> Sketch:
    """A sketch with the doubts too for which the sentence's values and names are read."""
    if sketch.whole:
        return sketch
    doubts = (*sketch.doubts, *doubts_of_text(sketch.case))
    return Sketch(sketch.case, sketch.features, doubts, whole=True)


def see(sketch: Sketch) -> Seen:
    """A sentence read in full: with what fills the slot in it."""
    question, candidate = sketch.case.question, sketch.case.candidate
    filler = fill(question, candidate)
    features = Features(**sketch.features, **filled(question.expected, filler))
    more = doubts_of_answer(Case(question, candidate, filler, sketch.case.known))
    return Seen(candidate, filler, features, (*sketch.doubts, *more))


def coverage(question: Question, keys: frozenset[str]) -> float:
    """Weight of the question's terms that the keys meet, as a share of all: 0 to 1."""
    return question.share(question.shares(keys))


def read_features(
    question: Question, candidate: Candidate, filler: Filler | None, relative: float, known: frozenset[str]
) -> Features:
    """The features of one sentence; `known` holds the keys of all that was gathered of its article.

    For comparing: how near it is in meaning is left out, as nothing is compared by that.
    """
    case = Case(question, candidate, None, known)
    plain = {**_of_terms(case, relative), **Meaning()._asdict(), **_of_places(case)}
    return Features(**plain, **filled(question.expected, filler))


def _meanings(question: Question, cases: Sequence[Case]) -> list[dict[str, float]]:
    """The features that are told by the vectors of words, of some sentences at once.

    With the words that it leaves to the sentence before: "It will seat 18,000", "The steel is to blame".
    """
    lines = [(*case.candidate.line, *sorted(_left_unsaid(case))) for case in cases]
    read = read_meanings(question, lines, [case.met for case in cases])
    return [meaning._asdict() for meaning in read]


def _left_unsaid(case: Case) -> frozenset[str]:
    """The keys of what a pronoun stands for, or of what a reason is given for."""
    candidate = case.candidate
    return keys_of(candidate.before) if case.question.expected == "reason" else candidate.carried


def _of_terms(case: Case, relative: float) -> dict[str, float]:
    """The features that are told by which terms are met."""
    question, candidate = case.question, case.candidate
    around, total = question.weighed(case.around), question.weight or 1.0
    unmet = [focus.weight for focus, share in zip(question.focus, case.met, strict=True) if not share]
    return {
        "coverage": case.covered,
        "context": around / total,
        "unseen": 1.0 - question.weighed(case.anywhere) / total,
        "matched": min(1.0, around / HEAVY),
        "predicate": match(question.predicate, case.keys) if question.predicate else 1.0,
        "length": math.log1p(len(candidate.line)) / 4,
        "relative": relative,
        "lacking": max(unmet, default=0.0) / RAREST,
    }


def _of_places(case: Case) -> dict[str, float]:
    """The features that are told by where they are met, and among what."""
    question, candidate = case.question, case.candidate
    places = _places(question, candidate)
    said = question.head is not None and match(question.head, case.said) > 0
    return {
        "head": float(said or head_met(question, candidate)),
        "order": _order(question, places),
        "density": _density(question, candidate),
        "run": _run(question, places),
        "defined": _defined(question, candidate),
    }


def filled(expected: Expected, filler: Filler | None) -> dict[str, float]:
    """The features of what fills the slot."""
    is_value = expected in CHECKED
    is_name = expected in NAME_KINDS or (filler is not None and filler.name is not None)
    fills = filler is not None and not filler.loose
    fit = min(1.0, filler.fit) if filler and fills else 0.0
    told = filler.told if filler and expected == "date" else None
    return {
        "value": float(is_value and fills),
        "name": float(is_name and fit > 0),
        "name_fit": fit if is_name else 0.0,
        "bound": float(filler is not None and filler.bound),
        "untyped": float(not is_value and not is_name),
        "unfilled": float(not fills and expected in TYPED),
        "kind": _kind(expected, filler),
        "value_fit": _fit(filler) if filler and filler.value else 0.0,
        "dated": float(told is True),
        "misdated": float(told is False),
        "phrase_fit": _fit(filler) if expected in ("text", "quote") or not fills else 0.0,
    }


def probability(features: Features) -> float:
    """The logistic regression: 1 / (1 + exp(-(bias + weights · features)))."""
    return logistic(weights().bias + sum(map(mul, _row(), features)))


def logistic(total: float) -> float:
    """The probability whose logarithm of the odds this is; bounded, so that no exponent overflows.

    >>> logistic(0.0)
    0.5
    """
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def _with_carried(question: Question, candidates: Sequence[Candidate], covered: list[float]) -> list[float]:
    """The coverage of each sentence, half of what its pronoun stands for counted in."""
    return [
        max(own, CARRIED * coverage(question, one.keys | one.carried))
        if own < CARRIED and one.carried
        else own
        for one, own in zip(candidates, covered, strict=True)
    ]


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
        article = candidate.article
        if article.id not in known:
            known[article.id] = set(keys_of(article.source or ""))
        known[article.id].update(candidate.keys)
    return {article: frozenset(keys) for article, keys in known.items()}


_Places = Sequence[tuple[int, Sequence[tuple[int, float]]]]
"""The terms of a sentence that a question asks about, by number; each with the question's terms it meets."""


def _places(question: Question, candidate: Candidate) -> _Places:
    accepted = question.accepted
    return [(i, accepted[key]) for i, key in enumerate(candidate.line) if key in accepted]


def _order(question: Question, places: _Places) -> float:
    """Share of neighbouring question terms found within three terms of one another, in order."""
    stands: list[list[int]] = [[] for _ in question.focus]
    for i, met in places:
        for number, _ in met:
            stands[number].append(i)
    pairs = [(here, there) for here, there in pairwise(stands) if here and there]
    near = [any(0 < b - a <= 3 for a in here for b in there) for here, there in pairs]
    return sum(near) / (len(stands) - 1) if near else 0.0


def _run(question: Question, places: _Places) -> float:
    """Weight of the longest run of terms that follow one another in both, as a share of the question's."""
    best, ending, last = 0.0, dict[int, float](), -1
    for i, met in places:
        before = ending if i == last + 1 else {}
        ending = {n: before.get(n - 1, 0.0) + question.focus[n].weight for n, _ in met}
        best, last = max(best, *ending.values()), i
    return best / question.weight if question.weight else 0.0


def _fit(filler: Filler | None) -> float:
    return min(FITTING, filler.fit) if filler else 0.0


def _kind(expected: Expected, filler: Filler | None) -> float:
    """What a name of this kind counts where a person, place or organisation is asked for."""
    kinds = NAME_KINDS.get(expected)
    return kinds.get(filler.name.kind, 0.0) if kinds and filler and filler.name else 0.0


def _defined(question: Question, candidate: Candidate) -> float:
    """How much of what is before the sentence's "is" is the thing asked about: 1 where it is that alone."""
    thing = _thing(question.text)
    copula = _COPULA.search(candidate.text) if thing else None
    if copula is None:
        return 0.0
    subject = keys_of(candidate.text[: copula.start()])
    return len(thing & subject) / len(thing) / (1 + 0.25 * len(subject - thing))


@lru_cache(64)
def _thing(question: str) -> frozenset[str]:
    """The keys of what a "what is …" or "who is …" asks about; none for another question."""
    asked = _WHAT_IS.match(question)
    return keys_of(asked[1]) if asked else frozenset()


def _density(question: Question, candidate: Candidate) -> float:
    """Weight of the sentence's terms that the question asks about, as a share of all."""
    matched = weight_of(candidate.keys & question.keys)
    total = telling(candidate.text)
    return matched / total if total else 0.0


@cache
def _row() -> tuple[float, ...]:
    """The weights in the order of the features."""
    return tuple(map(weights().weights.__getitem__, NAMES))


@cache
def weights() -> Weights:
    """The weights of the features, as training left them."""
    return read_weights(DATA / "evidence.json", NAMES)
