"""Currencies, lengths of time and abbreviated measures, as they are written."""

from __future__ import annotations

from answering.patterns import any_of, exactly, words

SIGNS = {
    "$": "USD", "US$": "USD", "U.S.$": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD",
    "NZ$": "NZD", "HK$": "HKD", "S$": "SGD", "NT$": "TWD", "R$": "BRL", "€": "EUR", "£": "GBP", "¥": "JPY",
    "CN¥": "CNY", "₹": "INR", "₩": "KRW", "₽": "RUB", "₺": "TRY", "₴": "UAH", "₪": "ILS", "฿": "THB",
    "₫": "VND", "₦": "NGN", "₱": "PHP", "Rs": "INR", "Rs.": "INR", "Rp": "IDR", "RM": "MYR", "RMB": "CNY",
    "Fr": "CHF", "zł": "PLN", "R": "ZAR", "kr": "SEK",
}  # fmt: skip
"""Signs before an amount. "Rs" and "kr" are shared by several countries; the largest stands for all."""

CODES = words(
    "USD EUR GBP JPY CNY INR AUD CAD CHF NZD SEK NOK DKK KRW RUB BRL MXN ZAR TRY PLN HUF CZK HKD SGD "
    "TWD THB IDR MYR PHP VND PKR BDT LKR NGN KES EGP SAR AED ILS UAH ARS CLP COP QAR KWD"
)

WORDS = {
    "dollar": "USD", "euro": "EUR", "pound": "GBP", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY",
    "rupee": "INR", "won": "KRW", "rouble": "RUB", "ruble": "RUB", "franc": "CHF", "peso": "MXN",
    "rand": "ZAR", "lira": "TRY", "real": "BRL", "reais": "BRL", "riyal": "SAR", "dirham": "AED",
    "shekel": "ILS", "hryvnia": "UAH", "zloty": "PLN", "forint": "HUF", "baht": "THB", "rupiah": "IDR",
    "ringgit": "MYR", "naira": "NGN", "taka": "BDT", "koruna": "CZK", "krona": "SEK", "kronor": "SEK",
    "krone": "NOK", "kroner": "NOK", "dinar": "KWD", "shilling": "KES",
}  # fmt: skip

NATIONAL = {
    ("us", "dollar"): "USD", ("american", "dollar"): "USD", ("canadian", "dollar"): "CAD",
    ("australian", "dollar"): "AUD", ("new zealand", "dollar"): "NZD", ("hong kong", "dollar"): "HKD",
    ("singapore", "dollar"): "SGD", ("taiwan", "dollar"): "TWD", ("egyptian", "pound"): "EGP",
    ("lebanese", "pound"): "LBP", ("syrian", "pound"): "SYP", ("british", "pound"): "GBP",
    ("pakistani", "rupee"): "PKR", ("sri lankan", "rupee"): "LKR", ("indian", "rupee"): "INR",
    ("argentine", "peso"): "ARS", ("chilean", "peso"): "CLP", ("colombian", "peso"): "COP",
    ("philippine", "peso"): "PHP", ("mexican", "peso"): "MXN", ("swiss", "franc"): "CHF",
    ("danish", "krone"): "DKK", ("danish", "kroner"): "DKK", ("norwegian", "kroner"): "NOK",
    ("swedish", "kronor"): "SEK", ("japanese", "yen"): "JPY", ("chinese", "yuan"): "CNY",
    ("south korean", "won"): "KRW", ("south african", "rand"): "ZAR", ("turkish", "lira"): "TRY",
    ("russian", "rouble"): "RUB", ("russian", "ruble"): "RUB", ("israeli", "shekel"): "ILS",
    ("iraqi", "dinar"): "IQD", ("kuwaiti", "dinar"): "KWD", ("qatari", "riyal"): "QAR",
    ("saudi", "riyal"): "SAR", ("kenyan", "shilling"): "KES", ("ugandan", "shilling"): "UGX",
}  # fmt: skip
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
NATION_PATTERN = any_of([*{nation for nation, _ in NATIONAL}, "u.s."])
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
    name = word.lower()
    name = name if name in WORDS else name.removesuffix("s")
    return NATIONAL.get((nation.lower().replace(".", "").strip(), name), WORDS.get(name, "USD"))


def period(word: str) -> str:
    """The singular of a length of time: "centuries" is `century`, "mins" is `minute`.

    >>> period("centuries"), period("Mins")
    ('century', 'minute')
    """
    name = word.lower()
    return PERIODS.get(name) or PERIODS[name.removesuffix("s")]
