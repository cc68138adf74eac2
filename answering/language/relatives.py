"""Words related to a word: of one family ("choose", "choice"), or often for the same thing ("job", "task").

Made by `bench/word_families` from WordNet; weaker than the `synonyms`, which were chosen by hand.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from answering.language.tables import stored

FAMILY, SAME = 0.7, 0.5  # what they count beside the word itself
Table = Mapping[str, str]


def relatives(key: str) -> Mapping[str, float]:
    """The keys that are related to a key, with what each counts; empty for one that no table knows.

    >>> relatives("choos")
    {'select': 0.5, 'choic': 0.7}
    """
    families, synonyms = _tables()
    same = dict.fromkeys(synonyms.get(key, "").split(), SAME)
    return {**same, **dict.fromkeys(families.get(key, "").split(), FAMILY)}


@cache
def _tables() -> tuple[Table, Table]:
    told = stored("word_families")
    return told["families"], told["synonyms"]
