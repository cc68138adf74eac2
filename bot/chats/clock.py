"""Times of day as chats set them, in their own zone: read, and turned into moments of UTC.

A clock that is put forward skips an hour and one that is put back shows an hour twice. A time in the skipped
hour comes an hour later by the new clock, one in the doubled hour comes at its first showing: so each time of
day comes once a day, on every day of every zone.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

_CLOCK = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)", re.ASCII)
DAYS = 3  # from the local day before on: the next one begins within them, where a zone skips a whole day too


def read_clock(text: str) -> time:
    """A time of day as people write it; ValueError says how.

    >>> read_clock("7:30"), read_clock("22.05")
    (datetime.time(7, 30), datetime.time(22, 5))
    """
    found = _CLOCK.fullmatch(text.strip())
    if not found:
        raise ValueError("write a time of day such as 07:30")
    return time(int(found[1]), int(found[2]))


def moment(day: date, at: time, zone: ZoneInfo, fold: int = 0) -> datetime:
    """When a local clock shows this time on this day, in UTC.

    >>> moment(date(2031, 7, 1), time(7, 30), ZoneInfo("Europe/Berlin"))
    datetime.datetime(2031, 7, 1, 5, 30, tzinfo=datetime.timezone.utc)
    """
    return datetime.combine(day, at, zone).replace(fold=fold).astimezone(UTC)


def next_time(after: datetime, at: time, zone: ZoneInfo) -> datetime:
    """The first moment later than `after` at which this time of day comes, in UTC.

    >>> next_time(datetime(2031, 7, 1, 5, 30, tzinfo=UTC), time(7, 30), ZoneInfo("Europe/Berlin"))
    datetime.datetime(2031, 7, 2, 5, 30, tzinfo=datetime.timezone.utc)
    """
    yesterday = after.astimezone(zone).date() - timedelta(days=1)
    coming = (moment(yesterday + timedelta(days=number), at, zone) for number in range(DAYS + 1))
    return next(when for when in coming if when > after)
