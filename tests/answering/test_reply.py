"""The reply as the contract's JSON object."""

from datetime import date, datetime
from typing import Any

import pytest

from answering.reply import Conflict, Context, Copy, Evidence, Measure, Note, Position, Reply, to_json
from tests.answering.schema import complaints

QUOTE = Evidence("It was 12% in May.", "a", "Ostrel Wire", None, date(2025, 5, 12), None, 0, 18, 7, 10)


def reply(*positions: Position, status: str = "answered", **parts: Any) -> Reply:
    answer = positions[0].answer if positions else None
    return Reply("How much?", status, answer, "percent", 0.9, positions, **parts)  # type: ignore[arg-type]


def position(answer: str | None = "12%", value: Measure | None = None, **parts: Any) -> Position:
    return Position(answer, value, 1, (QUOTE,), **parts)


def test_a_reply_that_answers_is_written_as_the_contract_says() -> None:
    assert complaints(to_json(reply(position()))) == []


def test_a_reply_that_finds_nothing_is_written_as_the_contract_says() -> None:
    assert complaints(to_json(reply(status="not_found", nearest=(QUOTE,)))) == []


def test_a_reply_with_everything_is_written_as_the_contract_says() -> None:
    told = Evidence(
        "She said 14%.", "b", "Inland Echo", "T", datetime(2025, 5, 12, 8, 5, 59), "https://x.test/b", 20, 33,
        29, 32, Context("Mirela Tosk spoke.", 1, 19), "Mirela Tosk", (Copy("c", "Lowen Gazette"),), ("why",),
    )  # fmt: skip
    full = reply(
        position(value=Measure(12.0, 12.0, "percent")),
        Position("14%", Measure(14.5, None, "percent"), 3, (told,), outlier=True),
        status="conflict",
        conflict=Conflict("outlier", "percent", "percent differs", "12% or 14%"),
        notes=(Note("less_precise", "rounded"),),
        id=7,
        explanation=("a line",),
    )
    written = to_json(full)
    assert complaints(written) == []
    assert written["positions"][1]["evidence"][0]["published"] == "2025-05-12T08:05"
    assert to_json(full, explain=True)["explanation"] == ["a line"]
    assert to_json(full, explain=True)["positions"][1]["evidence"][0]["why"] == ["why"]


@pytest.mark.parametrize("id", ["q1", "", 0, 7, 1.5])
def test_an_id_comes_back_unchanged(id: str | int | float) -> None:
    assert to_json(reply(position(), id=id))["id"] == id


def test_a_question_without_an_id_gets_none() -> None:
    assert "id" not in to_json(reply(position()))


@pytest.mark.parametrize(
    ("measure", "written"),
    [
        (Measure(15.0, 15.0, "percent"), {"low": 15, "high": 15, "unit": "percent"}),
        (Measure(12.5, None, "percent"), {"low": 12.5, "high": None, "unit": "percent"}),
        (
            Measure(date(2026, 3, 1), date(2026, 3, 31), "month"),
            {"low": "2026-03-01", "high": "2026-03-31", "unit": "month"},
        ),
        (Measure(None, None, "month"), {"low": None, "high": None, "unit": "month"}),
        (Measure(1.5e11, 1.5e11, "USD"), {"low": 150_000_000_000, "high": 150_000_000_000, "unit": "USD"}),
    ],
)
def test_bounds_are_whole_numbers_days_or_null(measure: Measure, written: dict[str, Any]) -> None:
    found = to_json(reply(position(value=measure)))["positions"][0]["value"]
    assert found == written
    assert isinstance(found["low"], type(written["low"]))


def broken(change: dict[str, Any]) -> dict[str, Any]:
    return {**to_json(reply(position())), **change}


@pytest.mark.parametrize(
    "change",
    [
        {"status": "maybe"},
        {"extra": 1},
        {"confidence": 1.2},
        {"status": "not_found"},
        {"status": "conflict"},
        {"answer": "13%"},
        {"nearest": [to_json(reply(position()))["positions"][0]["evidence"][0]]},
        {"positions": []},
    ],
)
def test_the_validator_sees_what_is_wrong(change: dict[str, Any]) -> None:
    assert complaints(broken(change)) != []
