"""Who alone did something or holds an office: "Ada Veld won the prize", "named Ada Veld as its director"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from re import Pattern
from typing import NamedTuple

from answering.clauses.negation import denials, denied
from answering.deeds.deed import Deed
from answering.deeds.words import deed_lists, meaning, offices, sole
from answering.language.lexicon import Term
from answering.language.patterns import any_of, lower_words, pattern
from answering.language.stems import stemmed
from answering.naming.aliases import canonical
from answering.naming.name import Name
from answering.sentences.candidate import names_of, terms_of

REACH = 60  # characters before a name or behind it within which its office is told

_FORMER = pattern(r"\b(?:former|ex-|outgoing|late|then|previous|departing|onetime)\W*(?:\w+\W+){0,3}$")
_AND = pattern(r"(?:, [A-Z][\w’'-]+)*,? and [A-Z]")
_AND_BEFORE = pattern(r"\band\s+$")
_HELPED = pattern(r"(?:\s+(?:has|had|have|also|then|later|who|finally|himself|herself|will))*\s+")
_BY = pattern(r"\s+by\s+(?:(?:the|a|an)\s+)?(?:[a-z]+\s+){0,2}$")
_OBJECT = pattern(r"[^,;:.()“”]{4,}")
_OF_WHAT = pattern(
    r"\s+(?:of|for)\s+(?:(?:its|the|their|his|her|a)\s+)?(?!the\b)(?P<what>[a-z][\w-]+(?:\s+[a-z][\w-]+)?)"
)


def doer_deeds(text: str) -> Iterator[Deed]:
    """The people, clubs or firms that a sentence says did what one alone does, or hold an office.

    >>> found = doer_deeds("Orm Bank has appointed Ada Veld as its chief executive.")
    >>> [(deed.act, deed.name.text) for deed in found]
    [('office ceo', 'Ada Veld')]
    """
    stretches, telling = denials(text), not offices().isdisjoint(lower_words(text))
    for name in names_of(text):
        if name.kind == "place" or denied(stretches, name.start):
            continue
        office = _office(text, name) if telling else None
        acts = [office] if office else list(_sole(text, name))
        for act in acts:
            yield Deed("doer", name.start, name.end, act, canonical(name.text), name)


def _office(text: str, name: Name) -> str | None:
    """The office that a person is said to hold or to be given, as a key."""
    if name.kind != "person" or _FORMER.search(text[: name.start]):
        return None
    forms, before, after = _forms(), text[: name.start][-REACH:], text[name.end : name.end + REACH]
    titled = forms.titled.search(before)
    if titled:
        return _named(titled["office"], "")
    given = forms.given.match(after) if forms.appointing.search(before) else None
    found = given or forms.taken.match(after)
    return _named(found["office"], after[found.end() :]) if found else None


def _named(office: str, after: str) -> str:
    """One key for an office and what it is of: "director of its picture collection"."""
    what = _OF_WHAT.match(after)
    return f"office {meaning(stemmed(office))}" + (f" {stemmed(what['what'])}" if what else "")


class _Forms(NamedTuple):
    """What stands before or behind a name where a sentence gives its bearer an office."""

    appointing: Pattern[str]
    """Before it: "has appointed"."""
    given: Pattern[str]
    """Then behind it: "as its chief executive"."""
    taken: Pattern[str]
    """Behind it: "was elected mayor", "will become director"."""
    titled: Pattern[str]
    """Before it, an office that one person holds: "Mayor", "the finance minister"."""


@cache
def _forms() -> _Forms:
    table = ("offices", "single", "qualifiers", "appointing")
    offices, single, qualifiers, appointing = (any_of(deed_lists()[name].split()) for name in table)
    office = rf"(?P<office>(?:{qualifiers}[\s-]+)*{offices})\b"
    lead = r"\s+(?:as\s+|to\s+be\s+)?(?:(?:its|the|his|her|their|a)\s+)?(?:(?:new|next|first)\s+)*"
    was = rf"(?:has\s+been|had\s+been|was|is|will\s+be)\s+(?:{appointing}|sworn\s+in)"
    became = r"(?:will\s+become|is\s+to\s+become|becomes|became|has\s+become|took\s+over|takes\s+over)"
    return _Forms(
        pattern(rf"\b{appointing}\s+$"),
        pattern(rf"{lead}{office}"),
        pattern(rf"\s+(?:{was}|{became}|will\s+be){lead}{office}"),
        pattern(rf"\b(?P<office>(?:{qualifiers}[\s-]+)*{single}|(?:{qualifiers}[\s-]+)+{offices})\s+$"),
    )


def _sole(text: str, name: Name) -> Iterator[str]:
    """The acts that only one does, told of a name as the subject, or behind "by"."""
    if _AND.match(text[name.end :]) or _AND_BEFORE.search(text[: name.start]):
        return
    for term in terms_of(text):
        if term.key in sole() and not term.proper and _is_doer(text, name, term):
            yield f"do {sole()[term.key]}"


def _is_doer(text: str, name: Name, verb: Term) -> bool:
    """Whether a name is the subject of a verb that has an object, or stands behind it and "by"."""
    if name.end <= verb.start:
        return bool(_HELPED.fullmatch(text[name.end : verb.start]) and _OBJECT.match(text, verb.end))
    return verb.end <= name.start and bool(_BY.fullmatch(text[verb.end : name.start]))
