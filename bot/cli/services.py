"""Commands that run the Telegram bot, play it, or say what is wrong with it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.options import Corpus, Data


def bot(data: Data = None) -> int:
    """Run the Telegram bot."""
    from bot.commands.service import serve

    return serve(data)


def simulate(
    texts: Annotated[
        list[str],
        typer.Argument(metavar="TEXT …", help='What is written, in order; "[Context]" taps that button.'),
    ],
    name: Annotated[str, typer.Option("--as", metavar="NAME", help="Who writes.")],
    chat: Annotated[str, typer.Option(metavar="private|group|channel|inline", help="Where.")] = "private",
    stranger: Annotated[
        bool, typer.Option("--stranger", help="As somebody, or in a chat, that no setting names.")
    ] = False,
    state: Annotated[
        Path | None, typer.Option("--state", metavar="FILE", help="Keep the chats here from run to run.")
    ] = None,
    corpus: Corpus = None,
    data: Data = None,
) -> int:
    """Try the Telegram bot's handlers here: what it would send, with entities and buttons."""
    from bot.commands.service import rehearse

    return rehearse(texts, name, chat, corpus, data, stranger=stranger, state=state)


def doctor(
    data: Data = None,
    health: Annotated[bool, typer.Option("--health", help="Only whether it can answer, for Docker.")] = False,
) -> int:
    """Check settings, library, index and token, and say what to do."""
    from bot.commands.doctor import examine

    return examine(data, health=health)
