"""The packages stand in one line, and so do the parts of `bot/`: each imports only those to its left."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

LINE = ("corpus", "retrieval", "answering", "bot")
PARTS = (
    *("intake", "limits", "words", "render", "terminal"),
    *("library", "settings", "wiring"),
    *("records", "chats", "access", "operation"),
    *("messages", "conflicts", "watches", "digests"),
    *("traffic", "handlers", "telegram_bot", "rehearsal"),
    *("scoring", "commands", "cli", "main"),
)
ROOT = Path(__file__).parent.parent
BOT = ROOT / "bot"


def imported(path: Path) -> Iterator[str]:
    """The modules that a file imports, by their whole names; `from bot import limits` is `bot.limits`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def sources(part: str) -> Iterator[Path]:
    file = BOT / f"{part}.py"
    return iter([file]) if file.exists() else (BOT / part).rglob("*.py")


@pytest.mark.parametrize("package", LINE)
def test_a_package_imports_only_those_to_its_left(package: str) -> None:
    allowed = set(LINE[: LINE.index(package) + 1])
    for path in (ROOT / package).rglob("*.py"):
        wrong = {name.split(".")[0] for name in imported(path)} & set(LINE) - allowed
        assert not wrong, f"{path.relative_to(ROOT)} imports {sorted(wrong)}"


@pytest.mark.parametrize("part", PARTS)
def test_a_part_of_the_bot_imports_only_those_to_its_left(part: str) -> None:
    allowed = {f"bot.{name}" for name in PARTS[: PARTS.index(part) + 1]}
    for path in sources(part):
        wrong = {
            ".".join(name.split(".")[:2]) for name in imported(path) if name.startswith("bot.")
        } - allowed
        assert not wrong, f"{path.relative_to(ROOT)} imports {sorted(wrong)}"


def test_each_part_of_the_bot_has_its_place() -> None:
    found = {path.stem for path in BOT.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert found - {"__init__"} == set(PARTS)


@pytest.mark.parametrize("package", LINE)
def test_a_package_init_imports_nothing(package: str) -> None:
    for path in (ROOT / package).rglob("__init__.py"):
        assert not list(imported(path)), path.relative_to(ROOT)
