"""What is asked: a corpus from the cache, the library as it is now, or the bundled sample."""

import json
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from answering.question import Query
from answering.reply import Evidence, Reply
from bot.commands.chat import respond
from bot.commands.chat_commands import Turn
from bot.library.place import find_place
from bot.library.shelving import KEPT
from bot.wiring import FreshRoom, inquire
from corpus.store import Library

Run = Callable[..., Any]
SALT = "---\nsource: Tarn Gazette\npublished: 2031-05-02\n---\nThe council agreed a tariff of 12% on salt."
COAL = "---\nsource: Tarn Mail\npublished: 2031-06-02\n---\nThe miners agreed a tariff of 30% on coal."


@pytest.fixture
def articles(home: Path) -> Path:
    folder = home / "articles"
    folder.mkdir()
    (folder / "salt.md").write_text(SALT, encoding="utf-8")
    return folder


def found(run: Run, *arguments: object) -> list[str]:
    """The articles whose passages match."""
    outcome = run("search", "--json", *arguments)
    return [json.loads(line)["article"] for line in outcome.out.splitlines()]


def collections(home: Path) -> list[Path]:
    return list((home.parent / "xdg_cache_home").rglob("collections/*"))


def test_a_corpus_is_indexed_once_for_each_content(run: Run, home: Path, articles: Path) -> None:
    assert found(run, "--corpus", articles, "tariff") == ["salt.md"]
    (first,) = collections(home)
    built = {file: file.stat().st_mtime_ns for file in first.rglob("*.sqlite")}
    assert found(run, "--corpus", articles, "tariff") == ["salt.md"]
    assert {file: file.stat().st_mtime_ns for file in first.rglob("*.sqlite")} == built
    (articles / "coal.md").write_text(COAL, encoding="utf-8")
    assert sorted(found(run, "--corpus", articles, "tariff")) == ["coal.md", "salt.md"]
    assert len(collections(home)) == 2


def test_the_cache_keeps_only_the_latest(run: Run, home: Path, articles: Path) -> None:
    found(run, "--corpus", articles, "tariff")
    (first,) = collections(home)
    for number in range(KEPT):
        (first.parent / f"later{number}").mkdir()
    os.utime(first, (0, 0))
    (articles / "coal.md").write_text(COAL, encoding="utf-8")
    found(run, "--corpus", articles, "tariff")
    assert not first.exists()
    assert len(collections(home)) == KEPT


def test_an_empty_library_lets_the_sample_answer_and_says_so(run: Run) -> None:
    outcome = run("search", "Straits Accord")
    assert outcome.status == 0
    assert "sample articles answer" in outcome.err


def test_what_is_taken_in_is_asked_listed_and_shown(run: Run, articles: Path) -> None:
    taken = run("ingest", articles)
    assert (taken.status, taken.out.split(";")[0]) == (0, "1 new, 0 changed, 0 unchanged")
    assert found(run, "tariff") == ["salt.md"]
    assert json.loads(run("sources", "--json").out) == {
        "source": "Tarn Gazette",
        "articles": 1,
        "first": "2031-05-02",
        "last": "2031-05-02",
    }
    assert json.loads(run("articles", "--json").out)["id"] == "salt.md"
    assert run("articles", "--since", "2031-05-03").status == 1
    shown = json.loads(run("show", "salt.md", "--json").out)
    assert (shown["text"], shown["versions"]) == (SALT, [])
    assert "12% on salt" in run("show", "salt.md").out


def test_the_library_is_indexed_anew_when_it_has_changed(run: Run, articles: Path) -> None:
    run("ingest", articles)
    (articles / "salt.md").write_text(SALT.replace("salt", "pepper"), encoding="utf-8")
    assert run("ingest", articles).out.startswith("0 new, 1 changed")
    assert found(run, "pepper") == ["salt.md"]
    shown = json.loads(run("show", "salt.md", "--json").out)
    assert [version["text"] for version in shown["versions"]] == [SALT]


def test_a_few_new_articles_are_added_to_the_index_and_not_all_read_again(
    run: Run, home: Path, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(12):
        (articles / f"{number}.md").write_text(SALT.replace("salt", f"item{number}"), encoding="utf-8")
    run("ingest", articles)
    monkeypatch.setattr("bot.wiring.LocalEngine.build", lambda *_, **__: pytest.fail("built anew"))
    (articles / "coal.md").write_text(COAL, encoding="utf-8")
    (articles / "3.md").write_text(SALT.replace("salt", "pepper"), encoding="utf-8")
    assert run("ingest", articles).out.startswith("1 new, 1 changed, 12 unchanged")
    assert found(run, "coal") == ["coal.md"]
    assert found(run, "pepper") == ["3.md"]
    assert found(run, "item3") == []
    with Library(find_place().data / "library.sqlite") as library:
        library.remove("coal.md")
    assert found(run, "coal") == []
    assert found(run, "item7") == ["7.md"]


def test_filters_narrow_what_is_found(run: Run, articles: Path) -> None:
    (articles / "coal.md").write_text(COAL, encoding="utf-8")
    assert found(run, "--corpus", articles, "--source", "tarn mail", "tariff") == ["coal.md"]
    assert found(run, "--corpus", articles, "--until", "2031-05-31", "tariff") == ["salt.md"]
    assert len(found(run, "--corpus", articles, "--limit", 1, "tariff")) == 1


def test_a_process_that_runs_on_sees_what_is_taken_in_later(run: Run, articles: Path) -> None:
    fresh = FreshRoom(find_place())
    before = fresh.ask(Query("What tariff on salt was agreed?", now=date(2031, 5, 3)))
    run("ingest", articles)
    after = fresh.ask(Query("What tariff on salt was agreed?", now=date(2031, 5, 3)))
    assert "12%" not in (before.answer or "")
    assert after.answer == "12%"


def test_the_threshold_is_a_setting(
    run: Run, home: Path, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ("--corpus", articles, "What tariff on salt was agreed?")
    candidates = [{"id": "a", "text": "The council agreed a tariff of 12% on salt."}]
    item = {"id": 1, "question": asked[-1], "documents": candidates, "candidates": candidates}
    (home / "items.jsonl").write_text(json.dumps(item), encoding="utf-8")
    for threshold, status, answers in (("", "answered", True), ("1", "not_found", False)):
        monkeypatch.setenv("CROSSQUOTE_THRESHOLD", threshold)
        assert json.loads(run("ask", "--json", *asked).out)["status"] == status
        assert json.loads(run("batch", "items.jsonl").out)["status"] == status
        assert json.loads(run("select", "items.jsonl").out)["answerable"] is answers
        assert ("do not say" in run("simulate", "--as", "Ann", *asked).out) is not answers
        assert FreshRoom(find_place()).ask(Query("Who signed the accord?")).status in (status, "conflict")


def test_a_batch_opens_its_articles_once(
    run: Run, home: Path, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr("bot.wiring.digest", lambda files, lang: opened.append(articles) or "one")
    item = json.dumps({"question": "What tariff on salt was agreed?"})
    (home / "items.jsonl").write_text(f"{item}\n{item}\n{item}\n", encoding="utf-8")
    assert run("batch", "items.jsonl", "--corpus", articles).out.count("12%") >= 3
    assert len(opened) == 1


def test_a_stranger_is_played_as_telegram_would_treat_them(run: Run, articles: Path) -> None:
    asked = ("--as", "Ann", "--corpus", articles, "What tariff on salt was agreed?")
    assert "12%" in run("simulate", *asked).out
    refused = run("simulate", "--stranger", *asked)
    assert refused.status == 0
    assert "12%" not in refused.out


def test_a_missing_token_is_all_that_the_bot_speaks_of(run: Run) -> None:
    outcome = run("bot")
    assert outcome.status == 2
    assert [line.split(" is not set")[0] for line in outcome.err.splitlines()] == [
        "crossquote: CROSSQUOTE_TELEGRAM_TOKEN"
    ]


def test_the_chat_follows_up_and_knows_its_commands(capsys: pytest.CaptureFixture[str]) -> None:
    asked: list[str] = []

    def answer(question: str) -> Reply:
        asked.append(question)
        nearest = (Evidence("It rained.", "a.md", "Tarn Mail", None, None, None, 0, 10),)
        return Reply(question, "not_found", None, "text", 0.1, nearest=nearest, explanation=("no claim",))

    inquiry = inquire(None, None, None, None, None, None, None, False)
    turns: list[Turn] = []
    for line in (
        "What tariff did Osteria agree?",
        "/ask What about Narvia?",
        "/sources",
        "/explain",
        "/cite 1",
        "/export csv",
        "/watch this",
        "/what",
    ):
        turns += respond(line, turns, answer, inquiry, json=False)
    shown = capsys.readouterr()
    assert asked == ["What tariff did Osteria agree?", "What tariff did Narvia agree?"]
    assert "[1] Tarn Mail, undated (a.md)" in shown.out
    assert "no claim" in shown.out
    assert "“It rained.” – Tarn Mail, undated." in shown.out
    assert "What about Narvia?" not in shown.out.split("asked,question")[1]
    assert "on Telegram" in shown.out
    assert "/help lists" in shown.out


def test_the_chat_ends_calmly_with_its_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = iter(["/help", "", "/quit", "never read"])
    monkeypatch.setattr("builtins.input", lambda _: next(lines))
    outcome = run("chat")
    assert outcome.status == 0
    assert "Ctrl-D" in outcome.out
    assert list(lines) == ["never read"]


MILL = """---
source: Tarn Gazette
published: 2031-05-02
---
The mill in Lowen is led by Runa Haldt. Haldt, 44, came from a brewery. The mill in Lowen has 62 workers."""


def test_a_chat_knows_whom_it_named_two_answers_back(
    run: Run, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (articles / "mill.md").write_text(MILL, encoding="utf-8")
    said = iter(["Who leads the mill in Lowen?", "How many workers does it have?", "How old is she?"])
    monkeypatch.setattr("builtins.input", lambda _: next(said, "/quit"))
    told = run("chat", "--corpus", articles).out
    assert "Understood as: How many workers does the mill in Lowen have?\n62 (1 source)" in told
    assert "Understood as: How old is Runa Haldt?\n44" in told


def test_doctor_finds_nothing_wrong_with_a_fresh_installation(run: Run) -> None:
    outcome = run("doctor")
    assert (outcome.status, outcome.err) == (0, "")
    assert "FAIL" not in outcome.out
    assert run("doctor", "--health").out == ""


def test_a_data_folder_that_is_a_file_is_one_clear_error(
    run: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "data").touch()
    monkeypatch.setenv("CROSSQUOTE_DATA", str(home / "data"))
    for command in (["ask", "Who signed?"], ["status"], ["doctor"], ["doctor", "--health"]):
        outcome = run(*command)
        assert outcome.status == 2
        said = " ".join((outcome.out + outcome.err).split())  # doctor breaks long lines
        assert "CROSSQUOTE_DATA: " in said
        assert "is a file: name a folder" in said


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="no folder that nobody can write")
def test_doctor_finds_a_data_folder_that_cannot_be_made(run: Run) -> None:
    outcome = run("doctor", "--data", "/proc/nowhere")
    assert outcome.status == 2
    assert "FAIL folder: /proc/nowhere cannot be written" in outcome.out


def test_doctor_leaves_the_data_folder_as_it_was(run: Run, home: Path) -> None:
    assert run("doctor", "--data", home / "new").status == 0
    assert list(home.iterdir()) == []


def test_doctor_names_what_is_broken(run: Run, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (home / "library.sqlite").write_bytes(b"broken" * 200)
    monkeypatch.setenv("CROSSQUOTE_TELEGRAM_TOKNE", "hush")
    outcome = run("doctor", "--data", home)
    assert outcome.status == 2
    assert "FAIL library" in outcome.out
    assert "CROSSQUOTE_TELEGRAM_TOKNE" in outcome.out
    assert "hush" not in outcome.out
    monkeypatch.setenv("CROSSQUOTE_WEBHOOK_PORT", "many")
    assert "FAIL settings: CROSSQUOTE_WEBHOOK_PORT" in run("doctor", "--health").out
