"""Which of the promising sentences are read in full: those that can come near the best of them.

Looking for the words that answer takes more time than all else. So the sentence with the highest ceiling is
read first, and the next until none that is left can support or contradict the best found, or `MOST` are
read. Then those that are heard only because their article makes a claim, because they may be twins, or tell a
birth. `judge` reads all that are promising.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from answering.assurance import fitting, judge, settle
from answering.ceiling import ceiling
from answering.comparing.births import birth
from answering.comparing.twin_fillers import CONTEXT, may_be_twins
from answering.composing.positions import SUPPORT
from answering.evidence import Judged, Sketch, doubted, first, judge_alone, promising, see, sketch
from answering.question import Question
from answering.sentences.candidate import Candidate

MOST = 16  # sentences that are read for what is hoped of them
SLACK = 1 - 1e-9  # of a bound, for the last bits of what is added up in another order


def read_heard(question: Question, candidates: Sequence[Candidate]) -> list[Judged]:
    """What `judge` gives, without those that have no say in the reply, or hardly ever: a budget.

    `docs/answering_speed.md` tells what it costs: of RAMDocs' many answers .005, elsewhere nothing measured.
    """
    if question.expected == "yesno":  # every sentence may take a side, and none has words to look for
        return judge(question, candidates)
    looks = [doubted(sketch(look)) for look in promising(question, candidates)]
    ceilings = list(map(ceiling, looks))
    order = sorted(range(len(looks)), key=ceilings.__getitem__, reverse=True)
    read = _likely(question, [(ceilings[i], looks[i]) for i in order])
    beside = _beside(question, read, [looks[i] for i in order[len(read) :]])
    return settle(question, sorted((*read, *_read(beside)), key=first))


def _likely(question: Question, queue: Sequence[tuple[float, Sketch]]) -> list[Judged]:
    """What is read of a queue, highest ceiling first: until the next cannot come near the best any more."""
    read: list[Judged] = []
    for most, look in queue[:MOST]:
        fits = fitting(question, read)
        if fits and most < SLACK * SUPPORT * fits[0].probability:
            break
        read = sorted((*read, *_read((look,))), key=first)
    return read


def _read(looks: Iterable[Sketch]) -> Iterator[Judged]:
    return map(judge_alone, map(see, looks))


def _beside(question: Question, read: Sequence[Judged], left: Sequence[Sketch]) -> Iterator[Sketch]:
    """Those of the sentences left that are heard however improbable they are."""
    claiming = _claiming(question, read)
    others = [one.candidate for one in read] + [look.case.candidate for look in left]
    for look in left:
        one, context = look.case.candidate, look.features["context"]
        twin = context >= CONTEXT and any(may_be_twins(one, other) for other in others)
        if twin or one.article.id in claiming or birth(question, one):
            yield look


def _claiming(question: Question, read: Sequence[Judged]) -> set[str]:
    """The articles that may make a claim, by id."""
    fits = fitting(question, read)
    least = SLACK * SUPPORT * fits[0].probability if fits else 0.0
    return {one.candidate.article.id for one in fits if one.probability >= least}
