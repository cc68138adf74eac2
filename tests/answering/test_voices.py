"""Whoever repeats another is not counted again."""

import pytest

from answering.assurance import judge
from answering.comparing.claim import Claim
from answering.composing.voices import cites, voices
from answering.question import Query, read_question
from answering.sentences.candidate import Candidate
from corpus.readers import from_row


def claim(source: str | None, text: str) -> Claim:
    article = from_row({"id": text, "source": source, "text": text}, "row")
    (judged, *_) = judge(read_question(Query("What tariff rate was agreed?")), [Candidate(article, 0, 1.0)])
    return Claim(judged)


@pytest.mark.parametrize(
    "text",
    [
        "The agreed tariff rate is 12 percent, a negotiator told Ostrel Wire.",
        "The agreed tariff rate is 12 percent, according to the Ostrel Wire.",
        "Ostrel Wire reported that the agreed tariff rate is 12 percent.",
    ],
)
def test_an_article_that_cites_an_outlet_repeats_its_voice(text: str) -> None:
    first = claim("Ostrel Wire", "Ministers settled on a tariff rate of 12 percent on Friday evening.")
    assert cites(claim("Brennick Post", text), "Ostrel Wire")
    assert voices([first, claim("Brennick Post", text)]) == 1


def test_outlets_that_do_not_cite_each_other_are_two_voices() -> None:
    first = claim("Ostrel Wire", "Ministers settled on a tariff rate of 12 percent on Friday evening.")
    second = claim("Brennick Post", "A rate of 12 percent was agreed as the tariff, the ministry said.")
    assert voices([first, second]) == 2


def test_articles_without_a_source_are_each_their_own_voice() -> None:
    first = claim(None, "Ministers settled on a tariff rate of 12 percent on Friday evening.")
    second = claim(None, "A rate of 12 percent was agreed as the tariff, the ministry said.")
    assert voices([first, second]) == 2
