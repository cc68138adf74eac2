"""Invented news of many events in one library: what is told of each, and that nothing else is."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from answering.disagreements.disagreement import Disagreement
from answering.disagreements.disagreements import find_disagreements
from corpus.readers import from_row
from tests.answering.rows import plain_rows, read_cases, rows

KINDS = {"outlier": "contradiction", "superseded": "updated", "corrected": "updated"}


def events() -> list[dict[str, Any]]:
    return list(read_cases("clusters")["rows"])


@cache
def everything() -> tuple[Disagreement, ...]:
    """The disagreements of all events in one library; an article's id begins with its event's number."""
    return tuple(
        find_disagreements(
            from_row({"id": f"{number}-{at}", **document}, f"{number}-{at}")
            for number, event in enumerate(events())
            for at, document in enumerate(event["documents"])
        )
    )


def numbers(one: Disagreement) -> set[int]:
    """The events that a disagreement quotes."""
    quotes = (evidence for position in one.positions for evidence in position.evidence)
    return {int(quote.article.split("-")[0]) for quote in quotes}


def told_of(case: dict[str, Any]) -> list[Disagreement]:
    number = next(at for at, event in enumerate(events()) if event["name"] == case["name"])
    return [one for one in everything() if number in numbers(one)]


def is_meant(one: Disagreement, kind: str, sides: list[str]) -> bool:
    answers = [(position.answer or "").casefold() for position in one.positions]
    is_kind = kind in (KINDS.get(one.kind, one.kind), "either")
    return is_kind and all(any(side.casefold() in answer for answer in answers) for side in sides)


@pytest.mark.parametrize("case", rows("clusters", "name"))
def test_each_disagreement_of_an_event_is_told(case: dict[str, Any]) -> None:
    found = told_of(case)
    assert [told for told in case["told"] if not any(is_meant(one, *told) for one in found)] == []


@pytest.mark.parametrize("case", plain_rows("clusters", "name"))
def test_nothing_else_is_told_of_an_event(case: dict[str, Any]) -> None:
    known = [*case["told"], *case.get("may", [])]
    assert [one.summary for one in told_of(case) if not any(is_meant(one, *told) for told in known)] == []


def test_no_disagreement_is_of_two_events() -> None:
    assert all(len(numbers(one)) == 1 for one in everything())
