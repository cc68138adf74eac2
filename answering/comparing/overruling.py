"""An answer that an article takes back, or tells to be overtaken, gives way to what it tells instead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from answering.comparing.claim import Claim, Overruled
from answering.comparing.revisions import Revision, revisions_at, same_figure
from answering.question import Question
from answering.sentences.filler import Filler


def with_revisions(question: Question, claims: Sequence[Claim]) -> list[Claim]:
    """The claims, those that their own article overrules replaced by what it tells instead."""
    if question.asks_former:
        return list(claims)
    return [_revised(claim, claims) for claim in claims]


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
            return replace(claim, overruled=Overruled(revision.turn, revision.former))
        if told is not claim.filler and _is_told_elsewhere(revision.former, claim, claims):
            return _set_right(claim, revision)
    return claim


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


def _set_right(claim: Claim, revision: Revision) -> Claim:
    """A claim by the figure that its article sets in the place of another."""
    now = replace(revision.now, fit=claim.filler.fit if claim.filler else 1.0)
    away = revision.taken.index != revision.told.index
    return replace(
        claim,
        judged=replace(claim.judged, candidate=revision.told, filler=now),
        others=(),
        beside=revision.taken.index if away else None,
        overruled=Overruled(revision.turn, revision.former),
    )
