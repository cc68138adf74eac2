"""Weights that do not fit the code are refused in one line that says what to do."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from answering.weighing import regression
from answering.weights import Weights, WrongWeights, read_weights
from bot.main import main

GOOD = {"weights": {"coverage": 1, "order": -0.5}, "bias": -2, "threshold": 0.3}
NAMES = ("coverage", "order")


def stored(path: Path, **changes: Any) -> Path:
    path.write_text(json.dumps({**GOOD, **changes}), encoding="utf-8")
    return path


def test_weights_are_read(tmp_path: Path) -> None:
    read = read_weights(stored(tmp_path / "w.json"), NAMES)
    assert read == Weights({"coverage": 1.0, "order": -0.5}, -2.0, 0.3)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"weights": {"coverage": 1}}, r"other features than this code reads \(order\): run `make train`"),
        ({"weights": {"coverage": 1, "order": "much"}}, "'much' is no number"),
        ({"weights": [1, 2]}, "cannot be read as weights"),
        ({"bias": None}, "None is no number"),
        ({"threshold": True}, "True is no number"),
    ],
)
def test_weights_that_do_not_fit_are_refused(tmp_path: Path, changes: dict[str, Any], says: str) -> None:
    with pytest.raises(WrongWeights, match=says):
        read_weights(stored(tmp_path / "w.json", **changes), NAMES)


@pytest.fixture
def broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A folder of data whose weights are no JSON."""
    (tmp_path / "evidence.json").write_text("{oops", encoding="utf-8")
    monkeypatch.setattr(regression, "DATA", tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    regression.weights.cache_clear()
    yield
    regression.weights.cache_clear()


@pytest.mark.usefixtures("broken")
def test_a_command_tells_of_them_in_one_line(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "rain.txt").write_text("It rained in Tarn.", encoding="utf-8")
    assert main(["ask", "--corpus", str(tmp_path / "rain.txt"), "Where did it rain?"]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    (line,) = shown.err.splitlines()
    assert line.startswith("crossquote: evidence.json cannot be read as weights")
