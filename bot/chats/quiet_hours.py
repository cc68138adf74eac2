"""Quiet hours: the part of each day in which a chat is told nothing that it did not just ask for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.chats.clock import moment, read_clock

HOW = "write quiet hours such as 22:00-07:00"


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From `start` up to `end`, by the chat's own clock; over midnight where `end` is the earlier."""

    start: time
    end: time

    def __str__(self) -> str:
        """As they are written.

        >>> str(QuietHours(time(22), time(7, 30)))
        '22:00-07:30'
        """
        return f"{self.start:%H:%M}-{self.end:%H:%M}"

    def hold(self, at: time) -> bool:
        """Whether a time of day lies within them.

        >>> hours = QuietHours(time(22), time(7))
        >>> hours.hold(time(23)), hours.hold(time(6, 59)), hours.hold(time(7))
        (True, True, False)
        """
        if self.start <= self.end:
            return self.start <= at < self.end
        return at >= self.start or at < self.end


def read_quiet_hours(text: str) -> QuietHours:
    """Quiet hours as people write them; ValueError says how.

    >>> print(read_quiet_hours("22:00 – 7:00"))
    22:00-07:00
    """
    start, _, end = text.replace("–", "-").partition("-")
    try:
        hours = QuietHours(read_clock(start), read_clock(end))
    except ValueError:
        raise ValueError(HOW) from None
    if hours.start == hours.end:
        raise ValueError(f"quiet hours begin and end at different times: {HOW}")
    return hours


def quiet_until(now: datetime, hours: QuietHours | None, zone: ZoneInfo) -> datetime:
    """The moment from which a chat may be told: `now` itself outside its quiet hours, else their end in UTC.

    >>> night = datetime.fromisoformat("2031-07-01T23:15+00:00")
    >>> quiet_until(night, QuietHours(time(22), time(7)), ZoneInfo("UTC")).isoformat()
    '2031-07-02T07:00:00+00:00'
    """
    local = now.astimezone(zone)
    if hours is None or not hours.hold(local.time()):
        return now
    days = (local.date() + timedelta(days=number) for number in range(3))
    ends = (moment(day, hours.end, zone, fold) for day in days for fold in (0, 1))
    return min(end for end in ends if end > now)
