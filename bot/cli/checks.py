"""Commands that hold articles against words: `whosaid`, `verify`, `conflicts`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.options import Corpus, Data, Explain, Json, Limit, Lines, Now, Outlet, Since, Until, inquiry_of


def whosaid(
    quote: Annotated[str, typer.Argument(metavar='"QUOTE"', help="The passage, in quotation marks.")],
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
    """Find the articles that hold a passage, exactly or nearly."""
    from bot.commands.whosaid import find_holders, show_holders

    inquiry = inquiry_of(corpus, data, since, until, source, now, limit, explain)
    return show_holders(find_holders(quote, inquiry), quote, json=json, explain=explain)


def verify(
    file: Lines = "-",
    corpus: Corpus = None,
    data: Data = None,
    json: Json = False,
) -> int:
    """Check the quotes of saved replies against the stored text; 0 where all still stand."""
    from bot.commands.verify import check_replies, show_checks
    from bot.intake import read_lines
    from bot.library.place import find_place
    from bot.wiring import open_room

    return show_checks(check_replies(read_lines(file), open_room(find_place(data), corpus)), json=json)


def conflicts(
    corpus: Corpus = None,
    data: Data = None,
    since: Since = None,
    until: Until = None,
    source: Outlet = None,
    kind: Annotated[
        list[str] | None, typer.Option("--kind", metavar="KIND", help="Only of this kind; may be repeated.")
    ] = None,
    sort: Annotated[str, typer.Option(metavar="new|sure|important", help="Which come first.")] = "new",
    limit: Limit = None,
    json: Json = False,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", help="Write a page to read or print.")
    ] = None,
    explain: Explain = False,
) -> int:
    """List every disagreement found in the library, newest first."""
    from bot.conflicts.report import filters_of, search_conflicts, show_conflicts

    inquiry = inquiry_of(corpus, data, since, until, source, None, limit, explain)
    found = search_conflicts(inquiry, filters_of(inquiry, kind or [], sort, limit))
    return show_conflicts(found, json=json, explain=explain, html=html, today=inquiry.place.today())
