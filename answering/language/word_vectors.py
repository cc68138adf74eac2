"""Directions of words in a space where words that stand among the same words lie near one another.

Made by `bench/word_vectors` from GloVe, which factors a table of how often words stand together in text. They
know that "wounded" is near "injured", and just as well that "north" is near "south": so they may rank
sentences, and never say that two of them tell the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from answering.language.tables import DATA, stored

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Vectors:
    """A row of length 1 for each stem that is known."""

    rows: Mapping[str, int]
    """Where each stem's row is."""
    table: Floats
    """Of shape (stems, directions)."""

    def rows_of(self, keys: Iterable[str]) -> list[int]:
        """The rows of some keys, each once, those of a phrase word by word; unknown words are left out."""
        found = dict.fromkeys(map(self.rows.get, " ".join(keys).split()))
        return [row for row in found if row is not None]


@cache
def vectors() -> Vectors:
    """The table, read once.

    >>> known = vectors()
    >>> injured, wounded, school = known.table[known.rows_of(["injur", "wound", "school"])]
    >>> bool(injured @ wounded > 0.7 > 0.3 > injured @ school)
    True
    """
    stems = stored("word_vectors")["stems"].split()
    table = np.load(DATA / "word_vectors.npy").astype(np.float32)
    table /= np.linalg.norm(table, axis=1, keepdims=True)
    return Vectors({stem: row for row, stem in enumerate(stems)}, table)
