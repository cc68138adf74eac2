"""What every retrieval engine offers: the same question gives the same kind of hits, whichever serves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from corpus.article import Passage


@dataclass(frozen=True, slots=True)
class Filter:
    """Which articles may answer. `since` and `until` are inclusive days of publication.

    An article without a publication time passes only where neither is given; `source` is compared
    with the outlet, ignoring case.
    """

    since: date | None = None
    until: date | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage and how well it matches: the fused score, and the two scores it was fused from."""

    passage: Passage
    score: float
    bm25: float
    tfidf: float


class Engine(Protocol):
    """Ranks the passages of one corpus."""

    def search(self, query: str, k: int = 10, where: Filter | None = None) -> list[Hit]:
        """The `k` best passages, best first; ties go to the passage that was indexed first."""
        ...

    def rarity(self, terms: Sequence[str]) -> list[float]:
        """The inverse passage frequency of each analysed term; the maximum for an unseen term."""
        ...
