"""The sides of a disagreement: who gives which value, in how many voices, in which words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from answering.comparing.claim import Claim, moment
from answering.composing.positions import Stand, copies_of
from answering.composing.quoting import evidence_of
from answering.composing.voices import voices
from answering.deeds.deed import Deed
from answering.disagreements.assertions import Assertion, disjoint
from answering.disagreements.blocking import Blocks
from answering.disagreements.clash_groups import Group
from answering.disagreements.clashes import ALIKE, Clash, Reader, unlike
from answering.disagreements.same_event import bond, untied
from answering.disagreements.shared_question import claim_of, shared_question
from answering.reply import Measure, Position
from corpus.article import Span

SHOWN = 5  # quotes of a side at most


@dataclass(frozen=True, slots=True)
class Side:
    """The assertions that give one value, the leading one first, with the claims they make."""

    assertions: tuple[Assertion, ...]
    claims: tuple[Claim, ...]

    @property
    def origins(self) -> int:
        """How many independent sources say so."""
        return voices(self.claims)

    @property
    def moment(self) -> datetime:
        """When the newest of its articles was published."""
        return max(moment(one.article.published) for one in self.assertions)


def sides_of(reader: Reader, blocks: Blocks, group: Group) -> list[Side]:
    """The values of a group, each with all who give it; an article speaks once."""
    lead = group.lead
    lots = [[lead.one], [lead.other]]
    if not lead.within:
        for i in sorted(group.members - {lead.one, lead.other}):
            _place(reader, lots, i)
        for i in _supporters(reader, blocks, lead):
            _join(reader, lots, i)
    question = shared_question(reader.assertion(lead.one), lead.alike.shared)
    found = []
    for lot in lots:
        claimed = [(a, claim) for i in lot if (claim := claim_of(question, a := reader.assertion(i)))]
        if claimed:
            found.append(Side(tuple(a for a, _ in claimed), tuple(claim for _, claim in claimed)))
    return found


def _place(reader: Reader, lots: list[list[int]], i: int) -> None:
    """Adds an assertion to those whose value it shares, else as a new value; an article speaks once."""
    if not _join(reader, lots, i) and not _speaks(reader, lots, i):
        lots.append([i])


def _join(reader: Reader, lots: list[list[int]], i: int) -> bool:
    """Whether an assertion holds together with some lot; it is added where that is a single one."""
    mine = reader.assertion(i)
    held = [lot for lot in lots if not disjoint(mine, reader.assertion(lot[0]))]
    if len(held) == 1 and not _speaks(reader, lots, i):
        held[0].append(i)
    return bool(held)


def _speaks(reader: Reader, lots: list[list[int]], i: int) -> bool:
    articles = reader.assertions.articles
    return any(articles[i] == articles[k] for lot in lots for k in lot)


def _supporters(reader: Reader, blocks: Blocks, lead: Clash) -> list[int]:
    """The assertions elsewhere that tell of the same slot and event as either leading one."""
    return sorted(
        {
            i
            for of in (lead.one, lead.other)
            for i in blocks.neighbours(of)
            if _supports(reader, blocks, i, of)
        }
    )


def _supports(reader: Reader, blocks: Blocks, i: int, of: int) -> bool:
    alike = reader.likeness(i, of)
    if alike.share < ALIKE:
        return False
    one, other = reader.assertion(i), reader.assertion(of)
    tie = bond(one, other, blocks.weights)
    return not untied(one, other, tie, alike.share, later=False) and not unlike(alike, tie.apart)


def position_of(side: Side, *, outlier: bool) -> Position:
    """The side as a position of a reply: the leading quote first, copies named beside what they copy."""
    lead, origins = side.assertions[0], side.origins
    copied = copies_of(Stand(side.claims, origins, less_precise=False))
    shown = [one for one in side.assertions if one.article.id in copied]
    return Position(
        answer=lead.words,
        value=None
        if isinstance(lead.value, Deed)
        else Measure(lead.value.low, lead.value.high, lead.value.unit),
        independent_sources=origins,
        evidence=tuple(
            evidence_of(one.candidate, Span(one.value.start, one.value.end), copied[one.article.id])
            for one in shown[:SHOWN]
        ),
        outlier=outlier,
    )
