"""Counts in how many passages of a large corpus each term stands: `answering/data/frequencies.json`.

    python -m bench.frequencies ../shared/eval/scale/passages.jsonl.gz

Only counts are kept, of terms in at least `LEAST` passages; rarer terms count as unseen.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from retrieval.analyze import ANALYZER, terms

LEAST = 40
SOURCE = (
    "Counts over 150,000 passages of the English Wikipedia (CC BY-SA 4.0); only figures are kept, no text."
)


def passages(path: Path) -> Iterator[str]:
    """The text of each passage of a gzipped JSONL file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)["text"]


def count(texts: Iterator[str]) -> tuple[Counter[str], int]:
    """How many texts hold each term, and how many texts there are."""
    found: Counter[str] = Counter()
    total = 0
    for text in texts:
        found.update(set(terms(text)))
        total += 1
    return found, total


def main(path: str) -> None:
    """Writes the table."""
    found, total = count(passages(Path(path)))
    kept = {term: n for term, n in sorted(found.items()) if n >= LEAST}
    table = {"source": SOURCE, "analyzer": ANALYZER, "passages": total, "passages_with": kept}
    target = Path(__file__).parent.parent / "answering" / "data" / "frequencies.json"
    target.write_text(json.dumps(table, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{len(kept)} terms of {total} passages in {target.name}")


if __name__ == "__main__":
    main(sys.argv[1])
