"""Clashes put together that are about one slot of one event: an editor reads of it once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from answering.disagreements.clashes import LATER, Clash, Reader


@dataclass(slots=True)
class Group:
    """The surest clash of a slot, and the numbers of all assertions that clash with either side of it."""

    lead: Clash
    members: set[int] = field(default_factory=set)


def grouped(reader: Reader, clashes: Iterable[Clash]) -> list[Group]:
    """Groups, the surest first; each pair of sentences is told once, by its surest clash.

    Where two sentences differ in a number and in a date, the number is what is told. Only where reports that
    exclude each other are both overtaken by a later one is that told besides.
    """
    groups: list[Group] = []
    of_sentence: dict[tuple[int, int], list[Group]] = {}
    for one in sorted(clashes, key=lambda found: _order(reader, found)):
        places = [_sentence(reader, i) for i in (one.one, one.other)]
        there = [group for place in places for group in of_sentence.get(place, ())]
        group = next((group for group in there if _belongs(reader, group, one)), None)
        if group is None and not any(_tells_enough(reader, group, one) for group in there):
            group = Group(one)
            groups.append(group)
        if group is not None:
            group.members |= {one.one, one.other}
            for place in places:
                of_sentence.setdefault(place, []).append(group)
    return groups


def _tells_enough(reader: Reader, group: Group, one: Clash) -> bool:
    """Whether nothing more need be told of a sentence beside a group that it is in."""
    lead, slots = group.lead, reader.assertions.slots
    overtaken = (lead.relation in LATER) != (one.relation in LATER)
    return slots[one.one] != slots[lead.one] or not overtaken


def _order(reader: Reader, one: Clash) -> tuple[bool, float, int, int]:
    dated = reader.assertion(one.one).value.type == "date"
    return one.within, -one.sure * (0.5 if dated else 1.0), one.one, one.other


def _belongs(reader: Reader, group: Group, one: Clash) -> bool:
    """Whether a clash is about what its group is about: the same slot and relation, of as many articles."""
    slots = reader.assertions.slots
    lead = group.lead
    return slots[one.one] == slots[lead.one] and one.relation == lead.relation and one.within == lead.within


def _sentence(reader: Reader, i: int) -> tuple[int, int]:
    place = reader.assertions.place(i)
    return place.article, place.sentence
