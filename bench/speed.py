"""Measures this project's index and its peers: `python -m bench.speed [SIZE | ENGINE ...]`.

Every engine is built in a process of its own and searched in another, from the same file of passages
and with the same questions, one thread. Results go to `docs/speed.json`, as a table to
`docs/speed.md` and as a plot to `docs/speed.png`.
"""

from __future__ import annotations

import json
import multiprocessing
import platform
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from bench.peers import ENGINES
from bench.scale import questions, read_passages, write_passages
from corpus.article import Article, Span
from retrieval import writer
from retrieval.local import LocalEngine

DOCS = Path(__file__).resolve().parent.parent / "docs"
SIZES = (1_000, 10_000, 100_000, 1_000_000)
ASKED = 1000  # questions, or as many as fit in BUDGET
BUDGET = 10.0  # seconds of searching per engine and way of measuring
MEGABYTE = 1_000_000

Row = dict[str, Any]


def main() -> None:
    """Measures the sizes and the engines given on the command line, or all."""
    sizes = [int(word) for word in sys.argv[1:] if word.isdigit()] or SIZES
    names = [word for word in sys.argv[1:] if not word.isdigit()] or list(ENGINES)
    rows = [row for size in sizes for row in measure(size, names)]
    DOCS.joinpath("speed.json").write_text(json.dumps({"machine": machine(), "rows": rows}, indent=1))
    report()


def measure(size: int, names: Sequence[str]) -> list[Row]:
    """A row for each engine at one size."""
    rows: list[Row] = []
    built: dict[object, Row] = {}
    with tempfile.TemporaryDirectory() as scratch:
        source = Path(scratch) / "passages.txt"
        write_passages(source, size)
        for name, (build, _, limit) in ENGINES.items():
            if size > limit or name not in names:
                continue
            folder = Path(scratch) / build.__name__
            if build not in built:
                for old in built.values():  # one index at a time on the disk
                    shutil.rmtree(old["folder"], ignore_errors=True)
                built[build] = {"folder": folder, **apart(_build, name, source, folder)}
            figures = {key: value for key, value in built[build].items() if key != "folder"}
            figures |= apart(_search, name, folder)
            figures |= apart(_search_all, name, folder, figures["asked"])
            if name == "crossquote":
                figures |= apart(_change, folder)
            rows.append({"engine": name, "passages": size, **figures})
            print(json.dumps(rows[-1]), file=sys.stderr, flush=True)
    return rows


def apart(work: Any, *arguments: object) -> Row:
    """What `work` measures in a new process."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_send, args=(there, work, arguments))
    process.start()
    there.close()
    try:
        result: Row = here.recv()
    except EOFError as error:
        raise SystemExit(f"{work.__name__}{arguments} ended without a result") from error
    process.join()
    return result


def _send(pipe: Connection, work: Any, arguments: tuple[Any, ...]) -> None:
    pipe.send(work(*arguments))


def _build(name: str, source: Path, folder: Path) -> Row:
    build = ENGINES[name][0]
    start, busy = time.perf_counter(), time.process_time()
    build(folder, read_passages(source))
    seconds, busy = time.perf_counter() - start, time.process_time() - busy
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    return {"build_s": seconds, "build_cpu_s": busy, "peak_mb": _memory("VmHWM"), "disk_mb": size / MEGABYTE}


def _search(name: str, folder: Path) -> Row:
    asked = questions(ASKED)
    start = time.perf_counter()
    searcher = ENGINES[name][1](folder)
    load = time.perf_counter() - start
    searcher.search(asked[0])
    first = time.perf_counter() - start
    busy = time.process_time()
    times = _times(searcher.search, asked)
    busy = time.process_time() - busy
    return {
        "load_ms": load * 1000,
        "first_ms": first * 1000,
        "asked": len(times),
        "each_qps": len(times) / busy,
        "median_us": times[len(times) // 2] * 1e6,
        "p99_us": times[int(len(times) * 0.99)] * 1e6,
        "rss_mb": _memory("VmRSS"),
    }


def _search_all(name: str, folder: Path, count: int) -> Row:
    """The same questions given at once, none of which this process has seen, after one to warm up."""
    asked = questions(count + 1)
    searcher = ENGINES[name][1](folder)
    searcher.search_all(asked[count:])
    start = time.process_time()
    searcher.search_all(asked[:count])
    return {"all_qps": count / (time.process_time() - start)}


def _change(folder: Path) -> Row:
    """How long until a search sees that an article was added, or deleted, where questions were asked before;
    the longest of five."""
    engine = LocalEngine.open(folder)
    added, deleted = [], []
    for number in range(5):
        text = f"The quokka treaty number {number} was signed in Quorvania."
        new = Article(f"new{number}", text, "scale", sentences=(Span(0, len(text)),))
        engine, seconds = _until_seen(engine, folder, [new], [])
        added.append(seconds)
        engine, seconds = _until_seen(engine, folder, [], [f"new{number}" if number % 2 else str(number)])
        deleted.append(seconds)
    return {"add_ms": max(added) * 1000, "delete_ms": max(deleted) * 1000}


def _until_seen(
    engine: LocalEngine, folder: Path, added: list[Article], removed: list[str]
) -> tuple[LocalEngine, float]:
    engine.search("quokka treaty", 10)
    before = len(engine)
    start = time.perf_counter()
    writer.update(folder, "", added, removed)
    engine = engine.fresh()
    engine.search("quokka treaty", 10)
    seconds = time.perf_counter() - start
    assert len(engine) == before + len(added) - len(removed)
    return engine, seconds


def _times(search: Any, asked: list[str]) -> list[float]:
    """Seconds of each search, sorted, until the questions or the budget run out."""
    times: list[float] = []
    end = time.perf_counter() + BUDGET
    for question in asked:
        start = time.perf_counter()
        search(question)
        times.append(time.perf_counter() - start)
        if time.perf_counter() > end:
            break
    return sorted(times)


def _memory(field: str) -> float:
    """A figure of this process's memory, in megabytes; NaN where the system does not tell."""
    try:
        lines = Path("/proc/self/status").read_text().splitlines()
    except OSError:
        return float("nan")
    return next(int(line.split()[1]) * 1024 / MEGABYTE for line in lines if line.startswith(field))


def machine() -> str:
    """The machine in a line."""
    cores = multiprocessing.cpu_count()
    return f"{cores} cores, {platform.machine()}, {platform.system()}, Python {platform.python_version()}"


COLUMNS = {
    "build_s": "build s", "build_cpu_s": "processor s", "peak_mb": "peak MB", "disk_mb": "disk MB",
    "load_ms": "load ms", "first_ms": "first answer ms", "rss_mb": "RSS MB", "median_us": "median µs",
    "p99_us": "p99 µs", "each_qps": "questions/s", "all_qps": "questions/s, all at once",
}  # fmt: skip


NOTES = (
    "One thread, top 10, plain BM25 unless named otherwise. Questions are asked one by one, and once more",
    "all at once, which only bm25s has a way of its own for; questions/s count the processor's time, as the",
    "machine had other work. The index of crossquote holds the positions of words as well, which its full",
    "recipe needs; tantivy's is without unless named otherwise. These two build with more than one thread.",
)


def report() -> None:
    """Writes the table and the plot of what was measured last."""
    found = json.loads(DOCS.joinpath("speed.json").read_text())
    lines = ["# Speed", "", f"Made by `make bench` on {found['machine']}.", *NOTES, ""]
    for size in sorted({row["passages"] for row in found["rows"]}):
        changes = ""
        lines += [f"## {size:,} passages", "", _line(["engine", *COLUMNS.values()])]
        lines.append(_line(["---", *["---:"] * len(COLUMNS)]))
        for row in found["rows"]:
            if row["passages"] == size:
                lines.append(_line([row["engine"], *[_figure(row[name]) for name in COLUMNS]]))
            if row["passages"] == size and "add_ms" in row:
                changes = (
                    f"Added, an article is found after {row['add_ms']:.0f} ms; deleted, it is gone after"
                )
                changes += f" {row['delete_ms']:.0f} ms (the longest of five)."
        lines += ["", changes, ""] if changes else [""]
    DOCS.joinpath("speed.md").write_text("\n".join(lines))
    plot(found["rows"])


def plot(rows: list[Row]) -> None:
    """Questions a second by number of passages, both logarithmic, as a PNG."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(7, 4.2), layout="constrained")
    for name in ENGINES:
        own = [row for row in rows if row["engine"] == name]
        style = "-o" if name.startswith("crossquote") else "--."
        best = [max(row["each_qps"], row["all_qps"]) for row in own]
        axes.loglog([row["passages"] for row in own], best, style, label=name)
    axes.set(xlabel="passages", ylabel="questions a second, one thread")
    axes.grid(alpha=0.3)
    axes.legend(fontsize=8)
    figure.savefig(DOCS / "speed.png", dpi=130)


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _figure(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


if __name__ == "__main__":
    main()
