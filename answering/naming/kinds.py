"""What a name is of: a person, a place, an organisation, or something else."""

from __future__ import annotations

import re
from functools import lru_cache

from answering.language.patterns import pattern
from answering.naming.countries import country_of, known_places
from answering.naming.fold import fold
from answering.naming.name import NameKind
from answering.naming.tokens import mostly_small, small
from answering.naming.words import (
    CLUBS,
    EVENTS,
    LONE_BODIES,
    NO_ORGANISATION,
    NOBLE,
    ORGANISATIONS,
    PLACE_FIRST,
    PLACES,
    SHIPS,
    SPEECH,
)

_WORD = pattern(r"[^\W_]+(?:['’][^\W_]+)?")
_PLACE_BEFORE = pattern(
    r"(?:^|[\s(])(?:in|near|across|outside|around|throughout|toward|towards|into|inside|within|city of|"
    r"town of|village of|from|at)(?: the)?(?: (?:north|south|east|west|central|northern|southern|"
    r"eastern|western|nearby|downtown|suburban|rural|neighbou?ring|occupied))? $",
    re.IGNORECASE,
)
_ONLY_PLACE_BEFORE = pattern(
    r"(?:^|[\s(])(?:in|near|across|outside|city of|town of|village of) $", re.IGNORECASE
)
_NO_PERSON = pattern(r"\d|&| (?:and|for|of|the|in) ")
_NEXT_WORD = pattern(r"\s([a-z]+)")
_OPENED = pattern(r"[“\"„«](?:The |An? )?$")
_CLOSED = pattern(r"[,.!?]?[”\"“»]")
_AGE_AFTER = pattern(r",? \(?(?:aged )?[1-9][0-9](?:,|\)| years old)")


def kind_of(name: str, text: str, start: int, end: int, *, titled: bool = False) -> NameKind:
    """The kind of the name at `text[start:end]`, as far as its words and its neighbours tell.

    >>> text = "Maria Lopez visited Akasaka Palace"
    >>> kind_of("Maria Lopez", text, 0, 11), kind_of("Akasaka Palace", text, 20, 34)
    ('person', 'place')
    """
    if titled:
        return "person"
    if name.isupper() and text.isupper():
        name = name.title()
    by_words = _kind_of_words(name)
    if by_words != "organisation" and " " in name and _is_work(text, start, end):
        return "other"
    if by_words:
        return by_words
    return _kind_in_place(name, text, start, end)


@lru_cache(8192)
def _kind_of_words(name: str) -> NameKind | None:
    """What the words themselves tell, else None."""
    lows = [word.lower() for word in _WORD.findall(name)]
    if not lows:
        return "other"
    if name in ("White House", "Kremlin", "Downing Street", "Pentagon", "Brussels"):
        return "organisation" if name != "Brussels" else "place"
    if country_of(name) or fold(name) in known_places():
        return "place"
    if lows[0] in SHIPS and name[:2].isupper():
        return "other"
    return _kind_of_head(name, lows)


def _is_body(name: str, lows: list[str]) -> bool:
    """Whether a name is of a parliament, a club or partners: "Senate", "AC Oss", "Veld & Marn"."""
    return lows[0] in LONE_BODIES if len(lows) == 1 else lows[0] in CLUBS or " & " in name


def _kind_of_head(name: str, lows: list[str]) -> NameKind | None:
    head = lows[lows.index("of") - 1] if "of" in lows[1:] else lows[-1]
    if len(lows) > 1 and lows[0] in EVENTS:
        return "other"
    if len(lows) > 1 and lows[0] in NOBLE and "of" in lows:
        return "person"
    if _is_body(name, lows):
        return "organisation"
    if len(lows) > 1:
        for heads, kind in _HEADS:
            if head in heads or lows[-1] in heads:
                return kind
        if lows[0] in ("mount", "lake", "cape", "gulf", "strait", "port", "fort"):
            return "place"
        if lows[0] in PLACE_FIRST or (len(lows) == 2 and lows[0].endswith("ern") and country_of(lows[1])):
            return "place"
    letters = name.replace(".", "").replace("&", "")
    if (
        letters.isupper()
        and letters.isalpha()
        and 2 <= len(letters) <= 6
        and letters.lower() not in NO_ORGANISATION
    ):
        return "organisation"
    return None


_HEADS: tuple[tuple[frozenset[str], NameKind], ...] = (
    (EVENTS, "other"),
    (ORGANISATIONS, "organisation"),
    (PLACES, "place"),
)


def names_event(name: str) -> bool:
    """Whether a name is that of a storm, an accord, a prize: nobody's.

    >>> names_event("Storm Odile"), names_event("Odile Storme")
    (True, False)
    """
    lows = [word.lower() for word in _WORD.findall(name)]
    return len(lows) > 1 and (lows[0] in EVENTS or lows[-1] in EVENTS)


def _is_phrase(name: str) -> bool:
    """Whether a name is made of ordinary words: "Best Director", "Mountain View"."""
    common = [word.lower() in small() or word.lower() in mostly_small() for word in name.split()]
    return all(common) or (len(common) > 2 and common[-1])


def _is_work(text: str, start: int, end: int) -> bool:
    """Whether a name is all that stands in quotation marks: the title of a book, a film, a song."""
    return bool(_OPENED.search(text, 0, start) and _CLOSED.match(text, end))


def _kind_in_place(name: str, text: str, start: int, end: int) -> NameKind:
    """What the neighbours tell; two or three plain words are most often a person.

    Nobody has an article before the whole name: "the Memphis Owls", but "the Ada Veld case".
    """
    before = text[max(0, start - 30) : start]
    follows = _NEXT_WORD.match(text, end)
    after = follows[1] if follows else ""
    count = len(name.split())
    if after in SPEECH or _AGE_AFTER.match(text, end):
        return "person"
    if (count == 1 and _PLACE_BEFORE.search(before)) or _ONLY_PLACE_BEFORE.search(before):
        return "place"
    if count > 1 and before.lower().endswith("the ") and (name.endswith("s") or not after):
        return "organisation" if name.endswith("s") else "other"
    if 2 <= count <= 4 and not _NO_PERSON.search(name) and not _is_phrase(name):
        return "person"
    return "person" if count == 1 and after.endswith("ed") else "other"
