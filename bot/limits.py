"""How often somebody may ask, and how fast the bot may write: buckets of tokens, filled as time passes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

MOST_BUCKETS = 10_000
PERSON = 6, 6.0  # questions at once, then one each so many seconds: ten a minute
CHAT = 20, 3.0  # twenty a minute: in a group Telegram takes no more answers


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
        bucket, seconds = self._take(key)
        self._put(key, bucket)
        return seconds

    def look(self, key: int) -> float:
        """Seconds until the key may go on, without counting.

        >>> limiter = Limiter(1, 60, clock=lambda: 0.0)
        >>> limiter.look(7), limiter.wait(7), limiter.look(7)
        (0.0, 0.0, 60.0)
        """
        return self._take(key)[1]

    def reserve(self, key: int) -> float:
        """Seconds to wait for the key's next turn, which is taken now: those who come later wait longer.

        >>> limiter = Limiter(1, 60, clock=lambda: 0.0)
        >>> [limiter.reserve(7) for _ in range(3)]
        [0.0, 60.0, 120.0]
        """
        bucket, seconds = self._take(key)
        self._put(key, bucket if seconds == 0 else Bucket(bucket.tokens - 1, bucket.at))
        return seconds

    def _take(self, key: int) -> tuple[Bucket, float]:
        now = self._clock()
        return take(self._buckets.get(key, Bucket(self._size, now)), now, self._size, self._seconds)

    def _put(self, key: int, bucket: Bucket) -> None:
        self._buckets[key] = bucket
        self._buckets.move_to_end(key)
        if len(self._buckets) > MOST_BUCKETS:
            self._buckets.popitem(last=False)


class Pace:
    """How often a person may ask, and how often a chat; both at any time where that is not `limited`.

    >>> pace = Pace(limited=True, clock=lambda: 0.0)
    >>> [pace.wait(7, -100) for _ in range(7)][-1], pace.wait(8, -100)
    (6.0, 0.0)
    """

    def __init__(self, *, limited: bool, clock: Callable[[], float] = monotonic) -> None:
        self._limited = limited
        self._people = Limiter(*PERSON, clock)
        self._chats = Limiter(*CHAT, clock)

    def wait(self, person: int, chat: int) -> float:
        """Seconds until the person may ask in the chat; 0 means now, and counts."""
        if not self._limited:
            return 0.0
        seconds = max(self._people.look(person), self._chats.look(chat))
        if not seconds:
            self._people.wait(person)
            self._chats.wait(chat)
        return seconds
