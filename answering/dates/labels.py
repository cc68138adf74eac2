"""Whether a date tells when something happens, or names a thing: "the 2012 final", "2018's best film"."""

from __future__ import annotations

from answering.language.patterns import pattern
from answering.quantities.value import Value

_TELLING = pattern(
    r"(?:\b(?i:in|on|since|until|till|by|before|after|from|to|during|around|circa|about|early|late|mid|and|of"
    r"|between|born|died|\w{3,}ed|was|is|were|took place|only|the)|[(,–-])\s*$"
)
_LED = pattern(r"\b(?i:from|on|by|since|until|till)\s+$")
_NAMING = pattern(
    r"['’]s\b"
    r"| (?!(?:and|or|to|in|at|by|with|for|from|on|as|when|after|before|until|but|the|a|an|of|was|is|were|has"
    r"|had|that|which|who|where|worldwide|despite|because|during|following|amid|via|through|exclusively|will"
    r"|off|near|under|over|into|onto|across|along|around|against|between|behind|outside|inside|early|late"
    r"|would|may|might|can|could|saw|marks?|marked|became|this|last|next)\b)[A-Za-z]"
)


def tells_when(text: str, date: Value) -> bool:
    """Whether the words before a date lead to it and no noun follows that it would narrow down.

    >>> from answering.values import read_values
    >>> texts = "It opened in 2012.", "It won the 2012 Harbour Prize."
    >>> [tells_when(text, date) for text in texts for date in read_values(text)]
    [True, False]
    """
    return bool(_TELLING.search(text[: date.start])) and not narrows(text, date)


def narrows(text: str, date: Value) -> bool:
    """Whether a noun follows a date that narrows it down, or the date owns one: "2018's best film".

    A day that a preposition leads to is told for itself: "from 1 September rents will be capped".
    """
    led = date.unit == "day" and _LED.search(text[: date.start])
    return not led and bool(_NAMING.match(text[date.end :]))
