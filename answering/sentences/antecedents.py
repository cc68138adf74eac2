"""Whom or what a sentence goes on speaking of without a name: "it", "the company", "In May she …".

An article that opens by saying what it is about ("Lowen Mill is a windmill") goes on about that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from answering.language.lexicon import Term
from answering.language.patterns import pattern, words
from answering.language.rarity import rarity
from answering.language.readings import keys_of, terms_of
from answering.language.stems import stemmed, stems
from answering.sentences.topic import Topic, topic
from corpus.article import Article

BACK = 4  # sentences in which the name is looked for that a pronoun or "the company" stands for
INTRODUCED = 12  # sentences in which a noun has been told with its name: "the Petrel rocket"
RARE = 8.0  # rarity of a word that is a name where it begins a sentence
_PRONOUN = pattern(
    r"[\W_]*(?:(?ai:he|she|it|they|his|her|its|their)\b|(?ai:the) \d+-year-old "
    r"|[A-Z][\w’'-]*(?: [\w’'-]+){0,4},? (?:he|she|it|they)\b)"
)
_DEFINITE = pattern(
    r"[\W_]*(?ai:the|this) (?:[a-z][\w’-]+ )??(?P<noun>[a-z][\w’-]+)(?=[ ,.]|['’]s\b)(?! of\b)"
)
_THE = pattern(r"\b(?ai:the|this)(?P<words>(?: (?!of\b|the\b)[a-z][\w’-]+\b){1,3})(?! of\b)")
_LEFT_OUT = pattern(
    r"[\W_]*(?:Built|Founded|Completed|Established|Opened|Constructed|Located|Situated|Born|Released|Directed"
    r"|Written|Designed|Formed|Created|Launched|Named)\b"
)
_DATES = words(
    """January February March April May June July August September October November December Monday Tuesday
    Wednesday Thursday Friday Saturday Sunday"""
)
_BODY = words(
    """company firm group maker producer manufacturer operator airline bank carrier retailer brewer insurer
    club team side party union federation association organisation museum university college school hospital
    agency ministry authority council government newspaper broadcaster station festival foundation charity
    supplier utility builder developer shipyard publisher"""
)


def antecedents(article: Article, index: int) -> frozenset[str]:
    """The keys of the names in the nearest sentence before one that begins with "it" or "the company".

    "The rocket" stands for what an earlier sentence calls "the Petrel rocket". With those of what the article
    is about, for which a noun may stand anywhere ("households in the town"). Empty for any other sentence.

    >>> from corpus.article import Span
    >>> text = "Orsen Air lost money. It has 40 jets. The airline grew."
    >>> spans = Span(0, 21), Span(22, 37), Span(38, 55)
    >>> [sorted(antecedents(Article("a", text, "a", sentences=spans), i)) for i in range(3)]
    [[], ['air', 'orsen'], ['air', 'orsen']]
    """
    text = article.words(article.sentences[index])
    about = topic(article) if index else None
    if _PRONOUN.match(text):
        return next(_named_before(article, index, BACK), _NOBODY) | (about.names if about else _NOBODY)
    if about and _goes_on_about(about, text):
        return about.names
    found = _DEFINITE.match(text)
    if not found:
        return _NOBODY
    noun = stemmed(found["noun"])
    if noun in stems(_BODY):
        return next(_named_before(article, index, BACK), _NOBODY)
    told = (_beside(noun, before) for before in _texts(article, index, INTRODUCED))
    return next((name for name in told if name), _NOBODY)


_NOBODY: frozenset[str] = frozenset()


def _goes_on_about(about: Topic, text: str) -> bool:
    """Whether a sentence leaves its subject out ("Built in 1904, …"), or has a noun for it: "the town"."""
    words = (stemmed(word) for found in _THE.finditer(text) for word in found["words"].split())
    return bool(_LEFT_OUT.match(text)) or any(word in about.nouns for word in words)


def _texts(article: Article, index: int, back: int) -> Iterator[str]:
    """The sentences before one, the nearest first."""
    yield from (article.words(span) for span in reversed(article.sentences[max(0, index - back) : index]))


def _named_before(article: Article, index: int, back: int) -> Iterator[frozenset[str]]:
    """The names of each sentence before one, the nearest first, where it has any."""
    for text in _texts(article, index, back):
        if named := frozenset(term.key for term in _proper(text)):
            yield named


@lru_cache(4096)
def _proper(text: str) -> Sequence[Term]:
    """The terms with a capital that are no dates, nor but the beginning of the sentence."""
    capitals = (term for term in terms_of(text) if term.proper and text[term.start].isupper())
    named = (term for term in capitals if term.start > 1 or rarity(term.key) >= RARE)
    return tuple(term for term in named if term.key not in stems(_DATES))


def _beside(noun: str, text: str) -> frozenset[str]:
    """The keys of the name that stands beside a noun: "the Petrel rocket", "striker Jon Orm"."""
    if noun not in keys_of(text):
        return _NOBODY
    terms = terms_of(text)
    proper = set(_proper(text))
    for i, term in enumerate(terms):
        if term.key == noun:
            before, behind = _run(reversed(terms[:i]), proper), _run(iter(terms[i + 1 :]), proper)
            near = before if before and term.start - before[0].end == 1 else behind
            if near and (near is before or near[0].start - term.end <= 2):
                return frozenset(one.key for one in near)
    return _NOBODY


def _run(terms: Iterator[Term], proper: set[Term]) -> list[Term]:
    """The terms of a name with which a row of terms begins."""
    found: list[Term] = []
    for term in terms:
        if term not in proper:
            break
        found.append(term)
    return found
