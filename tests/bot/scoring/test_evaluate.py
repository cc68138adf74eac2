"""Question sets are scored by what their rows ask for, and floors tell when a score has dropped."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot.scoring.spans import best_f1, is_exact

Run = Callable[..., Any]
ROOT = Path(__file__).parents[3]
CORPUS = [
    {"id": "salt", "source": "Tarn Gazette", "text": "The council agreed a tariff of 12% on salt on Monday."},
    {"id": "ferry", "source": "Tarn Mail", "text": "The ferry Lady Tarn sank near Dunmere in May 1911."},
]


def lines(path: Path, *rows: object) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return path


def scores(run: Run, *arguments: object) -> dict[str, Any]:
    found = run("eval", "--json", *arguments)
    assert found.status in (0, 1), found.err
    parsed: dict[str, Any] = json.loads(found.out)
    return parsed


def test_spans_are_scored_by_quote_and_by_the_words_of_the_answer(run: Run, home: Path) -> None:
    corpus = lines(home / "xs-corpus.jsonl", *CORPUS)
    questions = lines(
        home / "xs-questions.jsonl",
        {"id": 1, "question": "What tariff on salt was agreed?", "answers": ["12%", "a tariff of 12%"]},
        {"id": 2, "question": "Which minister resigned over the opera?", "answers": ["Olm"]},
    )
    metrics = scores(run, questions, "--corpus", corpus)["metrics"]
    assert metrics["answered"] == metrics["quote_holds_answer"] == metrics["first_quote_holds_answer"] == 0.5
    assert metrics["exact_answer"] == metrics["answer_f1"] == 0.5


@pytest.mark.parametrize(
    ("answer", "right", "f1"),
    [
        ("the Lady Tarn", ["Lady Tarn"], 1.0),
        ("Lady Tarn, of Dunmere", ["Lady Tarn"], 2 / 3),
        ("tarn tarn", ["Tarn"], 2 / 3),
        ("May 1911", ["June", "in May 1911"], 0.8),
        ("Olm", ["Tarn"], 0.0),
        (None, ["Tarn"], 0.0),
        ("the", ["the"], 0.0),
    ],
)
def test_words_are_counted_as_squad_does(answer: str | None, right: list[str], f1: float) -> None:
    assert best_f1(answer, right) == pytest.approx(f1)
    assert is_exact(answer, right) is (f1 == 1.0 or answer == "the")


def test_the_curve_falls_as_the_threshold_rises(run: Run, home: Path) -> None:
    rows = [
        {"id": n, "question": question, "expect": "answered", "answer_any": ["12%"], "documents": CORPUS}
        for n, question in enumerate(("What tariff on salt was agreed?", "What did the ferry agree?"))
    ]
    curve = scores(run, lines(home / "set.jsonl", *rows))["curve"]
    shares = [point["answered"] for point in curve]
    assert shares == sorted(shares, reverse=True)
    assert [point["threshold"] for point in curve] == sorted(point["threshold"] for point in curve)
    assert "threshold" in run("eval", home / "set.jsonl").out


def test_the_table_tells_of_each_kind_and_each_failure(run: Run, home: Path) -> None:
    row = {"id": "r1", "kind": "number", "question": "What tariff on salt was agreed?", "expect": "not_found"}
    found = run("eval", lines(home / "set.jsonl", {**row, "documents": CORPUS}))
    assert found.status == 1
    assert [line.split() for line in found.out.splitlines() if line.startswith(("kind", "number"))] == [
        ["kind", "items", "passed", "right", "flagged", "silent"],
        ["number", "1", "0", "0", "0", "0"],
    ]
    assert "expected status not_found" in found.out
    assert "answered: 12%" in found.out


@pytest.fixture
def folder(home: Path) -> Path:
    """Sets of each kind, and one whose data lie beside."""
    here = home / "sets"
    lines(here / "spans" / "xs-corpus.jsonl", *CORPUS)
    question = {"id": 1, "question": "What tariff on salt was agreed?"}
    lines(here / "spans" / "xs-questions.jsonl", {**question, "answers": ["12%"]})
    lines(here / "ranking" / "corpus.jsonl", *({"id": row["id"], "text": row["text"]} for row in CORPUS))
    lines(here / "ranking" / "queries.jsonl", {"id": "q", "text": "salt tariff"}, {"id": "z", "text": "no"})
    (here / "ranking" / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\nq\tsalt\t1\n", encoding="utf-8")
    lines(here / "values.jsonl", {"text": "They paid $3.", "ref": None, "gold": []})
    lines(home / "own" / "articles.jsonl", *CORPUS)
    lines(here / "own-dev.jsonl", {**question, "expect": "answered", "answer_any": ["12%"]})
    lines(here / "odd.jsonl", {"id": 1})
    return here


def test_every_set_of_a_folder_is_measured_against_its_floors(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    from bench import measure

    monkeypatch.setattr(measure, "FLOORS", tmp_path / "floors.json")
    assert measure.main([str(folder), "--write", "--curve"]) == 0
    written = json.loads((tmp_path / "floors.json").read_text(encoding="utf-8"))
    assert sorted(entry["set"] for entry in written.values()) == [
        "own-dev",
        "ranking",
        "spans/xs-questions",
        "values",
    ]
    assert "odd: passed over" in capsys.readouterr().out
    assert measure.main([str(folder)]) == 0
    assert "no floor" not in capsys.readouterr().out
    for entry in written.values():
        entry["floors"] = dict.fromkeys(entry["floors"], 1.01)
    (tmp_path / "floors.json").write_text(json.dumps(written), encoding="utf-8")
    assert measure.main([str(folder)]) == 1
    assert "FALLEN" in capsys.readouterr().out


def test_floors_for_other_data_or_no_data_are_told_and_passed_over(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    from bench import measure

    floors = {"0": {"set": "own-dev", "floors": {"passed": 2}}, "1": {"set": "gone", "floors": {"passed": 2}}}
    (tmp_path / "floors.json").write_text(json.dumps(floors), encoding="utf-8")
    monkeypatch.setattr(measure, "FLOORS", tmp_path / "floors.json")
    assert measure.main([str(folder)]) == 0
    told = capsys.readouterr().out
    assert "no floor for these data" in told
    assert "gone: not there, its floors are passed over" in told


def test_a_folder_that_is_not_there_is_told(home: Path) -> None:
    command = [sys.executable, "-m", "bench.measure", str(home / "nowhere")]
    found = subprocess.run(command, capture_output=True, cwd=ROOT, env={**os.environ})
    assert (found.returncode, found.stdout) == (0, b"")
    assert b"is not there: no set is measured" in found.stderr


def test_the_floors_that_are_kept_are_of_scores_that_are_measured() -> None:
    from bench import measure

    kept = measure.read_floors()
    assert kept
    for name, floors in kept.values():
        assert floors, name
        assert {floor.metric for floor in floors} <= measure.FLOORED
        assert all(0 <= floor.bound <= 1 for floor in floors)
