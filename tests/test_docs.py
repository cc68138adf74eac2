"""Whatever a user can type or set is written down where they look for it."""

import re
from pathlib import Path

import pytest
from typer.main import get_command

from bot.cli.app import app
from bot.library.place import PREFIX
from bot.main import main
from bot.settings import Settings

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
ENVIRONMENT = (ROOT / ".env.example").read_text(encoding="utf-8")
COMMANDS = sorted(get_command(app).commands)  # type: ignore[attr-defined]


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_stands_in_the_readmes_table(command: str) -> None:
    assert re.search(rf"^\|.*`crossquote {command}\b", README, re.MULTILINE)


def test_the_readme_names_no_command_that_does_not_exist() -> None:
    named = set(re.findall(r"`crossquote ([a-z]+)\b", README))
    assert named <= set(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_and_option_says_what_it_does(command: str) -> None:
    found = get_command(app).commands[command]  # type: ignore[attr-defined]
    assert found.help
    assert all(getattr(parameter, "help", None) for parameter in found.params)


@pytest.mark.parametrize("name", Settings.model_fields)
def test_each_setting_is_explained(name: str) -> None:
    explained = rf"^#[^\n]+\n(?:{PREFIX}\w+=[^\n]*\n)*{PREFIX}{name.upper()}="
    assert re.search(explained, ENVIRONMENT, re.MULTILINE)


def test_only_settings_are_explained() -> None:
    known = {PREFIX + name.upper() for name in Settings.model_fields}
    assert set(re.findall(rf"^({PREFIX}\w+)=", ENVIRONMENT, re.MULTILINE)) <= known


def test_the_readmes_commands_are_targets() -> None:
    targets = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"^make (\w+)", README, re.MULTILINE):
        assert re.search(rf"^{target}:", targets, re.MULTILINE)


def test_files_that_the_documents_link_to_exist() -> None:
    for document in (ROOT / "README.md", ROOT / "ARCHITECTURE.md", *(ROOT / "docs").glob("*.md")):
        for link in re.findall(r"\]\((?!https?:)([^)#]+)", document.read_text(encoding="utf-8")):
            assert (document.parent / link).exists(), f"{document.name} links to {link}"


def test_the_readmes_transcript_is_what_the_command_writes(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    for name in ("XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.setenv("COLUMNS", "80")
    (question, shown) = re.findall(r'^```console\n\$ crossquote "([^"]+)"\n(.*?)```', README, re.M | re.S)[0]
    assert main([question]) == 0
    assert capsys.readouterr().out == shown
