"""Finds words that running text writes small: `answering/data/common_words.json`.

    python -m bench.common_words ../shared/eval/scale/passages.jsonl.gz

A capital at the beginning of a sentence tells nothing; a word that elsewhere is nearly always small is
no name there. `small` is small in nearly all places, `mostly` in more than half ("police", "white").
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from bench.frequencies import passages

LEAST = 20
SMALL = 0.93  # "trump", which card games write small, is at .88
MOSTLY = 0.55
SOURCE = "Words counted over 150,000 passages of the English Wikipedia (CC BY-SA 4.0); only words are kept."
OUT = Path(__file__).parent.parent / "answering" / "data" / "common_words.json"
_INSIDE = re.compile(r"(?<=[a-z,] )[A-Za-z]{2,20}(?![\w'’-])")


def shares(texts: Iterable[str]) -> dict[str, float]:
    """How often a word is small where no sentence begins, of words met `LEAST` times.

    >>> shares(["one day " * 20])["day"]
    1.0
    """
    small: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for text in texts:
        for word in _INSIDE.findall(text):
            every[word.lower()] += 1
            small[word] += word.islower()
    return {word: small[word] / n for word, n in every.items() if n >= LEAST}


def main(arguments: list[str]) -> int:
    """Writes the two lists from the passages named."""
    found = sorted(shares(passages(Path(arguments[0]))).items())
    lists = {
        "small": " ".join(word for word, share in found if share >= SMALL),
        "mostly": " ".join(word for word, share in found if MOSTLY <= share < SMALL),
    }
    OUT.write_text(json.dumps({"source": SOURCE, **lists}, indent=0) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
