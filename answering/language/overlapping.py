"""Whether two stretches of one text share a character."""

from __future__ import annotations

from typing import Protocol


class Stretch(Protocol):
    """A place in a text: a span, a term, a value, a name, a number, a filler."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


def overlapping(one: Stretch, other: Stretch) -> bool:
    """Whether two stretches have a character in common; those that only adjoin have none.

    >>> from corpus.article import Span
    >>> overlapping(Span(0, 4), Span(3, 6)), overlapping(Span(0, 4), Span(4, 6))
    (True, False)
    """
    return one.start < other.end and other.start < one.end
