"""Whether the clause around a date speaks of what is to come or of what has been."""

from __future__ import annotations

import re

from answering.language.patterns import pattern

_CUE = pattern(
    r"(?P<ahead>\b(?:will|won't|won’t|shall|would|must|should|(?:has|have|needs?) to|"
    r"to be|is to|are to|wants? to|seeks? to|due|schedul\w+|"
    r"expect\w*|plan(?:s|ned|ning)?|"
    r"set (?:to|for)|upcoming|going to|aims?|hop(?:es?|ing)|intends?|pledg\w+|deadline|forthcoming|begins?|"
    r"starts?|opens?|closes?|ends?|expires?|launches|resumes?|returns?|takes place|ahead of|slated|target\w*|"
    r"commits?|committed|retires|leaves|meets|votes|visits|"
    r"faces|heads|travels|hosts|appears|(?:is|are) (?:on|in))\b|['’]ll\b)"
    r"|\b(?:was|were|had|did|said|met|took|won|began|fell|rose|grew|became|came|went|left|made|told|found|"
    r"held|sent|gave|broke|struck|ran|saw|since|former|already|has|have|(?<!\bbe )[a-z]{3,20}ed)\b"
)
_CLAUSE_END = pattern(r"[.;:!?]\s|\n")
_REACH = 70
"""Characters before the date that are looked at; half as many after it."""


def looks_ahead(text: str, start: int, end: int) -> bool:
    """Whether the clause of `text[start:end]` speaks of the future.

    >>> looks_ahead("The trial begins on Nov. 3.", 20, 26), looks_ahead("It began on Nov. 3.", 12, 18)
    (True, False)
    """
    cue = _cue(text, start, end)
    return bool(cue and cue["ahead"])


def looks_back(text: str, start: int, end: int) -> bool:
    """Whether the clause of `text[start:end]` tells of the past.

    >>> looks_back("It began on Monday.", 12, 18), looks_back("It was expected to end on Monday.", 26, 32)
    (True, False)
    """
    cue = _cue(text, start, end)
    return bool(cue and not cue["ahead"])


def _cue(text: str, start: int, end: int) -> re.Match[str] | None:
    """The last word of tense before the date in its clause, else the first one after it."""
    before = text[max(0, start - _REACH) : start]
    for stop in _CLAUSE_END.finditer(before):
        before = " " * stop.end() + before[stop.end() :]
    cues = list(_CUE.finditer(before))
    if cues:
        return cues[-1]
    after = text[end : end + _REACH // 2]
    stop_after = _CLAUSE_END.search(after)
    return _CUE.search(after, 0, stop_after.start() if stop_after else len(after))
