"""The name of which a question asks only who or what it is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from answering.language.patterns import pattern
from answering.language.phrases import AUXILIARIES, BE
from answering.language.rarity import rarity
from answering.language.stems import stemmed
from answering.names import read_names
from answering.naming.people import is_person
from answering.naming.tokens import mostly_small, small
from answering.naming.words import NOBLE, TITLES

RARE = 8.0  # rarity of a word that may be a name though it is written small
LONGEST = 6  # words of a name

_ASKED = pattern(
    r"\W*(?:(?i:who|what)(?:['’]s| (?i:is|was|are|were)) (?:(?i:the|an?) )?)?(?P<thing>[^?!]+?)\W*"
)
_JOINING = frozenset(("of", "and", "for", "the", "de", "van", "von", "al", "la", "le", "du"))
_ASKING = frozenset(("who", "whose", "what", "which", "when", "where", "why", "how")) | AUXILIARIES | BE


@lru_cache(64)
def introduced(text: str) -> str | None:
    """The name of which a question asks only who or what it is, "who is Ada Veld"; None in any other.

    >>> introduced("Who is Ada Veld?"), introduced("Norgrid?"), introduced("Who is the mayor of Oss?")
    ('Ada Veld', 'Norgrid', None)
    """
    found = _ASKED.fullmatch(text)
    thing = found["thing"].strip("“”\"‘’' ") if found else ""
    tokens = thing.split()
    if not 0 < len(tokens) <= LONGEST or tokens[0].lower() in _JOINING | _ASKING or _is_office(tokens):
        return None
    if len(tokens) > 1 and text.isupper():
        return None
    if thing.islower() and is_person(tokens[-1]):
        return None
    told = [word for word in tokens if word not in _JOINING]
    named = [name.text for name in read_names(f"It was {thing}.")]
    return thing if all(_may_be_name(named, word) for word in told) else None


def _is_office(tokens: list[str]) -> bool:
    """Whether a title with what it is of is asked for, "Count of Oss": who holds it, not what it is."""
    return tokens[0].lower() in TITLES | NOBLE and "of" in tokens


def _may_be_name(named: Sequence[str], word: str) -> bool:
    """Whether a word is part of a name, or so rare that it may be one written small."""
    if word[0].isupper() or word[0].isdigit():
        return any(word.strip(".,'’s") in name for name in named) or word.isupper()
    return (
        word[0].isalpha()
        and word not in small()
        and word not in mostly_small()
        and rarity(stemmed(word)) >= RARE
    )
