"""Every disagreement that some articles hold, found without a question: articles in, values out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b

from answering.composing.explanation import clash_explained
from answering.composing.summary import Side as Stance
from answering.composing.summary import disagreement, timeline
from answering.disagreements.assertions import Assertion, Assertions, read_assertions
from answering.disagreements.blocking import Blocks, blocks, echoes
from answering.disagreements.clash_groups import Group, grouped
from answering.disagreements.clashes import LATER, Clash, Fetch, Reader, clash, clash_within
from answering.disagreements.disagreement import Disagreement, DisagreementKind
from answering.disagreements.importance import importance
from answering.disagreements.same_event import Weights
from answering.disagreements.self_told import self_told
from answering.disagreements.sides import Side, position_of, sides_of
from answering.disagreements.slot_words import slot_words
from answering.reply import AnswerType, Position
from corpus.article import Article

SURE = 0.3  # sureness below which a clash is not told
ALONE = 3  # other origins against which one that stands alone is an outlier
_SAYS: list[Stance] = ["says"]
Pair = tuple[int, int]
Compare = Callable[[Blocks, Sequence[Pair]], Iterable[Clash]]
"""Gives the clashes among some pairs; it may share them out, or tell how far it has come."""

_TYPES: Mapping[str, AnswerType] = {
    "percent": "percent", "points": "percent", "money": "money", "date": "date",
    "duration": "duration", "count": "count", "quantity": "quantity",
    "doer": "person", "parties": "organisation", "place": "place", "outcome": "text", "age": "text",
}  # fmt: skip


def find_disagreements(articles: Iterable[Article]) -> list[Disagreement]:
    """The disagreements among some articles, the surest first; the order of the articles does not matter.

    >>> from corpus.readers import from_row
    >>> told = "The Lowen Bridge in Marrow cost ${} million."
    >>> rows = [from_row({"id": cost, "text": told.format(cost)}, "row") for cost in ("40", "70")]
    >>> [position.answer for one in find_disagreements(rows) for position in one.positions]
    ['$40 million', '$70 million']
    """
    known = sorted(articles, key=lambda article: article.id)
    return disagreements(read_assertions(known), len(known), known.__getitem__)


def disagreements(
    assertions: Assertions, articles: int, fetch: Fetch, compare: Compare | None = None
) -> list[Disagreement]:
    """The same for the assertions of so many articles; `fetch` gives an article by its number."""
    found, reader = blocks(assertions, articles), Reader(assertions, fetch)
    pairs = found.pairs()
    between = compare(found, pairs) if compare else clashes_of(reader, found.weights, pairs)
    within, alone = list(_within(reader)), list(self_told(reader))  # while other processes compare
    told_of = [_disagreement(reader, found, group) for group in grouped(reader, [*between, *within])]
    known = [*alone, *(one for one in told_of if one)]
    return sorted({one.id: one for one in known}.values(), key=lambda one: (-one.sure, one.id))


def clashes_of(reader: Reader, weights: Weights, pairs: Iterable[Pair]) -> list[Clash]:
    """The clashes among some pairs that are sure enough to be told."""
    found = (clash(reader, weights, i, j) for i, j in pairs)
    return [one for one in found if one and one.sure >= SURE]


def _within(reader: Reader) -> Iterator[Clash]:
    for i, j in echoes(reader.assertions):
        if one := clash_within(reader, i, j):
            yield one


def _disagreement(reader: Reader, found: Blocks, group: Group) -> Disagreement | None:
    """A group as it is told; None where all its voices turn out to be on one side."""
    sides = sides_of(reader, found, group)
    if len(sides) < 2:
        return None
    lead = group.lead
    positions = _positions(lead, sides)
    one, other = reader.assertion(lead.one), reader.assertion(lead.other)
    slot = slot_words(one, other, lead.alike.shared)
    return Disagreement(
        id=_id(one, other),
        kind=_kind(lead, positions),
        rule=lead.rule,
        why=clash_explained(lead.rule, slot, one.words, other.words, replaced=lead.relation in LATER),
        slot=slot,
        answer_type=_TYPES[one.value.type],
        summary=timeline(positions)
        if lead.relation in LATER
        else disagreement(positions, _SAYS * len(positions)),
        positions=positions,
        sure=min(1.0, lead.sure),
        important=importance(sides),
    )


def _positions(lead: Clash, sides: list[Side]) -> tuple[Position, ...]:
    """Best supported first, newest first where one takes the place of another; an outlier is marked."""
    if lead.relation == "contradiction":
        ordered = sorted(sides, key=lambda side: -side.origins)
    else:
        ordered = sorted(sides, key=lambda side: side.moment, reverse=True)
    total = sum(side.origins for side in sides)
    alone = [side.origins == 1 and total - 1 >= ALONE and not lead.within for side in ordered]
    return tuple(position_of(side, outlier=single) for side, single in zip(ordered, alone, strict=True))


def _kind(lead: Clash, positions: tuple[Position, ...]) -> DisagreementKind:
    if lead.relation in ("superseded", "corrected"):
        return "superseded" if lead.relation == "superseded" else "corrected"
    if lead.within:
        return "within_article"
    return "outlier" if any(position.outlier for position in positions) else "contradiction"


def _id(one: Assertion, other: Assertion) -> str:
    """A name made of where both quotes and their values stand."""
    places = sorted(
        f"{a.article.id}\0{a.candidate.span.start + a.value.start}\0{a.candidate.span.start + a.value.end}"
        for a in (one, other)
    )
    return blake2b("\0\0".join(places).encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
