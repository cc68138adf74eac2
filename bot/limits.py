"""How often one person may ask: a bucket of tokens each, filled again as time passes.

python-telegram-bot's own AIORateLimiter limits what is sent, not who asks: it counts typing and edits
against a group's 20 messages a minute, and one chat's flood wait delays all the others. So the askers are
limited here, and `bot.delivery` waits out a flood in its own chat alone.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

MOST_BUCKETS = 10_000


@dataclass(frozen=True, slots=True)
class Bucket:
    """Tokens left at a moment, in seconds."""

    tokens: float
    at: float


def take(bucket: Bucket, now: float, size: int, seconds: float) -> tuple[Bucket, float]:
    """The bucket after asking for one token, and the seconds to wait for it: 0 where there was one.

    A bucket holds `size` tokens and gains one every `seconds`.

    >>> take(Bucket(1, at=0), 0, size=3, seconds=6)
    (Bucket(tokens=0.0, at=0), 0.0)
    >>> take(Bucket(0, at=0), 3, size=3, seconds=6)
    (Bucket(tokens=0.5, at=3), 3.0)
    """
    tokens = min(float(size), bucket.tokens + (now - bucket.at) / seconds)
    if tokens >= 1:
        return Bucket(tokens - 1, now), 0.0
    return Bucket(tokens, now), (1 - tokens) * seconds


class Limiter:
    """A bucket for each key; the one that was used longest ago is forgotten first."""

    def __init__(self, size: int, seconds: float, clock: Callable[[], float] = monotonic) -> None:
        self._size = size
        self._seconds = seconds
        self._clock = clock
        self._buckets: OrderedDict[int, Bucket] = OrderedDict()

    def wait(self, key: int) -> float:
        """Seconds until the key may go on; 0 means now, and counts.

        >>> limiter = Limiter(2, 60, clock=lambda: 0.0)
        >>> [limiter.wait(7) for _ in range(3)]
        [0.0, 0.0, 60.0]
        """
        now = self._clock()
        bucket = self._buckets.pop(key, Bucket(self._size, now))
        self._buckets[key], seconds = take(bucket, now, self._size, self._seconds)
        if len(self._buckets) > MOST_BUCKETS:
            self._buckets.popitem(last=False)
        return seconds
