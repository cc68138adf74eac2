"""What a sentence tells that is no typed value: who did it, where, who to whom, how it came out, an age."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from answering.naming.aliases import canonical, same_name
from answering.naming.name import Name
from answering.naming.nesting import part_of

DeedType = Literal["doer", "place", "parties", "outcome", "age"]


@dataclass(frozen=True, slots=True)
class Deed:
    """An act and what is told of it: `text[start:end]` are the words that tell it."""

    type: DeedType
    start: int
    end: int
    act: str
    """The key of the act, or of the office held: only deeds of one act can be compared."""
    told: str
    """What is told, as a key: deeds that tell the same have the same."""
    name: Name | None = None
    """Who did it, where it happened, which of two parties acted, or whose age it is."""
    other: Name | None = None
    """The party that it was done to."""

    @property
    def match(self) -> str | None:
        """Of two parties, the act and both, in whichever order: what makes two reports those of one match."""
        if self.name is None or self.other is None:
            return None
        return " ".join((self.act, *sorted(canonical(name.text) for name in (self.name, self.other))))

    def holds(self, place: int) -> bool:
        """Whether a place in the sentence is in the words that tell it, or in a name that they turn on."""
        names = () if self.type == "age" else (self.name, self.other)
        named = any(name.start <= place < name.end for name in names if name)
        return named or self.start <= place < self.end


def excludes(one: Deed, other: Deed) -> bool:
    """Whether two deeds of one act cannot both be told of one event."""
    if one.type == "outcome":
        return one.told != other.told
    if one.type == "age":
        return one.told != other.told and _are_same(one.name, other.name)
    if one.type == "parties":
        return _are_same(one.name, other.other) and _are_same(one.other, other.name)
    return _are_others(one.name, other.name)


def _are_same(one: Name | None, other: Name | None) -> bool:
    return one is not None and other is not None and same_name(one.text, other.text)


def _are_others(one: Name | None, other: Name | None) -> bool:
    """Whether two names of kinds that can be set against one another are neither one nor nested."""
    if one is None or other is None or part_of(one, other):
        return False
    kinds = {one.kind, other.kind} - {"other"}
    return len(kinds) < 2 and not same_name(one.text, other.text)
