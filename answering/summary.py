"""A disagreement in one line: how many sources stand on each side, which, of what day, and what they say."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import Literal

from answering.name_tokens import small
from answering.numbers import read_numbers
from answering.reply import Evidence, Position
from corpus.article import When, day

Side = Literal["says", "yes", "no"]
FEW = 2  # outlets that are named; of more only the number is told
_SAYING = {"says": ("says", "say"), "yes": ("says yes", "say yes"), "no": ("says no", "say no")}


def disagreement(positions: Sequence[Position], sides: Sequence[Side]) -> str:
    """Both sides with count, outlet and day.

    >>> one, other = (Position(day, None, 1, (Evidence("…", "a", "Post", None, None, None, 0, 1),))
    ...               for day in ("28 May", "24 May"))
    >>> disagreement([one, other], ["says", "says"])
    '1 source (Post) says 28 May; 1 (Post) says 24 May.'
    """
    told = (
        _told(position, side, first=not i) for i, (position, side) in enumerate(_paired(positions, sides))
    )
    return "; ".join(told) + "."


def timeline(positions: Sequence[Position]) -> str:
    """The answers of an update, the latest first, with outlet and day; those of one day stand together.

    >>> latest, *before = (Position(bill, None, 1, (Evidence("…", "a", "Post", None, day, None, 0, 1),))
    ...                    for bill, day in (("$5", date(2025, 7, 1)), ("$3", None), ("$2", None)))
    >>> timeline([latest, *before])
    'Latest: $5 (Post, 1 July 2025); before, sources differing: $3 (Post), $2 (Post).'
    """
    latest, *before = (list(told) for _, told in groupby(positions, key=_first_day))
    told = [f"before{', sources differing' if len(one) > 1 else ''}: {_listed(one)}" for one in before]
    return f"{'; '.join([f'Latest: {_listed(latest)}', *told])}."


def _first_day(position: Position) -> date:
    return min((day(one.published) for one in position.evidence if one.published), default=date.min)


def _listed(positions: Sequence[Position]) -> str:
    return ", ".join(f"{_answer(position)} ({_named(position.evidence)})" for position in positions)


def _paired(positions: Sequence[Position], sides: Sequence[Side]) -> list[tuple[Position, Side]]:
    return list(zip(positions, sides, strict=True))


def _told(position: Position, side: Side, *, first: bool) -> str:
    count = position.independent_sources
    noun = f" {'source' if count == 1 else 'sources'}" if first else ""
    outlets = dict.fromkeys(evidence.source for evidence in position.evidence)
    named = f" ({_named(position.evidence)})" if len(outlets) <= FEW else ""
    verb = _SAYING[side][count != 1]
    return f"{count}{noun}{named} {verb}" + (f" {_answer(position)}" if side == "says" else "")


def _answer(position: Position) -> str:
    """The words that answer, without the capital that only their place at the head of the sentence gave them.

    >>> from dataclasses import replace
    >>> evidence = Evidence("Six people were hurt.", "a", "Post", None, None, None, 0, 21, 0, 10)
    >>> position = Position("Six people", None, 1, (evidence,))
    >>> _answer(position), _answer(replace(position, answer="Sixto"))
    ('six people', 'Sixto')
    """
    words = position.answer
    if words is None:
        return "what is quoted"
    return words[0].lower() + words[1:] if _opens(position.evidence[0]) and _is_ordinary(words) else words


def _opens(evidence: Evidence) -> bool:
    """Whether nothing stands before the answer in its sentence."""
    if evidence.answer_start is None:
        return False
    return not any(map(str.isalnum, evidence.quote[: evidence.answer_start - evidence.start]))


def _is_ordinary(words: str) -> bool:
    """Whether the first word is a number or one that running text writes small, and begins no name."""
    if any(number.start == 0 for number in read_numbers(words)):
        return True
    first, _, rest = words.partition(" ")
    return first.lower() in small() and not rest[:1].isupper()


def _named(evidence: Sequence[Evidence]) -> str:
    """The outlets, and the day where one article speaks."""
    outlets = ", ".join(dict.fromkeys(one.source for one in evidence))
    when = evidence[0].published if len(evidence) == 1 else None
    return f"{outlets}, {_written(when)}" if when else outlets


def _written(when: When) -> str:
    return f"{when.day} {when:%B %Y}"
