"""Articles that tell the answer again in unlike words: heard, though they share little with the question.

Once an answer is known, its sentence says what it looks like: "the keeper saved 17 shots". Of each other
article on the same story the figure is taken that is likeliest to tell that again (`retelling`), where it
excludes the answer and no other figure beside the answer is a better partner. A claim that is told again may
be set against the answer though it holds less of the question; every other rule still judges it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from answering.comparing.claim import Claim, Retold
from answering.comparing.retelling import Figure, as_measured, comparable, met, retelling, sureness, weights
from answering.evidence import Judged, read_features
from answering.figures.bare_numbers import stands_alone
from answering.figures.told import is_told
from answering.fillers.nearest_verb import is_told_of
from answering.fillers.unspoken import unspoken
from answering.language.lexicon import rarity
from answering.language.patterns import pattern
from answering.quantities.intervals import interval, overlap
from answering.quantities.numbers import read_numbers
from answering.quantities.value import Value
from answering.question import Question
from answering.sentences.candidate import Candidate, keys_of
from answering.sentences.filler import of_value
from answering.sentences.said import with_next

OF_THE_STORY = 0.5  # share of the question's names, by weight, that an article on the same story has
LISTED = 2  # figures of one kind in a sentence; more are a list, in which each belongs to another thing
NAMED = 12.0  # weight of the names that two articles on one story share: one or two that few others have
_AGE = pattern(r"\b(?:aged?|age of) $")


@dataclass(frozen=True, slots=True)
class Story:
    """What is asked, the answer, and what else its article tells."""

    question: Question
    answer: Figure
    beside: Sequence[Figure]
    """The other figures of the answer's article."""
    known: frozenset[str]
    """The keys of that article."""
    named: frozenset[str]
    """Those that are written as names."""


def with_retellings(
    question: Question, claims: Sequence[Claim], answer: Figure, found: Iterable[Candidate]
) -> list[Claim]:
    """The claims, and those of articles among what was `found` that tell the answer again.

    A claim whose own figure does is marked; that of an article that would not be heard gives way.
    """
    by_article: dict[str, list[Candidate]] = {}
    for candidate in found:
        by_article.setdefault(candidate.article.id, []).append(candidate)
    story = _story(question, answer, by_article)
    marked = [_marked(story, claim) for claim in claims]
    heard = {claim.article.id for claim in marked if claim.sure or claim.contested}
    silent = (candidates for id, candidates in by_article.items() if id not in heard)
    told = (_told_again(story, claims[0].judged, candidates) for candidates in silent)
    again = [claim for claim in told if claim]
    instead = {claim.article.id for claim in again}
    return [*(claim for claim in marked if claim.article.id not in instead), *again]


def figures(candidate: Candidate) -> Iterator[Figure]:
    """What a sentence tells in figures and dates, numbers without a noun among them; no list of a kind."""
    text, values = candidate.text, candidate.values
    alone = (number for number in read_numbers(text) if stands_alone(text, values, number))
    numbers = (number for number in alone if not _AGE.search(text, 0, number.start))
    told = [
        *(value for value in values if is_told(text, value)),
        *(Value("count", number.start, number.end, number.low, number.high) for number in numbers),
    ]
    kinds = Counter(value.type for value in told)
    yield from (Figure(candidate, value) for value in told if kinds[value.type] <= LISTED)


def figure_told(question: Question, claims: Sequence[Claim]) -> Figure | None:
    """The figure that answers beyond doubt, by the verb asked about; None for any other answer."""
    answer = claims[0] if claims and not claims[0].judged.doubts else None
    if answer is None or answer.filler is None or answer.filler.value is None or question.asks_former:
        return None
    verb, said = question.verb, with_next(answer.candidate) | unspoken(question, answer.candidate)
    return Figure(answer.candidate, answer.filler.value) if verb is None or verb.met(said) else None


def _story(question: Question, answer: Figure, found: Mapping[str, Sequence[Candidate]]) -> Story:
    mine = found.get(answer.candidate.article.id, ())
    beside = [
        figure
        for candidate in mine
        for figure in figures(candidate)
        if comparable(answer.value, figure.value) and not _is_one(figure, answer)
    ]
    named = frozenset(term.key for one in mine for term in one.terms if term.proper)
    return Story(question, answer, beside, _keys(mine), named)


def _is_one(figure: Figure, answer: Figure) -> bool:
    there = figure.candidate.index == answer.candidate.index
    return there and figure.value.start < answer.value.end and answer.value.start < figure.value.end


def _keys(candidates: Iterable[Candidate]) -> frozenset[str]:
    """The keys of some sentences of an article and of its title."""
    told = list(candidates)
    title = keys_of(told[0].article.title or "") if told else frozenset()
    return title.union(*(one.keys for one in told))


def _marked(story: Story, claim: Claim) -> Claim:
    """A claim with its own figure, where that tells the answer again."""
    if claim.filler is None or claim.filler.value is None or claim.contested or claim.overruled:
        return claim
    figure = Figure(claim.candidate, claim.filler.value)
    mine = claim.article.id == story.answer.candidate.article.id
    if mine or not _may_tell(story, figure) or not _tells(story, figure):
        return claim
    filler = replace(claim.filler, value=as_measured(figure.value, story.answer.value))
    retold: Retold = "too" if claim.sure else "anew"
    return replace(claim, judged=replace(claim.judged, filler=filler), sure=True, retold=retold)


def _told_again(story: Story, best: Judged, candidates: Sequence[Candidate]) -> Claim | None:
    """What an article tells again, by the likeliest of its figures; None where that gives the same answer."""
    keys = _keys(candidates)
    if not _of_the_story(story, keys):
        return None
    told = (figure for one in candidates for figure in figures(one) if _may_tell(story, figure))
    figure = max(told, key=lambda one: _sureness(story, one), default=None)
    if figure is None or _holds(figure.value, story.answer.value) or not _tells(story, figure):
        return None
    return _claim(story, figure, best.probability * _sureness(story, figure), keys)


def _names_measure(question: Question, candidate: Candidate) -> bool:
    """Whether a sentence, or what stands around it, names what is measured: inflation is no unemployment."""
    sought = question.sought if question.expected != "count" else None
    return sought is None or sought.met(candidate.both) > 0


def _may_tell(story: Story, figure: Figure) -> bool:
    """Whether a figure can be of what is asked: in kind, and a date only of the verb asked about."""
    value = figure.value
    if not comparable(story.answer.value, value) or not _names_measure(story.question, figure.candidate):
        return False
    if value.type != "date":
        return True
    return is_told_of(story.question, figure.candidate, value.start, value.end) is True


def _tells(story: Story, figure: Figure) -> bool:
    """Whether it is sure enough that a figure tells the answer again, and no other figure of its article."""
    sure = _sureness(story, figure)
    return sure >= weights().threshold and not any(
        _holds(one.value, figure.value)
        or sureness(retelling(story.question, one, figure, story.known)) > sure
        for one in story.beside
    )


def _of_the_story(story: Story, keys: Collection[str]) -> bool:
    """Whether an article tells of the same: it has most names of the question, and others of the answer's."""
    asked = {focus.key for focus in story.question.focus if focus.proper}
    return _met(asked, keys) >= OF_THE_STORY * _weight(asked) and _met(story.named, keys) >= NAMED


def _met(names: Collection[str], keys: Collection[str]) -> float:
    """The weight of the names that are met."""
    return _weight(key for key in names if met(key, keys))


def _weight(names: Iterable[str]) -> float:
    return sum(map(rarity, names))


def _sureness(story: Story, figure: Figure) -> float:
    return sureness(retelling(story.question, story.answer, figure, story.known))


def _holds(one: Value, other: Value) -> bool:
    """Whether two values can both hold, in whatever measure."""
    mine, theirs = interval(one), interval(as_measured(other, one))
    return mine is not None and theirs is not None and overlap(mine, theirs)


def _claim(story: Story, figure: Figure, likely: float, keys: frozenset[str]) -> Claim:
    """A figure as the claim of its article, in the measure of the answer."""
    candidate = figure.candidate
    filler = of_value(candidate.text, as_measured(figure.value, story.answer.value))
    features = read_features(story.question, candidate, filler, 1.0, keys)
    judged = Judged(candidate, filler, features, (), probability=likely)
    return Claim(judged, sure=True, retold="anew")
