"""A sentence of ours about the articles, in English, that can be said in another language too."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

Part = str | int | float | date
"""What fills a place: an article's words or a remark of ours, a number, a share between 0 and 1, a day."""


class Remark(str):
    """Text that remembers the words it was made of and what fills them; for everybody else it is a text.

    Where `many` is given, it is said instead unless the part `n` is 1.

    >>> told = Remark("{n} source, of {day}: “{words}”", n=1, day=date(2031, 5, 2), words="it {fell}")
    >>> told
    '1 source, of 2 May 2031: “it {fell}”'
    >>> told.words, told.parts["day"]
    ('{n} source, of {day}: “{words}”', datetime.date(2031, 5, 2))
    """

    __slots__ = ("many", "parts", "words")
    words: str
    many: str
    parts: Mapping[str, Part]

    def __new__(cls, words: str, many: str = "", /, **parts: Part) -> Remark:
        """The words with their parts filled in, as English writes them."""
        form = many if many and parts["n"] != 1 else words
        told = super().__new__(cls, form.format(**{name: written(part) for name, part in parts.items()}))
        told.words, told.many, told.parts = words, many, parts
        return told

    def __reduce__(self) -> tuple[object, ...]:
        return _made_again, (self.words, self.many, dict(self.parts))


def written(part: Part) -> str:
    """A part as English writes it.

    >>> [written(part) for part in ("Post", 1200, 0.426, date(2031, 5, 2))]
    ['Post', '1,200', '43%', '2 May 2031']
    """
    if isinstance(part, str):
        return part
    if isinstance(part, date):
        return f"{part.day} {part:%B %Y}"
    return f"{part:,}" if isinstance(part, int) else f"{part:.0%}"


def _made_again(words: str, many: str, parts: Mapping[str, Part]) -> Remark:
    return Remark(words, many, **parts)
