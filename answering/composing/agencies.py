"""News agencies: whom an article credits for its text, or takes what it says from."""

from __future__ import annotations

from functools import lru_cache

from answering.language.patterns import any_of, exactly, pattern

NAMES = (
    "Reuters", "Associated Press", "AP", "Agence France-Presse", "AFP", "dpa", "sda", "Keystone-SDA", "ATS",
    "awp", "APA", "ANSA", "EFE", "TASS", "Interfax", "Xinhua", "Kyodo", "Jiji", "Yonhap", "PTI", "ANI",
    "IANS", "UPI", "PA Media", "Press Association", "Belga", "ANP", "TT", "NTB", "Ritzau", "STT", "CTK",
    "PAP", "MTI", "Anadolu", "AAP", "Canadian Press", "Bloomberg", "Lusa", "SID", "KNA", "epd", "WAFA",
    "SANA", "KCNA",
)  # fmt: skip
"""Agencies whose texts other outlets carry; in a bracket one suffices: "(sda/dpa)", "BERLIN (Reuters) –"."""

_ONE = exactly(NAMES)
_CREDIT = pattern(rf"[(\[](?P<by>{any_of(NAMES)}(?:\s?[/,&+]\s?\w[\w-]*)*)[)\]]")
_TAKEN = pattern(
    rf"\b(?:(?ai:citing|according to|told|quoting|reported by)(?: the)?(?: news agency)? (?P<from>{_ONE})"
    rf"|(?P<who>{_ONE}) (?:first )?(?:reported|reports|wrote|quoted))\b"
)
_SPLIT = pattern(r"\s?[/,&+]\s?")


@lru_cache(1024)
def credited(text: str) -> frozenset[str]:
    """The agencies that an article credits in brackets, or takes what it says from, in lower case.

    >>> sorted(credited("The fire is out. (sda/dpa)")), sorted(credited("OSLO (Reuters) - It rained."))
    (['dpa', 'sda'], ['reuters'])
    >>> sorted(credited("A pilot told Reuters that it rained."))
    ['reuters']
    """
    bracketed = (name for credit in _CREDIT.finditer(text) for name in _SPLIT.split(credit["by"]))
    taken = (match["from"] or match["who"] for match in _TAKEN.finditer(text))
    known = {name.casefold() for name in NAMES}
    return frozenset(name.casefold() for name in (*bracketed, *taken) if name.casefold() in known)
