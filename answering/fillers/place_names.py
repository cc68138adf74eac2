"""Places as they are told in full: "Lyon, France", "the Corn Exchange in Oldmere, Ohio"."""

from __future__ import annotations

from collections.abc import Sequence

from answering.names import Name
from answering.naming.countries import PlaceClass, place_classes

_WIDER: frozenset[PlaceClass] = frozenset(("country", "state", "region"))


def whole_place(text: str, names: Sequence[Name], place: Name) -> int:
    """Where a place ends with the wider places told after it: offset into the text.

    A list is none: in "Lyon, Paris and Rome" each place stands for itself.

    >>> from answering.names import read_names
    >>> text = "It opens in Lyon, France, in May."
    >>> names = read_names(text)
    >>> text[names[0].start : whole_place(text, names, names[0])]
    'Lyon, France'
    >>> text = "It stands in Abbeyford, Northshire, England."
    >>> names = read_names(text)
    >>> text[names[0].start : whole_place(text, names, names[0])]
    'Abbeyford, Northshire, England'
    """
    end, last = place.end, place
    for name in (one for one in names if one.start >= place.end):
        if not _goes_on(text[last.end : name.start], last, name):
            break
        last = name
        if place_classes(name.text) & _WIDER or text[end : name.start] == " in ":
            end = name.end
    return end


def _goes_on(between: str, place: Name, name: Name) -> bool:
    """Whether a name may tell where the place before it lies; no country lies in another."""
    classes = place_classes(place.text)
    if name.kind == "person" or "country" in classes:
        return False
    if "state" in classes and "country" not in place_classes(name.text):
        return False
    return between == ", " or (between == " in " and name.kind == "place" and not classes & _WIDER)
