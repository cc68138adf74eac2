"""Whether one place may lie in the other."""

from __future__ import annotations

from answering.naming.countries import country_of, is_state
from answering.naming.name import Name


def part_of(one: Name, other: Name) -> bool:
    """Whether exactly one of two names is a country, where both may be places.

    >>> from answering.names import read_names
    >>> lyon, france, oslo = read_names("He went to Lyon in France, then to Oslo in spring.")
    >>> part_of(lyon, france), part_of(lyon, oslo)
    (True, False)
    """
    return _is_country(one) != _is_country(other) and "person" not in (one.kind, other.kind)


def _is_country(name: Name) -> bool:
    """Whether it is a country's own name; its seat of government is a city here."""
    return is_state(name.text) and country_of(name.text, governments=False) is not None
