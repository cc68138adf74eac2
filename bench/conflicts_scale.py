"""How long `crossquote conflicts` takes on large libraries, and how much memory: 2,500 to 10,000 articles.

    python -m bench.conflicts_scale PASSAGES.jsonl.gz [--sizes 2500 5000 10000]

Articles are encyclopedia passages joined by title, each an outlet's own and a day's; every tenth is followed
by a recombined variant, another outlet's: half of its sentences, shuffled, with one number changed.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import resource
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby, islice
from pathlib import Path
from typing import Any

from bot.conflicts.search import find_conflicts
from corpus.readers import from_row
from corpus.store import Library

LENGTH = 2500  # characters of an article at most: about 400 words, as news has
EVERY = 10  # articles after which a variant follows
FIRST = date(2025, 1, 1)
_NUMBER = re.compile(r"\b[2-9]\d{0,3}\b")
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
Row = dict[str, Any]


def passages(path: Path) -> Iterator[Row]:
    """The rows of a file of passages, in order."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def joined_by_title(rows: Iterator[Row]) -> Iterator[Row]:
    """Articles of as many neighbouring passages of one title as fit into `LENGTH`."""
    for title, group in groupby(rows, lambda row: row["title"]):
        text, part = "", 0
        for row in group:
            if text and len(text) + len(row["text"]) > LENGTH:
                yield {"title": title, "text": text, "id": f"{title} {part}"}
                text, part = "", part + 1
            text += row["text"] + "\n"
        yield {"title": title, "text": text, "id": f"{title} {part}"}


def with_variants(rows: Iterator[Row], chance: random.Random) -> Iterator[Row]:
    """The articles with outlets and days, every tenth followed by a variant with another number."""
    for number, row in enumerate(rows):
        day = FIRST + timedelta(chance.randrange(300))
        yield row | {"source": f"Outlet {number}", "published": day.isoformat()}
        if number % EVERY == 0:
            later = (day + timedelta(chance.randrange(3))).isoformat()
            id, text = f"{row['id']} variant", _variant(row["text"], chance)
            yield row | {"id": id, "text": text, "source": f"Rival {number}", "published": later}


def _variant(text: str, chance: random.Random) -> str:
    sentences = _SENTENCE.split(text)
    kept = chance.sample(sentences, (len(sentences) + 1) // 2)
    numbered = [at for at, sentence in enumerate(kept) if _NUMBER.search(sentence)]
    if numbered:
        at = chance.choice(numbered)
        kept[at] = _NUMBER.sub(lambda match: str(int(match[0]) * 3 // 2 + 1), kept[at], count=1)
    return " ".join(kept)


def measure(rows: list[Row]) -> Row:
    """Seconds and megabytes for a library of these articles, and what was found in it."""
    with tempfile.TemporaryDirectory() as folder:
        library = Library(Path(folder) / "library.sqlite")
        library.add(from_row(row, row["id"]) for row in rows)
        start, worked = time.perf_counter(), _worked()
        found = find_conflicts(library)
        seconds, worked = time.perf_counter() - start, _worked() - worked
        library.close()
    peaks = (
        resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    own, largest_child = peaks
    return {
        "articles": len(rows),
        "seconds": round(seconds, 1),
        "processor_seconds": round(worked, 1),
        "memory_mb": round(own),
        "each_reader_mb": round(largest_child),
        "disagreements": len(found),
        "of_variants": sum(
            any("Rival" in e.source for p in one.positions for e in p.evidence) for one in found
        ),
    }


def _worked() -> float:
    """Processor seconds of this process and of those it waited for, whatever else runs beside it."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


def main() -> None:
    """Measures libraries of each size."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("passages", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=[2_500, 5_000, 10_000])
    asked = parser.parse_args()
    every = with_variants(joined_by_title(passages(asked.passages)), random.Random(5))
    rows = list(islice(every, max(asked.sizes)))
    for size in asked.sizes:
        print(json.dumps(measure(rows[:size])), flush=True)


if __name__ == "__main__":
    main()
