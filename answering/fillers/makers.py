"""Who made a work or is whose kin, where that is asked: "an album by the band Oss", "the son of Ada Veld"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from answering.fillers.described_names import described_name
from answering.language.patterns import pattern, words
from answering.language.stems import stemmed, stems
from answering.naming.name import Name
from answering.question import Question
from answering.sentences.candidate import Candidate
from answering.sentences.definition import definition, named_keys
from answering.sentences.filler import Filler, nearness
from corpus.article import Span

MADE = 1.5  # factor of the fit for whoever a sentence says has made the work
_BY = r"\b(?:{})\b(?: and \w+| in \d{{4}}|, and [^,;.]{{3,30}},)?,? (?:by|from) "
_LEADS: Mapping[str, str] = {
    "artist singer band musician performer group rapper": _BY.format(
        "album|single|song|record|soundtrack|recorded|performed|sung|painted|drawn|painting"
    )
    + r"|\bfeaturing ",
    "author writer novelist": _BY.format("novel|book|story|essay|poem|play|written|authored"),
    "director": r"\b(?:film|movie|directed)\b(?: and \w+| in \d{4})?,? by ",
    "composer": _BY.format("opera|symphony|piece|work|composed|written"),
    "creator": _BY.format(
        "album|single|song|film|series|novel|book|play|show|created|developed|written|directed|painted|started"
    ),
    "architect designer": _BY.format("designed|created"),
    "developer": _BY.format("developed|game"),
    "producer": _BY.format("produced"),
    "founder": _BY.format("founded|established|started"),
    "actor actress star": r"\b(?:starring|stars|featuring) ",
    "father mother parent": r"\b(?:son|daughter|child|children) of ",
    "husband wife spouse marry": r"\b(?:wife|husband|widow|widower|spouse|consort) (?:of|to) "
    r"|\bmarri(?:ed|age) (?:to )?",
}
"""By what somebody is asked for, the words that lead to the name."""
_MAKERS = words(
    "artist singer band musician performer group rapper author writer novelist director composer creator"
)
"""Those of them who own a work: "Ada Veld's third album"."""
_IN_BRACKETS = pattern(r"\(([A-Z][^()]{1,40}?) (?:album|song|single|film|novel|play|opera)\)")
_AFTER_WORK = pattern(r"[”\"]? (?:\([^()]*\) )?(?:by|from) ")
_OWNED = pattern(
    r"(?!(?:It|That|What|Who|There|Here|He|She|Let|Where|How)['’])"
    r"((?:[A-Z][\w.&-]+ (?:(?:of|the|van|von|de) )?){0,4}[A-Z][\w.&-]+)['’]s? "
)


def maker_fillers(question: Question, candidate: Candidate) -> Iterator[Filler]:
    """Whoever a sentence says has made the work, or is the kin, that is asked about.

    >>> from answering.question import Query, read_question
    >>> from corpus.readers import from_row
    >>> row = {"text": "Salt Hour is the third album by the Danish rock band Tin Harbour, released in 2004."}
    >>> read = read_question(Query('Who is the artist of the album "Salt Hour"?'))
    >>> [one.text for one in maker_fillers(read, Candidate(from_row(row, "a"), 0, 1.0))]
    ['Tin Harbour']
    """
    asked = next((focus.key for focus in question.focus if focus.key in _leads()), None)
    if asked is None or question.expected != "person" or not _is_about(question, candidate):
        return
    found = next(_named(question, candidate, asked), None)
    if found:
        told = candidate.text[found.start : found.end]
        fit = MADE * nearness(question, candidate, found.start, found.end)
        name = Name(found.start, found.end, told, "person")
        yield Filler(found.start, found.end, told, fit, name=name, bound=True)


def sought_of(question: Question) -> frozenset[str]:
    """The keys of the question's words that ask for a maker or for kin."""
    return frozenset(focus.key for focus in question.focus if focus.key in _leads())


def _is_about(question: Question, candidate: Candidate) -> bool:
    """Whether the sentence names the work, or says of "it" what it is."""
    asked = named_keys(question)
    return bool(asked & candidate.keys) or bool(asked & candidate.carried)


def _named(question: Question, candidate: Candidate, asked: str) -> Iterator[Span]:
    """Where names stand to which something leads: an owner, "by" behind the work, a word of making.

    Brackets tell it too: "Salt Hour (Ada Veld album)".
    """
    text = candidate.text
    if asked in stems(_MAKERS):
        yield from _owners(question, candidate)
        yield from _behind(question, candidate)
        yield from (Span(*bracket.span(1)) for bracket in _IN_BRACKETS.finditer(text))
    for lead in _leads()[asked].finditer(text):
        if found := described_name(text, lead.end()):
            yield found


def _owners(question: Question, candidate: Candidate) -> Iterator[Span]:
    """Whose work it is said to be: "Salt Hour is Ada Veld's third album", "Ada Veld's Salt Hour"."""
    found = definition(question, candidate)
    starts = {term.start for term in candidate.terms if term.key in named_keys(question)}
    if found:
        starts.add(found.start)
    for own in _OWNED.finditer(candidate.text):
        if own.end() in starts or (found and own.start() == found.start):
            yield Span(*own.span(1))


def _behind(question: Question, candidate: Candidate) -> Iterator[Span]:
    """Who stands behind "by" right after the work or after what it is: "a compilation by Tin Harbour"."""
    found = definition(question, candidate)
    ends = [term.end for term in candidate.terms if term.key in question.accepted]
    for end in ([found.end] if found else []) + ends:
        by = _AFTER_WORK.match(candidate.text, end)
        if by and (name := described_name(candidate.text, by.end())):
            yield name


@cache
def _leads() -> Mapping[str, re.Pattern[str]]:
    return {stemmed(noun): re.compile(lead) for nouns, lead in _LEADS.items() for noun in nouns.split()}
