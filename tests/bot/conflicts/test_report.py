"""`conflicts` as people and programs meet it."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from answering.disagreements.disagreement import Disagreement
from bot.conflicts import search as conflicts
from bot.conflicts.search import Filters, chosen, find_conflicts
from corpus.readers import from_row, read
from corpus.store import Library

Run = Callable[..., Any]
SAMPLE = Path(__file__).parents[3] / "corpus" / "sample"


def told(run: Run, *options: object) -> list[dict[str, Any]]:
    return [
        json.loads(line) for line in run("conflicts", "--corpus", SAMPLE, "--json", *options).out.splitlines()
    ]


def test_the_sample_holds_an_outlier_two_dates_and_an_update_newest_first(run: Run) -> None:
    found = told(run)
    assert {row["kind"] for row in found} == {"outlier", "contradiction", "superseded"}
    newest = [max(e["published"] for p in row["positions"] for e in p["evidence"]) for row in found]
    assert newest == sorted(newest, reverse=True)
    values = [{position["answer"] for position in row["positions"]} for row in found]
    assert {"12 percent", "14%"} in values
    assert {"14 March 2025", "13 March 2025"} in values


def test_filters_narrow_what_is_listed(run: Run) -> None:
    every = told(run)
    assert told(run, "--limit", 1) == every[:1]
    assert told(run, "--since", "2025-04-01") == [row for row in every if row["kind"] == "superseded"]
    assert told(run, "--until", "2025-03-31") == [row for row in every if row["kind"] != "superseded"]
    assert told(run, "--kind", "superseded") == [row for row in every if row["kind"] == "superseded"]
    named = told(run, "--source", "halvora herald")
    assert ["13 March 2025" in {p["answer"] for p in row["positions"]} for row in named] == [True]
    surest = [row["sure"] for row in told(run, "--sort", "sure")]
    assert surest == sorted(surest, reverse=True)


def test_people_get_the_flag_then_both_quotes(run: Run) -> None:
    shown = run("conflicts", "--corpus", SAMPLE, "--sort", "sure")
    assert shown.status == 0
    assert "ONE SOURCE DISAGREES" in shown.out
    assert "12 percent (3 independent sources)" in shown.out


def test_a_page_is_written_into_a_file(run: Run, home: Path) -> None:
    shown = run("conflicts", "--corpus", SAMPLE, "--html", home / "page.html")
    assert (shown.status, shown.out) == (0, "")
    assert (home / "page.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert run("conflicts", "--corpus", SAMPLE, "--html", home / "no" / "page.html").status == 2


def test_where_nothing_disagrees_the_status_says_so(run: Run, home: Path) -> None:
    (home / "rain.txt").write_text("Rain is expected over the weekend, forecasters said.", encoding="utf-8")
    shown = run("conflicts", "--corpus", home / "rain.txt")
    assert (shown.status, shown.out) == (1, "")


@pytest.mark.parametrize("option", [("--kind", "quarrel"), ("--sort", "old")])
def test_an_unknown_kind_or_order_is_refused_in_one_line(run: Run, option: tuple[str, str]) -> None:
    shown = run("conflicts", *option)
    assert shown.status == 2
    assert shown.err.count("\n") == 1
    assert option[1] in shown.err


def bridges(count: int) -> list[dict[str, Any]]:
    """As many bridges, of each of which two outlets tell another price."""
    return [
        {
            "id": f"{at}-{outlet}", "source": f"{outlet} {at}", "published": "2031-05-02",
            "title": f"Bridge of {name} in {name}burg",
            "text": f"The {name} Bridge in {name}burg cost ${price} million, {outlet} of {name} reports.",
        }
        for at in range(count)
        for name in [f"Q{'abcdefghij'[at % 10]}x{'klmnopqrst'[at // 10]}ar"]
        for outlet, price in (("Beacon", 40), ("Courier", 70))
    ]  # fmt: skip


def test_two_processes_find_what_one_finds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Library(tmp_path / "library.sqlite") as library:
        library.add(from_row(row, row["id"]) for row in bridges(40))
        alone = find_conflicts(library)
        monkeypatch.setattr(conflicts, "MANY", 1)
        monkeypatch.setattr(conflicts, "LOT", 30)
        passed: list[str] = []

        def watch(items: Any, label: str, total: int | None = None) -> Any:
            passed.append(label)
            return items

        assert find_conflicts(library, Filters(), watch) == alone
    assert len(alone) == 40
    assert passed == ["Reading", "Comparing"]


def test_the_same_library_gives_the_same_names_whatever_else_it_holds(
    tmp_path: Path,
) -> None:
    with Library(tmp_path / "library.sqlite") as library:
        library.add(read(SAMPLE, print))
        before = find_conflicts(library)
        assert find_conflicts(library) == before
        library.add([from_row({"id": "rain", "text": "Rain is expected over the weekend."}, "rain")])
        assert [one.id for one in find_conflicts(library)] == [one.id for one in before]


def test_an_undated_disagreement_is_older_than_any_since() -> None:
    undated = Disagreement("0" * 12, "contradiction", "", "", "", "date", "", (), 0.5, 0.5)
    assert chosen([undated], Filters()) == (undated,)
    assert chosen([undated], Filters(since=date(1999, 1, 1))) == ()
