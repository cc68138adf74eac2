"""Two speakers who give two figures in one article: both are shown, each under the right name."""

from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answering.clauses.reckoning import clauses, reckoning
from answering.reply import Reply
from corpus.readers import from_row
from tests.answering.asking import ask
from tests.answering.rows import rows

RALLY = "How many people attended the rally in Ossing?"
SPEAKERS = ("the police", "the organisers", "mayor Ada Veld", "the farmers' union", "Voltra")
FORMS = (
    "According to {who}, {n} people attended the rally in Ossing.",
    "About {n} people attended the rally in Ossing, according to {who}.",
    "Some {n} people attended the rally in Ossing, {who} said.",
)
AGAINST = (
    "But {who} put the crowd at {n}.",
    "Yet {who} spoke of {n}.",
    "But {who} said {n} people had come.",
)


def replied(text: str, question: str = RALLY) -> Reply:
    """What an article of one outlet answers."""
    row = {"text": text, "published": "2027-05-03", "source": "Ossing Post"}
    return ask(question, [from_row(row, "report")])


def told(case: dict[str, Any]) -> list[list[str] | None]:
    """Who is found to tell what in each clause of a text."""
    text = case["text"]
    found = [reckoning(text, start, end) for start, end in clauses(text)]
    return [[text[slice(*one.who)], text[slice(*one.told)].strip(" ,")] if one else None for one in found]


@pytest.mark.parametrize("case", rows("reckonings", "text"))
def test_a_clause_tells_who_gives_a_figure(case: dict[str, Any]) -> None:
    assert told(case) == case["told"]


@settings(max_examples=40, deadline=None)
@given(
    who=st.sampled_from(list(permutations(SPEAKERS, 2))),
    how=st.tuples(st.sampled_from(FORMS), st.sampled_from(AGAINST)),
)
def test_each_figure_stands_under_the_name_of_whoever_gives_it(
    who: tuple[str, str], how: tuple[str, str]
) -> None:
    text = " ".join(
        form.format(who=one, n=n) for form, one, n in zip(how, who, ("4,000", "12,000"), strict=True)
    )
    reply = replied(text)
    assert reply.conflict is not None, text
    assert reply.conflict.kind == "views_differ"
    said = [(position.answer or "", position.evidence[0].attributed_to) for position in reply.positions]
    for figure, whom in zip(("4,000", "12,000"), who, strict=True):
        assert [speaker for answer, speaker in said if figure in answer] == [whom]


def test_a_figure_that_leaves_out_what_it_counts_is_shown_with_the_sentence_that_tells_it() -> None:
    first = "About 4,000 people attended the rally in Ossing, police said."
    reply = replied(f"{first} The organisers spoke of 12,000.")
    contexts = [one.context and one.context.text for position in reply.positions for one in position.evidence]
    assert contexts == [None, first]


def test_both_speakers_are_named_in_the_summary() -> None:
    reply = replied("Police said 4,000 people attended the rally in Ossing; its organisers counted 12,000.")
    assert reply.conflict is not None
    assert reply.conflict.summary == (
        "4,000 according to police (Ossing Post, 3 May 2027); "
        "12,000 according to its organisers (Ossing Post, 3 May 2027)."
    )


def test_who_asks_for_the_figure_of_one_speaker_gets_that_alone() -> None:
    text = "According to the police, 4,000 people attended the rally in Ossing. Its organisers said 12,000."
    assert (
        replied(text, "How many people attended the rally in Ossing according to the police?").conflict
        is None
    )
