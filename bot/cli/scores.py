"""Commands that rank, choose and read for programs, and score a question set."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.options import Corpus, Data, Explain, Json, Limit, Lines, Now, Outlet, Since, Until, inquiry_of


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


def select(file: Lines = "-") -> int:
    """Choose which candidate sentence would be quoted, or none, for each JSON line."""
    from bot.commands.batch import run, selections, write
    from bot.intake import read_lines
    from bot.library.place import find_place

    return write(run(read_lines(file), selections(find_place().threshold)))


def values(file: Lines = "-") -> int:
    """Read the typed values in the text of each JSON line."""
    from bot.commands.batch import run, write
    from bot.commands.batch import values as read_values
    from bot.intake import read_lines

    return write(run(read_lines(file), read_values))


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

    inquiry = inquiry_of(corpus, data, since, until, source, now, limit, explain)
    return show_scores(score(questions, inquiry), json=json)
