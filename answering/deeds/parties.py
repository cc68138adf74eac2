"""Who did what to whom, where the order matters: "Lowen beat Marrow", "Lowen was bought by Marrow"."""

from __future__ import annotations

from collections.abc import Iterator

from answering.clauses.negation import denials, denied
from answering.clauses.subjects import beside
from answering.deeds.deed import Deed
from answering.deeds.words import Word, directed
from answering.language.lexicon import Term
from answering.language.patterns import pattern
from answering.naming.aliases import canonical
from answering.naming.name import Name
from answering.sentences.candidate import names_of, terms_of

_PASSIVE = pattern(r"\b(?:is|are|was|were|been|being|be|got)\s+(?:\w+ly\s+)?$")
_BY = pattern(r"\s+(?:\S+\s+){0,3}by\s+(?:the\s+)?$")
_TO = pattern(r"\s+(?:\S+\s+){0,2}to\s+(?:the\s+)?$")
_PLAIN = pattern(r"\s+(?:(?:the|its|his|her|their|former|rival|champions?|hosts|holders|[a-z]+)\s+){0,2}$")
_BORDER = pattern(r"[,;:()“”\"]|\b(?:and|but|which|who|that)\b")
_LIST = pattern(r"(?:\band|,|;)\s*$")


def party_deeds(text: str) -> Iterator[Deed]:
    """The deeds of one named party to another that a sentence affirms.

    >>> [(deed.name.text, deed.other.text) for deed in party_deeds("Tarn United was beaten by Lowen Town.")]
    [('Lowen Town', 'Tarn United')]
    """
    stretches = denials(text)
    for term in terms_of(text):
        for word in directed().get(term.key, ()) if not term.proper else ():
            found = None if denied(stretches, term.start) else _parties(text, term, word)
            if found:
                doer, other = found
                told = f"{canonical(doer.text)}>{canonical(other.text)}"
                yield Deed("parties", doer.start, doer.end, word.act, told, doer, other)


def _parties(text: str, verb: Term, word: Word) -> tuple[Name, Name] | None:
    """Who does it and to whom; None where either is not named beside the verb."""
    parties = beside(names_of(text), verb)
    if parties is None or _LIST.search(text[: parties[0].start]):
        return None
    first, second = parties
    if _BORDER.search(text[first.end : verb.start]):
        return None
    between = text[verb.end : second.start]
    if word.particle:
        return (second, first) if _TO.fullmatch(between) else None
    if _PASSIVE.search(text[: verb.start]):
        return (second, first) if _BY.fullmatch(between) else None
    return (first, second) if _PLAIN.fullmatch(between) else None
