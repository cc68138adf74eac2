"""The terms and keys of sentences, remembered: whoever reads a sentence again is given what was read."""

from __future__ import annotations

from functools import lru_cache

from answering.language.lexicon import Term, read_line, read_terms
from answering.language.rarity import weight_of

REMEMBERED = 8192  # sentences of which each part that is read is kept; about 10 MB


@lru_cache(REMEMBERED)
def terms_of(text: str) -> tuple[Term, ...]:
    """`read_terms`, remembered."""
    return tuple(read_terms(text))


@lru_cache(REMEMBERED)
def line_of(text: str) -> tuple[str, ...]:
    """`read_line`, remembered."""
    return read_line(text)


@lru_cache(REMEMBERED)
def keys_of(text: str) -> frozenset[str]:
    """`read_keys`, remembered."""
    return frozenset(line_of(text))


@lru_cache(REMEMBERED)
def telling(text: str) -> float:
    """The rarity of a text's distinct terms, added up, remembered."""
    return weight_of(keys_of(text))
