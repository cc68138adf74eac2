"""The lines of a text and the paragraphs that hard-wrapped lines make, as exact slices."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_BREAK = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")
_MARKER = re.compile(r"(?:[-*+•–—▪◦‣·]|\d{1,2}[.)]|\(?(?:\d{1,2}|[a-zA-Z])\))(?=\s)[\s\ufeff]*")
_ENDS = re.compile(r"[.!?…。！？｡؟۔।]+[\"'”’“»)\]」』]*(?:\s?\[\d{1,3}\])*$")
BOM = "\ufeff"
SPACE = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009"
    "\u200a\u2028\u2029\u202f\u205f\u3000" + BOM
)
"""What `str.isspace` calls space, and the byte-order mark."""
WRAP = range(30, 131)  # columns at which people, mailers and terminals break lines


@dataclass(frozen=True, slots=True)
class Line:
    """A line or paragraph without the space around it; `gap`: a blank line comes before it."""

    start: int
    end: int
    text: str
    gap: bool = False


def lines(text: str, start: int = 0) -> list[Line]:
    r"""The lines that hold anything, from offset `start`; line ends of any kind and a BOM are in none.

    >>> [(line.text, line.gap) for line in lines("\ufeffOne\r\n two \n\nthree")]
    [('One', False), ('two', False), ('three', True)]
    """
    found: list[Line] = []
    end = start
    for match in _LINE.finditer(text, start):
        bare = match[0].strip(SPACE)
        if not bare:
            continue
        at = text.index(bare, match.start())
        gap = bool(found) and len(_BREAK.findall(text, end, at)) > 1
        found.append(Line(at, at + len(bare), bare, gap))
        end = at + len(bare)
    return found


def paragraphs(text: str, rows: Sequence[Line]) -> list[Line]:
    r"""The lines with those of one hard-wrapped paragraph put together.

    >>> text = "The minister said on Monday that talks\nwould go on in June.\nShare"
    >>> [paragraph.text for paragraph in paragraphs(text, lines(text))][1]
    'Share'
    """
    width = _width(rows)
    starts = [at for at, row in enumerate(rows) if not at or not _wraps(rows[at - 1], row, width)]
    groups = [rows[start:stop] for start, stop in pairwise([*starts, len(rows)])]
    return [_joined(text, group) for group in groups]


def _joined(text: str, group: Sequence[Line]) -> Line:
    first, last = group[0], group[-1]
    return first if first is last else Line(first.start, last.end, text[first.start : last.end], first.gap)


def marker(line: str) -> int:
    """The length of the list marker that a line begins with, 0 where it has none.

    >>> marker("- first"), marker("2. second"), marker("2.5 million")
    (2, 3, 0)
    """
    match = _MARKER.match(line)
    return match.end() if match else 0


def ends_sentence(line: str) -> bool:
    """Whether the line ends in sentence punctuation, closing quotes, brackets and footnotes aside.

    >>> ends_sentence("“We will.” [12]"), ends_sentence("A heading")
    (True, False)
    """
    return bool(_ENDS.search(line[-60:]))


def _width(rows: Sequence[Line]) -> int | None:
    """The column at which the text was wrapped, None where fewer than two lines run on in lower case."""
    widths = [len(row.text) for row, after in pairwise(rows) if _runs_on(row, after)]
    return max(widths) if len(widths) > 1 else None


def _runs_on(row: Line, after: Line) -> bool:
    return (
        not after.gap
        and len(row.text) in WRAP
        and after.text[0].islower()
        and not ends_sentence(row.text)
        and not marker(after.text)
    )


def _wraps(row: Line, after: Line, width: int | None) -> bool:
    if after.gap or marker(after.text):
        return False
    if _runs_on(row, after):
        return True
    full = width is not None and len(row.text) + 1 + len(after.text.split(None, 1)[0]) > width
    return full and len(row.text) in WRAP
