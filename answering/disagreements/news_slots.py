"""What news counts in many words: the dead, the hurt, the missing, those who had to go, a term in prison.

"Three people were killed", "claimed three lives" and "the death toll rose to three" share no word, but they
fill one slot.
"""

from __future__ import annotations

from functools import cache
from re import Pattern
from typing import NamedTuple

from answering.language.patterns import pattern, words
from answering.language.stems import stemmed
from answering.values import Value

PART = "part of"
BEFORE = 120  # characters before a value within which its slot is told
_HEDGE = (
    r"(?:(?:at least|more than|fewer than|as many as|up to|an estimated|[a-z]{4,9}ly|some|over|about|around"
    r"|almost)\s+)?$"
)
_PEOPLE = frozenset(
    ("", *map(stemmed, words("people person resident villager islander inhabitant others lives")))
)
_NAMELY = r"(?:\s+(?!of\b|and\b|or\b|in\b)[a-z’'-]+){0,2}?(?:,[^,;.]{3,60},)?"
_WERE = (
    r"\s+(?:(?:were|was|have|has|had|are|is|got|being|been|also|now|still|reported|confirmed|remain(?:s|ed)?)"
    r"\s+){0,3}"
)
_UP_TO = r"[^,;.]{0,70}?\b(?:to|at|of|is|was|stands)"
_HINT = pattern(
    r"\b(?i:kill|die[ds]?\b|dead|death|lives\b|lost|perish|drown|fatalit|injur|wound|hurt|hospital|missing"
    r"|unaccounted|serve|search|looking|homes|houses|evacuat|displac|safety|prison|jail"
    r"|imprison|behind bars|sentence)"
)
_ASIDE = pattern(
    r"\b(?:includ(?:es|ed|ing)|among (?:them|the \w+|those)(?: (?:are|were|is|was))?|of whom|another|further"
    r"|would|could|might|may|if|feared|threatens? to)\b[^,;.]{0,30}$"
)
_OF_THEM = pattern(r"\s+(?:of (?:them|those|whom|which|the|these|his|her|their)|more|others?)\b")
_ALONE = pattern(r"\balone\b[^;.]{0,40}$")
_OVER_TIME = pattern(
    r"\b(?:(?:this|last|each|every|per|a|the past|in recent|over the) (?:year|month|season|winter|summer"
    r"|decade)s?|annually|yearly|on average|since (?:the (?:start|beginning)|[A-Z][a-z]+|(?:19|20)\d\d))\b"
)
_NOT_RULED = pattern(
    r"\b(?:ask(?:s|ed|ing)|demand(?:s|ed|ing)?|sought|seek(?:s|ing)?|call(?:s|ed|ing)|fac(?:es|ed|ing)|maximum"
    r"|up to|suspended|prosecutors?|recommend(?:s|ed)|wants?|appeal(?:s|ed))\b[^;.]{0,60}$"
)


class _Slot(NamedTuple):
    """How a sentence tells that a value fills a slot: what stands before it, or behind it."""

    types: tuple[str, ...]
    before: str
    after: str
    word: str
    """A word that stands for the slot where a question is made of it."""
    label: str
    """What readers are told that it is."""


_SLOTS = {
    "dead": _Slot(
        ("count",),
        r"(?:\b(?:kill(?:s|ed|ing)?|claim(?:s|ed|ing)(?: the lives of)?|deaths? of"
        r"|(?:(?:death )?toll|number of (?:the |people |those )*(?:dead|deaths|fatalities|killed))\b"
        rf"{_UP_TO})\s+)",
        rf"{_NAMELY}{_WERE}(?:killed|died|perished|drowned|dead|lost (?:their|his|her) (?:lives|life))\b"
        r"|\s*(?:deaths|fatalities|dead)\b|\s+(?:were|have been) lost\b",
        "die",
        "the dead",
    ),
    "hurt": _Slot(
        ("count",),
        r"(?:\b(?:injur(?:es|ed|ing)|wound(?:s|ed|ing)|hurts?|hurting"
        rf"|number of (?:the |people |those )*(?:injured|hurt|wounded|injuries)\b{_UP_TO})\s+)",
        rf"{_NAMELY}{_WERE}(?:\w+ly\s+)?(?:injured|hurt|wounded|hospitali[sz]ed"
        r"|(?:taken|brought|rushed) to (?:\w+ )?hospitals?)\b"
        r"|\s*(?:injuries|injured|wounded|hurt)\b",
        "injure",
        "the hurt",
    ),
    "missing": _Slot(
        ("count",),
        r"(?:\b(?:(?:search|searching|searched|looking|looked) for"
        rf"|number of (?:the |people |those )*missing\b{_UP_TO})\s+)",
        rf"{_NAMELY}{_WERE}(?:missing|unaccounted for)\b|\s*missing\b",
        "missing",
        "the missing",
    ),
    "moved": _Slot(
        ("count",),
        r"(?:\b(?:evacuat|displac)(?:e|es|ed|ing)\s+)",
        rf"{_NAMELY}\s+(?:had to|have had to|have to|were forced to|were told to) (?:leave|flee|abandon)"
        r" their (?:homes|houses)\b"
        rf"|{_NAMELY}{_WERE}(?:evacuated|displaced|(?:taken|brought|moved) to safety)\b",
        "evacuate",
        "those who had to go",
    ),
    "jailed": _Slot(
        ("duration",),
        r"(?:\b(?:sentenced to|jailed for|imprisoned for|(?:prison|jail) (?:sentence|term) of"
        r"|(?:prison|jail) for|serve)\s+)",
        r"\s+(?:in (?:prison|jail)|behind bars|of imprisonment|imprisonment|in custody)\b",
        "prison",
        "the time in prison",
    ),
}  # fmt: skip


def whole_slot(text: str, value: Value) -> str | None:
    """The slot that a value fills, if the words tell one and the value is no mere part."""
    slot = news_slot(text, value)
    return slot if slot and not slot.startswith(PART) else None


def news_slot(text: str, value: Value) -> str | None:
    """The slot that a value fills, and whose: None where the words tell none; a part is a slot of its own.

    >>> from answering.values import read_values
    >>> told = "Three people lost their lives and eleven were injured when two boats met."
    >>> [news_slot(told, value) for value in read_values(told)]
    ['dead', 'hurt', None]
    """
    if value.type not in ("count", "duration") or not _HINT.search(text):
        return None
    before = text[max(0, value.start - BEFORE) : value.start]
    for name, slot, told_before, told_after in _patterns():
        if value.type in slot.types and (told_before.search(before) or told_after.match(text, value.end)):
            whose = _of_whom(name, value)
            return f"{PART} {whose}" if _is_part(text, before, value) else whose
    return None


def slot_word(name: str) -> str:
    """The key of a word that stands for a slot.

    >>> slot_word("hurt")
    'injur'
    """
    return stemmed(_slot(name).word)


def slot_label(name: str) -> str:
    """What a slot is called where readers are told of it.

    >>> slot_label("dead soldier")
    'the dead'
    """
    return _slot(name).label


def _slot(name: str) -> _Slot:
    return _SLOTS[name.partition(" ")[0]]


def _of_whom(name: str, value: Value) -> str:
    """The slot, and which people it is of where they are not just people: "dead soldier"."""
    whom = stemmed(str(value.unit or "")) if value.type == "count" else ""
    return name if whom in _PEOPLE else f"{name} {whom}"


def _is_part(text: str, before: str, value: Value) -> bool:
    """Whether it is a part of the toll, that of another time, or what is only feared or demanded."""
    if value.type == "duration":
        return _NOT_RULED.search(before) is not None
    aside = _ASIDE.search(before) or _ALONE.search(before)
    of_them = _OF_THEM.search(text[value.start : value.end]) or _OF_THEM.match(text, value.end)
    return bool(aside or of_them or _OVER_TIME.search(text))


@cache
def _patterns() -> tuple[tuple[str, _Slot, Pattern[str], Pattern[str]], ...]:
    return tuple(
        (name, slot, pattern(f"(?i:{slot.before}){_HEDGE}"), pattern(f"(?:{slot.after})"))
        for name, slot in _SLOTS.items()
    )
