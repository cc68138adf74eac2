"""Rows of tests/cases as parameters; a row with `xfail` names a known failure, which must stay one."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

CASES = Path(__file__).parent.parent / "cases"


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Gives a test marked `rows("name")` each row of tests/cases/name.json as `row`."""
    for mark in metafunc.definition.iter_markers("rows"):
        metafunc.parametrize("row", list(_rows(mark.args[0])))


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "rows(name): runs once for each row of tests/cases/name.json")


def _rows(name: str) -> Iterator[object]:
    for row in json.loads((CASES / f"{name}.json").read_text(encoding="utf-8")):
        marks = [pytest.mark.xfail(reason=row["xfail"])] if "xfail" in row else []
        yield pytest.param(row, marks=marks, id=row.get("name") or str(row.get("text", row.get("line")))[:40])
