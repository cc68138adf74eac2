"""Measures this project's index and its peers: `python -m bench.speed [SIZE | ENGINE ...]`.

Every engine is built in a process of its own and searched in another, from the same file of passages
and with the same questions, one thread. Each figure is printed as it is found, and what was wanted at
the end. A run of everything goes to `docs/` and into the README; a run of a part is only printed.
"""

from __future__ import annotations

import multiprocessing
import platform
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from multiprocessing.connection import Connection
from operator import itemgetter
from pathlib import Path
from typing import Any

from bench.goals import OURS, Row
from bench.peers import ENGINES
from bench.scale import questions, read_passages, write_passages
from bench.speed_report import goals, table, write
from corpus.article import Article, Span
from retrieval import writer
from retrieval.local import LocalEngine

SIZES = (1_000, 10_000, 100_000, 1_000_000)
ASKED = 1000  # questions, or as many as fit in BUDGET
BUDGET = 5.0  # seconds of searching per engine and way of measuring
LIMIT = 600.0  # seconds for any one step of an engine; it goes without figures where it takes longer
SMALL = 10_000  # passages; up to so many are built three times
MEGABYTE = 1_000_000


class NotMeasured(Exception):  # noqa: N818 - it names the state
    """A step of an engine that ended without a result, or was ended."""


def main() -> None:
    """Measures the sizes and the engines given on the command line, or all."""
    sizes = [int(word) for word in sys.argv[1:] if word.isdigit()] or SIZES
    names = [word for word in sys.argv[1:] if not word.isdigit()] or list(ENGINES)
    rows = [row for size in sizes for row in measure(size, names)]
    print("\n".join(["", *goals(rows)]))
    if len(sys.argv) == 1:
        write(rows, machine())


def measure(size: int, names: Sequence[str]) -> Iterator[Row]:
    """A row for each engine at one size, printed as it is made."""
    with tempfile.TemporaryDirectory() as scratch:
        source = Path(scratch) / "passages.txt"
        write_passages(source, size)
        print(f"\n{size:,} passages", *table([]), sep="\n", flush=True)
        built: dict[object, Row] = {}
        for name, (build, _, limit) in ENGINES.items():
            if size > limit or name not in names:
                continue
            folder = Path(scratch) / build.__name__
            if build not in built:
                for old in Path(scratch).glob("build_*"):  # one index at a time on the disk
                    shutil.rmtree(old, ignore_errors=True)
                built[build] = _built(name, source, folder, 3 if size <= SMALL else 1)
            row = {"engine": name, "passages": size, **_asked(name, folder, built[build])}
            print(*table([row])[2:], sep="\n", flush=True)
            yield row


def _built(name: str, source: Path, folder: Path, times: int) -> Row:
    """The figures of the quickest of some builds; none where one fails."""
    found = []
    for _ in range(times):
        shutil.rmtree(folder, ignore_errors=True)
        try:
            found.append(apart(_build, name, source, folder))
        except NotMeasured as error:
            print(error, file=sys.stderr, flush=True)
            return {}
    return min(found, key=itemgetter("build_s"))


def _asked(name: str, folder: Path, figures: Row) -> Row:
    """The figures of a built engine with those of asking it; those alone that came before a failure."""
    if not figures:
        return {}
    try:
        figures = figures | apart(_search, name, folder)
        figures |= apart(_search_all, name, folder, figures["asked"])
        return figures | apart(_change, folder) if name == OURS else figures
    except NotMeasured as error:
        print(error, file=sys.stderr, flush=True)
        return figures


def apart(work: Any, *arguments: object) -> Row:
    """What `work` measures in a new process; NotMeasured where it fails, or takes longer than LIMIT."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_send, args=(there, work, arguments))
    process.start()
    there.close()
    try:
        if not here.poll(LIMIT):
            raise EOFError
        result: Row = here.recv()
    except EOFError as error:
        raise NotMeasured(f"{work.__name__} of {arguments[0]} gave no figures") from error
    finally:
        process.terminate()  # it has told all it has to tell
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


if __name__ == "__main__":
    main()
