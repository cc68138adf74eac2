"""How likely a phrase answers a free question: readable features of its place and make, weighed.

The weights live in `data/phrases.json` with their provenance and are made by `python -m bench.train_phrases`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate, pairwise, repeat
from operator import mul

from answering.fillers.question_form import SHAPES, Form, read_form
from answering.language.kept import kept
from answering.language.patterns import pattern
from answering.language.phrases import BE, PREPOSITIONS, Phrase
from answering.language.rarity import rarity
from answering.language.tables import DATA
from answering.question import Question
from answering.sentences.candidate import Candidate
from answering.weights import read_weights

FADING = 0.78  # of nearness is left a term farther on
_DIGIT = pattern(r"\d")
_QUOTES = frozenset("“”\"«»„'’")
_BEFORE: Mapping[str, tuple[str, ...]] = {
    "": ("opens",),
    "(": ("after_mark", "bracketed"),
    **dict.fromkeys(_QUOTES, ("quoted",)),
    **{
        word: (feature,)
        for feature, words in {
            "after_naming": "called named termed known dubbed",
            "after_by": "by",
            "after_as": "as like",
            "after_of": "of",
            "after_in": "in on at during",
            "after_to": "to into for from with",
            "after_cause": "because due through via",
            "after_including": "including include includes",
            "after_mark": ", — – :",
        }.items()
        for word in words.split()
    },
}
"""What the word or mark before a phrase says of it."""
_AFTER: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(PREPOSITIONS, ("before_preposition",)),
    "of": ("before_of",),
    **dict.fromkeys(("that", "which", "who", ","), ("before_relative",)),
    **dict.fromkeys(BE | {"has", "have", "had"}, ("before_be",)),
}
"""What the word or mark after it says."""
_SIZES = ("", "terms1", "terms2", "terms3", "terms4")
_PLACES = ("first_left", "first_right", "last_left", "last_right")
NAMES: tuple[str, ...] = (
    *(
        f"{shape}_{term}_{side}"
        for shape in SHAPES
        for term in ("first", "last")
        for side in ("left", "right")
    ),
    *("verb_left", "verb_right", "near_left", "near_right", "asked", "early", "opens"),
    *("after_naming", "after_by", "after_as", "after_of", "after_in", "after_to", "after_cause"),
    *("after_including", "after_mark"),
    *("before_of", "before_preposition", "before_relative", "before_be", "preposition", "other_preposition"),
    *("terms1", "terms2", "terms3", "terms4", "rare", "name", "name_asked", "digits", "quoted", "bracketed"),
    *("listed", "several_asked", "member", "tailed", "tailed_of"),
    *("head_inside", "head_last", "head_next", "head_before"),
)
"""`first` and `last` are the question's, `head` is the noun it asks for; `left` is before the phrase."""


Found = tuple[tuple[str, float], ...]
"""Names of features, each with its value from 0 to about 1; features that are left out are 0."""


@dataclass(frozen=True)
class Site:
    """A sentence read against a question; what a place before or after its terms is worth is told once."""

    candidate: Candidate
    form: Form
    starts: Sequence[int]
    """Where each term starts."""
    met: Sequence[int]
    """The terms that the question asks about."""
    head: Sequence[int]
    """The terms that meet the noun asked for."""
    left: Mapping[str, Sequence[float]]
    """By feature, how near the question's words are before each term, and past the last."""
    right: Mapping[str, Sequence[float]]
    """The same from each term on."""

    @kept
    def before(self) -> Sequence[float]:
        """What `left` adds to the score of a phrase that begins there."""
        return _weighed(self.left)

    @kept
    def after(self) -> Sequence[float]:
        """What `right` adds to that of a phrase that ends there."""
        return _weighed(self.right)


def read_site(question: Question, candidate: Candidate) -> Site:
    """What all phrases of a sentence share."""
    form = read_form(question.text)
    keys = [term.key for term in candidate.terms]
    total = question.weight or 1.0
    weights = [_weight(question, key) / total if key in question.accepted else 0.0 for key in keys]
    verb = question.verb.accepts.keys() if question.verb else frozenset()
    anchors = {f"{form.shape}_first": form.first, f"{form.shape}_last": form.last, "verb": verb}
    marked = {name: places for name, wanted in anchors.items() if (places := _places(keys, wanted))}
    size = len(keys)
    left = {
        "near_left": _summed(weights),
        **{f"{name}_left": _nearest(places, size) for name, places in marked.items()},
    }
    right = {
        "near_right": _summed(weights[::-1])[::-1],
        **{f"{name}_right": _nearest(_mirrored(places, size), size)[::-1] for name, places in marked.items()},
    }
    return Site(
        candidate,
        form,
        [term.start for term in candidate.terms],
        [i for i, weight in enumerate(weights) if weight],
        _places(keys, question.head.accepts.keys() if question.head else form.head),
        left,
        right,
    )


def score(site: Site, phrase: Phrase) -> float:
    """The weights times the features; higher is likelier."""
    weights = _weights()
    low, high = _terms_of(site, phrase)
    total = site.before[low] + site.after[high]
    for name, value in _made(site, phrase, low, high):
        total += weights[name] * value
    return total


def features(site: Site, phrase: Phrase) -> Found:
    """The features of a phrase: its place among the question's words, its make, what stands beside it."""
    low, high = _terms_of(site, phrase)
    left = ((name, near[low]) for name, near in site.left.items())
    right = ((name, near[high]) for name, near in site.right.items())
    return (*left, *right, *_made(site, phrase, low, high))


def _terms_of(site: Site, phrase: Phrase) -> tuple[int, int]:
    """The first term of a phrase, and the first one after it."""
    return bisect_left(site.starts, phrase.start), bisect_left(site.starts, phrase.end)


def _made(site: Site, phrase: Phrase, low: int, high: int) -> list[tuple[str, float]]:
    """What a phrase is made of, and what of it the question asks for."""
    asked = bisect_left(site.met, high) - bisect_left(site.met, low)
    found = [("asked", asked / max(1, high - low))]
    found += _of_itself(site.candidate, phrase, low, high)
    found += _as_asked(site.form, phrase, site.candidate.text)
    if site.head:
        found += _by_head(site.head, low, high)
    return found


def _places(keys: Sequence[str], wanted: Set[str]) -> list[int]:
    return [i for i, key in enumerate(keys) if key in wanted]


def _weight(question: Question, key: str) -> float:
    return max(question.focus[number].weight * share for number, share in question.accepted[key])


def _weighed(near: Mapping[str, Sequence[float]]) -> list[float]:
    """The weights times the features at each place."""
    weights = _weights()
    columns = [[weights[name] * value for value in values] for name, values in near.items()]
    return [sum(row) for row in zip(*columns, strict=True)]


def _summed(weights: Sequence[float]) -> list[float]:
    """Before each place, and at the end: the weights so far, each fallen by its distance."""
    return list(accumulate(weights, lambda near, weight: near * FADING + weight, initial=0.0))


def _nearest(places: Sequence[int], size: int) -> list[float]:
    """The same for the nearest of some places alone, each with a weight of 1.

    >>> _nearest([1], 3) == [0.0, 0.0, 1.0, FADING]
    True
    """
    near = [0.0] * (size + 1)
    for place, after in pairwise((*places, size)):
        near[place + 1 : after + 1] = _fading(after - place)
    return near


@lru_cache(256)
def _fading(size: int) -> list[float]:
    return list(accumulate(repeat(FADING, size - 1), mul, initial=1.0))


def _mirrored(places: Sequence[int], size: int) -> list[int]:
    """The places, counted from the end."""
    return [size - 1 - place for place in reversed(places)]


def _of_itself(candidate: Candidate, phrase: Phrase, low: int, high: int) -> Iterator[tuple[str, float]]:
    """What a phrase is made of and what stands beside it, whatever is asked."""
    text = candidate.text
    words = text[phrase.start : phrase.end]
    yield _SIZES[min(4, max(1, high - low))], 1.0
    yield "rare", max(map(rarity, candidate.line[low:high]), default=0.0) / 10
    yield "early", 1 - phrase.start / len(text)
    for name in (*_BEFORE.get(phrase.before, ()), *_AFTER.get(phrase.after, ())):
        yield name, 1.0
    if phrase.start and words[0].isupper():
        yield "name", 1.0
    if _DIGIT.search(words):
        yield "digits", 1.0
    if phrase.listed or phrase.member:
        yield ("listed" if phrase.listed else "member"), 1.0
    if phrase.tailed:
        yield "tailed", 1.0
        if " of " in words:
            yield "tailed_of", 1.0


def _as_asked(form: Form, phrase: Phrase, text: str) -> Iterator[tuple[str, float]]:
    """Whether it is a name or a list where one is asked for, and stands after the question's preposition."""
    if form.naming and phrase.start and text[phrase.start].isupper():
        yield "name_asked", 1.0
    if form.several and phrase.listed:
        yield "several_asked", 1.0
    if form.preposition and phrase.before in PREPOSITIONS:
        yield ("preposition" if phrase.before == form.preposition else "other_preposition"), 1.0


def _by_head(head: Sequence[int], low: int, high: int) -> Iterator[tuple[str, float]]:
    """Where the noun asked for stands: "geophysical" before "surveys", "the ferry" before "Lady Brenn"."""
    for i in head:
        if low <= i < high:
            yield ("head_last" if i == high - 1 else "head_inside"), 1.0
        elif i == high or i == low - 1:
            yield ("head_next" if i == high else "head_before"), 1.0


@cache
def _weights() -> Mapping[str, float]:
    return read_weights(DATA / "phrases.json", NAMES).weights
