"""What a disagreement is about, in words that both sides share."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise

from answering.deeds.deed import Deed
from answering.disagreements.assertions import Assertion, heading
from answering.disagreements.news_slots import slot_label, whole_slot
from answering.language.lexicon import Term
from answering.language.phrases import PREPOSITIONS
from answering.language.stems import stemmed
from answering.quantities.numbers import NUMBER_WORDS
from answering.sentences.candidate import names_of
from corpus.article import Span

NEAR = 12  # characters between two of these words up to which what stands between them is kept
WORDS = 4  # of those that the sides share, or names of several words
FEWEST = 2  # words of both from which those that only mean the same are left out


def slot_words(one: Assertion, other: Assertion, shared: Collection[str]) -> str:
    """The words of one sentence that stand nearest to what it asserts and that the other has too.

    They are in the order of the sentence, names whole; words that only mean the same fill up where too few
    are the same.
    """
    met = [term for term in one.candidate.terms if term.key in shared and not _is_filling(one, term)]
    same = [term for term in met if term.key in other.candidate.keys]
    spans = _widened(one, _nearest(one, same if len({term.key for term in same}) >= FEWEST else met))
    words = _joined(one, spans) if spans else one.words
    told = words if len(spans) > 1 else _with_name(one, other, words)
    return f"{label}: {told}" if (label := _label(one)) and _label(other) == label else told


def _label(assertion: Assertion) -> str | None:
    """What a value counts, where its sentence tells that in words of its own: "the dead"."""
    value = assertion.value
    slot = None if isinstance(value, Deed) else whole_slot(assertion.candidate.text, value)
    return slot_label(slot) if slot else None


def _is_filling(one: Assertion, term: Term) -> bool:
    """Whether it is a preposition, or says how many: "million"."""
    word = one.candidate.text[term.start : term.end].lower()
    return word in PREPOSITIONS or word in NUMBER_WORDS


def _with_name(one: Assertion, other: Assertion, words: str) -> str:
    """A single word behind the first name of the heading that the other article speaks of too."""
    names = (name.text for name in names_of(heading(one.article)))
    found = next((name for name in names if set(stemmed(name).split()) <= other.account.keys), None)
    return f"{found}: {words}" if found and found not in words else words


def _nearest(one: Assertion, terms: list[Term]) -> list[Term]:
    """The few terms nearest to what is asserted, each key once."""
    start, end = one.value.start, one.value.end
    by_distance = sorted(terms, key=lambda term: min(abs(term.start - end), abs(start - term.end)))
    chosen = {term.key: term for term in reversed(by_distance)}
    return sorted(list(chosen.values())[-WORDS:], key=lambda term: term.start)


def _widened(one: Assertion, terms: list[Term]) -> list[Span]:
    """Where the terms stand, each widened to the name that it is part of; none twice."""
    spans: dict[Span, None] = {}
    for term in terms:
        names = (name for name in one.candidate.names if name.start <= term.start < name.end)
        within = next(names, term)
        spans[Span(within.start, within.end)] = None
    return list(spans)


def _joined(one: Assertion, spans: list[Span]) -> str:
    """Their words, with what stands between them where that is little and not what is asserted."""
    text, place = one.candidate.text, one.value.start
    words = text[spans[0].start : spans[0].end]
    for before, span in pairwise(spans):
        between = text[before.end : span.start]
        near = len(between) <= NEAR and not before.end <= place < span.start
        words += (between if near else " … ") + text[span.start : span.end]
    return words
