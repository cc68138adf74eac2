"""What `bench.speed` measured, as a table in `docs/`, a plot, and the few rows that the README quotes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from bench.goals import FUSED, MILLION, OURS, Row, judged

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
COLUMNS = {
    "build_s": "build s", "build_cpu_s": "processor s", "peak_mb": "peak MB", "disk_mb": "disk MB",
    "load_ms": "load ms", "first_ms": "first answer ms", "rss_mb": "RSS MB", "median_us": "median µs",
    "p99_us": "p99 µs", "each_qps": "questions/s", "all_qps": "questions/s, all at once",
}  # fmt: skip
NOTES = (
    "One thread, top 10, plain BM25 unless named otherwise. Questions are asked one by one, and once more",
    "all at once, for which crossquote and bm25s have a way of their own; questions/s count the processor's",
    "time. Of 1,000 and 10,000 passages the quickest of three builds is told. The index of crossquote holds",
    "the positions of words as well, which its full recipe needs; tantivy's does where that is said. These",
    "two build with more than one thread.",
)
QUOTED = ("tantivy", "tantivy, with positions", "bm25s, numba", "SQLite FTS5")
HEADER = "| | build s | disk MB | memory MB | questions a second |"


def write(rows: Sequence[Row], machine: str) -> None:
    """Writes the table, the plot and the README's rows."""
    lines = [
        "# Speed",
        "",
        f"Made by `make bench` on {machine}.",
        *NOTES,
        "",
        "## Goals",
        "",
        *goals(rows),
        "",
    ]
    for size in sorted({row["passages"] for row in rows}):
        lines += [f"## {size:,} passages", "", *table([row for row in rows if row["passages"] == size]), ""]
    DOCS.joinpath("speed.md").write_text("\n".join(lines), encoding="utf-8")
    plot(rows)
    readme = ROOT / "README.md"
    readme.write_text(quoting(readme.read_text(encoding="utf-8"), rows, machine), encoding="utf-8")


def goals(rows: Sequence[Row]) -> list[str]:
    """What was wanted and what was found, as lines of a table."""
    return ["| goal | measured | |", "|---|---|---|", *[line(cells) for cells in judged(rows)]]


def table(rows: Sequence[Row]) -> list[str]:
    """Engines of one size, a line each; what changing costs below."""
    lines = [line(["engine", *COLUMNS.values()]), line(["---", *["---:"] * len(COLUMNS)])]
    lines += [line([row["engine"], *[figure(row.get(name)) for name in COLUMNS]]) for row in rows]
    for row in rows:
        if "add_ms" in row:
            changes = f"Added, an article is found after {row['add_ms']:.0f} ms; deleted, it is gone after"
            lines += ["", f"{changes} {row['delete_ms']:.0f} ms (the longest of five)."]
    return lines


def quoting(readme: str, rows: Sequence[Row], machine: str) -> str:
    """The README with what was measured at a million passages in its table, and the machine named.

    >>> row = {"engine": "crossquote", "passages": 1_000_000, "build_s": 40.0, "disk_mb": 210.0,
    ...        "rss_mb": 170.0, "each_qps": 3000.0}
    >>> print(quoting(f"on one machine;\\n\\n{HEADER}\\n|---|\\nold\\n\\nmore", [row], "one machine"))
    on one machine;
    <BLANKLINE>
    | | build s | disk MB | memory MB | questions a second |
    |---|---:|---:|---:|---:|
    | crossquote | 40 | 210 | 170 | 3,000 |
    <BLANKLINE>
    more
    """
    own = {row["engine"]: row for row in rows if row["passages"] == MILLION}
    columns = ("build_s", "disk_mb", "rss_mb", "each_qps")
    quoted = [
        line([name, *[figure(own[name].get(column)) for column in columns]])
        for name in (OURS, FUSED, *QUOTED)
        if name in own
    ]
    if not quoted:
        return readme
    lines = "\n".join([HEADER, "|---|---:|---:|---:|---:|", *quoted])
    readme = re.sub(r"(?<=one thread, on )[^;]*(?=;)", lambda _: machine, readme)
    return re.sub(re.escape(HEADER) + r"\n(?:.+\n)*", lambda _: lines + "\n", readme)


def plot(rows: Sequence[Row]) -> None:
    """Questions a second by number of passages, both logarithmic, as a PNG."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(7, 4.2), layout="constrained")
    for name in dict.fromkeys(row["engine"] for row in rows):
        own = [row for row in rows if row["engine"] == name and "all_qps" in row]
        style = "-o" if name.startswith(OURS) else "--."
        best = [max(row["each_qps"], row["all_qps"]) for row in own]
        axes.loglog([row["passages"] for row in own], best, style, label=name)
    axes.set(xlabel="passages", ylabel="questions a second, one thread")
    axes.grid(alpha=0.3)
    axes.legend(fontsize=8)
    figure.savefig(DOCS / "speed.png", dpi=130)


def line(cells: Sequence[str]) -> str:
    """A line of a table."""
    return f"| {' | '.join(cells)} |"


def figure(value: float | None) -> str:
    """A number with three digits at least; a dash for none.

    >>> figure(1234.5), figure(0.12345), figure(None)
    ('1,234', '0.123', '–')
    """
    if value is None:
        return "–"
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"
