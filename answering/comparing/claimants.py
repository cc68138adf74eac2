"""Two who give two figures in one article: "Police said 4,000 marched. Organisers put the crowd at 12,000."

Both are claims of the question, where one of them answers it: neither is the article's own word. Whether two
clauses set one figure against another is read by `contesting`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from answering.clauses.reckoning import denier
from answering.comparing.claim import Claim
from answering.comparing.contesting import Clause, announcement, around, contesting, speak_as_one
from answering.language.patterns import pattern
from answering.question import Question
from answering.sentences.candidate import Candidate
from answering.sentences.filler import Filler, of_value
from answering.slots import fill

_OF_A_SPEAKER = pattern(
    r"\baccording to\b|\b(?:say|says|said|claim\w*|estimate[sd]?|reckon\w*|expect\w*|fear\w*|believe[sd]?"
    r"|counted|put|give|gave|want\w*|offer\w*|demand\w*|ask\w*|propos\w+)\b",
    re.I,
)
"""What a question holds that asks for the figure of one speaker."""


def with_rivals(question: Question, claims: Sequence[Claim]) -> list[Claim]:
    """The claims, and behind them what articles let others say against their own answers."""
    told: list[Claim] = []
    rivals: list[Claim] = []
    for claim in claims:
        own, *others = rivals_of(question, claim) or (claim,)
        told.append(own)
        rivals += others
    return [*told, *rivals]


def rivals_of(question: Question, claim: Claim) -> tuple[Claim, Claim] | None:
    """A claim and what another speaker says in the same article, each with its speaker; mostly None."""
    filler = claim.filler
    if filler is None or filler.value is None or _OF_A_SPEAKER.search(question.text):
        return None
    near = list(around(claim.candidate))
    here = next(i for i, one in reversed(list(enumerate(near))) if _is_own(one, claim.candidate, filler))
    own, before = near[here], near[max(0, here - 1) : here]
    announced = announcement(own)
    for beside in (*near[here + 1 : here + 2], *before):
        if against := contesting(question.accepted, own, filler, beside, announced=announced):
            return _spoken(claim, own, filler), _spoken(claim, beside, against, own)
    for beside in before:
        if first := _contested(question, beside, filler, own):
            return _spoken(claim, own, filler, beside), _spoken(claim, beside, first)
    denied = own.account and denier(near[here + 1].text) if here + 1 < len(near) else None
    if denied and not speak_as_one(own, near[here + 1]):
        return _spoken(claim, own, filler), _denying(claim, near[here + 1], denied, own)
    return None


def disputes(one: Claim, other: Claim) -> bool:
    """Whether two claims are those of two speakers in one article."""
    return one.contested and other.contested and one.article.id == other.article.id


def _spoken(claim: Claim, clause: Clause, filler: Filler | None, of: Clause | None = None) -> Claim:
    """What a speaker claims by a figure `of` what another clause tells; only that sentence speaks for it."""
    account, said = clause.account, clause.candidate
    return replace(
        claim,
        judged=replace(claim.judged, candidate=said, filler=filler),
        others=(),
        contested=True,
        speaker=said.text[slice(*account.who)] if account else None,
        beside=of.candidate.index if of and of.candidate.index != said.index else None,
    )


def _denying(claim: Claim, clause: Clause, who: tuple[int, int], of: Clause) -> Claim:
    """What a speaker says who only denies the figure of another."""
    against = _spoken(claim, clause, None, of)
    return replace(against, speaker=clause.text[slice(*who)])


def _is_own(clause: Clause, candidate: Candidate, filler: Filler) -> bool:
    return clause.candidate is candidate and clause.holds(filler.start)


def _contested(question: Question, before: Clause, filler: Filler, own: Clause) -> Filler | None:
    """The figure of the clause before one's own, where another speaker gives one's own against that."""
    first = _first_figure(question, before, filler)
    taken = contesting((), before, first, own, announced=announcement(before)) if first else None
    return first if taken and taken.start <= filler.start < taken.end else None


def _first_figure(question: Question, clause: Clause, filler: Filler) -> Filler | None:
    """What answers in a clause: its only value of a type, which answers its sentence too."""
    type = filler.value.type if filler.value else None
    values = [value for value in clause.candidate.values if value.type == type]
    told = [value for value in values if clause.holds(value.start)]
    if len(told) != 1:
        return None
    best = filler if len(values) > 1 else fill(question, clause.candidate)
    answers = len(values) > 1 or (best is not None and best.start == told[0].start)
    return of_value(clause.candidate.text, told[0], filler.fit) if answers else None
