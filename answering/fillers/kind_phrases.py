"""Words that are what a free question asks for: "ice hockey" a sport, "writer and comedian" a profession."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from answering.asking.asked import asked
from answering.language.lexicon import Term
from answering.language.patterns import any_of, pattern
from answering.language.stems import stemmed
from answering.language.synonyms import members
from answering.naming.tokens import mostly_small, small
from answering.quantities.numbers import NUMBER_WORDS
from answering.question import Question
from answering.sentences.candidate import Candidate
from answering.sentences.filler import Filler, nearness, shaped

IN_NAME = 0.5  # of the fit is left to words that are part of a longer name
_GOALS = r"(?<![\d–-])\d{1,3} ?[–-] ?\d{1,3}(?![\d–-])"
_VOTE = rf"(?:\d{{1,4}}|{any_of(NUMBER_WORDS)})"
_VOTES = rf"(?<!from )\b{_VOTE}(?: votes?)? (?:to|against) {_VOTE}\b"
_SHAPES = {
    **dict.fromkeys(map(stemmed, ("score", "scoreline")), pattern(rf"{_GOALS}(?:,? {_GOALS})*")),
    **dict.fromkeys(
        map(stemmed, ("result", "outcome", "tally")), pattern(rf"{_GOALS}(?:,? {_GOALS})*|{_VOTES}")
    ),
}
_NEXT = pattern(r"[ -][A-Za-z]+")
_JOINED = pattern(r"(?:,? and |, |/| or |-)(?:an? )?(?:[\w'’-]+ )?")
_NARROWING = pattern(
    r"(?<![\w'’-])(?!(?:former|retired|professional|late|an?|the|and|or|of|in|as|to|by|with|from|for|at|on) )"
    r"[A-Za-z][\w'’-]+[ -]$"
)


def kind_fillers(question: Question, candidate: Candidate) -> Iterator[Filler]:
    """The words of a sentence that are of the kind asked for, those that are told together as one."""
    if question.sought is None:
        return
    if shape := _SHAPES.get(question.sought.key):
        yield from shaped(question, candidate, shape, bound=True)
    kinds = _kinds(question)
    if not kinds:
        return
    text, given = candidate.text, {focus.key for focus in question.focus}
    met = [term for term in candidate.terms if term.key in kinds]
    for first, last in _together(text, met):
        start, end = _narrowed(question, text, first, kinds), _widened(text, last, kinds)
        if {term.key for term in met if start <= term.start < end} <= given and start == first.start:
            continue
        start = _after_asked(question, candidate, start)
        fit = nearness(question, candidate, start, end)
        fit *= IN_NAME if _within_name(candidate, start, end) else 1.0
        yield Filler(start, end, text[start:end], fit, bound=True)


@lru_cache(64)
def _kinds(question: Question) -> frozenset[str]:
    """The members of the kind that the question's noun names: its last word, or one that narrows it down.

    "Gender composition" and "military rank" ask for a gender and for a rank.
    """
    nouns = (stemmed(word) for word in reversed(asked(question.text).noun))
    sought = (question.sought.key,) if question.sought else ()
    return next((found for key in (*sought, *nouns) if (found := members(key))), frozenset())


def _widened(text: str, term: Term, kinds: frozenset[str]) -> int:
    """Where the word ends that makes a term another member of the kind: "rugby league"."""
    found = _NEXT.match(text, term.end)
    return found.end() if found and stemmed(text[term.start : found.end()]) in kinds else term.end


def _after_asked(question: Question, candidate: Candidate, start: int) -> int:
    """Where a name goes on of which the question gives the first word: "4th Harbour Squadron"."""
    name = next((one for one in candidate.names if one.start <= start < one.end), None)
    begin = name.start if name else start
    before = [term for term in candidate.terms if term.end <= begin]
    given = bool(before) and before[-1].key in question.accepted and begin - before[-1].end == 1
    return begin if name and given and before[-1].proper else start


def knows_kind(question: Question) -> bool:
    """Whether a table or a shape tells which words are of the kind asked for."""
    return question.sought is not None and bool(question.sought.key in _SHAPES or _kinds(question))


def _narrowed(question: Question, text: str, term: Term, kinds: frozenset[str]) -> int:
    """Where the word begins that narrows a term down ("ice hockey"), or the term itself.

    With a capital it is mostly a nationality ("Orsenian writer"), unless it is an ordinary word ("Deputy
    Editor") or both are a kind ("Gaelic football").
    """
    found = _NARROWING.search(text, 0, term.start)
    if found and (_is_ordinary(question, found[0]) or stemmed(text[found.start() : term.end]) in kinds):
        return found.start()
    return term.start


def _is_ordinary(question: Question, word: str) -> bool:
    """Whether a word is written small by itself, and is not the noun that is asked for: "Rank Admiral"."""
    low = word.rstrip(" -").lower()
    known = low in small() or low in mostly_small()
    return word.islower() or (known and stemmed(low) not in question.accepted)


def _within_name(candidate: Candidate, start: int, end: int) -> bool:
    """Whether the words are part of a longer name: "Football" of the "Arena Football League"."""
    return any(
        name.start <= start and end <= name.end and name.end - name.start > end - start
        for name in candidate.names
    )


def _together(text: str, met: Sequence[Term]) -> Iterator[tuple[Term, Term]]:
    """First and last of the terms that follow one another: "actor, singer and dancer"."""
    begin = 0
    for i, (one, other) in enumerate(pairwise(met), 1):
        if not _JOINED.fullmatch(text, one.end, other.start):
            yield met[begin], met[i - 1]
            begin = i
    if met:
        yield met[begin], met[-1]
