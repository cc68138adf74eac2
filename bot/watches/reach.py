"""Which watches a new or changed article can touch, told by its words: nothing is asked for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from functools import lru_cache

from answering.asking.focus import Focus
from answering.language.lexicon import read_terms
from answering.language.rarity import rarity
from answering.language.synonyms import alike
from answering.question import Query, read_question
from bot.watches.watch import Kind
from corpus.article import Article, windows

SHARE: Mapping[Kind, float] = {"question": 0.4, "words": 0.99}
"""Of the weight of a watch's terms, met anywhere in an article. Of 769 articles that were quoted in answer to
523 questions none met less than .59 of its question; at .4 an article touches 2.4 % of questions that others
asked. Of watched words an article has to speak of all, and close together."""
REMEMBERED = 10_000  # watches; about 5 kB each


class Reach:
    """Watches by the terms that they turn on: an article is read once, however many there are.

    >>> reach = Reach("question", {1: "Who runs the ferry?", 2: "When was the opera built?"})
    >>> sorted(reach.touched(Article("a", "The ferry is run by Ana Roca.", "a.txt")))
    [1]
    """

    def __init__(self, kind: Kind, texts: Mapping[int, str]) -> None:
        self._needed: dict[int, float] = {}
        self._turning_on: dict[str, list[tuple[int, int, float]]] = defaultdict(list)
        for watch, text in texts.items():
            self._add(watch, TERMS[kind](text), SHARE[kind])

    def _add(self, watch: int, terms: Sequence[Focus], share: float) -> None:
        self._needed[watch] = share * sum(focus.weight for focus in terms)
        for number, focus in enumerate(terms):
            for key, counts in focus.accepts.items():
                self._turning_on[key].append((watch, number, focus.weight * counts))

    def touched(self, article: Article) -> set[int]:
        """The watches of which an article speaks, as far as its words tell."""
        return self._met(_keys((article.title or "", article.text)))

    def spoken_of(self, article: Article) -> set[int]:
        """The watches of whose terms a title, or a few sentences together, hold all."""
        if not self.touched(article):
            return set()
        return set().union(
            *(self._met(_keys((text,))) for text in (article.title or "", *_passages(article)))
        )

    def _met(self, keys: Iterable[str]) -> set[int]:
        best: dict[int, dict[int, float]] = defaultdict(dict)
        for key in keys:
            for watch, number, weight in self._turning_on.get(key, ()):
                best[watch][number] = max(weight, best[watch].get(number, 0.0))
        return {watch for watch, terms in best.items() if sum(terms.values()) >= self._needed[watch]}


def most_telling(words: str, article: Article) -> str | None:
    """The sentence that holds most of some words, by their rarity, verbatim; None where none holds any.

    >>> from corpus.article import Span
    >>> text = "The sea was calm. The ferry tolls rise."
    >>> most_telling("ferry tolls", Article("a", text, "a", sentences=(Span(0, 17), Span(18, 39))))
    'The ferry tolls rise.'
    """
    terms = TERMS["words"](words)
    sentences = [article.words(span) for span in article.sentences]
    weights = [_held(terms, _keys((sentence,))) for sentence in sentences]
    best = max(weights, default=0.0)
    return sentences[weights.index(best)] if best else None


def _held(terms: Sequence[Focus], keys: Set[str]) -> float:
    return sum(focus.weight for focus in terms if not focus.accepts.keys().isdisjoint(keys))


def _passages(article: Article) -> Iterator[str]:
    """A few sentences at a time, each with those before and those after it."""
    found = windows(article)
    for first, last in zip(found, [*found[1:], *found[-1:]], strict=True):
        yield article.text[first.start : last.end]


def _keys(texts: Iterable[str]) -> set[str]:
    return {term.key for text in texts for term in read_terms(text)}


@lru_cache(REMEMBERED)
def _asked(text: str) -> tuple[Focus, ...]:
    return read_question(Query(text)).focus


@lru_cache(REMEMBERED)
def _named(text: str) -> tuple[Focus, ...]:
    """Every word counts; a synonym meets it as well as the word itself."""
    keys = dict.fromkeys(term.key for term in read_terms(text))
    return tuple(Focus(key, rarity(key), False, dict.fromkeys(alike(key), 1.0)) for key in keys)


TERMS: Mapping[Kind, Callable[[str], Sequence[Focus]]] = {"question": _asked, "words": _named}
"""What a watch of each kind turns on. A watch without a term is touched by nothing."""
