"""Small promises of the bot's parts: what it remembers, how often one may ask, what its log hides."""

from __future__ import annotations

import json
import logging
import sys
from io import StringIO

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.limits import Limiter
from bot.logs import JsonFormatter, Redacted
from bot.memory import Asker, Exchange, Memory

ANN, BOB = Asker(1, None, 7), Asker(1, None, 8)


def asked(question: str, *answers: int) -> Exchange:
    return Exchange(question, question, None, answers)


def test_everybody_has_a_last_question_of_their_own() -> None:
    memory = Memory()
    memory.keep(ANN, 10, asked("one", 11))
    memory.keep(BOB, 20, asked("two", 21))
    assert (memory.previous(ANN, None), memory.previous(BOB, None)) == ("one", "two")


def test_another_topic_is_another_conversation() -> None:
    memory = Memory()
    memory.keep(ANN, 10, asked("one", 11))
    assert memory.previous(Asker(1, 5, 7), None) is None


def test_a_reply_to_an_answer_goes_before_the_last_question() -> None:
    memory = Memory()
    memory.keep(ANN, 10, asked("one", 11, 12))
    memory.keep(ANN, 20, asked("two", 21))
    assert memory.previous(BOB, 12) == "one"
    assert memory.previous(ANN, 999) == "two"


def test_nothing_follows_up_on_what_was_no_question() -> None:
    memory = Memory()
    memory.amend(ANN, 10, asked("far too long", 11))
    assert memory.previous(ANN, None) is None
    assert memory.exchange(1, 10) is not None


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
