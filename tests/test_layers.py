"""The packages stand in one line: each imports only those to its left."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

LINE = ("corpus", "retrieval", "answering", "bot")
ROOT = Path(__file__).parent.parent


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.split(".")[0]


@pytest.mark.parametrize("package", LINE)
def test_a_package_imports_only_those_to_its_left(package: str) -> None:
    allowed = set(LINE[: LINE.index(package) + 1])
    for path in (ROOT / package).rglob("*.py"):
        wrong = {name for name in imported(path) if name in LINE} - allowed
        assert not wrong, f"{path.relative_to(ROOT)} imports {sorted(wrong)}"


@pytest.mark.parametrize("package", LINE)
def test_a_package_init_imports_nothing(package: str) -> None:
    assert not list(imported(ROOT / package / "__init__.py"))
