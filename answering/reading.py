"""Which of the promising sentences are read in full: those that can have a say in the reply.

Looking for the words that answer takes more time than all else, and of 48 promising sentences some five have
a say. So they are read from the highest ceiling down, until none that is left can be heard (11 of 48 on
XQuAD among 100,000 passages); then those that are heard only because their article makes a claim, or
because they may be twins. `judge` reads all, and gives the same reply.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from heapq import heapify, heappop, heappush
from itertools import chain, islice
from typing import Any, NamedTuple

from answering.assurance import HEARD, assurance, fitting, judge, read_grounds, settle
from answering.ceiling import ceiling, hope
from answering.comparing.births import birth
from answering.comparing.twin_fillers import CONTEXT, may_be_twins
from answering.compose import SHOWN
from answering.composing.positions import SUPPORT, clears_bar
from answering.evidence import Glance, Judged, Sketch, doubted, first, glances, judge_alone, see, sketch
from answering.question import Question
from answering.sentences.candidate import Candidate

AT_ONCE = 4  # sentences read until it is asked again who can still be heard
SLACK = 1 - 1e-9  # of a bound, for the last bits of what is added up in another order
_CLOSER: tuple[Callable[[Any], Sketch], ...] = (sketch, doubted)
"""How a sentence is looked at more and more closely before it is read in full."""


class _Waiting(NamedTuple):
    """A sentence that may be heard, in the order of what is hoped of it."""

    most: float
    """How probable it is at most, negative: the highest ceiling comes first."""
    number: int
    hoped: float
    """The most that what fills the slot adds."""
    look: Glance | Sketch
    closer: tuple[Callable[[Any], Sketch], ...] = _CLOSER
    """What is left to look for before it is read in full."""


def read_heard(question: Question, candidates: Sequence[Candidate], threshold: float) -> list[Judged]:
    """What `judge` gives, without sentences that cannot change the reply at this threshold."""
    if question.expected == "yesno":  # every sentence may take a side, and none has words to look for
        return judge(question, candidates)
    waiting = [_seen_from_afar(i, glance) for i, glance in enumerate(glances(question, candidates))]
    heapify(waiting)
    read: list[Judged] = []
    least = 0.0
    while chosen := list(islice(_promising(waiting, least), AT_ONCE)):
        read = _read(read, chosen)
        least = SLACK * _least_heard(question, read, threshold)
    return settle(question, _read(read, map(_seen_closely, _beside(question, read, waiting))))


def _seen_from_afar(number: int, glance: Glance) -> _Waiting:
    hoped = hope(glance.case)
    return _Waiting(-ceiling(glance, hoped), number, hoped, glance)


def _promising(waiting: list[_Waiting], least: float) -> Iterator[Sketch]:
    """Takes out those that can be heard, highest ceiling first; a closer look may lower a ceiling."""
    while waiting and -waiting[0].most >= least:
        best = heappop(waiting)
        if best.closer:
            heappush(waiting, _nearer(best))
        else:
            yield _seen_closely(best)


def _nearer(one: _Waiting) -> _Waiting:
    """The same with the next closer look at it."""
    look_closer, *closer = one.closer
    look = look_closer(one.look)
    return _Waiting(-ceiling(look, one.hoped), one.number, one.hoped, look, tuple(closer))


def _seen_closely(one: _Waiting) -> Sketch:
    """All that is known of it before it is read in full."""
    look = one.look
    for look_closer in one.closer:
        look = look_closer(look)
    assert isinstance(look, Sketch)
    return look


def _read(read: Sequence[Judged], more: Iterable[Sketch]) -> list[Judged]:
    """What was read and what is read now, most probable first."""
    return sorted(chain(read, map(judge_alone, map(see, more))), key=first)


def _least_heard(question: Question, read: list[Judged], threshold: float) -> float:
    """The probability from which a sentence is heard, of those looked at alone; 0 while nothing fits.

    Beside an answer it must support or contradict; where the reply declines, support it or be shown.
    """
    fits = fitting(question, read)
    if not fits:
        return 0.0
    if clears_bar(question, fits, assurance(read_grounds(fits, question), fits[0].trust), threshold):
        return SUPPORT * fits[0].probability
    shown = read[SHOWN - 1].probability if len(read) >= SHOWN else 0.0
    return min(HEARD * fits[0].probability, shown)


def _beside(question: Question, read: Sequence[Judged], waiting: Sequence[_Waiting]) -> Iterator[_Waiting]:
    """Those of the sentences left that are heard however improbable they are."""
    claiming = _claiming(question, read)
    others = [one.candidate for one in read] + [one.look.case.candidate for one in waiting]
    for one in waiting:
        candidate, context = one.look.case.candidate, one.look.features["context"]
        twin = context >= CONTEXT and any(may_be_twins(candidate, other) for other in others)
        if candidate.article.id in claiming or twin or birth(question, candidate):
            yield one


def _claiming(question: Question, read: Sequence[Judged]) -> set[str]:
    """The articles that may make a claim, by id."""
    fits = fitting(question, read)
    least = SLACK * SUPPORT * fits[0].probability if fits else 0.0
    return {one.candidate.article.id for one in fits if one.probability >= least}
