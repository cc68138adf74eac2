"""Styled text for Telegram: runs of words with tags, packed into messages that Telegram accepts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile
from urllib.parse import urlsplit

LIMIT = 4096  # UTF-16 units of a message's text, its tags not counted
MOST_TAGS = 90  # of the 100 entities a message may have; links and names that Telegram finds count too
LOOK_BACK = 0.5  # a cut may leave this share of a message empty to fall on a better border
BORDERS = ("\n", ". ", " ")
LONGEST_URL = 2048  # characters; Telegram drops longer links

SURROGATE = re.compile("[\ud800-\udfff]")
ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


@dataclass(frozen=True, slots=True)
class Run:
    """Words under the same opening tags, outermost first."""

    text: str
    tags: tuple[str, ...] = ()


Block = Sequence[Run]
"""What should stay together in one message: a quote with its source, a note."""

GAP = Run("\n\n")
CONTINUED = Run("(continued)\n", ("<i>",))


def run(text: str, *tags: str) -> Run:
    """Words under tags; a lone half of a surrogate pair, which cannot be sent, becomes U+FFFD.

    >>> run("a\\ud800", "<b>")
    Run(text='a\ufffd', tags=('<b>',))
    """
    return Run(whole(text), tags)


def whole(text: str) -> str:
    """The text with a lone half of a surrogate pair, which can be neither sent nor stored, as U+FFFD."""
    return SURROGATE.sub("\ufffd", text)


def shortened(text: str, most: int) -> str:
    """The text, or what fits into `most` characters of it, cut after a word and marked with an ellipsis.

    >>> shortened("one two three", 9), shortened("one", 9)
    ('one two…', 'one')
    """
    if len(text) <= most:
        return text
    head = text[: most - 1]
    closed = "\u2069" * (head.count("\u2068") - head.count("\u2069"))
    return f"{head.rpartition(' ')[0] or head}…{closed}"


def escape(text: str) -> str:
    """The text with the four characters that Telegram's HTML gives a meaning written as entities.

    >>> escape('R&D <b> "x"')
    'R&amp;D &lt;b&gt; &quot;x&quot;'
    """
    return text.translate(ESCAPES)


def link(url: str) -> str:
    """The opening tag of a link."""
    return f'<a href="{escape(url)}">'


def web_link(url: str | None) -> str | None:
    """The address back where a tap may open it: http or https, with a host.

    >>> web_link("https://example.org/a"), web_link("javascript:alert(1)"), web_link("http://")
    ('https://example.org/a', None, None)
    """
    if not url or len(url) > LONGEST_URL or not url.isprintable() or " " in url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None


def units(text: str) -> int:
    """The length as Telegram counts it, in UTF-16 units.

    >>> units("a😀")
    3
    """
    return len(text) + sum(char > "\uffff" for char in text)


def to_html(runs: Iterable[Run]) -> str:
    """The runs as Telegram's HTML, every tag closed in order.

    >>> to_html([Run("“", ("<i>",)), Run("15%", ("<i>", "<b>")), Run(" & up")])
    '<i>“<b>15%</b></i> &amp; up'
    """
    out: list[str] = []
    opened: tuple[str, ...] = ()
    for item in runs:
        kept = _shared(opened, item.tags)
        out += [_closing(tag) for tag in reversed(opened[kept:])]
        out += [*item.tags[kept:], escape(item.text)]
        opened = item.tags
    return "".join(out + [_closing(tag) for tag in reversed(opened)])


def pack(blocks: Iterable[Block], limit: int = LIMIT) -> list[list[Run]]:
    """The blocks in few messages, in order; a block is cut only where it is too long for one alone.

    >>> [to_html(message) for message in pack([[Run("one")], [Run("two")], [Run("three")]], limit=9)]
    ['one\\n\\ntwo', 'three']
    """
    messages: list[list[Run]] = []
    for block in blocks:
        joined = [*messages[-1], GAP, *block] if messages else []
        if joined and _fits(joined, limit):
            messages[-1] = joined
        else:
            messages += filter(_visible, _pieces(list(block), limit))
    return messages


def _pieces(block: list[Run], limit: int) -> list[list[Run]]:
    pieces = []
    while not _fits(block, limit):
        head, rest = _cut(block, limit)
        pieces.append(head)
        block = [CONTINUED, *rest]
    return [*pieces, block]


def _fits(runs: Sequence[Run], limit: int) -> bool:
    return (
        sum(units(item.text) for item in runs) <= limit and sum(len(item.tags) for item in runs) <= MOST_TAGS
    )


def _visible(runs: Sequence[Run]) -> bool:
    """Whether anything is left to see: Telegram refuses a message of white space."""
    return any(char.isprintable() and not char.isspace() for item in runs for char in item.text)


def _cut(runs: Sequence[Run], limit: int) -> tuple[list[Run], list[Run]]:
    at = _border("".join(item.text for item in runs), limit)
    head, rest = [], []
    for item in runs:
        here = max(0, min(at, len(item.text)))
        head.append(Run(item.text[:here], item.tags))
        rest.append(Run(item.text[here:], item.tags))
        at -= len(item.text)
    return [item for item in head if item.text], [item for item in rest if item.text]


def _border(text: str, limit: int) -> int:
    """Where to cut: after the last line, sentence or word that fits, in this order; else inside a word."""
    longest = _prefix(text, limit)
    found = (text.rfind(border, int(longest * LOOK_BACK), longest) + len(border) for border in BORDERS)
    return next((at for border, at in zip(BORDERS, found, strict=True) if at >= len(border)), longest)


def _prefix(text: str, limit: int) -> int:
    """How many code points fit."""
    used = 0
    for index, char in enumerate(text):
        used += 2 if char > "\uffff" else 1
        if used > limit:
            return index
    return len(text)


def _shared(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _closing(tag: str) -> str:
    return f"</{tag[1:-1].split(maxsplit=1)[0]}>"
