"""Countries with the names, demonyms, capitals and metonyms that stand for them."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any, Literal

from answering.language.tables import stored
from answering.naming.fold import fold

PlaceClass = Literal["country", "state", "city", "region"]

_ACTORS = (
    " government",
    " administration",
    " authorities",
    " cabinet",
    " leadership",
    " regime",
    " officials",
)


@lru_cache(8192)
def country_of(name: str, *, governments: bool = True) -> str | None:
    """The ISO code of the country that a name means; with `governments` also where its capital stands for it.

    >>> country_of("Japanese"), country_of("Beijing"), country_of("Beijing", governments=False)
    ('JP', 'CN', None)
    >>> country_of("U.S. government"), country_of("Kremlin"), country_of("Congo")
    ('US', 'RU', None)
    """
    folded = fold(name)
    names, seats = _table()
    for actor in _ACTORS:
        folded = folded.removesuffix(actor)
    return names.get(folded) or (seats.get(folded) if governments else None)


def is_state(name: str) -> bool:
    """Whether a name is a country's own or its seat of government's, not its people's.

    >>> is_state("Japan"), is_state("Beijing"), is_state("Japanese")
    (True, True, False)
    """
    return country_of(name) is not None and fold(name) not in _peoples()


@cache
def _peoples() -> frozenset[str]:
    return frozenset(fold(form) for row in _rows()["countries"] for form in row["people"])


@cache
def known_places() -> frozenset[str]:
    """Folded names of regions, states and cities that are no country.

    >>> "osaka" in known_places()
    True
    """
    return frozenset(_classes())


def place_classes(name: str) -> frozenset[PlaceClass]:
    """What a known place may be: New York is a state and a city; empty for a name that no table knows.

    >>> sorted(place_classes("New York")), sorted(place_classes("Beijing")), sorted(place_classes("Halvora"))
    (['city', 'state'], ['city'], [])
    """
    found = set(_classes().get(fold(name), ()))
    if country_of(name, governments=False) and is_state(name):
        found.add("country")
    if fold(name) in _table()[1] and fold(name) not in _metonyms():
        found.add("city")
    return frozenset(found)


@cache
def _classes() -> dict[str, set[PlaceClass]]:
    told = stored("places")
    kinds: dict[str, PlaceClass] = {"regions": "region", "states": "state", "cities": "city"}
    found: dict[str, set[PlaceClass]] = {}
    for group, kind in kinds.items():
        for place in told[group]:
            found.setdefault(fold(place), set()).add(kind)
    return found


@cache
def _rows() -> dict[str, Any]:
    found: dict[str, Any] = stored("countries")
    return found


@cache
def _table() -> tuple[dict[str, str], dict[str, str]]:
    """Folded names and demonyms to codes; folded capitals and metonyms to codes."""
    names = {
        fold(form): row["code"]
        for row in _rows()["countries"]
        for form in (row["name"], *row["also"], *row["people"])
    }
    seats = {fold(form): row["code"] for row in _rows()["countries"] for form in row["capitals"]}
    return names, seats | _metonyms()


@cache
def _metonyms() -> dict[str, str]:
    return {fold(form): code for form, code in _rows()["metonyms"].items()}
