"""Whether a sentence denies what stands at a place of it: "did not sign", "no evidence", "is a myth"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from answering.language.patterns import pattern

REMEMBERED = 4096  # sentences
_CUE = pattern(
    r"\b(?:not(?! only| just| least| merely)|\w+n['’]t|can['’]t|cannot|never|nobody|none|neither|nor"
    r"|hardly|barely|rarely|seldom|without|unable|absent|zero|unknown|unclear"
    r"|no(?! (?:later|fewer|less|more) than \W?\d| doubt|\. ?\d| \d)"
    r"|(?:fail|refuse|decline|forget|neglect)(?:s|ed|d)? to"
    r"|(?:den(?:y|ies|ied)|dismiss(?:es|ed)?|rule[sd]? out|stop(?:s|ped)? short of|far from|instead of"
    r"|rather than|lack(?:s|ed|ing)?(?: of)?|little evidence|little proof|unlikely|yet to|free of)"
    r"|(?:reject|refute|repudiate|contest|dispute)(?:s|d|ed)? (?:the |any |all |such )?"
    r"(?:claims?|accusations?|allegations?|charges?|reports?|suggestions?|rumou?rs?|assertions?|idea|notion)"
    r"|(?:false|untrue|wrong|incorrect|a myth|a hoax|a misconception|debunk\w*|disprove[nsd]*) that)\b",
    re.I,
)
_REVERSED = pattern(
    r"\b(?:is|are|was|were|as|been|being) (?:an? |simply |just |all |largely |nothing but )*"
    r"(?:myths?|false|untrue|fictions?|fictitious|hoax(?:es)?|fake|misconceptions?|nonsense|absent|missing"
    r"|debunked|disproved|disproven|unfounded|baseless|non-?existent)\b(?! that)"
)
_BORDER = pattern(
    r"[;:()—–]|, (?!(?:however|though|in fact|at least|of course),)"
    r"|\b(?:but|although|though|while|whereas|because|since|after|before|until|unless|which|who|if)\b"
)


@lru_cache(REMEMBERED)
def denials(text: str) -> tuple[tuple[int, int], ...]:
    """The stretches of a sentence that it denies: from a word of denial to the end of its clause.

    >>> text = "Veld did not sign the accord, but Orm signed."
    >>> [text[start:end] for start, end in denials(text)]
    [' sign the accord']
    """
    found = [(cue.end(), _clause_end(text, cue.end())) for cue in _CUE.finditer(text)]
    return (*found, *((_clause_start(text, cue.start()), cue.start()) for cue in _REVERSED.finditer(text)))


def denied(stretches: Sequence[tuple[int, int]], place: int) -> bool:
    """Whether an odd number of denials holds a place: "did not fail to sign" is no denial.

    >>> denied(denials("They did not fail to sign."), 21)
    False
    """
    return sum(start <= place < end for start, end in stretches) % 2 == 1


def _clause_end(text: str, start: int) -> int:
    border = _BORDER.search(text, start)
    return border.start() if border else len(text)


def _clause_start(text: str, end: int) -> int:
    borders: list[re.Match[str]] = list(_BORDER.finditer(text, 0, end))
    return borders[-1].end() if borders else 0
