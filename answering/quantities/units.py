"""Currencies, lengths of time and abbreviated measures, as they are written."""

from __future__ import annotations

from collections.abc import Mapping

from answering.language.patterns import any_of, exactly, words
from answering.language.tables import stored

_CURRENCIES = stored("currencies")
SIGNS: Mapping[str, str] = _CURRENCIES["signs"]
"""Signs before an amount. "Rs" and "kr" are shared by several countries; the largest stands for all."""
CODES = frozenset(words(_CURRENCIES["codes"]))
SHARED: Mapping[str, str] = _CURRENCIES["shared"]
"""Currencies that are ordinary words too: "40 crowns"."""
WORDS: Mapping[str, str] = {**_CURRENCIES["words"], **SHARED}
NATIONAL: Mapping[str, str] = _CURRENCIES["national"]
"""Currencies of one name, told apart by their country."""

PERIODS = {
    "second": "second", "sec": "second", "minute": "minute", "min": "minute", "hour": "hour", "hr": "hour",
    "day": "day", "night": "night", "week": "week", "fortnight": "fortnight", "month": "month",
    "year": "year", "yr": "year", "decade": "decade", "century": "century", "centurie": "century",
}  # fmt: skip

QUANTITIES = {
    "km": "km", "m": "m", "cm": "cm", "mm": "mm", "ft": "ft", "mi": "mi", "nm": "nm",
    "kg": "kg", "g": "g", "mg": "mg", "lb": "lb", "lbs": "lb", "oz": "oz", "ha": "ha",
    "km2": "km²", "km²": "km²", "m2": "m²", "m²": "m²", "m3": "m³", "m³": "m³", "sq km": "km²",
    "sq m": "m²", "sq ft": "sq ft", "sq mi": "sq mi", "sq. km": "km²", "km/h": "km/h", "kmh": "km/h",
    "kph": "km/h", "mph": "mph", "m/s": "m/s", "°C": "°C", "°F": "°F", "C": "°C", "F": "°F", "°": "°",
    "ºC": "°C", "W": "W", "kW": "kW", "MW": "MW", "GW": "GW", "TW": "TW", "kWh": "kWh", "MWh": "MWh",
    "GWh": "GWh", "TWh": "TWh", "kV": "kV", "Hz": "Hz", "MHz": "MHz", "GHz": "GHz", "KB": "KB", "MB": "MB",
    "GB": "GB", "TB": "TB", "Mbps": "Mbps", "Gbps": "Gbps", "dB": "dB", "hp": "hp", "bpd": "bpd",
    "ppm": "ppm", "ml": "ml", "L": "l", "kt": "kt", "Mt": "Mt", "Gt": "Gt", "mmHg": "mmHg", "nmi": "nmi",
    "degrees Celsius": "°C", "degrees Fahrenheit": "°F", "degrees C": "°C", "degrees F": "°F",
    "kilowatt hours": "kWh", "kilowatt-hours": "kWh", "megawatt hours": "MWh", "megawatt-hours": "MWh",
    "gigawatt hours": "GWh", "gigawatt-hours": "GWh", "terawatt hours": "TWh", "terawatt-hours": "TWh",
    "miles per hour": "mph", "miles an hour": "mph", "kilometres per hour": "km/h",
    "kilometers per hour": "km/h", "kilometres an hour": "km/h", "kilometers an hour": "km/h",
}  # fmt: skip

MEASURES = frozenset(
    words(
        "mile kilometre kilometer metre meter centimetre centimeter millimetre millimeter foot feet inch "
        "yard acre hectare tonne ton kilogram kilogramme gram gramme pound ounce litre liter gallon barrel "
        "bushel megawatt gigawatt kilowatt terawatt watt volt degree knot carat gigabyte terabyte megabyte"
    )
)
"""Measures written out: "12,500 acres" are counted, "a 20-metre wave" is measured."""

SIGN_PATTERN = exactly([*SIGNS, *CODES])
CODE_PATTERN = exactly(CODES)
WORD_PATTERN = any_of([w for word in WORDS for w in (word, word + "s")])
NATION_PATTERN = any_of([*{name.rpartition(" ")[0] for name in NATIONAL}, "u.s."])
PERIOD_PATTERN = any_of(
    [w for word in PERIODS for w in (word, word + "s") if w not in ("centurie", "centurys")]
)
QUANTITY_PATTERN = exactly(QUANTITIES)
MEASURE_PATTERN = any_of(MEASURES)


def currency(nation: str, word: str) -> str:
    """The ISO code of a currency word with the country it may name.

    >>> currency("", "euros"), currency("U.S. ", "dollars"), currency("Canadian ", "dollars")
    ('EUR', 'USD', 'CAD')
    """
    name = _singular(word)
    nation_too = f"{nation.lower().replace('.', '').strip()} {name}"
    return NATIONAL.get(nation_too, WORDS.get(name, "USD"))


def is_shared(word: str) -> bool:
    """Whether a currency word is an ordinary word too.

    >>> is_shared("Crowns"), is_shared("euros")
    (True, False)
    """
    return _singular(word) in SHARED


def _singular(word: str) -> str:
    name = word.lower()
    return name if name in WORDS else name.removesuffix("s")


def period(word: str) -> str:
    """The singular of a length of time: "centuries" is `century`, "mins" is `minute`.

    >>> period("centuries"), period("Mins")
    ('century', 'minute')
    """
    name = word.lower()
    return PERIODS.get(name) or PERIODS[name.removesuffix("s")]
