"""What a rule of contrast found."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """Two words or values set against one another, and whether they differ or agree."""

    differs: bool
    one: str
    other: str
