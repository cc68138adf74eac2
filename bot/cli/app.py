"""The commands. Each reads its input, calls one function and writes what that gives.

What a command needs is imported when it runs, so that none waits for the others' parts.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Annotated

import typer
from typer.core import TyperGroup

from bot.cli import checks, library, questions, scores, services
from bot.terminal import say


class AskFirst(TyperGroup):
    """Commands, of which `ask` is meant where none is named."""

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]
        """The arguments with `ask` before them where they begin with neither a command nor an own option."""
        own = {option for param in self.get_params(ctx) for option in (*param.opts, *param.secondary_opts)}
        if args and args[0] not in self.commands and args[0] not in own:
            args = ["ask", *args]
        return super().parse_args(ctx, args)


app = typer.Typer(
    cls=AskFirst,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # plain help: reading rich's modules takes 60 ms
    help='Answers questions from your own articles, in their words: crossquote "Who signed the accord?"',
)


@app.callback()
def crossquote(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Show the version.")] = False,
) -> None:
    if version:
        from importlib.metadata import version as installed

        say(f"crossquote {installed('crossquote')}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        print(context.get_help(), file=sys.stderr)
        raise typer.Exit(2)


COMMANDS: dict[str, Callable[..., int]] = {
    "ask": questions.ask,
    "chat": questions.chat,
    "batch": questions.batch,
    "search": questions.search,
    "rank": scores.rank,
    "select": scores.select,
    "values": scores.values,
    "ingest": library.ingest,
    "sources": library.sources,
    "articles": library.articles,
    "show": library.show,
    "whosaid": checks.whosaid,
    "verify": checks.verify,
    "conflicts": checks.conflicts,
    "eval": scores.evaluate,
    "bot": services.bot,
    "simulate": services.simulate,
    "doctor": services.doctor,
}
"""The commands in the order in which help lists them."""
for _name, _command in COMMANDS.items():
    app.command(_name)(_command)
