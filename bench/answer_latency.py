"""How long a running process takes to answer: `python -m bench.answer_latency EVAL [PASSAGES]`.

A library of so many passages (100,000 unless said otherwise) is made of EVAL/spans and EVAL/scale; then
every question of EVAL/spans is asked once, the first `WARMING` of them untimed. Prints the median and the
99th percentile by the clock and in processor time (which other work on the machine disturbs less), how much
was search and reading articles, and, from a second, profiled pass over `PROFILED` of the questions, which
files the rest was spent in.
"""

from __future__ import annotations

import cProfile
import gzip
import json
import pstats
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from time import perf_counter, process_time

from answering.answerer import Answerer
from answering.question import Query
from bot.library.shelving import INDEX, LIBRARY
from bot.operation import garbage
from corpus.article import Article, windows
from corpus.readers import from_row
from corpus.store import Library
from retrieval.engine import Engine, Filter, Hit
from retrieval.local import LocalEngine

PASSAGES = 100_000
WARMING = 30  # questions; until then modules, weights and tables are read
PROFILED = 200  # questions
SHOWN = 12  # files


class TimedEngine:
    """An engine that adds up how long it searched."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.seconds = 0.0

    def search(self, query: str, k: int = 10, where: Filter | None = None) -> list[Hit]:
        start = perf_counter()
        found = self._engine.search(query, k, where)
        self.seconds += perf_counter() - start
        return found

    def rarity(self, terms: Sequence[str]) -> list[float]:
        return self._engine.rarity(terms)


class TimedShelf:
    """A shelf that adds up how long articles were looked for and read."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self.seconds = 0.0

    def article(self, id: str) -> Article:
        return self._library.article(id)

    def batch(self, ids: Sequence[str]) -> list[Article]:
        start = perf_counter()
        found = self._library.batch(ids)
        self.seconds += perf_counter() - start
        return found


def articles(folder: Path, passages: int) -> Iterator[Article]:
    """The articles that the questions are about, and others until there are so many passages."""
    count = 0
    for line in _lines(folder):
        row = json.loads(line)
        article = from_row(row, row["id"])
        count += len(windows(article))
        yield article
        if count >= passages:
            return


def _lines(folder: Path) -> Iterator[str]:
    with (folder / "spans" / "xquad-corpus.jsonl").open(encoding="utf-8") as lines:
        yield from lines
    with gzip.open(folder / "scale" / "passages.jsonl.gz", "rt", encoding="utf-8") as lines:
        yield from lines


def questions(folder: Path) -> list[str]:
    """The distinct questions."""
    text = (folder / "spans" / "xquad-questions.jsonl").read_text(encoding="utf-8")
    return list(dict.fromkeys(json.loads(line)["question"] for line in text.splitlines()))


def build(folder: Path, found: Iterator[Article]) -> None:
    """Writes a library and its index to a folder."""
    with Library(folder / LIBRARY) as library:
        library.add(found)
        LocalEngine.build(folder / INDEX, library.articles())


def taken(ask: Callable[[Query], object], asked: Sequence[str]) -> list[tuple[float, float]]:
    """How many milliseconds each question took, by the clock and of the processor's time."""
    times = []
    for question in asked:
        start, busy = perf_counter(), process_time()
        ask(Query(question))
        times.append(((perf_counter() - start) * 1000, (process_time() - busy) * 1000))
    return times


def by_file(ask: Callable[[Query], object], asked: Sequence[str]) -> list[tuple[str, float]]:
    """The share of the time spent in each file, what it called of other languages included; most first."""
    profile = cProfile.Profile()
    profile.runcall(taken, ask, asked)
    seconds: Counter[str] = Counter()
    for (path, _, _), (_, _, own, _, callers) in pstats.Stats(profile).stats.items():  # type: ignore[attr-defined]
        if path.endswith(".py"):
            seconds[_named(path)] += own
        else:  # compiled: it counts for those who called it
            for (caller, _, _), spent in callers.items():
                seconds[_named(caller)] += spent[2]
    total = sum(seconds.values())
    return [(name, spent / total) for name, spent in seconds.most_common(SHOWN)]


def _named(path: str) -> str:
    return "/".join(Path(path).parts[-2:])


def report(folder: Path, asked: Sequence[str]) -> None:
    """Asks the questions and prints what that took."""
    with Library(folder / LIBRARY, readonly=True) as library:
        engine, shelf = TimedEngine(LocalEngine.open(folder / INDEX)), TimedShelf(library)
        ask = Answerer(engine, shelf).ask
        taken(ask, asked[:WARMING])
        garbage.seldom()  # as in the bot's readers, in `chat` and in `batch`
        engine.seconds = shelf.seconds = 0.0
        times = taken(ask, asked[WARMING:])
        n = len(times)
        for name, own in zip(("clock", "processor"), map(sorted, zip(*times, strict=True)), strict=True):
            print(f"{name}: median {own[n // 2]:.1f} ms, p99 {own[int(n * 0.99)]:.1f} ms, ", end="")
            print(f"mean {sum(own) / n:.1f} ms, longest {own[-1]:.1f} ms")
        print(f"by the clock and on average: search {engine.seconds / n * 1000:.2f} ms, articles", end=" ")
        print(f"{shelf.seconds / n * 1000:.2f} ms; {n} questions")
        for name, share in by_file(ask, asked[-PROFILED:]):
            print(f"{share:6.1%} {name}")


def main(arguments: Sequence[str]) -> int:
    """Builds, asks, prints; 2 where no folder is named."""
    if not arguments or not Path(arguments[0]).is_dir():
        print("usage: python -m bench.answer_latency EVAL [PASSAGES]", file=sys.stderr)
        return 2
    source, size = Path(arguments[0]), int(arguments[1]) if len(arguments) > 1 else PASSAGES
    with tempfile.TemporaryDirectory() as scratch:
        start = perf_counter()
        build(Path(scratch), articles(source, size))
        print(f"{size:,} passages, read and indexed in {perf_counter() - start:.0f} s")
        report(Path(scratch), questions(source))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
