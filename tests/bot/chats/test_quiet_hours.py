"""Times of day by a chat's own clock: each comes once a day, and nobody is told within quiet hours."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chats.clock import moment, next_time, read_clock
from bot.chats.quiet_hours import QuietHours, quiet_until, read_quiet_hours

ZONES = st.sampled_from(
    ["UTC", "Europe/Berlin", "America/New_York", "Africa/Cairo", "Asia/Kathmandu", "Australia/Lord_Howe"]
).map(ZoneInfo)
CLOCKS = st.times().map(lambda at: at.replace(second=0, microsecond=0))
MOMENTS = st.datetimes(datetime(2015, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC))
BERLIN = ZoneInfo("Europe/Berlin")


@given(MOMENTS, CLOCKS, ZONES)
def test_the_next_time_lies_ahead_and_comes_once_on_each_local_day(
    now: datetime, at: time, zone: ZoneInfo
) -> None:
    days: list[date] = []
    for _ in range(5):
        coming = next_time(now, at, zone)
        assert now < coming <= now + timedelta(hours=26)
        days.append(coming.astimezone(zone).date())
        now = coming
    assert {later - earlier for earlier, later in pairwise(days)} == {timedelta(days=1)}


@given(MOMENTS, CLOCKS, CLOCKS, ZONES)
def test_what_is_held_goes_out_after_the_quiet_hours_and_within_a_day(
    now: datetime, start: time, end: time, zone: ZoneInfo
) -> None:
    hours = QuietHours(start, end)
    told = quiet_until(now, hours, zone)
    assert told == now or start != end
    assert now <= told <= now + timedelta(hours=26)
    assert start == end or not hours.hold(told.astimezone(zone).time())


def test_a_time_in_the_hour_that_is_skipped_comes_once_by_the_new_clock() -> None:
    spring = datetime(2031, 3, 29, 12, tzinfo=UTC)
    first = next_time(spring, time(2, 30), BERLIN)
    assert first.astimezone(BERLIN).isoformat() == "2031-03-30T03:30:00+02:00"
    assert next_time(first, time(2, 30), BERLIN).astimezone(BERLIN).isoformat() == "2031-03-31T02:30:00+02:00"


def test_a_time_in_the_hour_that_is_doubled_comes_at_its_first_showing_only() -> None:
    autumn = datetime(2031, 10, 25, 12, tzinfo=UTC)
    first = next_time(autumn, time(2, 30), BERLIN)
    assert first.astimezone(BERLIN).isoformat() == "2031-10-26T02:30:00+02:00"
    assert next_time(first, time(2, 30), BERLIN).astimezone(BERLIN).isoformat() == "2031-10-27T02:30:00+01:00"


def test_where_a_whole_day_is_skipped_two_digests_become_one() -> None:
    samoa = ZoneInfo("Pacific/Apia")
    eve = moment(date(2011, 12, 29), time(7, 30), samoa)
    first = next_time(eve, time(7, 30), samoa)
    assert first.astimezone(samoa).date() == date(2011, 12, 31)
    assert next_time(first, time(7, 30), samoa).astimezone(samoa).date() == date(2012, 1, 1)


@pytest.mark.parametrize(
    "text", ["", "22:00", "22:00-22:00", "22-7", "25:00-07:00", "noon-07:00", "٢٢:00-07:00"]
)
def test_quiet_hours_that_make_no_sense_are_refused_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match="22:00-07:00"):
        read_quiet_hours(text)


@pytest.mark.parametrize("text", ["", "24:00", "7", "07:60", "7:30 am", "-1:00"])
def test_a_time_that_makes_no_sense_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match="07:30"):
        read_clock(text)
