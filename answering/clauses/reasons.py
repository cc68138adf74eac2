"""Whether a sentence tells why something is so: "because of fog", "blamed the fog", "as demand fell"."""

from __future__ import annotations

from functools import lru_cache

from answering.language.patterns import pattern
from answering.language.phrases import AUXILIARIES, BE, looks_like_verb

_SIGN = pattern(
    r"\b(?ai:because|due to|owing to|thanks to|as a result|result(?:ed|s|ing)? (?:from|in|of)|on account of"
    r"|so that|in order to|in protest|in response to|reasons?|caus(?:e[sd]?|ing)|blam(?:e[sd]?|ing)"
    r"|le(?:d|ads|ading) to|triggered|sparked|prompt(?:ed|s|ing)|attribut\w+|stemm?(?:ed|s)|given that"
    r"|therefore|(?:which|that) is why|otherwise|accus\w+|suspect\w*|explain\w*|despite|for fear|motiv\w+"
    r"|justif\w+|mean[ts]? that|(?:die[sd]?|dying|death) (?:of|from)|following an?)\b"
)
_FOR_DOING = pattern(r"\b(?:for|by|after|from) (?:[a-z]+ly |not |having |being )?[a-z]+ing\b")
_OVER = pattern(
    r"\b(?:strike|protest\w*|quarrel|dispute|row|resign\w*|sacked|dismissed|fined|sued|arrested|critici[sz]\w+"
    r"|outrage|anger) (?:\w+ ){0,4}?(?:over|for|about)\b"
)
_CLAUSE = pattern(
    r"(?:,|^|[a-z]) ?\b(?ai:as|since|after) (?!(?:of|to|well|long|far|part|if)\b)"
    r"(?P<rest>(?:[\w’'-]+ ?){1,7})"
)


_BECAUSE = pattern(
    r"\b(?ai:because(?: of)?|due to|owing to|thanks to|on account of|as a result of|on the grounds that"
    r"|in protest (?:at|against|over)|for fear of|given that) +"
)
_ENDS = pattern(r" *(?:[,;:—–()”\"]|[.?!](?=\s|$)|$)")


def reason_told(text: str) -> tuple[int, int] | None:
    """Where the words stand that give the reason by "because" and its like; None where none do so.

    >>> text = "The ferry was late because of thick fog, the port said."
    >>> start, end = reason_told(text)
    >>> text[start:end]
    'thick fog'
    """
    told = _BECAUSE.search(text)
    ends = _ENDS.search(text, told.end()) if told else None
    return (told.end(), ends.start()) if told and ends and ends.start() > told.end() else None


@lru_cache(4096)
def gives_reason(text: str) -> bool:
    """Whether the sentence has a word or a clause that gives a reason.

    >>> gives_reason("The ferry was late because of fog."), gives_reason("The ferry was late on Monday.")
    (True, False)
    >>> gives_reason("Profit rose, as demand recovered."), gives_reason("She works as a baker.")
    (True, False)
    """
    if any(found.search(text) for found in (_SIGN, _FOR_DOING, _OVER)):
        return True
    return any(any(map(_acts, clause["rest"].split())) for clause in _CLAUSE.finditer(text))


def _acts(word: str) -> bool:
    low = word.lower()
    return low in BE | AUXILIARIES or looks_like_verb(low)
