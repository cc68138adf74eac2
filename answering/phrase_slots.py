"""Words that fill the slot of a free question: quoted words, phrases around the noun asked for, gaps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from answering.candidate import Candidate
from answering.filler import Filler, nearness
from answering.kinds import shows_kind
from answering.lexicon import Term, stemmed
from answering.question import Question

OBJECT = 2.0  # factor of the fit for words after the verb whose object is asked for
LONGEST = 10  # words of an answer; the contract's "about ten"
_WORD = r"[\w'’-]+"
_FUNCTION = r"(?:the|a|an|of|in|on|at|to|and|or|for|with|by|from|as|its|his|her|their|that|which|who)"
_VERBAL = r"(?:is|are|was|were|be|been|being|has|have|had|will|would|also)"
_QUOTED = re.compile(r"[“\"«„]([^“”\"«»„]{2,400})[”\"»“]")
_STRONG = re.compile(r"[;:()\[\]“”\"]|—|\s–\s|\. |, (?=(?:who|which|where|while|when|but|said|says)\b)")
_LEAD = re.compile(rf"^(?:\W|(?:{_FUNCTION}|{_VERBAL}|including|'s|’s|s)\b)+", re.I)
_TAIL = re.compile(rf"(?:[\s,\-—–'’.!]|\b{_FUNCTION})+$", re.I)
_MODIFIERS = re.compile(rf"(?:\b(?!{_FUNCTION}\b){_WORD} ){{0,5}}$", re.I)
_COMPLEMENT = re.compile(rf" (?:in|of|for|between|with|on)(?: {_WORD}){{1,6}}", re.I)
_NAMING = frozenset(map(stemmed, ("call", "describe", "term", "dub")))
_NUMBER = re.compile(r" (?:[Nn]o\. )?\d+\b")
_RELATIVE = re.compile(r" (?:which|who|that|is|was|were|are|has|have|had|will)\b.*", re.I)


def quoted_fillers(question: Question, candidate: Candidate) -> Iterator[Filler]:
    """Words in quotation marks; a single quoted word is seldom what somebody said.

    What somebody called a thing need not stand in quotation marks.
    """
    quoted = list(_QUOTED.finditer(candidate.text))
    if not quoted and question.verb and question.verb.key in _NAMING:
        yield from phrase_fillers(question, candidate)
    for found in quoted:
        start, end = found.span(1)
        fit = 0.3 + 0.7 * nearness(question, candidate, start, end)
        yield Filler(start, end, found[1], fit if len(found[1].split()) > 1 else 0.3 * fit)


def phrase_fillers(question: Question, candidate: Candidate) -> Iterator[Filler]:
    """Names and phrases of the kind asked for, or else what stands between the question's terms."""
    found = [*_of_kind(question, candidate), *_around_head(question, candidate)]
    yield from found or _between(question, candidate)


def _of_kind(question: Question, candidate: Candidate) -> Iterator[Filler]:
    """Names that show the kind asked for: "which ship", "USS Constitution"."""
    for name in candidate.names:
        if shows_kind(question, name.text) and not _is_bare(question, name.text):
            fit = nearness(question, candidate, name.start, name.end)
            yield Filler(name.start, name.end, name.text, fit, name=name, bound=True)


def _is_bare(question: Question, words: str) -> bool:
    """Whether words only repeat the noun asked for."""
    return question.head is not None and stemmed(words) == question.head.key


def _around_head(question: Question, candidate: Candidate) -> Iterator[Filler]:
    """The phrase around the noun asked for: "which ceasefires", "the ceasefire in Oss"."""
    for term in candidate.terms:
        if question.head and term.key in question.head.accepts:
            start, end = _noun_phrase(candidate.text, term)
            words = candidate.text[start:end]
            if 1 < len(words.split()) <= LONGEST:
                yield Filler(start, end, words, 0.9 * nearness(question, candidate, term.start, term.end))


def _noun_phrase(text: str, head: Term) -> tuple[int, int]:
    """A noun with the words before it up to a function word, and what follows "in", "of" or "for"."""
    modifiers = _MODIFIERS.search(text[: head.start])
    start = modifiers.start() if modifiers else head.start
    number = _NUMBER.match(text, head.end)
    if number:
        return start, number.end()
    complement = _COMPLEMENT.match(text[head.end :])
    words = _RELATIVE.sub("", complement[0]) if complement else ""
    return start, head.end + len(_TAIL.sub("", words))


def _between(question: Question, candidate: Candidate) -> Iterator[Filler]:
    """What stands between the question's terms; the more content a stretch has, the likelier it answers."""
    accepted = {key for focus in question.focus for key in focus.accepts}
    met = [term for term in candidate.terms if term.key in accepted]
    verbs = [term.end for term in met if question.verb and term.key in question.verb.accepts]
    for start, end in _gaps(candidate.text, met):
        words = candidate.text[start:end]
        if len(words.split()) <= LONGEST:
            content = sum(1 for term in candidate.terms if start <= term.start and term.end <= end)
            fit = nearness(question, candidate, start, end) * (1 - 0.5**content)
            yield Filler(start, end, words, fit * (OBJECT if verbs and start >= min(verbs) else 1.0))


def _gaps(text: str, met: list[Term]) -> Iterator[tuple[int, int]]:
    """The stretches between matched terms and strong punctuation, bare of function words at both ends."""
    borders = {(0, 0), (len(text), len(text))}
    borders |= {(term.start, term.end) for term in met} | {mark.span() for mark in _STRONG.finditer(text)}
    for (_, start), (end, _) in pairwise(sorted(borders)):
        piece = text[start:end]
        lead = _LEAD.match(piece)
        kept = _TAIL.sub("", piece[lead.end() :] if lead else piece)
        if kept:
            first = start + (lead.end() if lead else 0)
            yield first, first + len(kept)
