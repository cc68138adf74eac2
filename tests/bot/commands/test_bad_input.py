"""Bad input gets one clear line on standard error and exit status 2, never a traceback."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

CASES = json.loads((Path(__file__).parents[2] / "cases" / "bad_input.json").read_text(encoding="utf-8"))
ARTICLE = "The ferry reached Dunmere at noon on Monday. Nobody on board was hurt, the harbour master said."


@pytest.fixture
def odd_files(home: Path) -> None:
    (home / "empty").mkdir()
    (home / "blank.txt").write_text("\n", encoding="utf-8")
    (home / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (home / "picture.png").write_bytes(b"\x89PNG")
    (home / "bad.jsonl").write_text("{oops\n[1]\n", encoding="utf-8")
    (home / "docs.jsonl").write_text('{"id": "d", "text": "Rain."}\n', encoding="utf-8")


@pytest.mark.usefixtures("odd_files")
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["when"])
def test_bad_input_is_told_in_one_line(run: Callable[..., Any], case: dict[str, Any]) -> None:
    found = run(*("x" * 10_000 if argument == "LONG" else argument for argument in case["args"]))
    complaint = [line for line in found.err.splitlines() if "sample articles answer" not in line]
    assert (found.status, found.out) == (2, "")
    assert len(complaint) == 1
    assert complaint[0].startswith("crossquote: ")
    assert case["says"] in complaint[0]


def test_a_bad_file_of_a_folder_is_named_and_the_rest_is_used(run: Callable[..., Any], home: Path) -> None:
    (home / "good.txt").write_text(ARTICLE, encoding="utf-8")
    (home / "bad.txt").write_bytes(bytes(range(256)) * 20)
    for _ in range(2):  # built, then from the cache
        found = run("search", "--corpus", ".", "Dunmere ferry", "--json")
        assert found.status == 0
        assert json.loads(found.out)["article"] == "good.txt"
        assert "bad.txt: binary data" in found.err


def test_an_old_encoding_is_read_and_told(run: Callable[..., Any], home: Path) -> None:
    text = (
        "Der Fährmann fuhr über den Fluß nach Dünmere. Die Fähre sank am Montag in der Nähe der Mündung. " * 5
    )
    (home / "old.txt").write_bytes(text.encode("cp1252"))
    found = run("search", "--corpus", "old.txt", "Fähre Dünmere", "--json")
    assert "decoded as" in found.err
    assert "Fähre" in json.loads(found.out.splitlines()[0])["text"]


def test_an_unreadable_date_is_a_note_and_no_error(run: Callable[..., Any], home: Path) -> None:
    row = {"id": "a", "text": ARTICLE, "published": "4 days ago"}
    (home / "rows.jsonl").write_text(json.dumps(row), encoding="utf-8")
    found = run("search", "--corpus", "rows.jsonl", "Dunmere", "--json")
    assert json.loads(found.out)["published"] is None
    assert "'4 days ago' cannot be read" in found.err


def test_a_corrupt_cache_is_rebuilt_and_told(run: Callable[..., Any], home: Path) -> None:
    (home / "good.txt").write_text(ARTICLE, encoding="utf-8")
    asked = ("search", "--corpus", "good.txt", "Dunmere", "--json")
    first = run(*asked)
    (collection,) = home.parent.rglob("collections/*")
    files = [file.relative_to(collection) for file in collection.rglob("*") if file.stat().st_size]
    assert len([file for file in files if file.is_absolute() or file.suffix]) >= 3
    for broken in files:
        if not (collection / broken).is_file() or broken.name == "library.sqlite-shm":
            continue
        (collection / broken).write_bytes(b"not ours")
        found = run(*asked)
        assert (found.status, found.out) == (0, first.out), broken
        assert "built anew" in found.err
        assert run(*asked).err == ""


def test_a_foreign_cache_is_rebuilt_and_told(run: Callable[..., Any], home: Path) -> None:
    (home / "good.txt").write_text(ARTICLE, encoding="utf-8")
    asked = ("search", "--corpus", "good.txt", "Dunmere", "--json")
    first = run(*asked)
    (meta,) = (home.parent).rglob("meta.json")
    meta.write_text(meta.read_text(encoding="utf-8").replace('"key": "', '"key": "x'), encoding="utf-8")
    found = run(*asked)
    assert (found.status, found.out) == (0, first.out)
    assert "built anew" in found.err


def test_without_a_cache_folder_it_works_in_memory(
    run: Callable[..., Any], home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "good.txt").write_text(ARTICLE, encoding="utf-8")
    (home / "file").write_text("not a folder", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / "file"))
    found = run("search", "--corpus", "good.txt", "Dunmere", "--json")
    assert found.status == 0
    assert "nothing is cached" in found.err


def test_a_damaged_library_says_what_to_do(run: Callable[..., Any], home: Path) -> None:
    (home / "data").mkdir()
    (home / "data" / "library.sqlite").write_bytes(b"not a database" * 100)
    found = run("ask", "--data", "data", "Who?")
    assert (found.status, found.out) == (2, "")
    assert "library.sqlite" in found.err
    assert "Traceback" not in found.err
