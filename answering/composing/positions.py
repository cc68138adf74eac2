"""Claims put together: which say the same, and how many independent voices say it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, product

from answering.assurance import fitting
from answering.comparing.births import with_births
from answering.comparing.claim import Claim, is_later, moment
from answering.comparing.claimants import disputes, with_rivals
from answering.comparing.namesakes import defines
from answering.comparing.overruling import overruled, sets_right, with_revisions
from answering.comparing.scope import of_another
from answering.comparing.stances import claims_by_stance
from answering.comparing.twin_fillers import set_side_by_side
from answering.comparing.twins import are_twins
from answering.comparing.updates import takes_back
from answering.composing.speaking import speaking
from answering.composing.voices import voices
from answering.conflict import AGREEING, TWO_SPEAKERS, Verdict, agreed, compare
from answering.evidence import Judged
from answering.question import Question
from corpus.article import Article
from corpus.duplicates import copies

SURE = 0.33  # share of the best probability at which another article's sentence would answer by itself
UNDOUBTED = 0.2  # the same where nothing speaks against it
SUPPORT = 0.1  # share of it that is enough to support or contradict an answer
LIKELY = 0.5  # share of the best probability at which an article about the subject lowers the bar
ABOUT_IT = 0.5  # of the threshold is asked of it; at .35 three more of 1,000 told, one of 40 not declined
NEARLY = 0.8  # share of the best sentence's coverage at which another sentence of the article speaks too


@dataclass(frozen=True, slots=True)
class Stand:
    """One distinct answer: its claims, best first, and how many origins they come from."""

    claims: tuple[Claim, ...]
    origins: int
    less_precise: bool

    @property
    def lead(self) -> Claim:
        """The claim that speaks for it."""
        return self.claims[0]

    @property
    def likelihood(self) -> float:
        """The probability that one of its independent origins, taken by their best claims, is right."""
        best = sorted((claim.judged.probability for claim in self.claims), reverse=True)[: self.origins]
        return 1 - math.prod(1 - probability for probability in best)

    @property
    def first(self) -> Claim:
        """The claim that gave it first, as far as the days are known."""
        dated = [claim for claim in self.claims if claim.article.published]
        return min(dated, key=lambda claim: moment(claim.article.published), default=self.lead)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two stands and how their leading claims relate."""

    one: int
    other: int
    verdict: Verdict


def claims_of(question: Question, judged: Sequence[Judged], threshold: float) -> list[Claim]:
    """The best claim of each article, most probable first.

    None at all where the best is below the threshold; once it is not, the other articles need less to
    be heard: their claims support or contradict, they do not decide whether the question is answered.
    A sentence without anything of the type asked for makes none beside one with it.
    """
    if question.expected == "yesno":
        return claims_by_stance(question, judged, threshold)
    every = judged
    judged = fitting(question, judged)
    if not judged or not clears_bar(question, judged, judged[0].probability, threshold):
        return []
    by_article: dict[str, list[Judged]] = {}
    for one in judged:
        by_article.setdefault(one.candidate.article.id, []).append(one)
    claims = [
        Claim(best, _others(rest, best), _is_sure(best, rest, judged[0]))
        for best, *rest in (speaking(question, said) for said in by_article.values())
        if best.probability >= SUPPORT * judged[0].probability
    ]
    told = with_rivals(question, with_revisions(question, set_side_by_side(question, judged, claims)))
    return with_births(question, every, told)


def _is_sure(best: Judged, rest: Sequence[Judged], first: Judged) -> bool:
    """Whether an article's claim would answer by itself: that of the most probable sentence always does.

    The sentence that speaks for its article may be less than a third as probable as that one.
    """
    share = SURE if best.doubts else UNDOUBTED
    return best.probability >= share * first.probability or any(one is first for one in rest)


def clears_bar(question: Question, judged: Sequence[Judged], likely: float, threshold: float) -> bool:
    """Whether it is likely enough to answer: less where an article on its subject does, or sets it right."""
    if not ABOUT_IT * threshold <= likely < threshold:
        return likely >= threshold
    near = (one for one in judged if one.probability >= LIKELY * judged[0].probability)
    return any(_of_its_subject(question, one) or sets_right(one) for one in near)


def _others(rest: Sequence[Judged], best: Judged) -> tuple[Judged, ...]:
    """What else the article offers for the slot, where it speaks of nearly as much of the question."""
    return tuple(one for one in rest if one.filler and one.features.context >= NEARLY * best.features.context)


def stands(question: Question, claims: Sequence[Claim]) -> list[Stand]:
    """The distinct answers among the claims, the likeliest first: what two origins tell before what one does.

    A claim that would not answer by itself may join an answer, but makes none of its own, unless it is
    of another person, film or place of that name, or its article is about one.
    """
    groups: list[list[tuple[Claim, Verdict | None]]] = []
    for claim in claims:
        leads = [group[0][0] for group in groups]
        heard = claim.sure or _of_others(question, claim, leads) or _of_its_subject(question, claim.judged)
        if not any(_joins(question, group, claim) for group in groups) and heard:
            groups.append([(claim, None)])
    return sorted(map(_stand, groups), key=_foremost)


def _foremost(stand: Stand) -> tuple[bool, float]:
    """The order of answers: where it is asked for yes or no, those that say either before all others."""
    return stand.lead.stance is None, -stand.likelihood


def _of_others(question: Question, claim: Claim, leads: Sequence[Claim]) -> bool:
    """Whether a claim is of another bearer of the question's name than every answer so far."""
    apart = bool(leads) and all(of_another(question, claim, lead) for lead in leads)
    return apart and claim.filler is not None


def _of_its_subject(question: Question, said: Judged) -> bool:
    """Whether a sentence gives what is asked for of the very thing that its article is about."""
    filled = said.filler is not None and not said.filler.loose
    return filled and defines(question, said.candidate.article)


def _joins(question: Question, group: list[tuple[Claim, Verdict | None]], claim: Claim) -> bool:
    """Adds a claim to those it agrees with, by its best sentence or else by another of the article.

    Where both articles are about a bearer of the name, only their best sentences tell of it.
    """
    lead = group[0][0]
    entries = all(_of_its_subject(question, one.judged) for one in (lead, claim))
    others = () if entries or _of_others(question, claim, [lead]) else claim.nearly_said
    for said in (claim, *(Claim(other) for other in others)):
        if verdict := agreed(question, lead, said):
            group.append((said, verdict))
            return True
    return False


def pairs(question: Question, found: Sequence[Stand]) -> list[Pair]:
    """How the most probable stand relates to each other one, and any two that hold twin sentences.

    Two speakers who differ on something that the first has nothing to do with are none.
    """
    related = [
        Pair(i, j, verdict)
        for i, j in combinations(range(len(found)), 2)
        if (verdict := _related(question, found[i], found[j], leads=i == 0))
    ]
    apart = {pair.other for pair in related if pair.one == 0 and pair.verdict.relation == "unaligned"}
    return [
        pair for pair in related if pair.verdict.rule != TWO_SPEAKERS or not {pair.one, pair.other} <= apart
    ]


def _related(question: Question, one: Stand, other: Stand, *, leads: bool) -> Verdict | None:
    """By their surest pair of claims; an answer that was given no later than the other is no update of it."""
    told = _surest(question, one, other) or ((one.lead, other.lead) if leads else None)
    verdict = compare(question, *told) if told else None
    if told and verdict and verdict.relation == "superseded":
        first = one.first, other.first
        return verdict if _order(*first) == _order(*told) else compare(question, *first)
    return verdict


def _surest(question: Question, one: Stand, other: Stand) -> tuple[Claim, Claim] | None:
    """Sentences of both that are alike but for the answer, or of which one takes the other's back."""
    found = (
        (said, against)
        for said, against in product(one.claims, other.claims)
        if (
            disputes(said, against)
            or overruled(said, against)
            or are_twins(said, against)
            or takes_back(question, said, against)
        )
        and compare(question, said, against).relation not in ("unaligned", *AGREEING)
    )
    return next(found, None)


def _order(one: Claim, other: Claim) -> tuple[bool, bool]:
    """Which of two claims was published later, or neither."""
    mine, theirs = one.article.published, other.article.published
    return is_later(mine, theirs), is_later(theirs, mine)


def copies_of(stand: Stand) -> dict[str, list[Article]]:
    """For each article of a stand that is shown, the articles that copy it and are not counted again."""
    articles = [claim.article for claim in stand.claims]
    shown: dict[str, list[Article]] = {}
    copied: dict[int, int] = {}
    for i, j in sorted(copies(articles)):
        copied.setdefault(j, copied.get(i, i))
    for i, article in enumerate(articles):
        if i not in copied:
            shown[article.id] = [articles[j] for j, of in copied.items() if of == i]
    return shown


def _stand(group: Sequence[tuple[Claim, Verdict | None]]) -> Stand:
    claims = tuple(claim for claim, _ in group)
    rounded = any(verdict and verdict.relation == "less_precise" for _, verdict in group)
    return Stand(claims, voices(claims), rounded)
