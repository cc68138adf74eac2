"""The inbox keeps every update until it is handled, in order, whatever happens in between."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.limits import Bucket, Limiter, take
from bot.records.database import Database
from bot.records.inbox import MOST_TRIES, Inbox

STEPS = st.lists(st.sampled_from(["come", "come again", "handle", "kill"]), max_size=60)


@settings(max_examples=100, deadline=None)
@given(STEPS)
def test_whatever_happens_nothing_is_lost_repeated_or_out_of_order(steps: list[str]) -> None:
    database = Database(":memory:")
    inbox, came, handled = Inbox(database, "x"), 0, []
    for step in steps:
        if step == "come":
            came += 1
            assert inbox.keep(came, str(came), chat=7)
        elif step == "come again" and came:
            assert not inbox.keep(came, str(came), chat=7)
        elif step == "handle" and (waiting := list(inbox.waiting())):
            assert inbox.begin(waiting[0].update_id)
            inbox.done(waiting[0].update_id)
            handled.append(waiting[0].update_id)
        elif step == "kill":
            inbox = Inbox(database, "x")
    assert handled + [kept.update_id for kept in inbox.waiting()] == list(range(1, came + 1))


@settings(max_examples=50, deadline=None)
@given(st.integers(1, 20))
def test_an_update_that_ends_the_process_is_tried_so_often_and_no_more(kills: int) -> None:
    inbox = Inbox(Database(":memory:"), "x")
    inbox.keep(1, "{}", chat=7)
    tried = [inbox.begin(1) for _ in range(kills) if list(inbox.waiting())]
    assert tried == [True] * min(kills, MOST_TRIES) + [False] * (kills > MOST_TRIES)
    assert bool(list(inbox.waiting())) == (kills <= MOST_TRIES)


def test_what_is_handled_is_no_longer_written_anywhere() -> None:
    database = Database(":memory:")
    inbox = Inbox(database, "x")
    inbox.keep(1, "a secret question", chat=7)
    inbox.done(1)
    assert database.read("SELECT raw FROM inbox") == [(None,)]


def test_two_bots_do_not_take_each_other_s_updates() -> None:
    database = Database(":memory:")
    one, other = Inbox(database, "1@x"), Inbox(database, "2@x")
    one.keep(1, "{}", chat=7)
    assert list(other.waiting()) == []
    assert other.keep(1, "{}", chat=7)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.floats(0, 30), min_size=1, max_size=60), st.integers(1, 8), st.floats(0.1, 10))
def test_no_more_pass_than_the_bucket_held_and_gained(pauses: list[float], size: int, seconds: float) -> None:
    now, passed, bucket = 0.0, 0, Bucket(size, 0.0)
    for pause in pauses:
        now += pause
        bucket, wait = take(bucket, now, size, seconds)
        passed += not wait
    assert passed <= size + now / seconds + 1e-6


@settings(max_examples=50, deadline=None)
@given(st.integers(1, 40), st.integers(1, 8), st.floats(0.1, 10))
def test_turns_that_are_reserved_keep_their_distance(turns: int, size: int, seconds: float) -> None:
    limiter = Limiter(size, seconds, clock=lambda: 0.0)
    waits = [limiter.reserve(7) for _ in range(turns)]
    assert waits[:size] == [0.0] * min(size, turns)
    assert all(abs(wait - (n + 1) * seconds) < 1e-6 for n, wait in enumerate(waits[size:]))
