"""What a question says of its sources and its time."""

from datetime import date

from answering.asking.restrictions import outlet_asked
from corpus.article import Article
from corpus.readers import from_row
from tests.answering.asking import ask


def told(id: str, source: str, published: str, text: str) -> Article:
    return from_row({"id": id, "source": source, "published": published, "text": text}, id)


ARTICLES = [
    told("wire", "Ostrel Wire", "2025-03-14", "Halvora agreed to a tariff of 12 percent."),
    told("review", "Orsenian Business Review", "2025-03-15", "Halvora agreed to a tariff of 14 percent."),
]


def test_only_the_outlet_that_is_named_is_heard() -> None:
    reply = ask("What tariff did Halvora agree to, according to the Orsenian Business Review?", ARTICLES)
    assert (reply.status, reply.answer) == ("answered", "14 percent")
    assert {e.article for p in reply.positions for e in p.evidence} == {"review"}
    assert reply.question.endswith("Review?")


def test_somebody_who_is_no_outlet_restricts_nothing() -> None:
    assert outlet_asked("What was agreed, according to Davor Quillane?", ["Ostrel Wire"]) is None


def test_what_stands_behind_the_outlet_stays_in_the_question() -> None:
    asked = "According to Ostrel Wire, what was agreed?"
    assert outlet_asked(asked, ["Ostrel Wire"]) == ("Ostrel Wire", "what was agreed?")


def test_last_week_is_not_answered_by_an_article_of_last_year() -> None:
    question = "What tariff did Halvora agree to last week?"
    assert ask(question, ARTICLES, now=date(2025, 3, 20)).status != "not_found"
    assert ask(question, ARTICLES, now=date(2026, 3, 20)).status == "not_found"
