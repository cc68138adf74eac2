"""Where things happened, as a sentence tells it: "derailed near Tarn", "the summit in Lowen"."""

from __future__ import annotations

from collections.abc import Iterator

from answering.deeds.deed import Deed
from answering.deeds.words import happenings
from answering.language.patterns import pattern
from answering.naming.aliases import canonical
from answering.naming.name import Name
from answering.sentences.candidate import names_of, terms_of

REACH = 70  # characters between what happens and its place
_MAY_PLACE = pattern(r" (?:in|at|near|off|outside) (?:the )?[A-Z]")
_PLACED = pattern(r"\b(?:in|at|near|off|outside)\s+(?:the\s+)?$")
_BORDER = pattern(r"[,;:()“”\"—–]|\b(?:and|but|which|who|while|after|before|when|because|to|between)\b")


def place_deeds(text: str) -> Iterator[Deed]:
    """The first place behind each thing that happens, within its clause.

    >>> [(deed.act, deed.name.text) for deed in place_deeds("The train derailed near Tarn in Lowen.")]
    [('accid', 'Tarn')]
    """
    if not _MAY_PLACE.search(text):
        return
    acts = [term for term in terms_of(text) if term.key in happenings() and not term.proper]
    for name in names_of(text) if acts else ():
        if name.kind not in ("place", "other", "organisation") or not _PLACED.search(text[: name.start]):
            continue
        before = [term for term in acts if term.end <= name.start and _reaches(text, term.end, name)]
        if before and not _is_placed(text, before[-1].end, name):
            act = happenings()[before[-1].key]
            yield Deed("place", name.start, name.end, act, canonical(name.text), name)


def _reaches(text: str, end: int, name: Name) -> bool:
    between = text[end : name.start]
    return len(between) <= REACH and not _BORDER.search(between)


def _is_placed(text: str, end: int, name: Name) -> bool:
    """Whether another place stands between: of "in Tarn in Lowen" the nearer is told."""
    return any(
        end <= one.start < name.start and _PLACED.search(text[: one.start])
        for one in names_of(text)
        if one.kind != "person"
    )
