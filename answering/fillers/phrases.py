"""Words that fill the slot of a free question: quoted words, or the phrase likeliest by place and make."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from answering.asking.expected import Expected
from answering.fillers.abbreviations import full_forms
from answering.fillers.definitions import definition_fillers
from answering.fillers.introductions import introductions
from answering.fillers.kind_phrases import kind_fillers
from answering.fillers.kinds import may_show_kind, shows_kind
from answering.fillers.names import may_act
from answering.fillers.nearest_verb import is_told_of
from answering.fillers.objects import direct_objects
from answering.fillers.other_names import other_names
from answering.fillers.phrase_score import read_site, score
from answering.fillers.ranks import rank_fillers
from answering.language.lexicon import Term
from answering.language.overlapping import overlapping
from answering.language.patterns import pattern
from answering.language.phrases import Phrase, read_phrases
from answering.language.stems import stemmed, stems
from answering.naming.tokens import small
from answering.question import Question
from answering.sentences.candidate import Candidate
from answering.sentences.filler import Filler, nearness
from answering.sentences.situated import WHERE, asks_where

NAMED: Set[Expected] = {"person", "place", "organisation"}
LONGEST = 10  # words and marks of an answer; the contract's "about ten"
_QUOTED = pattern(r"[“\"«„]([^“”\"«»„]{2,400})[”\"»“]")
_TITLE = pattern(r"(?<=\w )(?:The )?(?:[A-Z][\w-]+ (?:[A-Z][\w-]+ )*of (?:the )?)?$")
_DATE = pattern(
    r"(?:early |late |mid-?)?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:[12]?\d|3[01]) [A-Z][a-z]{2,8}"
    r"|January|February|March|April|May|June|July|August|September|October|November|December)?,?"
    r" ?(?:(?:1[5-9]|20)\d\d)?"
)
_BROKEN = pattern(r"years?-old\b")  # of "the 29-year-old", which names nobody
_WHAT = pattern(r"\W*what", re.I)
_NAMING = ("call", "describe", "term", "dub")


def quoted_fillers(question: Question, candidate: Candidate) -> Iterator[Filler]:
    """Words in quotation marks; a single quoted word is seldom what somebody said.

    What somebody called a thing need not stand in quotation marks.
    """
    quoted = list(_QUOTED.finditer(candidate.text))
    if not quoted and asks_for_naming(question):
        yield from phrase_fillers(question, candidate)
    for found in quoted:
        start, end = found.span(1)
        fit = 0.3 + 0.7 * nearness(question, candidate, start, end)
        yield Filler(start, end, found[1], fit if len(found[1].split()) > 1 else 0.3 * fit)


def quotation(text: str) -> bool:
    """Whether a text holds words in quotation marks."""
    return bool(_QUOTED.search(text))


def asks_for_naming(question: Question) -> bool:
    """Whether it is asked what somebody called something."""
    return question.verb is not None and question.verb.key in stems(_NAMING)


def phrase_fillers(question: Question, candidate: Candidate) -> Iterator[Filler]:
    """Words or names of the kind asked for ("ice hockey", "USS Ross"), or else the likeliest phrase.

    Of somebody only what introduces the name answers; what happened is told by a whole sentence.
    """
    introducing = list(introductions(question, candidate))
    if question.happening or (question.introduces and (introducing or not _WHAT.match(question.text))):
        yield from introducing
        return
    for reader in (rank_fillers, other_names, full_forms, definition_fillers, kind_fillers, _of_kind):
        if fitting := list(reader(question, candidate)):
            yield from fitting
            return
    yield from _likeliest(question, candidate)


def unlike_fillers(question: Question, candidate: Candidate) -> Iterator[Filler]:
    """The likeliest phrase, where nothing of the type asked for is there: "students", to a "who".

    Who did something stands before the verb, or after "by"; who somebody is, is told by a name alone; a
    number is nobody and no place. Where something is stands after "in" or "at", and belongs to the verb.
    """
    if question.identity:
        return
    where = asks_where(question)
    for filler in _likeliest(question, candidate, WHERE if where else None):
        elsewhere = where and is_told_of(question, candidate, filler.start, filler.end) is False
        if _BROKEN.match(filler.text):
            continue
        if may_act(question, candidate, filler) and not filler.text[0].isdigit() and not elsewhere:
            yield replace(filler, loose=True)


def _of_kind(question: Question, candidate: Candidate) -> Iterator[Filler]:
    """Names that show the kind asked for and do more than repeat it."""
    if question.head is None or not may_show_kind(question, candidate):
        return
    for name in candidate.names:
        repeats = stemmed(name.text) == question.head.key
        if shows_kind(question, name.text) and not repeats:
            fit = nearness(question, candidate, name.start, name.end)
            yield Filler(name.start, name.end, name.text, fit, name=name, bound=True)


def _likeliest(question: Question, candidate: Candidate, behind: Set[str] | None = None) -> Iterator[Filler]:
    """The phrase with the highest score, the first of equals; none where all repeat the question.

    Where prepositions are given, of those that stand behind one of them.
    """
    site = read_site(question, candidate)
    offered = [one for one in options(question, candidate) if behind is None or one.before in behind]
    if question.expected in NAMED:
        offered = [one for one in offered if not _is_when(candidate, one)]
    direct = list(direct_objects(question, candidate, offered))
    best = max(direct or offered, key=lambda phrase: score(site, phrase), default=None)
    if best:
        start = _title_start(candidate.text, best.start)
        words = candidate.text[start : best.end]
        yield Filler(start, best.end, words, nearness(question, candidate, best.start, best.end))


def _is_when(candidate: Candidate, phrase: Phrase) -> bool:
    """Whether words tell a day or a time: "Saturday evening" is nobody and no place."""
    return any(value.type == "date" and overlapping(value, phrase) for value in candidate.values)


def _title_start(text: str, start: int) -> int:
    """Where the title begins of which a phrase with a capital may be the end: "Oss" of "The Song of Oss".

    >>> _title_start("They filmed The Song of Oss in May.", 24)
    12
    """
    found = _TITLE.search(text, 0, start) if text[start].isupper() else None
    return found.start() if found else start


def options(question: Question, candidate: Candidate) -> Iterator[Phrase]:
    """The phrases of a sentence that may answer, each place once.

    They must hold a term that the question does not; what it asks about is also cut off at either end:
    of "black coat" only "black" answers "what colour was the coat".
    """
    starts = [term.start for term in candidate.terms]
    seen: set[tuple[int, int]] = set()
    for phrase in read_phrases(candidate.text):
        for one in _new(question, candidate, starts, phrase):
            date = question.expected == "text" and _DATE.fullmatch(candidate.text, one.start, one.end)
            barred = date or one.size > LONGEST or _is_adverb(candidate.text, one)
            if not barred and (one.start, one.end) not in seen:
                seen.add((one.start, one.end))
                yield one


def _is_adverb(text: str, phrase: Phrase) -> bool:
    """Whether a phrase is but an adverb: "Officially", "narrowly"."""
    word = text[phrase.start : phrase.end].lower()
    return phrase.size == 1 and word.endswith("ly") and word[:-2] in small()


def _new(question: Question, candidate: Candidate, starts: list[int], phrase: Phrase) -> Iterator[Phrase]:
    """A phrase with something new in it, and what is left of it beside the question's own terms."""
    inside = candidate.terms[bisect_left(starts, phrase.start) : bisect_left(starts, phrase.end)]
    asked = [i for i, term in enumerate(inside) if term.key in question.accepted]
    if (len(asked) == len(inside) and inside) or _owns(question, candidate.text, phrase):
        return
    yield phrase
    if asked and not phrase.tailed and not phrase.listed:
        yield from _cut(candidate.text, phrase, inside, asked[0], asked[-1])


def _owns(question: Question, text: str, phrase: Phrase) -> bool:
    """Whether a phrase only says whose the next words are, and that is not asked."""
    return text.endswith(("'s", "’s"), phrase.start, phrase.end) and "whose" not in question.text.lower()


def _cut(text: str, phrase: Phrase, inside: Sequence[Term], first: int, last: int) -> Iterator[Phrase]:
    """What stands after the last and before the first of the terms asked about; names stay whole."""
    if last < len(inside) - 1 and not inside[last].proper:
        before = text[inside[last].start : inside[last].end].lower()
        yield phrase._replace(start=inside[last + 1].start, before=before)
    if first > 0 and not inside[first].proper:
        after = text[inside[first].start : inside[first].end].lower()
        yield phrase._replace(end=inside[first - 1].end, after=after)
