"""A disagreement in one line: how many sources stand on each side, which, of what day, and what they say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Literal

from answering.language.phrases import DETERMINERS
from answering.naming.tokens import mostly_small, small
from answering.quantities.numbers import read_numbers
from answering.remark import Remark
from answering.reply import Evidence, Position
from corpus.article import day

Side = Literal["says", "yes", "no"]
SIDES, LIST = "{one}; {other}", "{one}, {other}"
BEFORE = "before: {answers}"
_ACCOUNT: Mapping[Side, str] = {
    "says": "{answer} according to {speaker} ({outlets})",
    "yes": "yes according to {speaker} ({outlets})",
    "no": "no according to {speaker} ({outlets})",
}
DIFFERING = "before, sources differing: {answers}"
_SPOKESMAN = frozenset(("a", "the", "spokesman", "spokeswoman", "spokesperson"))
FEW = 2  # outlets that are named; of more only the number is told
_SAYING: Mapping[Side, tuple[str, str]] = {
    "says": ("{who} says {answer}", "{who} say {answer}"),
    "yes": ("{who} says yes", "{who} say yes"),
    "no": ("{who} says no", "{who} say no"),
}


def disagreement(positions: Sequence[Position], sides: Sequence[Side], *, quoted: bool = False) -> Remark:
    """Both sides with count, outlet and day; those `quoted` with whoever is told to say so.

    >>> one, other = (Position(day, None, 1, (Evidence("…", "a", "Post", None, None, None, 0, 1),))
    ...               for day in ("28 May", "24 May"))
    >>> disagreement([one, other], ["says", "says"])
    '1 source (Post) says 28 May; 1 (Post) says 24 May.'
    """
    told = [
        _told(position, side, first=not i, quoted=quoted)
        for i, (position, side) in enumerate(_paired(positions, sides))
    ]
    return Remark("{sides}.", sides=_joined(SIDES, told))


def denial(positions: Sequence[Position]) -> Remark:
    """Who says what is quoted first, and who denies it.

    >>> told = (Evidence("…", "a", "Post", None, None, None, 0, 1, attributed_to=who)
    ...         for who in ("The union", "Orm"))
    >>> denial([Position(None, None, 1, (one,)) for one in told])
    'What is quoted is said by the union and denied by Orm (Post).'
    """
    told, against = positions[:2]
    return Remark(
        "What is quoted is said by {one} and denied by {other} ({outlets}).",
        one=_speaker(told) or Remark("one side"),
        other=_speaker(against) or Remark("another"),
        outlets=_named(against.evidence),
    )


def timeline(positions: Sequence[Position]) -> Remark:
    """The answers of an update, the latest first, with outlet and day; those of one day stand together.

    >>> latest, *before = (Position(bill, None, 1, (Evidence("…", "a", "Post", None, day, None, 0, 1),))
    ...                    for bill, day in (("$5", date(2025, 7, 1)), ("$3", None), ("$2", None)))
    >>> timeline([latest, *before])
    'Latest: $5 (Post, 1 July 2025); before, sources differing: $3 (Post), $2 (Post).'
    """
    latest, *before = (list(told) for _, told in groupby(positions, key=_first_day))
    told = [Remark(BEFORE if len(one) == 1 else DIFFERING, answers=_listed(one)) for one in before]
    lines = [Remark("Latest: {answers}", answers=_listed(latest)), *told]
    return Remark("{sides}.", sides=_joined(SIDES, lines))


def _first_day(position: Position) -> date:
    return min((day(one.published) for one in position.evidence if one.published), default=date.min)


def _listed(positions: Sequence[Position]) -> Remark:
    return _joined(LIST, [_dated(position) for position in positions])


def _dated(position: Position) -> Remark:
    return Remark("{what} ({outlets})", what=_answer(position), outlets=_named(position.evidence))


def _joined(words: str, remarks: Sequence[Remark]) -> Remark:
    """Some remarks as one: two halves at a time, so that each language may join them in its own way."""
    if len(remarks) == 1:
        return remarks[0]
    half = len(remarks) // 2
    one, other = _joined(words, remarks[:half]), _joined(words, remarks[half:])
    return Remark(words, one=one, other=other)


def _paired(positions: Sequence[Position], sides: Sequence[Side]) -> list[tuple[Position, Side]]:
    return list(zip(positions, sides, strict=True))


def _told(position: Position, side: Side, *, first: bool, quoted: bool) -> Remark:
    if quoted and (speaker := _speaker(position)):
        outlets = _named(position.evidence)
        return Remark(_ACCOUNT[side], answer=_answer(position), speaker=speaker, outlets=outlets)
    one, many = _SAYING[side]
    who, count = _counted(position, first=first), position.independent_sources
    return Remark(one, many, n=count, who=who, answer=_answer(position))


def _speaker(position: Position) -> str | None:
    """Whom all that gives an answer tells to say so, in the shortest words; None where any does not.

    A spokesman speaks for those whose spokesman he is.

    >>> told = [Evidence("…", "a", "Post", None, None, None, 0, 1, attributed_to=who)
    ...         for who in ("A police spokesman", "The police", None)]
    >>> [_speaker(Position("400", None, 1, tuple(told[:number]))) for number in (2, 3)]
    ['the police', None]
    """
    speakers = [_in_running_text(evidence.attributed_to or "") for evidence in position.evidence]
    bodies = {" ".join(word for word in who.split() if word not in _SPOKESMAN) for who in speakers}
    return min(speakers, key=len) or None if len(bodies) == 1 else None


def _in_running_text(who: str) -> str:
    """The words for a speaker without the capital that a sentence's beginning gives them."""
    first, _, rest = who.partition(" ")
    common = first.lower() in small() | mostly_small() and not rest[:1].isupper()
    return who[:1].lower() + who[1:] if common or first.lower() in DETERMINERS else who


def _counted(position: Position, *, first: bool) -> Remark:
    """How many say so, and who, where they are few; after the first side the noun goes without saying."""
    count = position.independent_sources
    number = Remark("{n} source", "{n} sources", n=count) if first else Remark("{n}", n=count)
    if len({evidence.source for evidence in position.evidence}) > FEW:
        return number
    return Remark("{what} ({outlets})", what=number, outlets=_named(position.evidence))


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
        return Remark("what is quoted")
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
    return Remark("{outlets}, {day}", outlets=outlets, day=day(when)) if when else outlets
