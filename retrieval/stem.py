"""A word's term: irregular forms and British spelling first, then the stemmer of its language."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from retrieval.spelling import IRREGULAR, american

LANGUAGES = {
    "ar": "arabic", "ca": "catalan", "da": "danish", "de": "german", "el": "greek", "en": "english",
    "es": "spanish", "et": "estonian", "eu": "basque", "fi": "finnish", "fr": "french", "ga": "irish",
    "hi": "hindi", "hu": "hungarian", "hy": "armenian", "id": "indonesian", "it": "italian",
    "lt": "lithuanian", "ne": "nepali", "nl": "dutch", "no": "norwegian", "nb": "norwegian",
    "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian", "sv": "swedish",
    "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip
"""Languages with a stemmer, by ISO 639-1 code; the words of any other are taken as they are."""

SCRIPTS = (
    ("\u0370", "\u03ff", "el"), ("\u0400", "\u04ff", "ru"), ("\u0530", "\u058f", "hy"),
    ("\u0600", "\u06ff", "ar"), ("\u0900", "\u097f", "hi"), ("\u0b80", "\u0bff", "ta"),
)  # fmt: skip
"""First and last character of a script, and the language its words are stemmed in."""


def stem(word: str, lang: str = "en") -> str:
    """The term of a casefolded word: irregular forms and British spelling first, then the stemmer.

    >>> stem("rose"), stem("labour") == stem("labor"), stem("tariffs")
    ('rise', True, 'tariff')
    """
    if not word.isascii():
        lang = next((other for low, high, other in SCRIPTS if low <= word[0] <= high), lang)
    if lang not in LANGUAGES:
        return word
    base = american(IRREGULAR.get(word, word)) if lang == "en" else word
    return _stemmer(lang).stemWord(base) or word  # the Arabic and the Greek stemmer may leave nothing


def stem_all(words: Sequence[str], lang: str = "en") -> list[str]:
    """The terms of lower-case words in ASCII: what `stem` gives for each, in two thirds of the time.

    >>> stem_all(["rose", "labour"])
    ['rise', 'labor']
    """
    if lang not in LANGUAGES:
        return list(words)
    bases = [american(IRREGULAR.get(word, word)) for word in words] if lang == "en" else words
    return [term or word for term, word in zip(_stemmer(lang).stemWords(bases), words, strict=True)]


@cache
def _stemmer(lang: str) -> Any:
    import Stemmer  # here, as it is wanted only once a new word is met

    return Stemmer.Stemmer(LANGUAGES[lang], 0)
