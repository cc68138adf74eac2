"""What is new about a watched question's answer: compared by what is said, not by how."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from answering.comparing.agreement import agree
from answering.language.lexicon import read_terms
from answering.language.rarity import rarity
from answering.naming.name import Name
from answering.quantities.value import Value
from answering.reply import AnswerType
from answering.sentences.filler import Filler
from answering.values import read_values
from bot.watches.standing import Said, Standing

News = Literal["lost", "conflict", "found", "updated", "settled", "answer"]

ALIKE = 0.5  # share of the weight of the shorter quote's words at which two quotes say the same
OPEN = frozenset(("over", "at least", "under", "at most"))
"""Hedges that give a bound: two different bounds may both hold, and yet the second is news."""
NAMES: frozenset[AnswerType] = frozenset(("person", "place", "organisation"))


@dataclass(frozen=True, slots=True)
class Change:
    """What a chat is told of a watched question: the standing it knew, and the one there is now."""

    news: News
    old: Standing
    new: Standing


def change(old: Standing, new: Standing) -> Change | None:
    """The news between two standings; None where both say the same, however worded.

    The order of positions, the number of sources and the choice of quotes are no news; which position
    of an update is the latest is. A conflict is not settled while all its sides still stand.

    >>> rain = Standing("answered", "text", None, (Said("rain", "Rain fell.", "a", "A", None, None, None),))
    >>> change(rain, rain), change(rain, Standing("not_found", "text")).news
    (None, 'lost')
    """
    if (old.status == new.status or _unsettled(old, new)) and _same_positions(old, new):
        return None
    return Change(next(news for news, is_it in _NEWS if is_it(old, new)), old, new)


_NEWS: tuple[tuple[News, Callable[[Standing, Standing], bool]], ...] = (
    ("lost", lambda _, new: new.status == "not_found"),
    ("conflict", lambda _, new: new.status == "conflict"),
    ("found", lambda old, _: old.status == "not_found"),
    ("updated", lambda _, new: new.status == "updated"),
    ("settled", lambda old, new: old.status == "conflict" and not _unsettled(old, new)),
    ("answer", lambda *_: True),
)
"""What to call a change; the first that applies."""


def _unsettled(old: Standing, new: Standing) -> bool:
    """Whether the sides of a conflict all stand, though they are not set against each other any more."""
    still = old.status == "conflict" and new.status == "answered"
    return still and all(stands_in(new, said) for said in old.said)


def stands_in(standing: Standing, said: Said) -> bool:
    """Whether a standing has a position that says the same."""
    return any(same(said, other, standing.answer_type) for other in standing.said)


def _same_positions(old: Standing, new: Standing) -> bool:
    if old.status == "updated" and not same(old.said[0], new.said[0], old.answer_type):
        return False
    return all(stands_in(new, said) for said in old.said) and all(stands_in(old, said) for said in new.said)


def same(one: Said, other: Said, kind: AnswerType) -> bool:
    """Whether two positions say the same: rounding, names in other forms and other wording aside.

    >>> def said(answer: str) -> Said:
    ...     return Said(answer, f"It was {answer}.", "a", "A", None, "2031-05-02", None, 7, 7 + len(answer))
    >>> same(said("15%"), said("15 percent"), "percent"), same(said("15%"), said("20%"), "percent")
    (True, False)
    >>> same(said("over 300 boats"), said("over 310 boats"), "count")
    False
    """
    if (one.quote, one.published) == (other.quote, other.published):
        return True
    a, b = _filler(one, kind), _filler(other, kind)
    if a is None or b is None:
        return _alike(one.quote, other.quote)
    return not _bound_moved(a.value, b.value) and agree(a, b)


def _filler(said: Said, kind: AnswerType) -> Filler | None:
    """The words that answer, read again as the value or name that they are."""
    if said.answer is None:
        return None
    end = len(said.answer)
    name = Name(0, end, said.answer, "other") if kind in NAMES else None
    return Filler(0, end, said.answer, 1.0, None if name else _value(said), name)


def _value(said: Said) -> Value | None:
    """The value in the quote where the answer stands, with its hedge; else the answer's own."""
    when = said.when
    ref = when.date() if isinstance(when, datetime) else when
    if said.answer_start is not None and said.answer_end is not None:
        for value in read_values(said.quote, ref):
            if value.start < said.answer_end and said.answer_start < value.end:
                return value
    return next(iter(read_values(said.answer or "", ref)), None)


def _bound_moved(one: Value | None, other: Value | None) -> bool:
    if one is None or other is None or not {one.modifier, other.modifier} <= OPEN:
        return False
    return (one.low, one.high) != (other.low, other.high)


def _alike(one: str, other: str) -> bool:
    """Whether two quotes share most of what is telling in the shorter.

    >>> _alike("The mayor resigned over the toll.", "Over the toll the mayor has resigned, it is said.")
    True
    """
    keys, others = ({term.key for term in read_terms(text)} for text in (one, other))
    weight = min(sum(map(rarity, keys)), sum(map(rarity, others)))
    return sum(map(rarity, keys & others)) >= ALIKE * weight
