"""Whether a thing is over: "is the strike over" against "it will be extended", "it has ended"."""

from __future__ import annotations

import re

from answering.contrasts.alignment import Alignment
from answering.contrasts.finding import Finding
from answering.language.patterns import pattern

MET = 0.75  # share of what may be over that a sentence must speak of
_ASKED = pattern(r"^\W*(?:is|are|was|were)\b[^.?]{2,120}\bover(?: (?:now|yet|already))?\W*$", re.I)
_OVER = pattern(
    r"\b(?:is|are|was|were|be|been) (?:now |finally |officially |all )?over\b(?! (?:the|an?|\d))"
    r"|\b(?:ended|finished|c[ao]me to an end|called off)\b",
    re.I,
)
_GOES_ON = pattern(
    r"\b(?:extended|prolonged|continu(?:es?|ed|ing)|go(?:es|ing)? on|went on|still|drags? on)\b", re.I
)
_DENIED = pattern(r"\b(?:not|never|\w+n['’]t|far from)(?: \w+){0,2} $", re.I)


def asks_if_over(question: str) -> bool:
    """Whether it is asked if something is over.

    >>> asks_if_over("Is the drought over?"), asks_if_over("Is the plane over the sea?")
    (True, False)
    """
    return bool(_ASKED.match(question))


def over_differs(laid: Alignment) -> Finding | None:
    """That a thing goes on, where it is asked if it is over; no difference where it has ended."""
    if not asks_if_over(laid.claim.text) or laid.share() < MET or not laid.names_met():
        return None
    text = laid.other.text
    for shape, ended in ((_OVER, True), (_GOES_ON, False)):
        if found := shape.search(text):
            denied = bool(_DENIED.search(text[: found.start()]))
            return Finding(ended == denied, "over", found[0])
    return None


def says_if_over(text: str) -> bool:
    """Whether a sentence tells that something has ended, or that it goes on."""
    return bool(_OVER.search(text) or _GOES_ON.search(text))
