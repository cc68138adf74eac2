"""Whether one place may lie in the other."""

from __future__ import annotations

from answering.countries import is_state
from answering.name import Name


def part_of(one: Name, other: Name) -> bool:
    """Whether exactly one of two names is a country, where both may be places.

    >>> from answering.names import read_names
    >>> lyon, france, oslo = read_names("He went to Lyon in France, then to Oslo in spring.")
    >>> part_of(lyon, france), part_of(lyon, oslo)
    (True, False)
    """
    return is_state(one.text) != is_state(other.text) and "person" not in (one.kind, other.kind)
