"""An answer that an article takes back, or tells to be overtaken, gives way to what it tells instead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from answering.comparing.claim import Claim, Overruled
from answering.comparing.revisions import Revision, revisions_at, same_figure
from answering.evidence import Judged
from answering.question import Question
from answering.sentences.filler import Filler

ABOUT_IT = 0.8  # share of the question that a correction must speak of for what it takes back to be told


def with_revisions(question: Question, claims: Sequence[Claim]) -> list[Claim]:
    """The claims, those that their own article overrules replaced by what it tells instead.

    What an article was wrong about is a claim of its own where no other article gives it.
    """
    if question.asks_former:
        return list(claims)
    revised = [_revised(claim, claims) for claim in claims]
    return [*revised, *_corrected(revised)]


def sets_right(judged: Judged) -> bool:
    """Whether what answers is a figure that its article sets in the place of another."""
    found = revisions_at(judged.candidate) if judged.filler and judged.filler.value else ()
    return any(one.now.start == judged.filler.start for one in found if judged.filler)


def overruled(one: Claim, other: Claim) -> Overruled | None:
    """What one of two claims sets its answer in the place of, where that is the other's answer."""
    for said, against in ((one, other), (other, one)):
        if said.overruled and against.filler and same_figure(said.overruled.filler, against.filler):
            return said.overruled
    return None


def _revised(claim: Claim, claims: Sequence[Claim]) -> Claim:
    """A claim with the figure that holds by its own article, and the one that does not."""
    for told, revision in _revisions(claim):
        if told is claim.filler and same_figure(told, revision.former):
            return _set_right(claim, revision)
        if told is claim.filler and same_figure(told, revision.now):
            return replace(claim, others=(), overruled=_of(revision))
        if told is not claim.filler and _is_told_elsewhere(revision.former, claim, claims):
            return _set_right(claim, revision)
    return claim


def _corrected(claims: Sequence[Claim]) -> Iterator[Claim]:
    """What articles correct and no other article gives, as it stands in the correction."""
    for claim in claims:
        wrong = claim.overruled
        about = claim.sure and claim.judged.features.context >= ABOUT_IT
        if not about or not wrong or wrong.turn != "corrected":
            continue
        if not _is_told_elsewhere(wrong.filler, claim, claims):
            judged = replace(claim.judged, candidate=wrong.said, filler=wrong.filler)
            yield replace(claim, judged=judged, others=(), beside=None, overruled=None)


def _revisions(claim: Claim) -> Iterator[tuple[Filler, Revision]]:
    """What the sentences of a claim's article that speak of the question set right, with their fillers."""
    for said in (claim.judged, *claim.others):
        if said.filler and said.filler.value:
            for revision in revisions_at(said.candidate):
                if said.filler.value.type in (_type(revision.former), _type(revision.now)):
                    yield said.filler, revision


def _type(filler: Filler) -> str | None:
    return filler.value.type if filler.value else None


def _is_told_elsewhere(former: Filler, claim: Claim, claims: Sequence[Claim]) -> bool:
    """Whether another article still gives the figure that this one overrules."""
    others = (one for one in claims if one.article.id != claim.article.id)
    return any(one.filler is not None and same_figure(former, one.filler) for one in others)


def _of(revision: Revision) -> Overruled:
    return Overruled(revision.turn, revision.former, revision.taken)


def _set_right(claim: Claim, revision: Revision) -> Claim:
    """A claim by the figure that its article sets in the place of another."""
    now = replace(revision.now, fit=claim.filler.fit if claim.filler else 1.0)
    away = revision.taken.index != revision.told.index
    return replace(
        claim,
        judged=replace(claim.judged, candidate=revision.told, filler=now),
        others=(),
        beside=revision.taken.index if away else None,
        overruled=_of(revision),
    )
