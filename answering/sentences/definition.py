"""What a sentence says that the thing asked about is: "Ada Veld (painter) was a Danish painter of ships"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from answering.language.patterns import pattern, words
from answering.language.phrases import PREPOSITIONS, read_phrases
from answering.question import Question
from answering.sentences.candidate import Candidate, keys_of, terms_of
from answering.sentences.topic import BRACKETS, OTHERWISE

NEAR = 160  # characters between the name and the "is" that defines it
APART = 25  # characters between two words of one name
_IS = pattern(r"\s(?:is|was|are|were)(?: (?:also|still|now))? (?=(?:a|an|the|one of|\w+['’]s?|[A-Z])\b)")
_TITLE_OF = pattern(
    r"(?:(?:a|an|the|one of(?: the)?) )?(?:(?:(?:title|name) of|(?:type|kind|form|sort|series|member) of)"
    r" (?:(?:a|an|the|several|various) )?)?"
)
_IN_QUOTES = pattern(r"[“\"]([^“”\"]+)[”\"]")
_CUT = pattern(r" (?:starring|featuring|active|based|written|directed|released|long|located|operated)\b")
_NOUN_TOO = pattern(r" (?:play|show|record|hit|cover)\b(?! (?:a|an|the)\b)")
_HEADLESS = frozenset(
    words("member president head director professor instructor chief secretary officer minister")
)
"""Nouns that say little without the "of …" behind them."""


@dataclass(frozen=True, slots=True)
class Definition:
    """Where the words stand that say what something is: `text[start:end]`, "Danish painter"."""

    start: int
    end: int


def definition(question: Question, candidate: Candidate) -> Definition | None:
    """What a sentence says that the bearer of the question's name is; None where it says nothing of the kind.

    >>> from answering.question import Query, read_question
    >>> from corpus.readers import from_row
    >>> text = "Ada Veld (born 3 May 1950) is a Danish painter and writer who lives in Lowen."
    >>> said = Candidate(from_row({"text": text}, "a"), 0, 1.0)
    >>> found = definition(read_question(Query("What is the profession of Ada Veld?")), said)
    >>> text[found.start : found.end]
    'Danish painter and writer'
    """
    named = named_keys(question)
    return _defined(candidate.text, named) if named else None


@lru_cache(64)
def named_keys(question: Question) -> frozenset[str]:
    """The keys of what the question names: words with a capital, and all words in quotation marks."""
    return frozenset(focus.key for focus in question.focus if focus.proper) | _quoted(question.text)


def _quoted(text: str) -> frozenset[str]:
    return frozenset[str]().union(*(keys_of(found[1]) for found in _IN_QUOTES.finditer(text)))


@lru_cache(4096)
def _defined(text: str, asked: frozenset[str]) -> Definition | None:
    for copula in _IS.finditer(text):
        if _is_subject(text, asked, copula.start()):
            return next(_phrase(text, copula.end()), None)
    return None


def _is_subject(text: str, asked: frozenset[str], end: int) -> bool:
    """Whether what is asked about is named right before a place, and nothing else is said of it there."""
    met = [term for term in terms_of(text) if term.end <= end and term.key in asked and end - term.end < NEAR]
    if not met:
        return False
    start = met[-1].start
    for term in reversed(met):
        start = term.start if start - term.end <= APART else start
    before = text[:start].split()[-1:]
    if before and (before[0].lower() in PREPOSITIONS or before[0].endswith(("'s", "’s"))):
        return False
    return not OTHERWISE.search(BRACKETS.sub(" ", text[met[-1].end : end]))


def _phrase(text: str, start: int) -> Iterator[Definition]:
    """The noun phrase that begins at a place: a list where it is one, with "of …" where it needs it."""
    opening = _TITLE_OF.match(text, start)
    begin = opening.end() if opening else start
    phrases = [phrase for phrase in read_phrases(text) if phrase.start == begin]
    plain = [phrase for phrase in phrases if not phrase.tailed]
    if not plain:
        return
    longest = max(plain, key=lambda phrase: phrase.end)
    if text[longest.start : longest.end].split()[-1].lower() in _HEADLESS:
        longest = max(phrases, key=lambda phrase: phrase.end)
    cut = _CUT.search(text, longest.start, longest.end)
    noun = _NOUN_TOO.match(text, longest.end)
    yield Definition(longest.start, cut.start() if cut else noun.end() if noun else longest.end)
