"""Names brought to one spelling, so that they can be compared."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from answering.language.patterns import pattern

_DOTS = pattern(r"\.(?=\w\.)|(?<=\.\w)\.|(?<=\b\w)\.(?=\w\b)")
_BREAKS = pattern(r"[\s.,\-–]+")
_OUTSIDE = pattern(r"^(?:the )|['’]s?$")
_SPELLING = {
    "defence": "defense", "organisation": "organization", "labour": "labor", "centre": "center",
    "programme": "program", "authorisation": "authorization", "harbour": "harbor",
}  # fmt: skip


@lru_cache(maxsize=8192)
def fold(name: str) -> str:
    """Small letters without accents, dots, hyphens or a leading "the"; US spelling.

    >>> fold("The Côte d’Ivoire"), fold("U.S."), fold("Ministry of Defence"), fold("Jean-Claude")
    ("cote d'ivoire", 'us', 'ministry of defense', 'jean claude')
    """
    text = unicodedata.normalize("NFKD", name.replace("’", "'")).casefold()
    text = "".join(letter for letter in text if not unicodedata.combining(letter))
    text = _BREAKS.sub(" ", _DOTS.sub("", text)).strip()
    text = _OUTSIDE.sub("", text).strip()
    return " ".join(_SPELLING.get(word, word) for word in text.split())
