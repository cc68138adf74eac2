"""What a sentence says of a question without its words.

"Ada Veld (1901–1988) was a Danish painter" says when she was born and what her profession was, and holds
neither word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache

from answering.asking.expected import Expected, asks_for_rank
from answering.clauses.reasons import gives_reason
from answering.figures.ages import tells_age
from answering.figures.bare_numbers import asks_for_age
from answering.figures.counted import ANYBODY, asks_for_anybody
from answering.figures.slots import value_fillers
from answering.fillers.abbreviations import full_forms
from answering.fillers.definitions import definition_fillers
from answering.fillers.lives import life_fillers
from answering.fillers.makers import maker_fillers, sought_of
from answering.fillers.other_names import asks_for_names, otherwise_named
from answering.fillers.ranks import ranked
from answering.language.patterns import pattern, words
from answering.language.stems import stems
from answering.names import Name
from answering.naming.aliases import same_name
from answering.question import Question
from answering.sentences.attribution import person_meant, voice
from answering.sentences.candidate import Candidate, keys_of, match
from answering.sentences.definition import definition
from answering.sentences.filler import Filler
from answering.sentences.surnames import given_names

MOST = 0.5  # share of a question's weight that is told before a reason
_NOTHING: frozenset[str] = frozenset()
_LIFE = words("born birth bear birthdate birthday die death pass away date")
_AGED = words("old age aged years person")
_SHE_FIRST = pattern(r"[\W_]*(?:he|she|his|her)\b", re.I)
_SHE = pattern(r"\b(?:he|she)\b", re.I)
_PLACE = words("located situated based found lie stand location")
_BEING = words(
    "known famous notable noted refer mean stand for associated profession occupation job career vocation "
    "trade abbreviation acronym term genre medium format form category style type kind"
)
_MAKE = words("make makes produce manufacture build supply deliver provide sell")
_COMES_FROM = pattern(
    r"\b(?:from|by|of) (?:the |its |their )?(?:[a-z-]+ )?(?:firm|company|maker|manufacturer|producer|supplier"
    r"|workshop|factory|studio|foundry|shipyard|brewery)s?(?: of| called)? [A-Z]"
)
_PEOPLE = words("population number people total estimated")
_PLACING = pattern(r"\b(?:in|at|near|on|of) (?:the )?[A-Z]")
_LIVING = pattern(r"\b(?:census|resid(?:es?|ing|ents?)|liv(?:es?|ing)|inhabitants?|population)\b")


@lru_cache(256)
def unspoken(question: Question, candidate: Candidate) -> frozenset[str]:
    """The keys of the question's words that the sentence need not hold, because it says what they ask.

    >>> from answering.question import Query, read_question
    >>> from corpus.readers import from_row
    >>> said = Candidate(from_row({"text": "Ada Veld (1901–1988) was a painter."}, "a"), 0, 1.0)
    >>> sorted(unspoken(read_question(Query("When was Ada Veld born?")), said))
    ['born']
    """
    return _NOTHING.union(*[told(question, candidate) for told in _readers(question)])


@lru_cache(64)
def _readers(question: Question) -> Sequence[_Reader]:
    """What may find something to be said, as far as the question tells: two or three of ten."""
    may_find: Mapping[_Reader, object] = {
        given_names: question.people,
        _stood_for: _people(question),
        _aged: asks_for_age(question),
        ranked: asks_for_rank(question.text),
        otherwise_named: asks_for_names(question),
        _explained: question.expected == "reason",
        _asked: True,
        _supplied: question.predicate and question.predicate.key in stems(_MAKE),
        _counted: question.head and question.expected == "count" and asks_for_anybody(question),
        _given: _needless(question),
    }
    return [reader for reader, may in may_find.items() if may]


def _given(question: Question, candidate: Candidate) -> frozenset[str]:
    """The words that a sentence need not hold because it gives what they ask for, by the type asked for."""
    _, says = _ROWS[question.expected]
    return _needless(question) if says(question, candidate) else _NOTHING


@lru_cache(64)
def _needless(question: Question) -> frozenset[str]:
    """The keys of these words of a question."""
    listed = _ROWS[question.expected][0] if question.expected in _ROWS else ()
    own = frozenset(focus.key for focus in question.focus if focus.key in stems(listed))
    return own | sought_of(question) if question.expected == "person" else own


def _asked(question: Question, candidate: Candidate) -> frozenset[str]:
    """The words that the article itself asks right before: a short answer in an interview repeats none.

    Nor who is asked, and of what: which stands in its title and first sentence.
    """
    if not candidate.answers or question.met(candidate.keys) >= MOST * question.weight:
        return _NOTHING
    told = keys_of(candidate.before)
    if not any(focus.met(told) for focus in question.focus if not focus.proper):
        return _NOTHING
    article = candidate.article
    opening = f"{article.title or ''} {article.words(article.sentences[0])}"
    return (told | keys_of(opening)) & question.accepted.keys()


def _stood_for(question: Question, candidate: Candidate) -> frozenset[str]:
    """The name asked about, where "she" at the sentence's beginning, or in "she said", is that person."""
    if not _SHE.search(candidate.text):
        return _NOTHING
    meant = voice(candidate) if not _SHE_FIRST.match(candidate.text) else person_meant(candidate)
    if meant is None or meant.name is None or meant.index == candidate.index:
        return _NOTHING
    people = (name for name in _people(question) if same_name(meant.text, name.text))
    return _NOTHING.union(*(keys_of(name.text) for name in people))


def _people(question: Question) -> list[Name]:
    """The names of a question that may be a person's."""
    return [name for name in question.names if name.kind in ("person", "other")]


def _aged(question: Question, candidate: Candidate) -> frozenset[str]:
    """The words of "how old", where an age stands beside the name."""
    return stems(_AGED) if tells_age(question, candidate) else _NOTHING


def _supplied(question: Question, candidate: Candidate) -> frozenset[str]:
    """The verb of "who makes", where something is told to come from a firm."""
    verb = question.predicate
    return frozenset((verb.key,)) if verb and _COMES_FROM.search(candidate.text) else _NOTHING


def _counted(question: Question, candidate: Candidate) -> frozenset[str]:
    """The noun of "how many people", where another that says no more counts them: "280 individuals"."""
    if question.head is None or candidate.keys.isdisjoint(stems(ANYBODY)):
        return _NOTHING
    found = any(one.unit in ANYBODY for one in candidate.values)
    return frozenset((question.head.key,)) if found else _NOTHING


def _explained(question: Question, candidate: Candidate) -> frozenset[str]:
    """The words of a "why" that the sentence before holds, where this one goes on from it with the reason.

    "The pier was shut. Veld blamed rotten piles": the second says why, and need not tell again what.
    """
    if not candidate.before or not _goes_on(candidate):
        return _NOTHING
    told = keys_of(candidate.before)
    most = question.met(told) >= MOST * question.weight and match(question.focus[-1], told)
    return told & question.accepted.keys() if most else _NOTHING


def _goes_on(candidate: Candidate) -> bool:
    """Whether a sentence gives the reason of what was told before it, which gave none itself."""
    leans = bool(candidate.carried) or gives_reason(candidate.text)
    return leans and not gives_reason(candidate.before)


def _any(
    reader: Callable[[Question, Candidate], Iterator[Filler]],
) -> Callable[[Question, Candidate], bool]:
    return lambda question, candidate: next(reader(question, candidate), None) is not None


def _is_explained(question: Question, candidate: Candidate) -> bool:
    """Whether it is said what something is, or what its abbreviation stands for."""
    readers = (definition_fillers, full_forms)
    return any(next(reader(question, candidate), None) for reader in readers)


def _lies(question: Question, candidate: Candidate) -> bool:
    """Whether a definition goes on with the place: "Oss School is a school in Lowen"."""
    found = definition(question, candidate)
    return found is not None and bool(_PLACING.search(candidate.text, found.end))


def _peopled(question: Question, candidate: Candidate) -> bool:
    """Whether people are counted who live there: "there were 2,400 people residing in the town"."""
    return bool(_LIVING.search(candidate.text)) and any(
        one.value and one.value.unit for one in value_fillers(question, candidate)
    )


_Reader = Callable[[Question, Candidate], frozenset[str]]
_Row = tuple[tuple[str, ...], Callable[[Question, Candidate], bool]]
_ROWS: Mapping[Expected, _Row] = {
    "date": (_LIFE, _any(life_fillers)),
    "text": (_BEING, _is_explained),
    "person": (("associated",), _any(maker_fillers)),
    "place": (_PLACE, _lies),
    "count": (_PEOPLE, _peopled),
}
"""By the type asked for, the words of a question that may stay unsaid, and what says them all the same."""
