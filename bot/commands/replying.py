"""One reply, found and written for a person or for a program."""

from __future__ import annotations

from pathlib import Path

from answering.reply import Reply, to_json
from bot.terminal import note, say_json, show
from bot.wiring import inquire

NOTHING_FOUND = 1


def answer(
    question: str,
    corpus: Path | None = None,
    data: Path | None = None,
    since: str | None = None,
    until: str | None = None,
    source: str | None = None,
    now: str | None = None,
    limit: int | None = None,
    json: bool = False,
    explain: bool = False,
) -> int:
    """Answers one question, put as the options of `ask` say; the exit status is that of `show_reply`."""
    inquiry = inquire(corpus, data, since, until, source, now, limit, explain)
    reply = inquiry.room().answerer.ask(inquiry.asking.query(question))
    if reply.status == "not_found" and inquiry.asking.narrowing:
        note(f"only articles {inquiry.asking.narrowing} were asked")
    return show_reply(reply, json=json, explain=explain)


def show_reply(reply: Reply, *, json: bool, explain: bool) -> int:
    """Writes the reply; the exit status is 0 where something was found, a conflict included, else 1."""
    if json:
        say_json(to_json(reply, explain=explain))
    else:
        from bot.render import render

        show(render(reply, explain=explain))
    return NOTHING_FOUND if reply.status == "not_found" else 0
