"""The verb of a question about a number, a sum or a span: "cost" in "how much will the new school cost"."""

from __future__ import annotations

from functools import lru_cache

from answering.language.lexicon import read_terms
from answering.language.patterns import pattern, words
from answering.language.phrases import BE, DETERMINERS, PREPOSITIONS, looks_like_verb
from answering.language.synonyms import alike

_TOKEN = pattern(r"[\w'’-]+|[,;:?]")
_DOING = frozenset(words("do does did will would can could shall should may might must"))
_HAVING = frozenset(words("has have had"))
_ENDING = (
    DETERMINERS
    | PREPOSITIONS
    | frozenset(words("last next more less first ever so far now and or when if per"))
) - {"of"}
_LIGHT = frozenset(words("be do have get go occur happen place held many much long part"))
_LONGEST = 60  # words that are looked at
SHORTEST = 4  # letters of "died", which the look of a verb leaves out for "need" and "seed"


@lru_cache(256)
def asked_verb(text: str) -> frozenset[str]:
    """The keys that meet the verb of a question; empty where none is found, or one that says nothing.

    >>> "cost" in asked_verb("How much will the new school cost?"), "die" in asked_verb("How many have died?")
    (True, True)
    >>> asked_verb("How old is she?")
    frozenset()
    """
    term = read_terms(verb_asked(text) or "")
    return frozenset(alike(term[0].key)) if term else frozenset()


@lru_cache(256)
def verb_asked(text: str) -> str | None:
    """The verb of a question as it is written there; None where none is found, or one that says nothing.

    >>> verb_asked("Where did the first tram start?"), verb_asked("How many have died?")
    ('start', 'died')
    """
    read = _TOKEN.findall(text)[:_LONGEST]
    low = [word.lower() for word in read]
    at = next((i for i, word in enumerate(low) if word in _DOING | _HAVING | BE), None)
    found = _done(read, low, at) if at is not None else _doing(read, low, 0)
    return found if found and found.lower() not in _LIGHT else None


def _done(read: list[str], low: list[str], at: int) -> str | None:
    """The verb behind an auxiliary: a participle behind "has" or "was", a bare form behind "did"."""
    if low[at] in _DOING:
        return _bare(read, low, at + 1)
    return next((read[i] for i in range(at + 1, len(low)) if _is_past(read, low, i)), None)


def _is_past(read: list[str], low: list[str], i: int) -> bool:
    past = looks_like_verb(low[i]) or (low[i].endswith("ed") and len(low[i]) == SHORTEST)
    return read[i][0].islower() and past and low[i - 1] not in DETERMINERS


def _bare(read: list[str], low: list[str], start: int) -> str | None:
    """The last word of the subject's stretch or of what follows it; before a plural the one before that.

    "Will storms cost insurers" asks for what they cost.
    """
    last = [i - 1 for i in range(start + 1, len(low) + 1) if i == len(low) or _ends(read, low, i)]
    last = [i - 1 if _is_noun(low, i) and i > start else i for i in last]
    bare = [i for i in last if read[i][0].islower() and not _is_noun(low, i)]
    return next((read[i] for i in bare if looks_like_verb(low[i])), read[bare[0]] if bare else None)


def _ends(read: list[str], low: list[str], i: int) -> bool:
    """Whether a stretch of words ends before this one: a preposition, a number, a name behind no name."""
    named = read[i][0].isupper() and read[i - 1][0].islower()
    return low[i] in _ENDING or not read[i][0].isalpha() or named


def _is_noun(low: list[str], i: int) -> bool:
    plural = low[i].endswith("s") and not low[i].endswith("ss")
    return plural or low[i] in _ENDING or low[i - 1] in DETERMINERS or low[i - 1] == "of"


def _doing(read: list[str], low: list[str], start: int) -> str | None:
    """The first word that looks like a verb behind "how many" and its noun."""
    return next((read[i] for i in range(start + 3, len(low)) if _is_past(read, low, i)), None)
