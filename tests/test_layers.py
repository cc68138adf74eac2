"""The packages stand in one line, and so do the parts of each: all import only those to their left."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

LINE = ("corpus", "retrieval", "answering", "bot")
PARTS = {
    "answering": (
        *("language", "naming", "names", "quantities", "dates", "values", "clauses"),
        *("asking", "question", "quotations", "sentences"),
        *("weights", "figures", "fillers", "slots", "weighing"),
        *("evidence", "assurance", "prospects", "ceiling"),
        *("contrasts", "comparing", "conflict"),
        *("remark", "reply", "composing", "compose", "reading", "answerer"),
        *("deeds", "disagreements"),
    ),
    "bot": (
        *("intake", "limits", "words", "render", "terminal"),
        *("library", "settings", "wiring"),
        *("records", "chats", "access", "operation"),
        *("messages", "conflicts", "watches", "digests"),
        *("traffic", "handlers", "telegram_bot", "rehearsal"),
        *("scoring", "commands", "cli", "main"),
    ),
}
ROOT = Path(__file__).parent.parent


def imported(path: Path) -> Iterator[str]:
    """The modules that a file imports, by their whole names; `from bot import limits` is `bot.limits`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def sources(package: str, part: str) -> Iterator[Path]:
    file = ROOT / package / f"{part}.py"
    return iter([file]) if file.exists() else (ROOT / package / part).rglob("*.py")


@pytest.mark.parametrize("package", LINE)
def test_a_package_imports_only_those_to_its_left(package: str) -> None:
    allowed = set(LINE[: LINE.index(package) + 1])
    for path in (ROOT / package).rglob("*.py"):
        wrong = {name.split(".")[0] for name in imported(path)} & set(LINE) - allowed
        assert not wrong, f"{path.relative_to(ROOT)} imports {sorted(wrong)}"


@pytest.mark.parametrize(("package", "part"), [(name, part) for name in PARTS for part in PARTS[name]])
def test_a_part_of_a_package_imports_only_those_to_its_left(package: str, part: str) -> None:
    line = PARTS[package]
    allowed = {(package, name) for name in line[: line.index(part) + 1]}
    for path in sources(package, part):
        used = {tuple(name.split(".")[:2]) for name in imported(path)}
        wrong = {name for name in used if name[0] == package} - allowed
        assert not wrong, f"{path.relative_to(ROOT)} imports {sorted(wrong)}"


@pytest.mark.parametrize("package", PARTS)
def test_each_part_of_a_package_has_its_place(package: str) -> None:
    files = (ROOT / package).iterdir()
    found = {path.stem for path in files if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert found - {"__init__"} == set(PARTS[package])


@pytest.mark.parametrize("package", LINE)
def test_a_package_init_imports_nothing(package: str) -> None:
    for path in (ROOT / package).rglob("__init__.py"):
        assert not list(imported(path)), path.relative_to(ROOT)
