"""Which of an article's sentences speaks for it: one that tells more of what is asked, or tells it better."""

from __future__ import annotations

from collections.abc import Sequence

from answering.asking.focus import Focus
from answering.evidence import Judged
from answering.figures.slots import is_day_of_saying
from answering.fillers.definitions import asks_what_it_is
from answering.fillers.unspoken import unspoken
from answering.names import same_name
from answering.quantities.intervals import interval, overlap
from answering.question import Question
from answering.sentences.definition import definition
from answering.sentences.filler import Filler

SPEAKING = 0.5  # share of the article's best probability at which a sentence that says more speaks for it
FULLER = 0.8  # share at which one with the full name speaks for one with the surname


def speaking(question: Question, said: Sequence[Judged]) -> Sequence[Judged]:
    """An article's sentences, the one that speaks for it first; they come most probable first.

    "The mayor of Lowen resigned on Monday" holds most of "when is the election in Lowen", and nothing of it.
    """
    likely = [one for one in said if one.probability >= SPEAKING * said[0].probability]
    best = _saying_more(question, likely)
    if question.expected == "date":
        best = _told(likely, best)
        best = next((one for one in likely if _is_more_exact(one.filler, best.filler)), best)
    if question.expected == "count":
        best = _counting(question, likely, best)
    if asks_what_it_is(question):
        best = min(likely, key=lambda one: _telling(question, one))
    near = (one for one in likely if one.probability >= FULLER * best.probability)
    best = next((one for one in near if _is_fuller(one.filler, best.filler)), best)
    return [best, *(one for one in said if one is not best)]


def _saying_more(question: Question, likely: Sequence[Judged]) -> Judged:
    """The most probable one that says more of what is asked than names."""
    best = likely[0]
    for asked in _asked(question):
        if asked and not _holds(question, asked, best):
            best = next((one for one in likely if one.filler and _holds(question, asked, one)), best)
    return best


def _asked(question: Question) -> tuple[Sequence[Focus], ...]:
    """The words that say what is asked: all but names, and what is asked for or done in particular."""
    plain = [focus for focus in question.focus if not focus.proper]
    told = [focus for focus in (question.sought, question.verb) if focus]
    return plain, [focus for focus in plain if focus.key in {one.key for one in told}]


def _holds(question: Question, asked: Sequence[Focus], one: Judged) -> bool:
    """Whether a sentence holds any of some words of the question, or says it without them."""
    said = one.candidate.keys | unspoken(question, one.candidate)
    return any(focus.met(said) for focus in asked)


def _told(likely: Sequence[Judged], best: Judged) -> Judged:
    """For a date of another verb, or of a saying, the one that belongs to the verb asked about."""
    if _is_of_saying(best):
        dated = (one for one in likely if one.filler and one.filler.value)
        best = next((one for one in dated if not _is_of_saying(one)), best)
    if best.filler is None or best.filler.told is not False:
        return best
    return next((one for one in likely if one.filler and one.filler.told), best)


def _is_of_saying(one: Judged) -> bool:
    """Whether the date that would answer is the day on which something was said."""
    value = one.filler.value if one.filler else None
    return value is not None and is_day_of_saying(one.candidate.text, value)


def _is_more_exact(one: Filler | None, other: Filler | None) -> bool:
    """Whether one answer is a day, and the other the month or the year in which that day lies."""
    if not one or not other or not one.value or not other.value:
        return False
    exact = one.value.unit == "day" and other.value.unit in ("month", "year")
    inside, around = interval(one.value), interval(other.value)
    return bool(exact and inside and around and overlap(inside, around))


def _counting(question: Question, likely: Sequence[Judged], best: Judged) -> Judged:
    """The first that says the very noun that is asked for: "population" before "two residents"."""
    sought = question.sought
    return next((one for one in likely if sought and one.filler and sought.key in one.candidate.keys), best)


def _telling(question: Question, one: Judged) -> tuple[int, int]:
    """The order of sentences that say what something is: by the very word asked for, by a definition.

    Of definitions the first of the article comes first.
    """
    sought, candidate = question.sought, one.candidate
    if sought and sought.key in candidate.keys and one.filler and one.filler.bound:
        return 0, 0
    return (1, candidate.index) if one.filler and definition(question, candidate) else (2, 0)


def _is_fuller(one: Filler | None, other: Filler | None) -> bool:
    """Whether one answer is the other's name in full: "Ada Veld" for "Veld"."""
    if not one or not other or not one.name or not other.name:
        return False
    return set(other.text.split()) < set(one.text.split()) and same_name(one.text, other.text)
