"""Batches: JSON lines in, JSON lines out, in order, whatever single lines hold."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from answering.reply import SCHEMA
from bot.commands.batch import identity, run
from bot.intake import InputError, Line, parse_line

DOCUMENTS = [
    {"id": "a", "source": "Tarn Gazette", "text": "The council agreed a tariff of 12% on salt on Monday."},
    {"id": "b", "source": "Tarn Mail", "text": "Rain is expected over the weekend, forecasters said."},
]
Run = Callable[..., Any]


def lines(path: Path, *items: object) -> Path:
    path.write_text("\n".join(json.dumps(item) for item in items) + "\n", encoding="utf-8")
    return path


def replies(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


def test_each_line_is_answered_from_its_own_documents(run: Run, home: Path) -> None:
    items = lines(
        home / "items.jsonl",
        {"id": 7, "question": "What tariff on salt was agreed?", "documents": DOCUMENTS, "unknown": 1},
        {"id": "7", "question": "What tariff on salt was agreed?", "documents": []},
        {"question": "What tariff on salt was agreed?", "documents": DOCUMENTS, "source": "Tarn Mail"},
    )
    found = run("batch", items)
    first, second, third = replies(found.out)
    assert found.status == 0
    assert list(first)[:3] == ["schema", "id", "question"]
    assert (first["schema"], first["id"], first["status"], first["answer"]) == (SCHEMA, 7, "answered", "12%")
    (evidence,) = first["positions"][0]["evidence"]
    assert DOCUMENTS[0]["text"][evidence["start"] : evidence["end"]] == evidence["quote"]
    assert (second["id"], second["status"]) == ("7", "not_found")
    assert "id" not in third
    assert third["status"] == "not_found"


def test_a_bad_line_gives_its_error_and_the_rest_goes_on(run: Run, home: Path) -> None:
    good = {"id": "ok", "question": "What tariff on salt was agreed?", "documents": DOCUMENTS}
    path = home / "items.jsonl"
    path.write_bytes(
        b"{oops\n[]\n\xff\xfe{}\n"
        + json.dumps({"id": 3}).encode()
        + b"\n"
        + json.dumps({**good, "id": 4, "since": "yesterday-ish"}).encode()
        + b"\n"
        + json.dumps({**good, "id": 5, "documents": "none"}).encode()
        + b"\n\n"
        + json.dumps({**good, "id": 6, "question": "x" * 10_000}).encode()
        + b"\n"
        + json.dumps(good).encode()
    )
    found = run("batch", path)
    codes = [(reply.get("id"), reply.get("error", {}).get("code")) for reply in replies(found.out)]
    assert found.status == 2
    assert codes == [
        (None, "bad_json"),
        (None, "bad_json"),
        (None, "bad_encoding"),
        (3, "no_question"),
        (4, "bad_date"),
        (5, "bad_documents"),
        (6, "too_long"),
        ("ok", None),
    ]


def test_a_document_without_text_or_date_is_noted_and_the_others_answer(run: Run, home: Path) -> None:
    odd = [{"id": "x", "text": ""}, {**DOCUMENTS[0], "published": "NA"}]
    item = {"id": 1, "question": "What tariff on salt was agreed?", "documents": odd}
    found = run("batch", lines(home / "items.jsonl", item))
    assert found.status == 0
    assert replies(found.out)[0]["positions"][0]["evidence"][0]["published"] is None
    assert "'NA' cannot be read" in found.err
    assert "document 1 is left out" in found.err


def test_standard_input_is_read(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    text = json.dumps({"id": "a", "text": "They paid $3 million.", "ref": "2031-05-02"})
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    found = run("values", "-")
    (value,) = replies(found.out)[0]["values"]
    assert (value["type"], value["low"], value["high"], value["unit"]) == ("money", 3000000, 3000000, "USD")


def test_selection_keeps_the_ids_of_items_and_candidates(run: Run, home: Path) -> None:
    item = {
        "id": 0,
        "question": "What tariff on salt was agreed?",
        "candidates": [
            {"id": 1, "text": "Rain is expected over the weekend."},
            {"id": "two", "text": "The council agreed a tariff of 12% on salt."},
        ],
    }
    found = run("select", lines(home / "items.jsonl", item, {"id": 9}))
    first, second = replies(found.out)
    assert first["id"] == 0
    assert [ranked["id"] for ranked in first["ranked"]] == ["two", 1]
    assert isinstance(first["answerable"], bool)
    assert second["error"]["code"] == "no_candidates"
    assert found.status == 2


def test_documents_are_ranked_as_a_trec_run(run: Run, home: Path) -> None:
    documents = lines(
        home / "c.jsonl",
        {"id": "rain", "title": "Weather", "text": "Rain again over the coast."},
        {"id": 2, "title": "Trade", "text": "The salt tariff was agreed."},
    )
    queries = lines(home / "q.jsonl", {"id": "q1", "text": "salt tariff"})
    for ranker in ("fused", "bm25", "tfidf"):
        found = run("rank", "--corpus", documents, "--queries", queries, "--ranker", ranker)
        assert found.status == 0
        query, literal, document, place, score, tag = found.out.splitlines()[0].split()
        assert (query, literal, document, place) == ("q1", "Q0", "2", "1")
        assert float(score) > 0
        assert ranker in tag


def test_a_fault_in_one_item_loses_no_other(capsys: pytest.CaptureFixture[str]) -> None:
    def answer(item: Any) -> dict[str, Any]:
        return {"half": 1 / item["divide"]}

    found = list(run_lines({"id": 1, "divide": 0}, {"id": 2, "divide": 2}, answer=answer))
    assert found[0]["error"]["code"] == "internal"
    assert found[1] == {"id": 2, "half": 0.5}


def run_lines(*items: dict[str, Any], answer: Callable[[Any], dict[str, Any]]) -> list[dict[str, Any]]:
    return list(run([Line(number, item) for number, item in enumerate(items, 1)], answer))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(st.lists(JSON, max_size=8))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_line_gives_one_object_in_order(items: list[Any]) -> None:
    def refuse(item: Any) -> dict[str, Any]:
        raise InputError("no")

    found = list(run([parse_line(n, json.dumps(item).encode()) for n, item in enumerate(items, 1)], refuse))
    expected = [identity(item).get("id") if isinstance(item, dict) else None for item in items]
    assert [reply["id"] for reply in found] == expected
    assert all(reply["error"]["code"] for reply in found)


@given(st.binary(max_size=60))
@settings(max_examples=100, deadline=None)
def test_no_bytes_break_the_reading_of_a_line(raw: bytes) -> None:
    line = parse_line(1, raw)
    assert (line.error is None) or line.item == {}
