"""Numbers and dates as they are told: "about 1898" and "over 4,000", where the value is 1898 or 4,000."""

from __future__ import annotations

from dataclasses import replace

from answering.quantities.hedges import hedge_start
from answering.sentences.filler import Filler


def hedged(text: str, filler: Filler) -> Filler:
    """The words that answer, with those before them that hedge a value; `text` is their sentence.

    >>> from answering.values import read_values
    >>> text = "It was built about 1898."
    >>> (value,) = read_values(text)
    >>> hedged(text, Filler(value.start, value.end, "1898", 1.0, value=value)).text
    'about 1898'
    """
    if filler.value is None or filler.told_in is not None:
        return filler
    start = hedge_start(text, filler.start)
    return replace(filler, start=start, text=text[start : filler.end])
