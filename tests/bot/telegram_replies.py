"""A small newsroom for the Telegram tests: three articles, and an `ask` that knows three questions."""

from __future__ import annotations

from datetime import date, datetime

from answering.question import Query
from answering.reply import Conflict, Copy, Evidence, Note, Position, Reply
from bot.library.reading_room import ReadingRoom, room_of
from corpus.article import Article, Span

BEACON = Article(
    "beacon.txt",
    "The council met. The toll will be 15 percent, the mayor of Ostrava Bay said on Monday.",
    "beacon.txt",
    title="Toll agreed <at last>",
    source="Harbour & Beacon",
    published=datetime(2031, 5, 2, 10, 6),
    url="https://beacon.example/toll?a=1&b=2",
    sentences=(Span(0, 16), Span(17, 86)),
)
LEDGER = Article(
    "ledger.txt",
    "A toll of 20 percent was agreed, according to the port's own minutes.",
    "ledger.txt",
    source="Northern Ledger",
    published=date(2031, 5, 3),
    sentences=(Span(0, 69),),
)


def newsroom() -> ReadingRoom:
    """The articles, to be searched and shown."""
    return room_of([BEACON, LEDGER])


def quote(article: Article, words: str, answer: str | None = None, copies: tuple[Copy, ...] = ()) -> Evidence:
    start = article.text.index(words)
    found = article.text.index(answer, start) if answer else None
    return Evidence(
        words,
        article.id,
        article.outlet,
        article.title,
        article.published,
        article.url,
        start,
        start + len(words),
        found,
        found + len(answer) if answer and found is not None else None,
        copies=copies,
    )


FIFTEEN = quote(
    BEACON,
    "The toll will be 15 percent, the mayor of Ostrava Bay said on Monday.",
    "15 percent",
    (Copy("c.txt", "The Copyist"),),
)
TWENTY = quote(LEDGER, LEDGER.text, "20 percent")


def answered(question: str) -> Reply:
    position = Position("15 percent", None, 1, (FIFTEEN,))
    notes = (Note("single_origin", "one source & its copy"),)
    return Reply(question, "answered", "15 percent", "percent", 0.9, (position,), notes=notes)


def conflicting(question: str) -> Reply:
    positions = Position("15 percent", None, 1, (FIFTEEN,)), Position("20 percent", None, 1, (TWENTY,))
    conflict = Conflict("contradiction", "toll", "percent", "15 percent against 20 percent")
    return Reply(question, "conflict", "15 percent", "percent", 0.9, positions, conflict)


def not_found(question: str) -> Reply:
    return Reply(question, "not_found", None, "text", 0.1, nearest=(TWENTY,))


def ask(query: Query) -> Reply:
    """Conflict for "toll", an answer for "fifteen", nothing for the rest; "crash" fails."""
    if "crash" in query.text:
        raise RuntimeError("secret details of /srv/private")
    for word, reply in (("toll", conflicting), ("fifteen", answered)):
        if word in query.text.casefold():
            return reply(query.text)
    return not_found(query.text)
