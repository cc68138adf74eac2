"""The commands. Each reads its input, calls one function and writes what that gives.

What a command needs is imported when it runs, so that none waits for the others' parts.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from bot.terminal import say

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


@app.command()
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


@app.command()
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

    return converse(_inquiry(corpus, data, since, until, source, now, limit, explain), json=json)


@app.command()
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

    inquiry = _inquiry(corpus, data, since, until, source, now, limit, explain)
    garbage.seldom()
    return write(run(read_lines(file), questions(inquiry)))


@app.command()
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

    inquiry = _inquiry(corpus, data, since, until, source, now, limit, explain)
    return show_found(find(query, inquiry), json=json, explain=explain)


@app.command()
def rank(
    corpus: Annotated[Path, typer.Option(metavar="C.jsonl", help='Documents: {"id","title","text"} lines.')],
    queries: Annotated[Path, typer.Option(metavar="Q.jsonl", help='Questions: {"id","text"} lines.')],
    ranker: Annotated[str, typer.Option(metavar="fused|bm25|tfidf", help="Which ranker.")] = "fused",
    depth: Annotated[int, typer.Option(min=1, help="Documents for each question, at most.")] = 100,
) -> int:
    """Rank whole documents for a file of questions: a TREC run."""
    from bot.scoring.trec import run_lines

    for line in run_lines(corpus, queries, ranker, depth):
        sys.stdout.write(line)
    return 0


@app.command()
def select(file: Lines = "-") -> int:
    """Choose which candidate sentence would be quoted, or none, for each JSON line."""
    from bot.commands.batch import run, selections, write
    from bot.intake import read_lines
    from bot.library.place import find_place

    return write(run(read_lines(file), selections(find_place().threshold)))


@app.command()
def values(file: Lines = "-") -> int:
    """Read the typed values in the text of each JSON line."""
    from bot.commands.batch import run, write
    from bot.commands.batch import values as read_values
    from bot.intake import read_lines

    return write(run(read_lines(file), read_values))


@app.command()
def ingest(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH …", help="Files or folders of articles.")],
    data: Data = None,
) -> int:
    """Take articles into the library."""
    from bot.commands.holdings import take_in
    from bot.library.place import find_place

    return take_in(paths, find_place(data))


@app.command()
def sources(data: Data = None, json: Json = False) -> int:
    """List the library's sources and how many articles each has."""
    from bot.commands.holdings import list_sources
    from bot.library.place import find_place

    return list_sources(find_place(data), json=json)


@app.command()
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

    return list_articles(_inquiry(None, data, since, until, source, None, limit, False), json=json)


@app.command("show")
def show_article(
    id: Annotated[str, typer.Argument(metavar="ID", help="The article's id, as `articles` lists it.")],
    corpus: Corpus = None,
    data: Data = None,
    json: Json = False,
) -> int:
    """Show one article: its text, what is known of it, its versions."""
    from bot.commands.holdings import show_one
    from bot.library.place import find_place

    return show_one(id, corpus, find_place(data), json=json)


@app.command("whosaid")
def who_said(
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

    inquiry = _inquiry(corpus, data, since, until, source, now, limit, explain)
    return show_holders(find_holders(quote, inquiry), quote, json=json, explain=explain)


@app.command("verify")
def verify_replies(
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


@app.command()
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

    inquiry = _inquiry(corpus, data, since, until, source, None, limit, explain)
    found = search_conflicts(inquiry, filters_of(inquiry, kind or [], sort, limit))
    return show_conflicts(found, json=json, explain=explain, html=html, today=inquiry.place.today())


@app.command("eval")
def evaluate(
    questions: Annotated[Path, typer.Argument(metavar="SET.jsonl", help="Questions with what is expected.")],
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
    """Score a question set; 0 where everything passes, else 1."""
    from bot.scoring.evaluate import evaluate as score
    from bot.scoring.scoreboard import show_scores

    inquiry = _inquiry(corpus, data, since, until, source, now, limit, explain)
    return show_scores(score(questions, inquiry), json=json)


@app.command()
def bot(data: Data = None) -> int:
    """Run the Telegram bot."""
    from bot.commands.service import serve

    return serve(data)


@app.command()
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


@app.command()
def doctor(
    data: Data = None,
    health: Annotated[bool, typer.Option("--health", help="Only whether it can answer, for Docker.")] = False,
) -> int:
    """Check settings, library, index and token, and say what to do."""
    from bot.commands.doctor import examine

    return examine(data, health=health)


def _inquiry(*options: Any) -> Inquiry:
    from bot.wiring import inquire

    return inquire(*options)
