"""People whom a sentence calls by their surname alone, as reports do once they have given the whole name."""

from __future__ import annotations

import re

from answering.language.lexicon import read_keys
from answering.language.patterns import pattern
from answering.language.rarity import rarity
from answering.language.stems import stemmed
from answering.question import Question
from answering.sentences.candidate import Candidate

UNKNOWN = 11.0  # rarity from which a word is hardly one of English
_NOBODY: frozenset[str] = frozenset()
_GIVEN = pattern(r"[A-Z][\w’'-]+ $")


def given_names(question: Question, candidate: Candidate) -> frozenset[str]:
    """The keys of the given names that a sentence leaves out of the people asked about.

    The article must hold the whole name, or a rare surname with no other one before it.

    >>> from answering.question import Query, read_question
    >>> from corpus.article import Article, Span
    >>> spans = Span(14, 24), Span(25, 38)
    >>> article = Article("a", "Ada Veld won. Veld sang. Bo Veld lost.", "a", sentences=spans)
    >>> asked = read_question(Query("When did Ada Veld sing?"))
    >>> [sorted(given_names(asked, Candidate(article, i, 1.0))) for i in (0, 1)]
    [['ada'], []]
    """
    return _NOBODY.union(*(_left_out(name, candidate) for name in question.people))


def _left_out(name: str, candidate: Candidate) -> frozenset[str]:
    *given, surname = name.split()
    text, around = candidate.text, candidate.article.text
    at = text.find(surname)
    if at < 0 or name in text or _GIVEN.search(text, 0, at) or not _is_meant(name, surname, around):
        return _NOBODY
    return read_keys(" ".join(given))


def _is_meant(name: str, surname: str, text: str) -> bool:
    """Whether a surname of an article is that of a person: it tells the whole name, or no other one."""
    if name in text:
        return True
    return rarity(stemmed(surname)) >= UNKNOWN and not re.search(
        rf"[A-Z][\w’'-]+ {re.escape(surname)}\b", text
    )
