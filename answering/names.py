"""Names of people, places and organisations in a text, and which of them mean the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

NameKind = Literal["person", "place", "organisation", "other"]


@dataclass(frozen=True, slots=True)
class Name:
    """A name: `text[start:end]` are its words without titles or possessive 's.

    `kind` goes as far as rules can tell.
    """

    start: int
    end: int
    text: str
    kind: NameKind


def read_names(text: str) -> tuple[Name, ...]:
    """The names of a text, in order, none overlapping."""
    raise NotImplementedError


def same_name(one: str, other: str) -> bool:
    """Whether two names mean the same person, place or organisation; a capital stands for its government."""
    raise NotImplementedError
