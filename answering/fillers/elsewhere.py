"""Whether a sentence tells what is asked of somebody else, or of a part of what is asked about."""

from __future__ import annotations

from answering.clauses.subjects import possessive
from answering.language.lexicon import read_keys, read_line
from answering.language.patterns import pattern, words
from answering.language.stems import stemmed
from answering.question import Question
from answering.sentences.candidate import Candidate

STEM = 5  # letters in which a name and what is made of it agree: "Amazon", "Amazonian"
_PART = pattern(
    r" (?:(?:the|an?|his|her|its|their) )?(?P<part>(?:[\w’'-]+ ){1,4}?)"
    r"of (?:the |an? )?(?P<whole>[^.,;:]{2,80})"
)
_WHOLES = frozenset(
    words("title championship presidency city town state village rest control leadership all most both")
)
"""Nouns of which more is meant than a part: "won the title of champion", "founded the city of Oss"."""


def is_of_part(question: Question, candidate: Candidate) -> bool:
    """Whether the verb asked about is told of a part: "won the third stage of the race" for who won the race.

    >>> from answering.question import Query, read_question
    >>> from corpus.article import Article, Span
    >>> asked = read_question(Query("Who won the Oss Regatta?"))
    >>> told = "Ada Veld won the first heat of the Oss Regatta.", "Ada Veld won the Oss Regatta of 2019."
    >>> read = (Article("a", text, "a", sentences=(Span(0, len(text)),)) for text in told)
    >>> [is_of_part(asked, Candidate(article, 0, 1.0)) for article in read]
    [True, False]
    """
    verb = question.verb if question.expected in ("date", "place") else question.predicate
    if verb is None:
        return False
    for term in candidate.terms:
        found = _PART.match(candidate.text, term.end) if term.key in verb.accepts else None
        if found and _is_unasked(question, found["part"], found["whole"]):
            return True
    return False


def _is_unasked(question: Question, part: str, whole: str) -> bool:
    """Whether a part is not in the question, and what it is of is."""
    keys = read_keys(part)
    asked = question.accepted.keys()
    head = part.split()[-1].lower()
    met = read_line(whole)[:1]
    return bool(keys) and keys.isdisjoint(asked) and head not in _WHOLES and not asked.isdisjoint(met)


def opens_with_another(question: Question, candidate: Candidate) -> bool:
    """Whether a sentence has another name for its subject, and holds none that the question gives.

    >>> from answering.question import Query, read_question
    >>> from corpus.article import Article, Span
    >>> asked = read_question(Query("When was Orsen Air founded?"))
    >>> told = "Tarnair, founded in 1988, has 40 jets.", "Founded in 1988, the line has 40 jets."
    >>> read = (Article("a", text, "a", sentences=(Span(0, len(text)),)) for text in told)
    >>> [opens_with_another(asked, Candidate(article, 0, 1.0)) for article in read]
    [True, False]
    """
    asked = {focus.key for focus in question.focus if focus.proper and not focus.key[0].isdigit()}
    if not asked or not asked.isdisjoint(candidate.keys | candidate.carried):
        return False
    opening = next((name for name in candidate.names if name.start <= 1), None)
    if opening is None or opening.kind == "place" or possessive(candidate.text, opening):
        return False
    stem = stemmed(opening.text.split()[0])[:STEM]
    return not any(key.startswith(stem) for key in asked)
