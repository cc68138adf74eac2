"""Whether a value is said to have held before: "the previously imposed 25 %", "rose from 3 to 4"."""

from __future__ import annotations

import re

from answering.language.patterns import pattern
from answering.quantities.value import Value

_FORMER_BEFORE = pattern(
    r"\b(?:(?:earlier|previous(?:ly)?|former(?:ly)?|(?<!-)old|initial(?:ly)?|original(?:ly)?|existing)"
    r"(?: \w+){0,3}"
    r"|until (?:now|then|recently),?(?: \w+){0,3}"
    r"|(?:up|down) from|instead of|rather than|compared (?:with|to)"
    r"|(?:lower|higher|more|less|fewer) than the(?: \w+){0,3}|versus)\s*$",
    re.I,
)
_FORMER_AFTER = pattern(
    r"^\W{0,2}(?:\w+ ){0,2}(?:earlier|previously|beforehand|a year ago|last year"
    r"|(?:up to|until) (?:now|then)|(?:an?|the) (?:year|season|quarter|month|week|day) before(?! \w))\b",
    re.I,
)
_FROM = pattern(r"\bfrom (?:the |a |an |about |around )?$", re.I)
_TO = pattern(r".{0,25}?(?<!according )\bto\b")


def is_former(text: str, value: Value) -> bool:
    """Whether the words beside a value say that it held before: "the previously imposed 25 %"."""
    before, after = text[max(0, value.start - 60) : value.start], text[value.end : value.end + 40]
    if _FROM.search(before) and _TO.match(after):
        return True
    return bool(_FORMER_BEFORE.search(before) or _FORMER_AFTER.search(after))
