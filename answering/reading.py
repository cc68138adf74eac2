"""Which of the promising sentences are read in full: those that can have a say in the reply.

Looking for the words that answer takes more time than all else, and of 48 promising sentences some five have
a say. So they are read from the highest ceiling down, until none that is left can be heard (11 of 48 on
XQuAD among 100,000 passages); then those that are heard only because their article makes a claim, or
because they may be twins. `judge` reads all, and gives the same reply.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, compress

from answering.assurance import HEARD, assurance, fitting, judge, read_grounds, settle
from answering.ceiling import ceiling
from answering.comparing.twin_fillers import CONTEXT, may_be_twins
from answering.compose import SHOWN
from answering.composing.positions import SUPPORT, bar
from answering.evidence import Judged, Sketch, doubted, first, judge_alone, see, sketches
from answering.question import Question
from answering.sentences.candidate import Candidate

AT_ONCE = 4  # sentences read until it is asked again who can still be heard
SLACK = 1 - 1e-9  # of a bound, for the last bits of what is added up in another order


def read_heard(question: Question, candidates: Sequence[Candidate], threshold: float) -> list[Judged]:
    """What `judge` gives, without sentences that cannot change the reply at this threshold."""
    if question.expected == "yesno":  # every sentence may take a side, and none has words to look for
        return judge(question, candidates)
    promising = ((ceiling(question, sketch), sketch) for sketch in sketches(question, candidates))
    waiting = sorted(promising, key=lambda pair: -pair[0])
    read: list[Judged] = []
    unheard: list[Sketch] = []
    least = 0.0
    while chosen := [sketch for most, sketch in waiting[:AT_ONCE] if most >= least]:
        heard, others = _parted(question, chosen, least)
        read, unheard = _read(question, read, heard), unheard + others
        waiting = waiting[len(chosen) :]
        least = SLACK * _least_heard(question, read, threshold)
    beside = _beside(question, read, [*unheard, *(sketch for _, sketch in waiting)])
    return settle(question, _read(question, read, (doubted(question, sketch) for sketch in beside)))


def _parted(question: Question, chosen: Sequence[Sketch], least: float) -> tuple[list[Sketch], list[Sketch]]:
    """Those that can be heard, doubts about their values and names counted in, and the others without."""
    known = [doubted(question, sketch) for sketch in chosen]
    can = [ceiling(question, sketch) >= least for sketch in known]
    others = [sketch for sketch, heard in zip(chosen, can, strict=True) if not heard]
    return list(compress(known, can)), others


def _read(question: Question, read: Sequence[Judged], more: Iterable[Sketch]) -> list[Judged]:
    """What was read and what is read now, most probable first."""
    return sorted(chain(read, (judge_alone(see(question, sketch)) for sketch in more)), key=first)


def _least_heard(question: Question, read: list[Judged], threshold: float) -> float:
    """The probability from which a sentence is heard, of those looked at alone; 0 while nothing fits.

    Beside an answer it must support or contradict; where the reply declines, support it or be shown.
    """
    fits = fitting(question, read)
    if not fits:
        return 0.0
    if assurance(read_grounds(fits, question), fits[0].trust) >= bar(question, fits, threshold):
        return SUPPORT * fits[0].probability
    shown = read[SHOWN - 1].probability if len(read) >= SHOWN else 0.0
    return min(HEARD * fits[0].probability, shown)


def _beside(question: Question, read: Sequence[Judged], waiting: Sequence[Sketch]) -> Iterator[Sketch]:
    """Those of the sentences left that are heard however improbable they are."""
    claiming = _claiming(question, read)
    others = [one.candidate for one in read] + [one.candidate for one in waiting]
    for sketch in waiting:
        candidate, context = sketch.candidate, sketch.features["context"]
        if candidate.article.id in claiming or (
            context >= CONTEXT and any(may_be_twins(candidate, other) for other in others)
        ):
            yield sketch


def _claiming(question: Question, read: Sequence[Judged]) -> set[str]:
    """The articles that may make a claim, by id."""
    fits = fitting(question, read)
    least = SLACK * SUPPORT * fits[0].probability if fits else 0.0
    return {one.candidate.article.id for one in fits if one.probability >= least}
