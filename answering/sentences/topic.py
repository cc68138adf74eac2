"""What an article is about, where it opens by saying so: "Lowen Mill is a mill", and later "the mill"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from answering.language.patterns import pattern
from answering.language.readings import terms_of
from answering.language.stems import stemmed
from corpus.article import Article

OPENING = 3  # sentences in which an article says what it is about
BRACKETS = pattern(r"\s?\([^()]*\)|[“\"][^“”\"]*[”\"]")
OTHERWISE = pattern(
    r"\b(?!(?:of|the|a|an|and|or|also|known|as|commonly|called|formerly|previously|sometimes|simply|better|styled"
    r"|spelled|originally|often|referred|to|locals|by|de|da|di|du|del|la|le|von|van|der|den|al|bin|ibn|y|née)\b)"
    r"[a-z]{2,}"
)
"""A word between a name and its "is" by which something else is said of it."""
_IS_A = pattern(
    r"\s(?:is|was|are|were) (?:also |still |now )?(?:an?|the|one of the) (?P<what>[^.;:()]{3,90}?)"
    r"(?=[.;:()]| (?:of|in|on|at|from|for|by|to|near|with|that|which|who|where|located|situated)\b|$)"
)
_NOUN = pattern(r"[\w’-]+(?=,|$| (?:and|or)\b)")


@dataclass(frozen=True, slots=True)
class Topic:
    """What an article is about: the keys of its name, and of the nouns that stand for it from then on."""

    names: frozenset[str]
    nouns: frozenset[str]


@lru_cache(1024)
def topic(article: Article) -> Topic | None:
    """What one of an article's first sentences says that the bearer of its own first name is.

    >>> from corpus.readers import from_row
    >>> text = "Lowen Mill (built 1901) is a windmill and museum in Orsen. The mill grinds rye."
    >>> found = topic(from_row({"text": text}, "a"))
    >>> sorted(found.names), sorted(found.nouns)
    (['lowen', 'mill'], ['museum', 'windmil'])
    """
    opening = map(article.words, article.sentences[:OPENING])
    return next((found for text in opening if (found := _told(text))), None)


def _told(text: str) -> Topic | None:
    is_a = _IS_A.search(text)
    name = BRACKETS.sub(" ", text[: is_a.start()]) if is_a else ""
    if is_a is None or OTHERWISE.search(name):
        return None
    names = frozenset(term.key for term in terms_of(name) if term.proper)
    return Topic(names, _nouns(is_a)) if names else None


def _nouns(is_a: re.Match[str]) -> frozenset[str]:
    return frozenset(stemmed(noun[0].lower()) for noun in _NOUN.finditer(is_a["what"]))
