"""Which articles a filter lets through."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.article import Article, day
from retrieval.engine import Filter

NO_DAY = 0
"""Stands for an unknown day of publication where days are numbers (1 is the first of January of year 1)."""


def day_number(article: Article) -> int:
    """The day of publication as a proleptic Gregorian ordinal, `NO_DAY` where it is unknown."""
    return day(article.published).toordinal() if article.published else NO_DAY


def outlet(article: Article) -> str:
    """The outlet as it is compared."""
    return article.outlet.casefold()


def allowed(
    where: Filter, days: NDArray[np.int32], outlets: Sequence[str], numbers: NDArray[Any]
) -> NDArray[np.bool_]:
    """For each article, by its day and the number of its casefolded outlet, whether it may answer."""
    passing = np.ones(len(days), dtype=bool)
    if where.since or where.until:
        passing &= days != NO_DAY
    if where.since:
        passing &= days >= where.since.toordinal()
    if where.until:
        passing &= days <= where.until.toordinal()
    if where.source:
        wanted = where.source.casefold()
        passing &= np.array([name == wanted for name in outlets], dtype=bool)[numbers]
    return passing
