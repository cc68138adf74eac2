"""What a question's own words say of where its answer is to come from: "according to the Courier"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from answering.language.patterns import pattern

_ACCORDING = pattern(
    r",? ?\b(?:according to|as (?:reported|told|written) (?:by|in)) (?:the )?"
    r"((?:[A-Z0-9][\w’'.&-]*)(?: (?:of |the |and )*[A-Z0-9][\w’'.&-]*){0,5}),? ?",
    re.I,
)
_THE = pattern(r"^the ", re.I)


def outlet_asked(question: str, outlets: Iterable[str]) -> tuple[str, str] | None:
    """The outlet that a question wants to hear, and the question without saying so; None where it names none.

    >>> outlet_asked("What was agreed, according to the Varenholt Courier?", ["Varenholt Courier"])
    ('Varenholt Courier', 'What was agreed?')
    >>> outlet_asked("What was agreed, according to the minister?", ["Varenholt Courier"]) is None
    True
    """
    for found in _ACCORDING.finditer(question):
        for outlet in outlets:
            named = _THE.sub("", outlet)
            if found[1].casefold().startswith(named.casefold()):
                rest = question[found.start(1) + len(named) :].lstrip(" ,")
                return outlet, _joined(question[: found.start()], rest)
    return None


def _joined(before: str, after: str) -> str:
    """What is left of a question, with a space between its parts but none before its mark."""
    gap = " " if before and after and after[0].isalnum() else ""
    return f"{before.rstrip()}{gap}{after}".strip()
