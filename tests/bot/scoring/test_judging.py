"""What counts as a pass, and what a set of verdicts comes to."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from answering.reply import Evidence, Position, Reply
from bot.scoring.judging import judge
from bot.scoring.scores import THRESHOLDS, curve
from bot.scoring.tally import rates

SEEDS = Path(__file__).parents[3].parent / "shared"


def position(answer: str, article: str = "a", quote: str = "It was 12% in May.") -> Position:
    return Position(answer, None, 1, (Evidence(quote, article, "A", None, None, None, 0, len(quote)),))


def reply(status: str, *positions: Position) -> Reply:
    answer = positions[0].answer if positions else None
    return Reply("How much?", status, answer, "percent", 0.9, positions)  # type: ignore[arg-type]


def missed(row: dict[str, Any], found: Reply) -> tuple[str, ...]:
    return judge({"id": 1, **row}, found).missed


ROW = {
    "expect": "answered",
    "answer_any": ["12%", "12 percent"],
    "quote_any": ["12% in May"],
    "articles_any": ["a"],
}


def test_a_reply_with_all_that_is_expected_passes() -> None:
    assert missed(ROW, reply("answered", position("12%"))) == ()


@pytest.mark.parametrize(
    ("found", "misses"),
    [
        (reply("conflict", position("12%")), "status answered"),
        (reply("answered", position("13%")), "answer “12%” or “12 percent”"),
        (reply("answered", position("12%", "b")), "quote “12% in May” from “a”"),
        (reply("answered", position("12%", "a", "It was 12%.")), "quote “12% in May” from “a”"),
        (reply("not_found"), "status answered"),
    ],
)
def test_each_thing_that_is_missing_is_named(found: Reply, misses: str) -> None:
    assert missed(ROW, found) == (misses,)


def test_each_side_needs_a_position_of_its_own() -> None:
    sides = [{"answer_any": ["March"], "articles": ["a"]}, {"answer_any": ["March 2024"], "articles": ["b"]}]
    row = {"expect": "conflict", "accept": ["answered"], "sides": sides}
    both = (position("March", "a"), position("March 2024", "b"))
    assert missed(row, reply("conflict", *both)) == ()
    assert missed(row, reply("answered", *both)) == ()
    assert missed(row, reply("conflict", both[1])) != ()
    assert missed(row, reply("updated", *both)) == ("status conflict or answered",)


def test_a_quote_that_is_not_verbatim_never_passes() -> None:
    assert judge({"id": 1, **ROW}, reply("answered", position("12%")), ["It was"]).missed == (
        "verbatim quote: It was",
    )


def test_rates_are_those_worked_out_by_hand() -> None:
    rows = [
        ({"expect": "conflict"}, reply("updated", position("1"))),
        ({"expect": "conflict"}, reply("answered", position("1"))),
        (
            {"expect": "answered", "answer_any": ["1"], "wrong_answers": ["2"]},
            reply("answered", position("2")),
        ),
        ({"expect": "answered", "answer_any": ["1"]}, reply("conflict", position("1"))),
        ({"expect": "not_found"}, reply("not_found")),
    ]
    verdicts = [judge({"id": number, **row}, found) for number, (row, found) in enumerate(rows)]
    found = rates(verdicts)
    assert (found["flag_recall"], found["false_alarms"], found["balanced_accuracy"]) == (0.5, 0.5, 0.5)
    assert (found["right_answers"], found["wrong_answers"], found["declined"]) == (0.5, 1.0, 1.0)
    points = curve([verdict.mistaken] * len(THRESHOLDS) for verdict in verdicts)
    assert points[-1] == {"threshold": THRESHOLDS[-1], "answered": 0.8, "wrong": 0.25}


def test_a_set_of_candidates_is_scored_by_rank(run: Callable[..., Any], home: Path) -> None:
    row = {
        "id": "s1",
        "question": "How many people died when the ferry sank?",
        "candidates": [
            {"id": "x", "text": "The weather was fine.", "label": 0},
            {"id": "y", "text": "Nine people died when the ferry sank.", "label": 1},
        ],
    }
    (home / "set.jsonl").write_text(json.dumps(row), encoding="utf-8")
    found = run("eval", "set.jsonl", "--json")
    assert found.status == 0
    assert json.loads(found.out)["metrics"]["mrr"] == 1.0


def test_the_questions_on_the_five_real_articles_all_pass(run: Callable[..., Any]) -> None:
    if not SEEDS.is_dir():
        pytest.skip("the shared articles are not here")
    found = run("eval", SEEDS / "eval" / "seeds-dev.jsonl", "--corpus", SEEDS / "seeds", "--json")
    assert json.loads(found.out)["failures"] == []
    assert found.status == 0
