"""Figures in unlike sentences: an account without its noun, an article that gives the other figure too."""

import pytest

from answering.question import Query
from answering.reply import Reply
from tests.answering.asking import answerer, read_documents

PLANT = "The Orle paper mill will draw 1.8 million cubic metres of water a year, its owner says."
CRITICS = (
    "The angling club has calculated that the Orle paper mill will draw 3.1 million cubic metres of water a "
    "year. “1.8 million cubic metres, that is the whole lake,” says its founder, Egon Marr."
)
LEAK = (
    "About 12,000 litres of brine leaked into the Tarn on Tuesday, the water office said in a first estimate."
)


def asked(question: str, *told: tuple[str, str]) -> Reply:
    """The reply from articles of these days and texts, each of an outlet of its own."""
    documents = [
        {"id": f"{i}", "source": f"Outlet {i}", "published": day, "text": text}
        for i, (day, text) in enumerate(told)
    ]
    return answerer(read_documents(documents)).ask(Query(question))


def test_an_article_that_cites_the_other_figure_still_gives_its_own() -> None:
    reply = asked(
        "How much water will the Orle paper mill draw?", ("2031-04-08", PLANT), ("2031-04-08", CRITICS)
    )
    answers = sorted(position.answer or "" for position in reply.positions)
    assert [answer[:3] for answer in answers] == ["1.8", "3.1"], reply


@pytest.mark.parametrize(
    "account",
    [
        "The water office now puts the amount at 41,000 litres.",
        "The water office now speaks of 41,000 litres.",
    ],
)
def test_a_figure_without_its_noun_is_of_what_was_told_before(account: str) -> None:
    later = f"More brine than first thought has leaked into the Tarn. {account} Fish were not seen to die."
    reply = asked("How much brine leaked into the Tarn?", ("2031-03-03", LEAK), ("2031-03-06", later))
    assert any("41,000" in (position.answer or "") for position in reply.positions), reply
