"""`whosaid` as people and programs meet it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
STORY = (
    "---\nsource: Tarn Gazette\npublished: 2031-05-02\nurl: https://tarn.example/salt\ntitle: Salt\n---\n"
    "“We will never\n   tax salt,” the mayor said on Monday. The council agreed nothing else."
)


@pytest.fixture
def articles(home: Path) -> Path:
    (home / "salt.md").write_text(STORY, encoding="utf-8")
    (home / "rain.txt").write_text("Rain is expected over the weekend, forecasters said.", encoding="utf-8")
    return home


def test_programs_get_offsets_into_the_stored_text(run: Run, articles: Path) -> None:
    found = run("whosaid", "--corpus", articles, "--json", '"we will never tax salt" the mayor said')
    assert found.status == 0
    holder = json.loads(found.out)
    text = json.loads(run("show", "salt.md", "--corpus", articles, "--json").out)["text"]
    assert text[holder["start"] : holder["end"]] == holder["quote"]
    assert holder["quote"] == "“We will never\n   tax salt,” the mayor said"
    assert text[holder["longest_start"] : holder["longest_end"]] == holder["quote"]
    stated = {name: holder[name] for name in ("article", "source", "title", "published", "url", "copies")}
    assert stated == {
        "article": "salt.md",
        "source": "Tarn Gazette",
        "title": "Salt",
        "published": "2031-05-02",
        "url": "https://tarn.example/salt",
        "copies": [],
    }
    assert (holder["similarity"], holder["exact"]) == (1.0, False)


def test_people_get_outlet_date_link_and_likeness(run: Run, articles: Path) -> None:
    shown = run("whosaid", "--corpus", articles, "We shall never tax salt").out
    assert shown.splitlines() == [
        "Tarn Gazette, 2 May 2031: Salt",
        "  “We will never tax salt”",
        "  nearly: 80% of the words; salt.md 95–120",
        "  https://tarn.example/salt",
    ]


def test_the_same_in_the_library_and_with_a_filter(run: Run, articles: Path) -> None:
    run("ingest", articles)
    assert json.loads(run("whosaid", "--json", "tax salt,” the mayor said").out)["exact"] is True
    assert run("whosaid", "--source", "Tarn Mail", "tax salt,” the mayor said").status == 1


def test_nothing_found_is_told_and_no_result(run: Run, articles: Path) -> None:
    found = run("whosaid", "--corpus", articles, "A sentence that nobody in these articles has ever said")
    assert (found.status, found.out) == (1, "")
    assert "no article holds this passage" in found.err


def test_a_mark_cannot_hide_an_escape(run: Run, home: Path) -> None:
    (home / "odd.txt").write_text("The mayor \x1b[31msaid that salt is free.", encoding="utf-8")
    assert "\x1b" not in run("whosaid", "--corpus", "odd.txt", "said that salt is free").out
