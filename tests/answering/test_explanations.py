"""Why two answers were flagged or not, in plain words, and a disagreement in one line."""

from datetime import date

import pytest

from answering import conflict
from answering.composing import explanation
from answering.composing.explanation import because, explained
from answering.composing.summary import disagreement, timeline
from answering.conflict import Verdict
from answering.contrasts import contrast
from answering.question import Query
from answering.reply import Evidence, Position
from tests.answering.asking import ask, read_documents

RULES = [rule for rule, *_ in (*conflict._RULES, *contrast._RULES)]


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_a_reason_in_plain_words(rule: str) -> None:
    assert rule in explanation._BECAUSE
    assert "cannot both hold" not in because(rule)


def test_an_explanation_names_the_words_that_a_rule_turned_on() -> None:
    told = explained(
        Verdict("contradiction", "opposite word", "approved", "rejected"), "“A” (Post)", "“B” (Echo)"
    )
    assert told.endswith("as the words are opposites: “approved” against “rejected”.")


def position(answer: str | None, outlets: list[str], day: date | None = None) -> Position:
    evidence = tuple(Evidence("…", outlet, outlet, None, day, None, 0, 1) for outlet in outlets)
    return Position(answer, None, len(outlets), evidence)


def test_a_summary_counts_the_sources_and_names_the_few() -> None:
    many = position("28 October 2025", ["Ostrel Wire", "Lowen Gazette", "Inland Echo"])
    one = position("24 October 2023", ["Brennick Post"], date(2025, 10, 30))
    assert disagreement([many, one], ["says", "says"]) == (
        "3 sources say 28 October 2025; 1 (Brennick Post, 30 October 2025) says 24 October 2023."
    )


def test_a_summary_of_yes_and_no_says_so() -> None:
    sides = [position(None, ["Ostrel Wire", "Lowen Gazette"]), position(None, ["Brennick Post"])]
    told = disagreement(sides, ["yes", "no"])
    assert told == "2 sources (Ostrel Wire, Lowen Gazette) say yes; 1 (Brennick Post) says no."


@pytest.mark.parametrize(
    ("quote", "answer", "told"),
    [
        ("Fifty-seven people left their homes.", "Fifty-seven people", "says fifty-seven people;"),
        ("Nearly 90 people left their homes.", "Nearly 90 people", "says nearly 90 people;"),
        ("Edwin Tosk left his home.", "Edwin Tosk", "says Edwin Tosk;"),
        ("The Lowen Gazette was sold.", "The Lowen Gazette", "says The Lowen Gazette;"),
        ("Tuesday was the last day.", "Tuesday", "says Tuesday;"),
    ],
)
def test_a_capital_that_only_opens_a_sentence_is_not_kept(quote: str, answer: str, told: str) -> None:
    one = Evidence(quote, "a", "Echo", None, None, None, 7, 7 + len(quote), 7, 7 + len(answer))
    positions = [Position(answer, None, 1, (one,)), position("41 people", ["Ostrel Wire"])]
    assert told in disagreement(positions, ["says", "says"])


def test_an_update_is_told_from_its_end() -> None:
    newest = position("19", ["Lowen Gazette"], date(2025, 6, 4))
    oldest = position("11", ["Ostrel Wire"], date(2025, 6, 3))
    assert timeline([newest, oldest]) == (
        "Latest: 19 (Lowen Gazette, 4 June 2025); before: 11 (Ostrel Wire, 3 June 2025)."
    )


def test_an_article_that_contradicts_itself_is_told_and_is_no_conflict() -> None:
    seats = "The Quay Arena in Lowen will seat {} people."
    text = f"{seats.format('4,000')} Critics doubt it. {seats.format('6,500')}"
    reply = ask(
        "How many people will the Quay Arena in Lowen seat?",
        read_documents([{"id": "a", "source": "Lowen Gazette", "text": text}]),
    )
    assert reply.status == "answered"
    assert any("Lowen Gazette itself says both" in note.text for note in reply.notes)


def test_each_pair_is_explained_by_one_sentence() -> None:
    documents = [
        {"id": "a", "source": "Lowen Gazette", "text": "The senate approved the Brennick treaty."},
        {"id": "b", "source": "Inland Echo", "text": "The senate rejected the Brennick treaty."},
    ]
    reply = ask("Did the senate approve the Brennick treaty?", read_documents(documents), explain=True)
    assert reply.status == "conflict"
    assert reply.explanation[0].endswith("as the words are opposites: “approve” against “rejected”.")
    assert reply.conflict is not None
    assert reply.conflict.summary == "1 source (Lowen Gazette) says yes; 1 (Inland Echo) says no."


def test_nothing_is_explained_unasked() -> None:
    assert ask("Who?", read_documents([{"id": "a", "text": "Nobody."}]), explain=False).explanation == ()
    assert Query("Who?").explain is False
