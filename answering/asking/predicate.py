"""The verb whose subject is asked for: "who won …", "which club won …", "who was sent off"."""

from __future__ import annotations

import re
from dataclasses import replace

from answering.asking.asked import Asked
from answering.asking.auxiliaries import BE
from answering.asking.focus import Focus, common_word, focus_of
from answering.asking.leading import LEADERS, LEADING
from answering.asking.main_verb import ADVERB, is_done
from answering.language.lexicon import read_terms
from answering.language.patterns import pattern
from answering.language.stems import stems
from answering.language.synonyms import SYNONYM

_MODAL = r"(?:will|would|has|had|have|could|may|might)"
_WHO_VERB = pattern(
    rf"^\W*who\s+(?:{_MODAL}\s+(?:be(?:en)?\s+)?|{BE}\s+(?=(?:\w+ly )?\w+ing\b))?"
    rf"(?:{ADVERB}\s+)*([\w'’-]+)",
    re.I,
)
_WHO_IS = pattern(rf"^\W*who(?:\s+{BE}|'s|’s)\b(?!\s+(?:\w+ly\s+)?\w+ing\b)", re.I)
_UNDERGOES = pattern(
    rf"^\W*who(?: {BE}| got|'s|’s| (?:has|have|had|will|would|could) be(?:en)?)"
    rf" (?:{ADVERB} )*(?P<verb>\w+)",
    re.I,
)
_DEED = pattern(
    r"(?:made?|makes) (?:(?:an?|the|his|her|its|their) )?(?P<noun>\w+(?:[st]ion|ment|osal|overy|ance))\b"
    r"|(?:g[ai]ves?|paid|pays|held|holds|took|takes) (?:(?:an?|the|his|her|its|their) )?(?P<other>[a-z]{4,})"
)


def asks_who_is(text: str) -> bool:
    """Whether it asks who somebody is, not who does something.

    >>> asks_who_is("Who is the mayor?"), asks_who_is("Who is running?")
    (True, False)
    """
    return bool(_WHO_IS.match(text))


def undergone(text: str) -> Focus | None:
    """The participle of "who was sent off"; None in "who was president" and "who is running"."""
    found = _UNDERGOES.match(text)
    return common_word(found["verb"]) if found and is_done(found["verb"].lower()) else None


def predicate_asked(text: str, order: Asked) -> Focus | None:
    """The verb of "who won …" or "which club won …", whose subject is asked for."""
    if order.form == "which":
        return _leading(common_word(order.verb)) if order.verb else None
    found = None if asks_who_is(text) else _WHO_VERB.match(text)
    return _leading(_phrase_at(text, found.start(1)) or _with_deed(text, found)) if found else None


def _with_deed(text: str, found: re.Match[str]) -> Focus | None:
    """The verb of "who …"; one that says little is also met by what the noun behind it names.

    "Gave its nickname to", "made the discovery of" ask who nicknamed and who discovered.
    """
    verb, deed = common_word(found[1]), _DEED.match(text, found.start(1))
    noun = common_word(deed["noun"] or deed["other"]) if deed else None
    return replace(verb, accepts={**noun.accepts, **verb.accepts}) if verb and noun else verb


def _phrase_at(text: str, start: int) -> Focus | None:
    """A known phrase that begins there, "set up", "stand in for"; None where none does."""
    joined = (term for term in read_terms(text) if term.start == start and " " in term.key)
    return next(map(focus_of, joined), None)


def _leading(verb: Focus | None) -> Focus | None:
    """A verb; where it says that somebody leads, also the nouns for those who do: "heads", "director"."""
    if verb is None or not stems(LEADING) & verb.accepts.keys():
        return verb
    return replace(verb, accepts={**dict.fromkeys(stems(LEADERS), SYNONYM), **verb.accepts})
