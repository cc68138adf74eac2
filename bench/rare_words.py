"""Finds the rare words of English: `answering/data/rare_words.json`.

    python -m bench.rare_words ../shared/eval/scale/passages.jsonl.gz

What running text writes small in a few places is a word, and no slip of another: "hostel" is not "hotel".
Kept are the keys that `frequencies.json` leaves out.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from answering.language.rarity import known
from answering.language.stems import stemmed
from bench.frequencies import passages

LEAST = 3  # passages; a slip of the pen is seldom made in as many
SOURCE = "Words counted over 150,000 passages of the English Wikipedia (CC BY-SA 4.0); only words are kept."
OUT = Path(__file__).parent.parent / "answering" / "data" / "rare_words.json"
_SMALL = re.compile(r"\b[a-z]{4,20}\b")


def rare(texts: Iterable[str]) -> list[str]:
    """The keys of words that so many texts write small and that are not known as common.

    >>> rare(["a zebu"] * 3 + ["a day"] * 3)
    ['zebu']
    """
    words = Counter(word for text in texts for word in set(_SMALL.findall(text)))
    keys: Counter[str] = Counter()
    for word, times in words.items():
        keys[stemmed(word)] += times
    return sorted(key for key, times in keys.items() if times >= LEAST and not known(key))


def main(arguments: list[str]) -> int:
    """Writes the list from the passages named."""
    found = rare(passages(Path(arguments[0])))
    stored = {"source": SOURCE, "words": " ".join(found)}
    OUT.write_text(json.dumps(stored, indent=0) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
