"""Whether a sentence tells something that befell what is asked about: "what happened to the ferry?"."""

from __future__ import annotations

from collections.abc import Iterator, Set

from answering.asking.main_verb import is_done
from answering.language.lexicon import Term, read_line
from answering.language.patterns import pattern, words
from answering.language.phrases import AUXILIARIES, BE, DETERMINERS, PREPOSITIONS
from answering.language.stems import stemmed, stems
from answering.question import Question
from answering.sentences.candidate import Candidate

NEAR = 5  # words between a verb and its object, determiner and adjectives included
_WORD = pattern(r"[A-Za-z][\w’'-]*|[^\w\s]")
_ASIDE = (
    r"(?: \([^()]{1,80}\)|, [^,]{1,90},|,? (?:who|which|that)"
    r"|(?: (?:of|in|at|from|on|with) (?:the |an? |its |his |her )?(?:[\w’'-]+ ?){1,4}?)+,?|,)?"
)
_DOES = pattern(
    rf"{_ASIDE}(?: (?:has|had|have|was|were|is|are|been|being|also|now|then|later|since|not|never|[a-z]+ly))*"
    r" (?P<verb>[a-z]+)\b"
)
_BEFELL = pattern(
    r"\b(?ai:hap+ene?d to|become of|became of) (?P<thing>[^?.,]+?)"
    r"(?=[?.,]|\s*$| (?ai:in|at|on|of|from|during|after|before|when|who|that)\b)"
)
_NOT_YET = pattern(
    r"\b(?ai:until|till|if|unless|before|when|whether|should) (?:(?:the|an?|his|her|its|their) )?$"
)
_PARTICLES = frozenset(words("off out up down away back over"))
_QUIET = words(
    """say tell write add announce claim argue warn deny confirm call name ask want hope expect plan think
    believe know get have be need like live contain include remain stay stand lie belong seem cost own lead
    mean earn base locate describe regard consider visit thank praise involve concern"""
)
"""Verbs of which it is no event that somebody does them, or has them done."""


def befalls(question: Question) -> bool:
    """Whether it is asked what happened to something, not where or when anything did."""
    return question.happening and bool(_BEFELL.search(question.text))


def tells_event(question: Question, candidate: Candidate) -> bool:
    """Whether what is asked about does something in a sentence, or has something done to it.

    >>> from answering.question import Query, read_question
    >>> from corpus.article import Article, Span
    >>> asked = read_question(Query("What happened to the ferry?"))
    >>> told = "The ferry has sunk.", "Waves threw the old ferry on a rock.", "The ferry's captain waved."
    >>> read = (Article("a", text, "a", sentences=(Span(0, len(text)),)) for text in told)
    >>> [tells_event(asked, Candidate(article, 0, 1.0)) for article in read]
    [True, True, False]
    """
    text = candidate.text
    return any(_acts(text, end) or _undergoes(text, start) for start, end in _stands(question, candidate))


def _stands(question: Question, candidate: Candidate) -> Iterator[tuple[int, int]]:
    """Where a sentence speaks of what is asked about: by its last word, with those before it."""
    terms, thing = candidate.terms, _thing(question)
    for i, term in enumerate(terms):
        if term.key in thing and not candidate.text.startswith(("'s", "’s"), term.end):
            start = _first(question, terms[: i + 1]).start
            if not _NOT_YET.search(candidate.text, 0, start):
                yield start, term.end


def _thing(question: Question) -> Set[str]:
    """The keys that meet the last word of what is asked about: "hospital" of "to the hospital in Oss"."""
    found = _BEFELL.search(question.text)
    last = read_line(found["thing"])[-1:] if found else ()
    focus = next((focus for focus in question.focus if focus.key in last), question.focus[-1])
    return focus.accepts.keys()


def _first(question: Question, terms: tuple[Term, ...]) -> Term:
    """The first of the terms asked about that stand together at the end of some terms."""
    first = terms[-1]
    for term in reversed(terms[:-1]):
        if term.key not in question.accepted or first.start - term.end > 1:
            break
        first = term
    return first


def _acts(text: str, end: int) -> bool:
    found = _DOES.match(text, end)
    return found is not None and _is_deed(found["verb"])


def _undergoes(text: str, start: int) -> bool:
    """Whether what stands right behind a verb begins there: "acquitted the former guard"."""
    for word in reversed(_WORD.findall(text[:start])[-NEAR:]):
        low = word.lower()
        if _is_deed(low):
            return True
        if not low[0].isalpha() or (low in PREPOSITIONS and low not in _PARTICLES) or low in BE | AUXILIARIES:
            return False
    return False


def _is_deed(word: str) -> bool:
    return word not in DETERMINERS and is_done(word) and stemmed(word) not in stems(_QUIET)
