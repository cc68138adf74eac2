"""What is sent gets through: over floods, failures and lost connections, and within Telegram's limits."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from telegram.error import BadRequest, NetworkError, RetryAfter

from bot.traffic import pacing
from bot.traffic.pacing import GROUP_SENDS, Pacer
from tests.bot.telegram_rules import RefusalError
from tests.bot.telegram_server import DroppedError
from tests.bot.test_telegram_bot import ANN, BOB, polling


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pacing, "BACKOFF", (0.0, 0.0, 0.0))
    monkeypatch.setenv("PTB_TIMEDELTA", "1")


class Clock:
    """A clock that only sleeping moves."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 0.0
        monkeypatch.setattr(pacing.asyncio, "sleep", self._sleep)

    async def _sleep(self, seconds: float) -> None:
        self.now += max(0.0, seconds)


class Calls:
    """A Bot API that fails in given ways first, and notes when it was called."""

    def __init__(self, clock: Clock, *failures: Exception) -> None:
        self.times: list[float] = []
        self._clock = clock
        self._failures = list(failures)

    async def __call__(self) -> bool:
        self.times.append(self._clock.now)
        if self._failures:
            raise self._failures.pop(0)
        return True


async def send(pacer: Pacer, calls: Calls, chat: object, endpoint: str = "sendMessage") -> None:
    data: dict[str, Any] = {"chat_id": chat}
    assert await pacer.process_request(calls, (), {}, endpoint, data, None)


@pytest.mark.parametrize(
    "fault",
    [RefusalError(500, "Internal Server Error"), RefusalError(502, "Bad Gateway"), DroppedError(done=False)],
    ids=lambda fault: type(fault).__name__ + str(getattr(fault, "code", "")),
)
async def test_an_answer_gets_through_after_failures(fault: Exception) -> None:
    async with polling() as bench:
        bench.server.faults["sendMessage"] += [fault, fault]
        assert len(await bench.hears(bench.ann, "What toll?")) == 1


async def test_an_answer_whose_receipt_was_lost_is_rather_sent_twice_than_never() -> None:
    async with polling() as bench:
        bench.server.faults["sendMessage"] += [DroppedError(done=True)]
        first, second = await bench.hears(bench.ann, "What toll?")
        assert first == second


async def test_fetching_goes_on_after_failures() -> None:
    async with polling() as bench:
        bench.server.faults["getUpdates"] += [DroppedError(done=False), RefusalError(500, "Internal")]
        assert len(await bench.hears(bench.ann, "What toll?")) == 1


async def test_one_chat_s_flood_wait_delays_no_other_chat() -> None:
    async with polling() as bench:
        bench.server.faults["sendMessage"].append(RefusalError(429, "Too Many Requests", {"retry_after": 1}))
        await bench.server.say(bench.ann, "What toll?")
        await bench.server.wait_for(lambda: bench.server.called("sendMessage"))
        await bench.server.say(bench.server.private(BOB), "What toll?", user=BOB)
        assert [sent.chat for sent in await bench.quiet()] == [BOB, ANN]


async def test_a_refusal_is_not_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock(monkeypatch)
    calls = Calls(clock, BadRequest("chat not found"))
    with pytest.raises(BadRequest):
        await send(Pacer(limited=True, clock=lambda: clock.now), calls, 7)
    assert len(calls.times) == 1


async def test_what_never_gets_through_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock(monkeypatch)
    calls = Calls(clock, *[NetworkError("lost")] * 9)
    with pytest.raises(NetworkError):
        await send(Pacer(limited=True, clock=lambda: clock.now), calls, 7)
    assert len(calls.times) == len(pacing.BACKOFF) + 1


async def test_a_flood_wait_is_as_long_as_telegram_says(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock(monkeypatch)
    calls = Calls(clock, RetryAfter(7))
    await send(Pacer(limited=True, clock=lambda: clock.now), calls, 7)
    assert calls.times == [0.0, 7.0]


async def test_an_hour_s_flood_wait_is_not_waited_out(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock(monkeypatch)
    with pytest.raises(RetryAfter):
        await send(Pacer(limited=True, clock=lambda: clock.now), Calls(clock, RetryAfter(3600)), 7)


async def test_a_chat_whose_flood_wait_is_too_long_is_left_alone_until_it_ends(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock = Clock(monkeypatch)
    pacer, calls = Pacer(limited=True, clock=lambda: clock.now), Calls(clock, RetryAfter(3600))
    for _ in range(2):
        with pytest.raises(RetryAfter):
            await send(pacer, calls, 7)
    clock.now = 3590.0
    await send(pacer, calls, 7)
    assert calls.times == [0.0, 3600.0]


async def test_a_longer_flood_wait_that_is_told_meanwhile_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    rest, asleep, clock = asyncio.sleep, asyncio.Event(), Clock(monkeypatch)

    async def sleep(seconds: float) -> None:
        asleep.set()
        for _ in range(5):
            await rest(0)
        clock.now += max(0.0, seconds)

    async def late() -> bool:
        await asleep.wait()
        return await others()

    monkeypatch.setattr(pacing.asyncio, "sleep", sleep)
    pacer = Pacer(limited=False, clock=lambda: clock.now)
    calls, others = Calls(clock, RetryAfter(5)), Calls(clock, RetryAfter(20))
    edit = "editMessageText", {"chat_id": 7}, None
    await asyncio.gather(
        pacer.process_request(late, (), {}, *edit), pacer.process_request(calls, (), {}, *edit)
    )
    assert all(times[1] >= 20.0 for times in (calls.times, others.times))


async def test_a_group_gets_twenty_messages_at_once_and_then_twenty_a_minute(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock = Clock(monkeypatch)
    pacer, calls = Pacer(limited=True, clock=lambda: clock.now), Calls(clock)
    for _ in range(45):
        await send(pacer, calls, -100)
    burst, each = GROUP_SENDS
    assert calls.times[burst - 1] == 0.0
    assert calls.times[-1] == pytest.approx((45 - burst) * each)


async def test_all_chats_together_get_no_more_than_thirty_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock(monkeypatch)
    pacer, calls = Pacer(limited=True, clock=lambda: clock.now), Calls(clock)
    for chat in range(1, 121):
        await send(pacer, calls, chat)
    assert calls.times[-1] == pytest.approx(3.0)


@pytest.mark.parametrize(
    ("endpoint", "chat"),
    [
        ("editMessageText", -100),
        ("sendChatAction", -100),
        ("answerCallbackQuery", None),
        ("sendMessage", "@x"),
    ],
)
async def test_what_does_not_count_does_not_wait(
    monkeypatch: pytest.MonkeyPatch, endpoint: str, chat: object
) -> None:
    clock = Clock(monkeypatch)
    pacer, calls = Pacer(limited=True, clock=lambda: clock.now), Calls(clock)
    for _ in range(60):
        await send(pacer, calls, chat, endpoint)
    assert clock.now == 0.0


async def test_without_limits_nothing_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock(monkeypatch)
    pacer, calls = Pacer(limited=False, clock=lambda: clock.now), Calls(clock)
    for _ in range(60):
        await send(pacer, calls, -100)
    assert clock.now == 0.0
