"""Places as they are told in full: "Lyon, France", "the Corn Exchange in Oldmere, Ohio"."""

from __future__ import annotations

from collections.abc import Sequence

from answering.countries import PlaceClass, place_classes
from answering.names import Name

_WIDER: frozenset[PlaceClass] = frozenset(("country", "state", "region"))


def whole_place(text: str, names: Sequence[Name], place: Name) -> int:
    """Where a place ends with the wider places told after it: offset into the text.

    A list is none: in "Lyon, Paris and Rome" each place stands for itself.

    >>> from answering.names import read_names
    >>> text = "It opens in Lyon, France, in May."
    >>> names = read_names(text)
    >>> text[names[0].start : whole_place(text, names, names[0])]
    'Lyon, France'
    """
    end = place.end
    for name in names:
        if name.start >= end and _widens(text[end : name.start], place, name):
            end, place = name.end, name
    return end


def _widens(between: str, place: Name, name: Name) -> bool:
    """Whether a name tells where the place before it lies."""
    if name.kind != "place" or place_classes(place.text) & _WIDER:
        return False
    return between == " in " or (between == ", " and bool(place_classes(name.text) & _WIDER))
