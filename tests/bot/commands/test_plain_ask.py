"""A plain question is read without Typer, and as Typer would read it."""

import subprocess
import sys
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from typer.main import get_command

from bot.cli.app import app
from bot.commands.plain_ask import plain_ask

PLAIN = (
    ["ask", "Who signed?"],
    ["ask", "--corpus", "a folder", "Who signed?", "--json"],
    ["ask", "--data", "d", "--since", "2025-10-01", "--until", "x", "--source", "", "--now", "n", "Who?"],
    ["ask", "--explain", "--explain", "--source", "one", "--source", "two", ""],
    ["Who signed the accord?", "--json"],
    ["ask doctor"],
)
OPTIONS = ("--json", "--explain", "--corpus", "--data", "--since", "--limit", "-h", "--help", "--json=1")
WORDS = ("ask", "doctor", "Who signed?", "3", "--", "-", "", "--corpus=x")
ANY = st.lists(st.sampled_from(OPTIONS + WORDS), max_size=6)
NOT_PLAIN: tuple[list[str], ...] = ([], ["ask"], ["doctor"], ["--help"], ["ask", "Who?", "--limit", "3"])


def as_typer_reads(argv: list[str]) -> dict[str, Any]:
    """The arguments that Typer would call `ask` with, without those that are not given."""
    given = argv[1:] if argv[0] == "ask" else argv
    command = get_command(app).commands["ask"]  # type: ignore[attr-defined]
    with command.make_context("ask", list(given)) as context:
        return {name: value for name, value in context.params.items() if value not in (None, False)}


@pytest.mark.parametrize("argv", PLAIN, ids=" ".join)
def test_a_plain_question_is_read_at_once(argv: list[str]) -> None:
    assert plain_ask(argv) is not None


@settings(deadline=None)  # importing what a command needs is slow once
@given(ANY)
@example(["ask", "--corpus", "", "Who?"])
def test_what_is_read_without_typer_is_read_as_typer_does(argv: list[str]) -> None:
    found = plain_ask(argv)
    assert found is None or {name: str(value) for name, value in found.items()} == {
        name: str(value) for name, value in as_typer_reads(argv).items()
    }


@pytest.mark.parametrize("argv", NOT_PLAIN, ids=str)
def test_everything_else_is_left_to_typer(argv: list[str]) -> None:
    assert plain_ask(argv) is None


def test_a_plain_question_waits_for_neither_typer_nor_rich() -> None:
    code = "import sys; from bot.main import main; main(sys.argv[1:]); print(*sys.modules)"
    command = [sys.executable, "-c", code, "ask", "--corpus", "corpus/sample", "Who signed?"]
    modules = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    assert "answering.answerer" in modules
    assert not {"typer", "rich", "sklearn", "numpy.ma", "telegram"} & set(modules)
