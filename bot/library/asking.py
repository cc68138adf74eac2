"""What a command's options, or a batch item's keys, say about how a question is put."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any

from answering.asking.exchange import Exchange
from answering.question import Query
from answering.reply import Reply
from bot.intake import InputError, day_of, question_of

LIMIT = 5


@dataclass(frozen=True, slots=True)
class Asking:
    """The filters, the present and the bounds that hold for a question."""

    since: date | None = None
    until: date | None = None
    source: str | None = None
    now: date | None = None
    limit: int = LIMIT
    explain: bool = False

    @property
    def narrowing(self) -> str:
        """Which articles alone may answer, in words; "" where all may.

        >>> Asking(since=date(2026, 1, 2), source="Alpine Post").narrowing
        'of Alpine Post, from 2026-01-02 on'
        """
        parts = (("of {}", self.source), ("from {} on", self.since), ("up to {}", self.until))
        return ", ".join(words.format(one) for words, one in parts if one)

    def query(self, question: object, id: str | int | float | None = None) -> Query:
        """The question put with these filters; InputError where it is none."""
        return Query(
            question_of(question),
            since=self.since,
            until=self.until,
            source=self.source,
            now=self.now,
            limit=self.limit,
            explain=self.explain,
            id=id,
        )


def from_options(
    since: str | None,
    until: str | None,
    source: str | None,
    now: str | None,
    limit: int | None,
    explain: bool,
    today: date,
) -> Asking:
    """The asking that options written as text mean.

    >>> from_options("2025-10-01", None, None, None, None, False, date(2025, 11, 2)).since
    datetime.date(2025, 10, 1)
    """
    asking = Asking(
        day_of("--since", since),
        day_of("--until", until),
        source,
        day_of("--now", now) or today,
        LIMIT if limit is None else limit,
        explain,
    )
    return _checked(asking)


def from_item(item: Mapping[str, Any], default: Asking) -> Asking:
    """The asking of a batch item: its own keys where it gives them, else those of the command's options.

    >>> from_item({"now": "2025-11-02", "since": None}, Asking(since=date(2025, 1, 1))).now
    datetime.date(2025, 11, 2)
    """
    source, limit = item.get("source"), item.get("limit")
    if source is not None and not isinstance(source, str):
        raise InputError('"source" must be text', "bad_source")
    if limit is not None and (not isinstance(limit, int) or isinstance(limit, bool) or limit < 1):
        raise InputError('"limit" must be a number from 1', "bad_limit")
    asking = Asking(
        day_of('"since"', item.get("since")) or default.since,
        day_of('"until"', item.get("until")) or default.until,
        source or default.source,
        day_of('"now"', item.get("now")) or default.now,
        limit or default.limit,
        default.explain,
    )
    return _checked(asking)


def _checked(asking: Asking) -> Asking:
    if asking.since and asking.until and asking.since > asking.until:
        raise InputError(f"nothing lies between {asking.since} and {asking.until}: swap them", "bad_date")
    return asking


def first_found(replies: Iterator[Reply]) -> Reply:
    """The first reply that found something; the first of all where none did."""
    first = next(replies)
    found = (reply for reply in chain((first,), replies) if reply.status != "not_found")
    return next(found, first)


def exchange_of(reply: Reply) -> Exchange:
    """What of a question and its reply the next question may rest on: the answer, the words shown first."""
    shown = reply.positions[0].evidence if reply.positions else reply.nearest
    return Exchange(reply.question, reply.answer, shown[0].quote if shown else "")
