"""How two sentences relate as answers to a question: rows of pairs, published one after the other."""

from datetime import date
from typing import Any

import pytest

from answering.assurance import judge
from answering.comparing.claim import Claim
from answering.composing.positions import claims_of
from answering.conflict import Verdict, compare
from answering.question import Query, Question, read_question
from answering.sentences.candidate import Candidate
from corpus.article import Article, Span
from tests.answering.rows import either, plain_rows, rows

DAYS = ("2025-05-12", "2025-05-12")


def claims(question: Question, sentences: list[str], days: list[str | None]) -> list[Claim]:
    """The claim of each sentence, published on its day by an outlet of its own."""
    articles = [
        Article(
            str(i), text, str(i), source=f"Outlet {i}", published=date.fromisoformat(on) if on else None,
            sentences=(Span(0, len(text)),),
        )
        for i, (text, on) in enumerate(zip(sentences, days, strict=True))
    ]  # fmt: skip
    judged = judge(question, [Candidate(article, 0, 1.0) for article in articles])
    return sorted(claims_of(question, judged, 0.0), key=lambda claim: claim.article.id)


def verdicts(case: dict[str, Any]) -> list[Verdict]:
    question = read_question(Query(case["question"]))
    found = claims(question, [case["one"], case["other"]], case.get("days", DAYS))
    if len(found) < 2:
        return [Verdict("unaligned", "one makes no claim")]
    return [compare(question, *found), compare(question, *reversed(found))]


@pytest.mark.parametrize("case", rows("claims", "question", "one", "other"))
def test_two_sentences_relate_so(case: dict[str, Any]) -> None:
    for verdict in verdicts(case):
        assert verdict.relation in either(case["relation"]), verdict.rule


@pytest.mark.parametrize("case", plain_rows("claims", "question", "one", "other"))
def test_it_does_not_matter_which_is_named_first(case: dict[str, Any]) -> None:
    assert len({verdict.relation for verdict in verdicts(case)}) == 1
