"""How telling a key is, by how often general English has it."""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cache, lru_cache

from answering.language.tables import stored


@lru_cache(1 << 16)
def rarity(key: str) -> float:
    """How telling a key is: inverse document frequency in general English, 0 to about 12.

    The rarest word of a phrase speaks for it. Frequencies of a background corpus are used, not
    those of the articles asked, so that four documents weigh words as sensibly as four million.
    """
    counts, total = _frequencies()
    df = min(counts.get(word, 0) for word in key.split())
    return math.log(1 + (total - df + 0.5) / (df + 0.5))


def known(key: str) -> bool:
    """Whether general English has a key often enough to be counted.

    >>> known("oil"), known("zzqx")
    (True, False)
    """
    return all(word in _frequencies()[0] for word in key.split())


def rarely_known(key: str) -> bool:
    """Whether it is a rare word of English: no slip of another word.

    >>> rarely_known("hostel"), rarely_known("hotel")
    (True, False)
    """
    return key in _rare()


def weight_of(keys: Iterable[str]) -> float:
    """The rarity of some keys, added up exactly: in whatever order a set gives them, to the last bit.

    >>> weight_of(["oil"]) == rarity("oil")
    True
    """
    return math.fsum(map(rarity, keys))


@cache
def _frequencies() -> tuple[dict[str, int], int]:
    found = stored("frequencies")
    return found["passages_with"], found["passages"]


@cache
def _rare() -> frozenset[str]:
    return frozenset(stored("rare_words")["words"].split())
