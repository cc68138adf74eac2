"""How old people are, as a sentence tells it: "aged 83", "the 83-year-old Ada Veld", "Ada Veld, 83, said"."""

from __future__ import annotations

from collections.abc import Iterator

from answering.deeds.deed import Deed
from answering.language.patterns import pattern
from answering.naming.name import Name
from answering.sentences.candidate import names_of

REACH = 60  # characters between an age and the person behind it
_AGE = pattern(
    r"\b(?:aged|at\s+the\s+age\s+of|at\s+age)\s+(?P<behind>\d{1,3})\b(?!\s*(?:to|and|or|–|-)\s*\d)"
    r"|(?<=,\s)(?P<apposed>\d{2})(?=,)"
    r"|\b(?P<before>\d{1,3})-year-old\b"
)
_APPOSED = pattern(r", \d\d,")


def has_apposed(text: str) -> bool:
    """Whether a number of two figures stands between commas, as an age does."""
    return _APPOSED.search(text) is not None


def age_deeds(text: str) -> Iterator[Deed]:
    """The ages that a sentence gives to people that it names.

    >>> [(deed.name.text, deed.told) for deed in age_deeds("Ada Veld, 83, was found by Bo Orm, aged 9.")]
    [('Ada Veld', '83'), ('Bo Orm', '9')]
    """
    for found in _AGE.finditer(text):
        which = found.lastgroup or "behind"
        person = _person(text, found.start(), found.end(), which)
        if person:
            yield Deed("age", found.start(which), found.end(which), "age", found[which], person)


def _person(text: str, start: int, end: int, which: str) -> Name | None:
    """The person right before an age, else the first of the sentence; behind an age such as "83-year-old"."""
    people = [name for name in names_of(text) if name.kind == "person"]
    if which == "before":
        return next((name for name in people if 0 <= name.start - end <= REACH), None)
    beside = next((name for name in people if 0 <= start - name.end <= len(", ")), None)
    first = next((name for name in people if name.end <= start), None)
    return beside or (first if which == "behind" else None)
