"""What each article makes of a question that is answered by yes or no: bears it out, gainsays it, neither."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from answering.candidate import Candidate
from answering.claim import Claim
from answering.contrast import Contrast, contrast
from answering.evidence import Judged
from answering.question import Question
from answering.said import Said, asked, told

ALL = 0.99  # share of the question that a sentence holds which answers it by its side alone
REMEMBERED = 2048  # pairs of a question and a sentence


def stance(question: Question, candidate: Candidate) -> Contrast | None:
    """What a sentence makes of what the question puts; None where it says nothing of it."""
    return _contrast(asked(question), told(candidate))


@lru_cache(REMEMBERED)
def _contrast(claim: Said, other: Said) -> Contrast | None:
    return contrast(claim, other)


def claims_by_stance(question: Question, judged: Sequence[Judged], threshold: float) -> list[Claim]:
    """One claim of each article, those that take a side first; none where nothing answers.

    Two articles that take different sides answer even where no sentence would by itself: that both
    speak of most of what is asked is the test of it. So does one side that speaks of all of it.
    """
    by_article: dict[str, list[Judged]] = {}
    for one in judged:
        by_article.setdefault(one.candidate.article.id, []).append(one)
    claims = [_claim(question, said, threshold) for said in by_article.values()]
    sides = {claim.stance.gainsays for claim in claims if claim.stance}
    told = len(sides) > 1 or any(_speaks_of_all(claim) for claim in claims)
    if not told and (not judged or judged[0].probability < threshold):
        return []
    heard = (claim for claim in claims if claim.stance or claim.sure)
    return sorted(heard, key=lambda claim: (claim.stance is None, -claim.judged.probability))


def _claim(question: Question, said: Sequence[Judged], threshold: float) -> Claim:
    """The article's most probable sentence that takes a side, where it takes one side only."""
    taken = [(one, found) for one in said if (found := stance(question, one.candidate))]
    if not _one_sided(found for _, found in taken):
        return Claim(said[0], (), said[0].probability >= threshold)
    best, found = taken[0]
    return Claim(best, (), True, found)


def _speaks_of_all(claim: Claim) -> bool:
    """Whether a claim takes a side in a sentence with every word of the question and nothing against it."""
    return claim.stance is not None and claim.judged.features.coverage >= ALL and not claim.judged.doubts


def _one_sided(found: Iterable[Contrast]) -> bool:
    return len({one.gainsays for one in found}) == 1
