"""What an examination found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

State = Literal["good", "hint", "bad"]


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at, how it is, and what to do about it."""

    name: str
    state: State
    text: str
