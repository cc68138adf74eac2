"""Names of people, places and organisations in a text, and which of them mean the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from answering.naming.aliases import canonical, same_name
from answering.naming.countries import country_of
from answering.naming.kinds import kind_of
from answering.naming.name import Name, NameKind
from answering.naming.runs import read_runs
from answering.naming.tokens import Token, Tokens
from answering.naming.words import BODIES, GENERIC, NOBLE, PARTICLES, SURNAMES, TITLE_PARTS, TITLES

__all__ = ["Name", "NameKind", "canonical", "read_names", "same_name"]


def read_names(text: str) -> tuple[Name, ...]:
    """The names of a text, in order, none overlapping.

    >>> text = "Former Prime Minister Ana Roca visited Japan’s Diet."
    >>> [(name.text, name.kind) for name in read_names(text)]
    [('Ana Roca', 'person'), ('Japan', 'place'), ('Diet', 'other')]
    """
    found = [name for run in read_runs(text, Tokens(text)) for name in _names(text, run)]
    people = {part for name in found if name.kind == "person" for part in name.text.split()[-1:]}
    return tuple(_known_person(name) if name.text in people else name for name in found)


def _known_person(name: Name) -> Name:
    """A lone surname is a person where the text has the full name."""
    return replace(name, kind="person") if name.kind == "other" else name


def _names(text: str, run: list[Token]) -> Iterator[Name]:
    """The names in a run of capitalised words: who has a title, and what stands before it."""
    cut = _after_title(run)
    before, rest = (_untitled(run[:cut]), run[cut:]) if cut else ([], run)
    if before:
        yield _name(text, before, titled=False)
    if rest and not _ordinary(rest):
        yield _name(text, rest, titled=bool(cut))


def _after_title(run: list[Token]) -> int:
    """The index after the last title of a run; 0 where it has none or is no person at all."""
    lows = [token.low for token in run]
    if lows[0] in NOBLE and "of" in lows:
        return 0
    if lows[-1] in BODIES and not _titled_person(lows):
        return 0
    found = [i for i, low in enumerate(lows) if low in TITLES]
    if found and found[-1] == len(run) - 1 and lows[-1] in SURNAMES and _full(lows[:-1]):
        found.pop()
    if not found:
        return 0
    return found[-1] + 1 + _of_office(lows[found[-1] + 1 :])


def _titled_person(lows: list[str]) -> bool:
    """Whether a title stands after the first word, as in "US Senator Jane Church"."""
    return any(low in TITLES for low in lows[1:-2])


def _full(lows: list[str]) -> bool:
    """Whether the words before a last word such as "King" are a given name."""
    return (
        bool(lows)
        and not any(low in TITLE_PARTS or low in TITLES for low in lows)
        and not country_of(" ".join(lows))
    )


def _of_office(lows: list[str]) -> int:
    """How many words of "of State" or "of the" follow a title."""
    if lows[:1] != ["of"]:
        return 0
    return 2 if len(lows) > 1 and (lows[1] in TITLE_PARTS or lows[1] == "the") else 1


def _untitled(run: list[Token]) -> list[Token]:
    """What stands before a title, without the words of the office: "US" of "US Vice President"."""
    kept = list(run)
    while kept and (kept[-1].low in TITLES or kept[-1].low in TITLE_PARTS or kept[-1].low in PARTICLES):
        kept.pop()
    while kept and kept[0].low in TITLE_PARTS:
        kept.pop(0)
    return [] if kept and _ordinary(kept) else kept


def _ordinary(run: list[Token]) -> bool:
    """Whether a single word is no name in spite of its capital: "the Government", "the President"."""
    low = run[0].low
    if len(run) > 1:
        return all(token.low in TITLES or token.low in TITLE_PARTS for token in run)
    return (low in GENERIC or low in TITLES) and not run[0].text.isupper()


def _name(text: str, run: list[Token], *, titled: bool) -> Name:
    start, end = run[0].start, run[-1].end
    return Name(start, end, text[start:end], kind_of(text[start:end], text, start, end, titled=titled))
