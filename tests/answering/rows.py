"""Rows of cases: `tests/cases/NAME.json` as parameters, known failures strictly expected to fail."""

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest

CASES = Path(__file__).parent.parent / "cases"


@cache
def read_cases(name: str) -> Any:
    """What `tests/cases/NAME.json` holds."""
    return json.loads((CASES / f"{name}.json").read_text(encoding="utf-8"))


def rows(name: str, *shown: str) -> list[Any]:
    """The rows of a file, named in reports by the fields that are `shown`."""
    cases = read_cases(name)
    return [_row(case, shown) for case in (cases["rows"] if isinstance(cases, dict) else cases)]


def plain_rows(name: str, *shown: str) -> list[Any]:
    """The same rows for a promise that known failures keep too."""
    return [pytest.param(*row.values, id=row.id) for row in rows(name, *shown)]


def either(expected: object) -> list[Any]:
    """What a row accepts: one thing, or any of a list."""
    return expected if isinstance(expected, list) else [expected]


def _row(case: dict[str, Any], shown: Sequence[str]) -> Any:
    marks = [pytest.mark.xfail(reason=case["xfail"], strict=True)] if "xfail" in case else []
    return pytest.param(case, marks=marks, id=" | ".join(str(case[field]) for field in shown))
