"""Commands about the articles of the library: taken in, listed, shown."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.options import Corpus, Data, Json, Limit, Outlet, Since, Until, inquiry_of


def ingest(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH …", help="Files or folders of articles.")],
    data: Data = None,
) -> int:
    """Take articles into the library."""
    from bot.commands.holdings import take_in
    from bot.library.place import find_place

    return take_in(paths, find_place(data))


def sources(data: Data = None, json: Json = False) -> int:
    """List the library's sources and how many articles each has."""
    from bot.commands.holdings import list_sources
    from bot.library.place import find_place

    return list_sources(find_place(data), json=json)


def articles(
    data: Data = None,
    since: Since = None,
    until: Until = None,
    source: Outlet = None,
    limit: Limit = None,
    json: Json = False,
) -> int:
    """List the library's articles, newest first."""
    from bot.commands.holdings import list_articles

    return list_articles(inquiry_of(None, data, since, until, source, None, limit, False), json=json)


def show(
    id: Annotated[str, typer.Argument(metavar="ID", help="The article's id, as `articles` lists it.")],
    corpus: Corpus = None,
    data: Data = None,
    json: Json = False,
) -> int:
    """Show one article: its text, what is known of it, its versions."""
    from bot.commands.holdings import show_one
    from bot.library.place import find_place

    return show_one(id, corpus, find_place(data), json=json)
