"""Measures of one dimension in one unit: miles and kilometres, acres and hectares, weeks and days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from answering.language.stems import stemmed
from answering.language.synonyms import alike
from answering.quantities.value import Value

_TABLE: Mapping[str, Mapping[str, float]] = {
    "m": {
        "km": 1000, "m": 1, "cm": 0.01, "mm": 0.001, "ft": 0.3048, "mi": 1609.344, "nmi": 1852,
        "kilometre": 1000, "kilometer": 1000, "metre": 1, "meter": 1, "centimetre": 0.01, "centimeter": 0.01,
        "millimetre": 0.001, "millimeter": 0.001, "foot": 0.3048, "feet": 0.3048, "inch": 0.0254,
        "inche": 0.0254, "yard": 0.9144, "mile": 1609.344,
    },
    "m²": {
        "km²": 1e6, "m²": 1, "sq ft": 0.09290304, "sq mi": 2_589_988, "ha": 1e4, "hectare": 1e4,
        "acre": 4046.856,
    },
    "kg": {
        "kg": 1, "g": 0.001, "mg": 1e-6, "lb": 0.45359237, "oz": 0.0283495, "tonne": 1000, "kilogram": 1,
        "kilogramme": 1, "gram": 0.001, "gramme": 0.001, "ounce": 0.0283495,
    },
    "km/h": {"km/h": 1, "mph": 1.609344, "m/s": 3.6},
    "l": {"l": 1, "ml": 0.001, "litre": 1, "liter": 1},
    "W": {
        "W": 1, "kW": 1e3, "MW": 1e6, "GW": 1e9, "TW": 1e12, "kilowatt": 1e3, "megawatt": 1e6,
        "gigawatt": 1e9, "terawatt": 1e12,
    },
    "s": {
        "second": 1, "minute": 60, "hour": 3600, "day": 86_400, "night": 86_400, "week": 604_800,
        "fortnight": 1_209_600, "month": 2_629_746, "year": 31_556_952, "decade": 315_569_520,
    },
}  # fmt: skip
_FACTORS = {unit: (base, factor) for base, units in _TABLE.items() for unit, factor in units.items()}


def in_base(value: Value) -> Value | None:
    """The value in the base unit of its dimension, or None where its unit has none.

    >>> in_base(Value("quantity", 0, 4, 2.0, 2.0, "km")).low
    2000.0
    """
    base, factor = _dimension(value)
    low, high = (
        bound * factor if isinstance(bound, float | int) else None for bound in (value.low, value.high)
    )
    return replace(value, type="quantity", unit=base, low=low, high=high) if base else None


def _dimension(value: Value) -> tuple[str, float]:
    """The base unit of a value's dimension and how many of it its own unit is; 0 of none."""
    unit = value.unit or ""
    return _FACTORS.get(unit) or _FACTORS.get(unit.removesuffix("s")) or ("", 0.0)


def same_measure(one: Value, two: Value) -> tuple[Value, Value] | None:
    """Two values in one unit; None where they do not measure the same.

    A count without a noun may be of anything; a converted value is taken as "about" itself, as it was
    rounded when it was converted for the reader.

    >>> mile, kilometre = Value("count", 0, 6, 1, 1, "mile"), Value("quantity", 0, 6, 1.6, 1.6, "km")
    >>> [round(value.low) for value in same_measure(mile, kilometre)]
    [1609, 1600]
    """
    if one.type == two.type and (one.type == "date" or _same_unit(one, two)):
        return one, two
    first, second = in_base(one), in_base(two)
    if not first or not second or first.unit != second.unit:
        return None
    if _dimension(one) == _dimension(two):  # "2,844 metres" and "2,914 m": nothing was converted
        return first, second
    return _roughly(first), _roughly(second)


def _same_unit(one: Value, two: Value) -> bool:
    if one.type != "count" or one.unit == two.unit:
        return one.unit == two.unit
    return not one.unit or not two.unit or stemmed(one.unit) in alike(stemmed(two.unit))


def _roughly(value: Value) -> Value:
    return value if value.modifier else replace(value, modifier="about")
