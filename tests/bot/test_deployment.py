"""The files that a deployment starts from agree with the program."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.settings import Settings

ROOT = Path(__file__).parents[2]
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text("utf-8"))
SERVICES: dict[str, Any] = COMPOSE["services"]
EXAMPLE = (ROOT / ".env.example").read_text("utf-8")
DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8")


def test_every_setting_is_in_the_example_and_nothing_else_is() -> None:
    named = re.findall(r"^CROSSQUOTE_(\w+)=", EXAMPLE, re.MULTILINE)
    assert sorted(named) == sorted(name.upper() for name in Settings.model_fields)


def test_every_setting_of_the_example_is_explained() -> None:
    for paragraph in EXAMPLE.strip().split("\n\n"):
        assert paragraph.startswith("#")


def test_the_example_as_it_stands_gives_the_defaults(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(EXAMPLE, encoding="utf-8")
    assert Settings(_env_file=tmp_path / ".env") == Settings(_env_file=None)  # type: ignore[call-arg]


@pytest.mark.parametrize("service", SERVICES)
def test_a_service_can_write_its_data_only(service: str) -> None:
    found = SERVICES[service]
    assert found["read_only"]
    assert found["cap_drop"] == ["ALL"]
    assert found["environment"]["CROSSQUOTE_DATA"] == "/data"
    assert [volume for volume in found["volumes"] if not volume.endswith(":ro")] == ["data:/data"]
    assert "data" in COMPOSE["volumes"]


def test_the_bot_is_kept_running_and_watched() -> None:
    bot = SERVICES["bot"]
    assert bot["restart"] == "unless-stopped"
    assert bot["healthcheck"]["test"] == ["CMD", "crossquote", "doctor", "--health"]
    assert bot["env_file"] == ".env"


def test_ingesting_is_a_job_that_cannot_change_the_articles() -> None:
    assert SERVICES["ingest"]["profiles"] == ["jobs"]
    assert "./articles:/articles:ro" in SERVICES["ingest"]["volumes"]


def test_the_image_runs_as_a_user_of_its_own() -> None:
    assert re.search(r"^USER (?!root)\w+", DOCKERFILE, re.MULTILINE)
    assert "HEALTHCHECK" in DOCKERFILE


def test_everything_the_image_copies_is_let_in_and_secrets_are_not() -> None:
    let_in = {
        line[1:] for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines() if line.startswith("!")
    }
    copied = {
        name
        for line in re.findall(r"^COPY (?!--from)(.+)$", DOCKERFILE, re.MULTILINE)
        for name in line.split()[:-1]
    }
    assert copied == let_in
    assert not any(name.startswith(".env") for name in let_in)
