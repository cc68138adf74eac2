"""The time of day that words tell: "at 7.14 a.m.", "about 19:30", "shortly before midnight"."""

from __future__ import annotations

from answering.language.patterns import pattern

CLOSE = 5  # minutes by which two accounts of one moment may differ
HEDGED = 45  # minutes, where one of them says "about" or "shortly before"
DAY = 24 * 60  # minutes
_CLOCK = pattern(
    r"(?<!\d)(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[ap])\.?m\b"
    r"|(?<![\d:])(?P<hours>[01]?\d|2[0-3]):(?P<minutes>[0-5]\d)(?![\d:])"
)
_NAMED = {"midnight": 0, "noon": 12 * 60, "midday": 12 * 60}
_HEDGE = pattern(r"\b(?:about|around|shortly|just|soon|towards|before|after|by|until|since|from)\b")


def minutes(text: str) -> int | None:
    """Minutes since midnight; None where no time of day is told.

    >>> [minutes(text) for text in ("at 7.14 a.m.", "by 19:30", "12 p.m.", "shortly before midnight", "soon")]
    [434, 1170, 720, 0, None]
    """
    low = text.lower()
    named = next((at for word, at in _NAMED.items() if word in low), None)
    found = _CLOCK.search(low)
    if found is None:
        return named
    if found["hours"]:
        return int(found["hours"]) * 60 + int(found["minutes"])
    return (int(found["hour"]) % 12 + 12 * (found["half"] == "p")) * 60 + int(found["minute"] or 0)


def one_moment(one: str, other: str) -> bool | None:
    """Whether two times of day can be one; None where either tells none.

    >>> one_moment("at 6.40 a.m.", "at 7.15 a.m."), one_moment("at 6.40 a.m.", "shortly before 7 a.m.")
    (False, True)
    >>> one_moment("at 6.40 a.m.", "at dawn") is None
    True
    """
    mine, theirs = minutes(one), minutes(other)
    if mine is None or theirs is None:
        return None
    apart = abs(mine - theirs)
    hedged = _HEDGE.search(one.lower()) or _HEDGE.search(other.lower())
    return min(apart, DAY - apart) <= (HEDGED if hedged else CLOSE)
