"""Words that cannot both be true of one thing: "approved" and "rejected", "rose" and "fell"."""

from __future__ import annotations

from functools import cache

from answering.language.stems import stemmed
from answering.language.tables import stored

_NEGATING = ("non", "un", "in", "im", "ir", "il", "dis")
_SHORTEST = 4  # letters of a stem that a prefix may turn round: "legal", not "to" of "into"


def opposites(key: str) -> frozenset[str]:
    """The keys that say the opposite of a key, by the table or by a prefix that denies.

    >>> stemmed("rejected") in opposites(stemmed("approved")), "guilti" in opposites("blue")
    (True, False)
    """
    return _table().get(key, frozenset())


def turned_round(one: str, other: str) -> bool:
    """Whether one key is the other with a prefix that denies it.

    >>> turned_round("legal", "illegal"), turned_round("nonsmok", "smok"), turned_round("to", "into")
    (True, True, False)
    """
    short, long = sorted((one, other), key=len)
    return len(short) >= _SHORTEST and any(long == prefix + short for prefix in _NEGATING)


def opposed(one: str, other: str) -> bool:
    """Whether two keys are opposites in either way."""
    return other in opposites(one) or turned_round(one, other)


@cache
def _table() -> dict[str, frozenset[str]]:
    """Each key to those of the sides against it; a key on both sides of pairs keeps what is against each."""
    pairs = stored("antonyms")["pairs"]
    found: dict[str, set[str]] = {}
    for one, other in pairs:
        for side, against in ((one, other), (other, one)):
            for word in side:
                found.setdefault(stemmed(word), set()).update(map(stemmed, against))
    return {key: frozenset(keys) for key, keys in found.items()}
