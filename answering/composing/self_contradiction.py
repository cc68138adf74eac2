"""One article that gives two answers which cannot both hold: no conflict of sources, but worth a note."""

from __future__ import annotations

from answering.comparing.claim import Claim
from answering.conflict import compare
from answering.question import Question

AS_LIKELY = 0.5  # share of an answer's probability at which another sentence may gainsay it


def against_itself(question: Question, claim: Claim) -> Claim | None:
    """Another sentence of the claim's article that contradicts it; None where the article is at one."""
    bare = Claim(claim.judged, (), claim.sure)
    least = AS_LIKELY * claim.judged.probability
    likely = (judged for judged in claim.others if judged.probability >= least)
    others = (Claim(judged, (), claim.sure) for judged in likely)
    return next(
        (other for other in others if compare(question, bare, other).relation == "contradiction"), None
    )
