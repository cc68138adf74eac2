"""Whole replies over small collections of articles: status, answers in order, sources counted, copies."""

from datetime import date
from functools import cache
from typing import Any

import pytest

from answering.answerer import Answerer
from answering.question import Query
from answering.reply import Reply
from tests.answering.asking import answerer, read_documents
from tests.answering.rows import either, read_cases, rows


@cache
def answers_from(collection: str) -> Answerer:
    return answerer(read_documents(read_cases("replies")["collections"][collection]))


def complaints(case: dict[str, Any], reply: Reply) -> list[str]:
    """What of a row a reply does not meet."""
    wanted: list[list[str]] = case.get("answers", [])
    given = [position.answer for position in reply.positions]
    told = [
        copy for position in reply.positions for evidence in position.evidence for copy in evidence.copies
    ]
    quotes = [evidence.quote for position in reply.positions for evidence in position.evidence]
    met = {
        "status": reply.status in either(case["status"]),
        "positions": len(given) == len(wanted) or (case.get("or_more", False) and len(given) > len(wanted)),
        "answers": all(
            not accepted or any(words in (answer or "") for words in accepted)
            for accepted, answer in zip(wanted, given, strict=False)
        ),
        "kind": "kind" not in case or (reply.conflict is not None and reply.conflict.kind == case["kind"]),
        "sources": "sources" not in case
        or [position.independent_sources for position in reply.positions] == case["sources"],
        "copies": "copies" not in case or len(told) == case["copies"],
        "quote": "quote" not in case or any(case["quote"] in quote for quote in quotes),
    }
    return [name for name, is_met in met.items() if not is_met]


@pytest.mark.parametrize("case", rows("replies", "of", "question"))
def test_a_question_gets_this_reply(case: dict[str, Any]) -> None:
    reply = answers_from(case["of"]).ask(Query(case["question"]))
    if reply.status == "not_found" and "not_found" in either(case["status"]):
        return
    assert complaints(case, reply) == [], reply


TURNOUT = "What was the turnout in the presidential election?"


def outlets(reply: Reply) -> set[str]:
    return {evidence.source for position in reply.positions for evidence in position.evidence}


def test_only_the_source_that_is_asked_for_answers() -> None:
    reply = answers_from("election").ask(Query(TURNOUT, source="ostrel wire"))
    assert (reply.status, outlets(reply)) == ("answered", {"Ostrel Wire"})


def test_only_articles_of_the_days_asked_for_answer() -> None:
    later = answers_from("election").ask(Query(TURNOUT, since=date(2025, 9, 16)))
    assert (later.status, outlets(later)) == ("answered", {"Inland Echo"})
    assert answers_from("election").ask(Query(TURNOUT, until=date(2025, 9, 14))).status == "not_found"


def test_no_more_quotes_are_shown_than_asked_for_but_all_voices_count() -> None:
    question = "How much will the opera house in Lowen cost?"
    shown = [
        [
            len(position.evidence)
            for position in answers_from("outlier").ask(Query(question, limit=n)).positions
        ]
        for n in (1, 2)
    ]
    assert shown == [[1, 1], [2, 1]]


def test_each_pair_of_answers_is_explained_on_request() -> None:
    assert answers_from("election").ask(Query(TURNOUT)).explanation == ()
    assert answers_from("election").ask(Query(TURNOUT, explain=True)).explanation


def test_an_id_is_kept() -> None:
    assert answers_from("election").ask(Query(TURNOUT, id=0)).id == 0
