"""Saved replies are re-checked against the stored text: still there, moved, changed, or gone."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from answering.quotations.verification import NotAReply, stated

Run = Callable[..., Any]
ROOT = Path(__file__).parents[3]
HEAD = "---\nsource: Tarn Gazette\npublished: 2031-05-02\n---\n"
SALT = "The council agreed a tariff of 12% on salt. It rained all day, with a chance of 12% of snow."
QUESTION = "What tariff on salt was agreed?"


@pytest.fixture
def articles(home: Path) -> Path:
    (home / "articles").mkdir()
    write(home, SALT)
    (home / "articles" / "coal.md").write_text("The miners met in a pub on Friday.", encoding="utf-8")
    return home / "articles"


def write(home: Path, text: str) -> None:
    (home / "articles" / "salt.md").write_text(HEAD + text, encoding="utf-8")


def saved(run: Run, home: Path, *options: object) -> Path:
    reply = run("ask", "--json", *options, QUESTION)
    assert reply.status == 0
    (home / "replies.jsonl").write_text(reply.out, encoding="utf-8")
    return home / "replies.jsonl"


def outcomes(found: Any) -> dict[str, str]:
    return {row["what"]: row["status"] for row in map(json.loads, found.out.splitlines())}


def test_what_still_stands_is_ok(run: Run, home: Path, articles: Path) -> None:
    replies = saved(run, home, "--corpus", articles)
    found = run("verify", replies, "--corpus", articles, "--json")
    assert (found.status, found.err) == (0, "")
    assert outcomes(found) == {"quote": "ok", "answer": "ok"}
    shown = run("verify", replies, "--corpus", articles)
    assert (shown.status, shown.out) == (0, "1 reply, 2 passages: 2 ok, 0 moved, 0 changed, 0 missing\n")


def test_words_that_moved_are_told_with_their_new_place(run: Run, home: Path, articles: Path) -> None:
    replies = saved(run, home, "--corpus", articles)
    write(home, f"Correction: the mayor was there. {SALT}")
    found = run("verify", replies, "--corpus", articles, "--json")
    assert (found.status, outcomes(found)) == (1, {"quote": "moved", "answer": "moved"})
    text = (articles / "salt.md").read_text(encoding="utf-8")
    for row in map(json.loads, found.out.splitlines()):
        assert text[row["found"]["start"] : row["found"]["end"]] == row["text"]
    assert "now at salt.md" in run("verify", replies, "--corpus", articles).out


def test_words_that_moved_to_another_article_are_found(run: Run, home: Path, articles: Path) -> None:
    replies = saved(run, home, "--corpus", articles)
    (articles / "salt.md").rename(articles / "pepper.md")
    rows = run("verify", replies, "--corpus", articles, "--json").out.splitlines()
    assert json.loads(rows[0])["status"] == "moved"
    assert json.loads(rows[0])["found"]["article"] == "pepper.md"


def test_a_changed_article_is_told_with_the_version_that_held_the_words(
    run: Run, home: Path, articles: Path
) -> None:
    run("ingest", articles)
    replies = saved(run, home)
    assert run("verify", replies).status == 0
    write(home, SALT.replace("12%", "14%"))
    run("ingest", articles)
    found = run("verify", replies, "--json")
    assert (found.status, outcomes(found)) == (1, {"quote": "changed", "answer": "changed"})
    quote = json.loads(found.out.splitlines()[0])
    shown = json.loads(run("show", "salt.md", "--json").out)
    version = next(v for v in shown["versions"] if v["number"] == quote["found"]["version"])
    assert version["text"][quote["found"]["start"] : quote["found"]["end"]] == quote["text"]
    assert "version 1" in run("verify", replies).out


def test_words_that_are_nowhere_are_missing(run: Run, home: Path, articles: Path) -> None:
    replies = saved(run, home, "--corpus", articles)
    (articles / "salt.md").unlink()
    found = run("verify", replies, "--corpus", articles, "--json")
    assert (found.status, outcomes(found)) == (1, {"quote": "missing", "answer": "missing"})


def test_an_answer_that_is_not_where_it_should_be_is_seen(run: Run, home: Path, articles: Path) -> None:
    replies = saved(run, home, "--corpus", articles)
    reply = json.loads(replies.read_text(encoding="utf-8"))
    reply["answer"] = reply["positions"][0]["answer"] = "salt"
    replies.write_text(json.dumps(reply), encoding="utf-8")
    assert outcomes(run("verify", replies, "--corpus", articles, "--json")) == {
        "quote": "ok",
        "answer": "moved",
    }


def test_an_answer_of_the_whole_reply_that_no_position_gives_is_seen(
    run: Run, home: Path, articles: Path
) -> None:
    replies = saved(run, home, "--corpus", articles)
    reply = json.loads(replies.read_text(encoding="utf-8"))
    replies.write_text(json.dumps(reply | {"answer": "13%"}), encoding="utf-8")
    found = run("verify", replies, "--corpus", articles)
    assert found.status == 1
    assert found.out.startswith("missing line 1, answer: “13%”")


def test_a_bad_line_is_told_and_the_rest_is_checked(run: Run, home: Path, articles: Path) -> None:
    replies = saved(run, home, "--corpus", articles)
    good = replies.read_text(encoding="utf-8")
    bad = ['{"id": 7}', "{oops", '{"positions": [{"evidence": [{"quote": 1}]}]}', '{"id": 8, "error": {}}']
    replies.write_text("\n".join([*bad, good]), encoding="utf-8")
    found = run("verify", replies, "--corpus", articles, "--json")
    rows = [json.loads(line) for line in found.out.splitlines()]
    assert found.status == 2
    assert [row["error"]["code"] for row in rows if "error" in row] == ["bad_reply", "bad_json", "bad_reply"]
    assert [row["status"] for row in rows if "status" in row] == ["ok", "ok"]
    assert "line 4 tells of an error" in found.err
    people = run("verify", replies, "--corpus", articles)
    assert (people.status, len(people.err.splitlines())) == (2, 4)


def test_replies_of_a_batch_can_be_piped_in(home: Path, articles: Path) -> None:
    """As two processes: what `batch` writes is what `verify` reads."""
    item = json.dumps({"id": 1, "question": QUESTION})
    (home / "items.jsonl").write_text(f"{item}\n{item}\n", encoding="utf-8")
    command = f'"{sys.executable}" -m bot.main'
    piped = subprocess.run(
        ["bash", "-c", f"{command} batch items.jsonl --corpus articles | {command} verify --corpus articles"],
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert (piped.returncode, piped.stderr) == (0, b"")
    assert piped.stdout.decode().startswith("2 replies, 4 passages: 4 ok")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(
            st.sampled_from(["positions", "evidence", "quote", "article", "start", "context"]), inner
        )
    ),
    max_leaves=10,
)


@given(st.dictionaries(st.sampled_from(["positions", "nearest", "id"]), JSON))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_anything_is_a_reply_or_refused_in_words(item: dict[str, Any]) -> None:
    with suppress(NotAReply):
        assert all(one.start >= 0 for one in stated(item))
