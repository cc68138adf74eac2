"""The nouns of a question that say what answers it: "palace" in "which palace", "debt" in "debt ratio"."""

from __future__ import annotations

from answering.asking.asked import Asked
from answering.asking.auxiliaries import BE
from answering.asking.expected import Expected
from answering.asking.focus import Focus, focus_of, last_noun
from answering.asking.implied import FILLED_BY_TYPE
from answering.language.lexicon import read_terms
from answering.language.patterns import pattern
from answering.language.synonyms import kin

NAME = r"[A-Z][\w'’.-]*(?: (?:and )?[A-Z][\w'’.-]*)*"
"""A piece of a pattern: a run of words with capitals."""
_MEASURED = frozenset(("percent", "money", "quantity"))
_PLURALS = frozenset(["people", "men", "women", "children", "police", "staff", "personnel", "crew"])
_OFFICE = pattern(
    rf"^\W*(?i:who(?: {BE}|'s|’s)) (?:(?:the|a|an|his|her|its|their) |(?:{NAME}|[\w’'-]+)['’]s? )?"
    r"((?:[a-z][\w-]+ ?){1,4}?)(?:[?.]|$|(?= ?[A-Z])|"
    r"(?:in|of|at|for|to|on|from|with|who|that|behind|under|against|after|near|accused|charged|named)\b)"
)


def head_asked(order: Asked) -> Focus | None:
    """The last content word of what "which …" asks for; of "how many …" the first plural."""
    if order.form not in ("which", "many"):
        return None
    noun = " ".join(order.noun)
    terms = read_terms(noun) if order.form == "many" else []
    plural = next((term for term in terms if _is_plural(noun[term.start : term.end])), None)
    return focus_of(plural, kin) if plural else last_noun(noun)


def sought(order: Asked) -> Focus | None:
    """The last content word of what "what is the …" asks for."""
    return last_noun(" ".join(order.noun)) if order.form in ("being", "keywords") else None


def office_asked(text: str) -> tuple[Focus, ...]:
    """The content words that say what somebody is, up to a preposition or a name.

    >>> [item.key for item in office_asked("Who is the deputy mayor of Oss?")]
    ['deputi', 'mayor']
    """
    found = _OFFICE.match(text)
    return tuple(focus_of(term, kin) for term in read_terms(found[1])) if found else ()


def measure_asked(expected: Expected, order: Asked) -> tuple[Focus, ...]:
    """The content words of the noun asked for that the type does not already say."""
    if expected not in _MEASURED or order.form not in ("which", "being", "keywords"):
        return ()
    noun = " ".join(order.noun)
    implied = FILLED_BY_TYPE[expected]
    return tuple(focus_of(t, kin) for t in read_terms(noun) if noun[t.start : t.end].lower() not in implied)


def _is_plural(word: str) -> bool:
    return word.lower() in _PLURALS or (word.endswith("s") and not word.endswith(("ss", "us", "is")))
