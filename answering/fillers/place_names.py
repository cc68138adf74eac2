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
    >>> text = "It is grown in Ohio and Texas."
    >>> names = read_names(text)
    >>> text[names[0].start : whole_place(text, names, names[0])]
    'Ohio and Texas'
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
        if place_classes(name.text) & _WIDER or text[end : name.start] in (" in ", " and "):
            end = name.end
    return end


def place_start(text: str, names: Sequence[Name], place: Name) -> int:
    """Where the place begins that a wider one is told after: offset into the text.

    >>> from answering.names import read_names
    >>> text = "The office of Larn, Ohio, is shut."
    >>> names = read_names(text)
    >>> text[place_start(text, names, names[1]) :]
    'Larn, Ohio, is shut.'
    """
    start = place
    for name in sorted((one for one in names if one.end <= place.start), key=lambda one: -one.start):
        told = place_classes(start.text) & _WIDER and text[name.end : start.start] == ", "
        if not told or not _goes_on(", ", name, start):
            break
        start = name
    return start.start


def _goes_on(between: str, place: Name, name: Name) -> bool:
    """Whether a name may tell where the place before it lies, or go with it; no country lies in another."""
    classes = place_classes(place.text)
    if between == " and ":
        return place.kind == name.kind == "place"
    if name.kind == "person" or "country" in classes:
        return False
    if "state" in classes and "country" not in place_classes(name.text):
        return False
    return between == ", " or (between == " in " and name.kind == "place" and not classes & _WIDER)
