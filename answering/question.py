"""What a question asks for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Query:
    """A question as it was put, with its filters; `now` fixes the present for words such as "last week"."""

    text: str
    since: date | None = None
    until: date | None = None
    source: str | None = None
    now: date | None = None
    limit: int = 5
    explain: bool = False
    id: str | int | float | None = None


def follow_up(text: str, previous: str | None) -> str:
    """The question with what it leaves out filled in from the chat's last one ("and South Korea?")."""
    raise NotImplementedError
