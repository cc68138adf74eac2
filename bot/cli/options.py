"""Options that several commands share, and what they make of a question."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from bot.wiring import Inquiry

Corpus = Annotated[
    Path | None,
    typer.Option("--corpus", metavar="PATH", help="Ask this file or folder, without the library."),
]
Data = Annotated[Path | None, typer.Option("--data", metavar="DIR", help="The library's folder.")]
Since = Annotated[str | None, typer.Option("--since", metavar="DATE", help="Only articles from this day on.")]
Until = Annotated[str | None, typer.Option("--until", metavar="DATE", help="Only articles up to this day.")]
Outlet = Annotated[str | None, typer.Option("--source", metavar="NAME", help="Only this source's articles.")]
Now = Annotated[
    str | None, typer.Option("--now", metavar="DATE", help='The present, for words as "last week".')
]
Limit = Annotated[int | None, typer.Option("--limit", min=1, max=1000, help="How many at most.")]
Json = Annotated[bool, typer.Option("--json", help="Write JSON for programs.")]
Explain = Annotated[bool, typer.Option("--explain", help="Say why each was chosen and flagged, or not.")]
Lines = Annotated[str, typer.Argument(metavar="[FILE|-]", help="JSON lines; - is standard input.")]


def inquiry_of(*options: Any) -> Inquiry:
    """What the options of a command are about; they come in the order of `inquire`."""
    from bot.wiring import inquire

    return inquire(*options)
