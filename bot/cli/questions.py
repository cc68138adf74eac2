"""Commands that put a question to articles: `ask`, `chat`, `batch`, `search`."""

from __future__ import annotations

from typing import Annotated

import typer

from bot.cli.options import Corpus, Data, Explain, Json, Limit, Lines, Now, Outlet, Since, Until, inquiry_of


def ask(
    question: Annotated[str, typer.Argument(help="The question, in quotation marks.")],
    corpus: Corpus = None,
    data: Data = None,
    since: Since = None,
    until: Until = None,
    source: Outlet = None,
    now: Now = None,
    limit: Limit = None,
    json: Json = False,
    explain: Explain = False,
) -> int:
    """Answer one question; also the command where none is named."""
    from bot.commands.replying import answer

    return answer(question, corpus, data, since, until, source, now, limit, json, explain)


def chat(
    corpus: Corpus = None,
    data: Data = None,
    since: Since = None,
    until: Until = None,
    source: Outlet = None,
    now: Now = None,
    limit: Limit = None,
    json: Json = False,
    explain: Explain = False,
) -> int:
    """Ask in a loop, with follow-ups; /help lists what else it knows."""
    from bot.commands.chat import converse

    return converse(inquiry_of(corpus, data, since, until, source, now, limit, explain), json=json)


def batch(
    file: Lines = "-",
    corpus: Corpus = None,
    data: Data = None,
    since: Since = None,
    until: Until = None,
    source: Outlet = None,
    now: Now = None,
    limit: Limit = None,
    json: Json = True,
    explain: Explain = False,
) -> int:
    """Answer questions from JSON lines, one reply a line, in order."""
    from bot.commands.batch import questions, run, write
    from bot.intake import read_lines
    from bot.operation import garbage

    inquiry = inquiry_of(corpus, data, since, until, source, now, limit, explain)
    garbage.seldom()
    return write(run(read_lines(file), questions(inquiry)))


def search(
    query: Annotated[str, typer.Argument(help="Words to look for.")],
    corpus: Corpus = None,
    data: Data = None,
    since: Since = None,
    until: Until = None,
    source: Outlet = None,
    now: Now = None,
    limit: Limit = 10,
    json: Json = False,
    explain: Explain = False,
) -> int:
    """List the passages that match best, without an answer."""
    from bot.commands.finding import find, show_found

    inquiry = inquiry_of(corpus, data, since, until, source, now, limit, explain)
    return show_found(find(query, inquiry), json=json, explain=explain)
