"""One name of a text."""

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
