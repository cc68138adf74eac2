"""How surely a figure of another article tells what an answer tells, in whatever words: a pair by itself.

"The keeper saved 17 shots" answers how many she saved; "Berg parried 21 throws" shares no word with that but
tells it again. What is known of the two is weighed by a logistic regression, whose weights live in
`data/retelling.json` and are made by `make train`. Words that stand among the same words lie near one
another, opposites too: so a pair that is sure by this is only heard, and the rules that hold a flag back
still judge it.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from answering.figures.counted import ANYBODY
from answering.language.kept import kept
from answering.language.lexicon import DATA, Term, alike, rarity
from answering.language.overlapping import overlapping
from answering.language.word_vectors import Floats, vectors
from answering.naming.people import is_person
from answering.quantities.dimensions import same_measure
from answering.quantities.value import Value
from answering.question import Focus, Question
from answering.sentences.candidate import Candidate, keys_of
from answering.weights import Weights, read_weights

REACH = 4.0  # terms; what a word counts for a figure falls by e over this distance
BEHIND = 2.0  # the same for the words behind it, among them what it counts
FEW = 5  # terms behind a figure that are looked at
MONTH = 10.0  # days apart that count as much as a figure e times another
FARTHEST = 3.0  # as far apart as any: figures e³ times one another, dates 1,000 days apart
AKIN = 0.4  # cosine of two nouns from which they may count the same: shots and throws .49, and seasons .24
NUMBERS = frozenset(("count", "quantity", "money", "percent", "points"))


@dataclass(frozen=True)
class Figure:
    """A value of a sentence, with the directions of the words around it; names and numbers have none."""

    candidate: Candidate
    value: Value

    @kept
    def words(self) -> tuple[Term, ...]:
        """The terms of the sentence that are no part of a number."""
        text, values = self.candidate.text, self.candidate.values
        return tuple(
            term
            for term in self.candidate.terms
            if not term.key.isdigit()
            and (text[term.start].isalpha() or not any(overlapping(value, term) for value in values))
        )

    @kept
    def near(self) -> Floats:
        """The direction of all common words, each weighed by how near it stands."""
        return _direction(self.weighed)

    @kept
    def weighed(self) -> list[tuple[str, float]]:
        """The keys of all common words, each weighed by how near it stands."""
        here = self._here
        apart = (here - 1 - at if at < here else at - here for at in range(len(self.words)))
        return [
            (term.key, rarity(term.key) * math.exp(-steps / REACH))
            for term, steps in zip(self.words, apart, strict=True)
            if not term.proper
        ]

    @kept
    def behind(self) -> Floats:
        """The direction of the next few common words, what is counted among them."""
        following = enumerate(self.words[self._here : self._here + FEW])
        return _direction(
            (term.key, rarity(term.key) * math.exp(-steps / BEHIND))
            for steps, term in following
            if not term.proper
        )

    @kept
    def rows(self) -> Floats:
        """The directions of its common words, one below the other."""
        return _rows(term.key for term in self.words if not term.proper)

    @kept
    def _here(self) -> int:
        return bisect_right([term.end for term in self.words], self.value.start)


@dataclass(frozen=True, slots=True)
class Retelling:
    """What speaks for a figure's telling what another answers a question with; each 0 to about 1."""

    context: float
    """Share of the question that its sentence meets with the title and the sentences beside it."""
    asked: float
    """How near the words around it are to those of the question."""
    verb: float
    """How near some word of its sentence is to the verb of the question."""
    counted: float
    """How near the words behind both figures are."""
    elsewhere: float
    """Share of the words near it, by weight, that the article of the answer says of other things."""
    apart: float
    """How many times one is the other, logarithmic, 0 to 3; 0 for dates."""
    later: float
    """How far apart two dates lie, logarithmic, 0 to 3."""


NAMES = tuple(Retelling.__dataclass_fields__)


def retelling(question: Question, answer: Figure, other: Figure, known: Collection[str]) -> Retelling:
    """What is known of a pair; `known` holds the keys of the article of the answer."""
    is_date = answer.value.type == "date"
    apart = _apart(answer.value, other.value)
    return Retelling(
        context=question.share(question.shares(other.candidate.both)),
        asked=_cosine(_asked(question), other.near),
        verb=_verb(question, other),
        counted=_cosine(answer.behind, other.behind),
        elsewhere=_elsewhere(question, answer, other, known),
        apart=0.0 if is_date else apart,
        later=apart if is_date else 0.0,
    )


def sureness(told: Retelling) -> float:
    """The probability that both tell one thing, as the regression puts it."""
    stored = weights()
    total = stored.bias + sum(stored.weights[name] * getattr(told, name) for name in NAMES)
    return 1 / (1 + math.exp(-total))


def comparable(answer: Value, other: Value) -> bool:
    """Whether two values may measure one thing: days and days, a sum and a bare number, stops and halts.

    >>> shots, throws, seasons, bare = (Value("count", 0, 1, 9.0, 9.0, unit) for unit in
    ...     ("shots", "throws", "seasons", None))
    >>> [comparable(shots, other) for other in (throws, seasons, bare)]
    [True, False, True]
    """
    if "date" in (answer.type, other.type):
        return answer.type == other.type and answer.unit == other.unit
    if same_measure(answer, other):
        return True
    if answer.type == other.type == "count":
        return not (answer.unit and other.unit) or _akin(answer.unit, other.unit)
    bare = any(value.type == "count" and value.unit is None for value in (answer, other))
    return bare and {answer.type, other.type} <= NUMBERS


def as_measured(other: Value, answer: Value) -> Value:
    """A value in the measure of the answer, where its own words tell none, or count by a noun akin to it."""
    if other.type != "count" or same_measure(answer, other):
        return other
    return replace(other, type=answer.type, unit=answer.unit)


def _akin(noun: str, other: str) -> bool:
    """Whether two nouns may count the same: of people as such, or by words that are near one another."""
    if not ANYBODY.isdisjoint((noun, other)):
        return all(one in ANYBODY or is_person(one) for one in (noun, other))
    mine, theirs = (_direction((key, 1.0) for key in keys_of(one)) for one in (noun, other))
    return _cosine(mine, theirs) >= AKIN


def _verb(question: Question, other: Figure) -> float:
    verb = question.verb or question.predicate
    if verb is None:
        return 0.0
    if any(term.key in verb.accepts for term in other.words):
        return 1.0
    near = other.rows @ _of_terms((verb,))
    return max(0.0, float(near.max())) if len(near) else 0.0


def _elsewhere(question: Question, answer: Figure, other: Figure, known: Collection[str]) -> float:
    here = answer.candidate.keys | question.accepted.keys()
    weighed = other.weighed
    total = sum(weight for _, weight in weighed)
    unsaid = sum(weight for key, weight in weighed if not met(key, here) and met(key, known))
    return unsaid / total if total else 0.0


def met(key: str, known: Collection[str]) -> bool:
    """Whether some of the keys means the same."""
    return key in known or any(like in known for like in alike(key))


def _apart(one: Value, other: Value) -> float:
    """How far apart two values are: 0 to `FARTHEST`."""
    a, b = (value.high if value.low is None else value.low for value in (one, other))
    if isinstance(a, date) and isinstance(b, date):
        return min(FARTHEST, math.log1p(abs((a - b).days)) / math.log(MONTH))
    if isinstance(a, date) or isinstance(b, date) or not a or not b or a * b < 0:
        return FARTHEST
    return min(FARTHEST, abs(math.log(a / b)))


def _asked(question: Question) -> Floats:
    return _of_terms(focus for focus in question.focus if not focus.proper)


def _of_terms(terms: Iterable[Focus]) -> Floats:
    return _direction((term.key, term.weight) for term in terms)


def _direction(weighed: Iterable[tuple[str, float]]) -> Floats:
    """The direction of the sum of some words, each with its weight; zeros where none is known."""
    known = vectors()
    return known.direction((row, weight) for key, weight in weighed for row in known.rows_of([key]))


def _rows(keys: Iterable[str]) -> Floats:
    known = vectors()
    return known.table[known.rows_of(keys)]


def _cosine(one: Floats, other: Floats) -> float:
    return max(0.0, float(one @ other))


@cache
def weights() -> Weights:
    """The weights of the features, and the sureness from which a figure is heard, as training left them."""
    return read_weights(DATA / "retelling.json", NAMES)
