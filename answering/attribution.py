"""Whom a sentence lets speak."""

from __future__ import annotations

import re

from answering.candidate import Candidate
from answering.names import Name

_SAID = re.compile(
    r"\b(?:said|says|told|announced|stated|claimed|claims|wrote|tweeted|added|noted|insisted"
    r"|argued|warned|according to|"
    r"described|reported|stating|noting)\b",
    re.I,
)


def speaker(candidate: Candidate) -> str | None:
    """The name nearest to a verb of saying, None where nobody is let speak."""
    said = _SAID.search(candidate.text)
    if said is None:
        return None
    names = [
        name for name in candidate.names if name.kind in ("person", "organisation") and _beside(name, said)
    ]
    nearest = min(names, key=lambda name: _gap(name, said), default=None)
    return nearest.text if nearest else None


def _beside(name: Name, said: re.Match[str]) -> bool:
    """Whether a name stands close enough to be the one who speaks.

    Only after "according to"; only before "told", which the listener follows.
    """
    verb = said[0].lower()
    follows = verb != "told" and 0 <= name.start - said.end() < 25
    return follows or (verb != "according to" and 0 <= said.start() - name.end < 40)


def _gap(name: Name, said: re.Match[str]) -> int:
    return name.start - said.end() if name.start >= said.end() else said.start() - name.end
