"""The stretches of a sentence that only tell who says the rest: "…, a spokesman told the Herald"."""

from __future__ import annotations

from functools import lru_cache

from answering.language.patterns import pattern

REMEMBERED = 8192  # sentences
_SAID = r"(?:said|says|told|added|reported|announced|wrote|explained|stated|insisted|estimated)"
_BEHIND = pattern(
    rf", (?:according to [^,;“”\"]{{2,80}}|(?:as )?(?:[^,;“”\"]{{2,70}} )?{_SAID}\b[^,;“”\"]{{0,60}}?)"
    r"(?=[,;]|[.!]?[”\"]?\s*$)"
)
_BEFORE = pattern(
    rf"^[^,;:“”\"]{{2,70}}? (?:{_SAID}(?: (?:the )?[A-Z][\w’'-]+| reporters| on \w+day){{0,3}} that "
    r"|says? (?=[a-z0-9])(?!(?:at|in|no|on|so|that|to)\b)|said (?=[a-z0-9])(?!(?:at|in|no|on|so|that|to)\b))"
)
_WIRE = pattern(r"^[A-Z][^a-z()“”\"]{1,40}(?P<agency>\([A-Z][^()]{1,30}\)\s*[-–—])")


@lru_cache(REMEMBERED)
def sayings(text: str) -> tuple[tuple[int, int], ...]:
    """Where a sentence names its speaker, at its end or at its beginning, or the agency of its dateline.

    >>> text = "Repairs will cost $3, harbour master Edwin Orm told the Herald."
    >>> [text[start:end] for start, end in sayings(text)]
    [', harbour master Edwin Orm told the Herald']
    """
    found = [match.span() for match in _BEHIND.finditer(text)]
    wire = _WIRE.match(text)
    before = _BEFORE.match(text)
    begins = wire.span("agency") if wire else before.span() if before else None
    return (*((begins,) if begins else ()), *found)


@lru_cache(REMEMBERED)
def unattributed(text: str) -> str:
    """A sentence without the stretches that tell who says it.

    >>> unattributed("Repairs will cost $3, harbour master Edwin Orm told the Herald.")
    'Repairs will cost $3.'
    """
    for start, end in reversed(sayings(text)):
        text = text[:start] + text[end:]
    return text


def is_saying(text: str, place: int) -> bool:
    """Whether what stands at a place only tells who says so."""
    return any(start <= place < end for start, end in sayings(text))
