"""What each article makes of a question that is answered by yes or no: bears it out, gainsays it, neither."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from answering.clauses.reckoning import denier, reckoning
from answering.clauses.retraction import takes_back
from answering.comparing.claim import Claim
from answering.comparing.contesting import speaker_named
from answering.contrasts.contrast import Contrast, contrast, gainsays_all
from answering.contrasts.ending import asks_if_over
from answering.evidence import Judged
from answering.question import Question
from answering.sentences.candidate import Candidate
from answering.sentences.said import Said, asked, retold, told

ALL = 0.99  # share of the question that a sentence holds which answers it by its side alone
_DENIALS = ("opposite word", "denial", "over")
REMEMBERED = 2048  # pairs of a question and a sentence


def stance(question: Question, candidate: Candidate) -> Contrast | None:
    """What a sentence makes of what the question puts; None where it says nothing of it.

    One that comes after what the article takes back gainsays that.
    """
    if takes_back(candidate.before):
        found = _contrast(asked(question), retold(candidate))
        return replace(found, gainsays=not found.gainsays, rule="denial") if found else None
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
    claims = [one for said in by_article.values() for one in _claims(question, said, threshold)]
    sides = {claim.stance.gainsays for claim in claims if claim.stance}
    told = len(sides) > 1 or any(_speaks_of_all(question, claim) for claim in claims)
    if not told and (not judged or judged[0].probability < threshold):
        return []
    told_of = asks_if_over(question.text)  # what else is said of a strike does not tell if it is over
    heard = (claim for claim in claims if claim.stance or claim.contested or (claim.sure and not told_of))
    return sorted(heard, key=lambda claim: (claim.stance is None, -claim.judged.probability))


def _claims(question: Question, said: Sequence[Judged], threshold: float) -> Sequence[Claim]:
    """What an article says, and what it lets somebody say who denies just that."""
    claim = _claim(question, said, threshold)
    account = reckoning(claim.candidate.text, 0, len(claim.candidate.text))
    who = claim.candidate.text[slice(*account.who)] if account else speaker_named(claim.candidate)
    sided = not claim.stance.expected if claim.stance else claim.sure and who is not None
    against = _denied(claim) if sided else None
    if against is None:
        return (claim,)
    return replace(claim, others=(), contested=True, speaker=who), against


def _denied(claim: Claim) -> Claim | None:
    """The claim of who denies in the next sentence what a claim says."""
    here = claim.candidate
    if here.index + 1 >= len(here.article.sentences):
        return None
    behind = Candidate(here.article, here.index + 1, here.rank)
    who = denier(behind.text)
    if who is None:
        return None
    return replace(
        claim,
        judged=replace(claim.judged, candidate=behind),
        others=(),
        stance=claim.stance and _reversed(claim.stance),
        contested=True,
        speaker=behind.text[slice(*who)],
        beside=here.index,
    )


def _reversed(taken: Contrast) -> Contrast:
    """The other side, taken by denial."""
    return replace(taken, gainsays=not taken.gainsays, rule="denial", one="", other="")


def _claim(question: Question, said: Sequence[Judged], threshold: float) -> Claim:
    """The article's most probable sentence that takes a side, where it takes one side only."""
    taken = [(one, found) for one in said if (found := stance(question, one.candidate))]
    if not _one_sided(found for _, found in taken):
        return Claim(said[0], (), said[0].probability >= threshold)
    best, found = taken[0]
    return Claim(best, (), True, found)


def _speaks_of_all(question: Question, claim: Claim) -> bool:
    """Whether a claim takes a side in a sentence with every word of the question and nothing against it.

    One that denies it may have the opposite of a word instead, or deny any effect.
    """
    if claim.stance is None:
        return False
    if claim.judged.features.coverage >= ALL and not claim.judged.doubts:
        return True
    if claim.stance.rule == "no effect":
        return True
    return claim.stance.rule in _DENIALS and gainsays_all(asked(question), told(claim.candidate))


def _one_sided(found: Iterable[Contrast]) -> bool:
    return len({one.gainsays for one in found}) == 1
