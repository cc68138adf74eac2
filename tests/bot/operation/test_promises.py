"""Small promises of the bot's parts: how often one may ask, what its log hides."""

from __future__ import annotations

import json
import logging
import sys
from io import StringIO

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.limits import Limiter
from bot.operation.logs import JsonFormatter, Redacted


@settings(max_examples=50)
@given(st.lists(st.floats(0, 20), max_size=60))
def test_nobody_asks_more_often_than_the_bucket_and_its_refill_allow(pauses: list[float]) -> None:
    now = 0.0
    limiter = Limiter(6, 6.0, clock=lambda: now)
    granted = 0
    for pause in pauses:
        now += pause
        granted += limiter.wait(7) == 0
    assert granted <= 6 + now / 6 + 1e-6


def test_whoever_waits_as_long_as_told_may_ask() -> None:
    now = 0.0
    limiter = Limiter(1, 6.0, clock=lambda: now)
    limiter.wait(7)
    now += limiter.wait(7)
    assert limiter.wait(7) == 0


def test_secrets_are_hidden_inside_tracebacks_and_arguments_too() -> None:
    stream = StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(Redacted(JsonFormatter(), ["hook-secret"]))
    try:
        raise RuntimeError("bot123456:AAbbCCddEEffGGhhIIjjKKllMM failed")
    except RuntimeError:
        record = logging.getLogger("x").makeRecord(
            "x", logging.ERROR, "f", 1, "with %s", ("hook-secret",), exc_info=sys.exc_info()
        )
    handler.emit(record)
    line = json.loads(stream.getvalue())
    assert line["message"] == "with [secret]"
    assert "bot[secret] failed" in line["traceback"]
