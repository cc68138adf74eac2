"""Words around a number that widen it: "more than", "at least", "about", "up to", "or so"."""

from __future__ import annotations

from answering.language.patterns import pattern

_BEFORE = (
    ("at least", r"at least|no fewer than|no less than|not less than|a minimum of|minimum"),
    ("at most", r"at most|no more than|not more than|up to|as many as|as much as|a maximum of|maximum"),
    ("over", r"more than|greater than|over|above|exceeding|exceeds|upwards of|in excess of|north of|beyond"),
    ("under", r"less than|fewer than|under|below"),
    ("nearly", r"nearly|almost|close to|approaching|not quite|shy of"),
    ("about", r"about|around|roughly|approximately|some|an estimated|estimated|circa|or so|in the region of"),
)
_HEDGE = pattern(
    "(?:^|(?<![a-z]))(?:"
    + "|".join(f"(?P<g{i}>{words})" for i, (_, words) in enumerate(_BEFORE))
    + r")\s+$|~\s?$"
)
_VERBS = frozenset(("estimated", "exceeding", "exceeds", "approaching"))
_MORE = pattern(r"\s?\+|[ -]plus\b|(?:,| \w+){0,2} or (?:more|above|higher|over)\b")
_LESS = pattern(r"(?: \w+)? or (?:less|fewer|below|under)\b")
_SO = pattern(r"(?: \w+)? or (?:so|thereabouts)\b")
_REACH = 20
"""Characters looked back: the longest hedge, "in the region of", with its space."""


def hedge(text: str, start: int, end: int) -> str | None:
    """The modifier of the number at `text[start:end]`.

    >>> hedge("no fewer than 40 people", 14, 23), hedge("40 or more", 0, 2), hedge("the 40", 4, 6)
    ('at least', 'at least', None)
    """
    before = text[max(0, start - _REACH) : start].lower()
    match = _HEDGE.search(before) if before[-1:].isspace() or before.endswith("~") else None
    if match:
        return _BEFORE[int(match.lastgroup[1:])][0] if match.lastgroup else "about"
    if _MORE.match(text, end):
        return "at least"
    if _LESS.match(text, end):
        return "at most"
    return "about" if _SO.match(text, end) else None


def hedge_start(text: str, start: int) -> int:
    """Where the words begin that hedge the number at `start` from before it; `start` where none or a verb do.

    >>> hedge_start("at least 40 people", 9), hedge_start("the 40", 4), hedge_start("They estimated 40", 15)
    (0, 4, 15)
    """
    behind = max(0, start - _REACH)
    match = _HEDGE.search(text[behind:start].lower())
    plain = match is not None and match.lastgroup and match[0].strip() not in _VERBS
    return behind + match.start() if match and plain else start


def widen(low: float, high: float, modifier: str | None) -> tuple[float | None, float | None]:
    """The bounds with the end that the modifier opens.

    >>> widen(80, 80, "over"), widen(5, 5, "at most"), widen(550, 550, "about")
    ((80, None), (None, 5), (550, 550))
    """
    if modifier in ("over", "at least"):
        return low, None
    if modifier in ("under", "at most"):
        return None, high
    return low, high
