"""Which of the promising sentences are read in full: those that can come near the best of them.

Looking for the words that answer takes more time than all else. So the sentence with the highest ceiling is
read first, and the next until none that is left can support or contradict the best found, or `MOST` are
read. Then those that are heard only because their article makes a claim, because they may be twins, or tell a
birth. `judge` reads all that are promising.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from heapq import heapify, heappop, heappush

from answering.assurance import fitting, judge, settle
from answering.ceiling import ceiling
from answering.comparing.births import birth
from answering.comparing.twin_fillers import CONTEXT, may_be_twins
from answering.composing.positions import SUPPORT
from answering.evidence import (
    Glance,
    Judged,
    Sketch,
    doubted,
    first,
    glances,
    judge_alone,
    promising,
    see,
    sketch,
)
from answering.figures.bare_numbers import asks_for_age
from answering.question import Question
from answering.sentences.candidate import Candidate

MOST = 11  # sentences that are read for what is hoped of them
SLACK = 1 - 1e-9  # of a bound, for the last bits of what is added up in another order


def read_heard(question: Question, candidates: Sequence[Candidate]) -> list[Judged]:
    """What `judge` gives, without those that have no say in the reply, or hardly ever: a budget.

    `docs/answering_speed.md` tells what it costs: of RAMDocs' many answers .008, elsewhere nothing measured.
    """
    if question.expected == "yesno":  # every sentence may take a side, and none has words to look for
        return judge(question, candidates)
    looks = list(map(sketch, _hopeful(question, candidates)))
    read, left = _likely(question, looks)
    beside = _beside(question, read, left)
    return settle(question, sorted((*read, *_read(beside)), key=first))


def _hopeful(question: Question, candidates: Sequence[Candidate]) -> list[Glance]:
    """The sentences that are promising, and where an age is asked for those that tell the birth."""
    found = promising(question, candidates)
    if not asks_for_age(question):
        return found
    known = {id(look.case.candidate) for look in found}
    births = [one for one in candidates if id(one) not in known and birth(question, one)]
    return [*found, *glances(question, births)]


def _likely(question: Question, looks: Sequence[Sketch]) -> tuple[list[Judged], list[Sketch]]:
    """What is read, highest ceiling first, until none can come near the best any more; and what is left.

    Values and names, which doubts may need, are read only of a sentence whose turn it is without them: each
    of these doubts lowers its ceiling, and it waits for its turn again.
    """
    read: list[Judged] = []
    least = 0.0
    ceilings = list(map(ceiling, looks))
    queue = [(-ceilings[i] * look.trust, i, look) for i, look in enumerate(looks)]
    heapify(queue)
    while queue and len(read) < MOST and -queue[0][0] >= least:
        _, i, look = heappop(queue)
        if look.whole:
            read = sorted((*read, *_read((look,))), key=first)
            least = _least(fitting(question, read))
        else:
            look = doubted(look)
            heappush(queue, (-ceilings[i] * look.trust, i, look))
    return read, [look for *_, look in queue]


def _least(fits: Sequence[Judged]) -> float:
    """The probability from which a sentence can support or contradict the first of those that may answer."""
    return SLACK * SUPPORT * fits[0].probability if fits else 0.0


def _read(looks: Iterable[Sketch]) -> Iterator[Judged]:
    return map(judge_alone, map(see, map(doubted, looks)))


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
    least = _least(fits)
    return {one.candidate.article.id for one in fits if one.probability >= least}
