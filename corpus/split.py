"""Sentences as exact slices of a text, by rules, in linear time."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from corpus.article import Span
from corpus.lexicon import BEFORE_NUMBERS, NEVER_LAST, OPENERS, ORDINAL_MONTHS, SOMETIMES_LAST
from corpus.lines import marker

LONGEST = 1000  # characters; a run without punctuation is cut at a space before this
LONGEST_QUOTE = 600  # characters; a quotation is kept whole up to here, beyond it a mark was left open
_END = re.compile(
    r"(?P<stop>[.!?…]+|[。！？｡؟۔।॥]+)(?P<close>[\"'”’“»)\]」』]*)(?:\s?\[\d{1,3}\])*|(?P<blank>\n[^\S\n]*\n|\r\n?[^\S\r\n]*\r)"
)
_NEXT = re.compile(r"\s*[\"'“‘«„(\[「『¿¡]*\s?(\w+(?:['’]\w+)?)?")
_BEFORE = re.compile(r"[\w.&’'-]{1,20}$")
_SPEECH = re.compile(
    r"\s*(?:[\w.’'-]+ ){0,4}?"
    r"(?:said|says|asked|asks|told|added|wrote|replied|shouted|cried|wondered|demanded)\b"
)
_MARKS = re.compile(r"[\"“”„«»]")


def sentences(text: str, span: Span) -> tuple[Span, ...]:
    """The sentences of `text` within `span`, in order: together they hold all of it but space and list marks.

    A quotation of several sentences stays whole, a footnote belongs to the sentence before it.

    >>> text = "Mr. Orla went to the U.S. embassy at 5 p.m. Tuesday. “It is late. Go,” she said.[2] He left."
    >>> [text[part.start : part.end] for part in sentences(text, Span(0, len(text)))]
    ['Mr. Orla went to the U.S. embassy at 5 p.m. Tuesday.', '“It is late. Go,” she said.[2]', 'He left.']
    """
    found: list[Span] = []
    at = span.start + marker(text[span.start : min(span.end, span.start + 12)])
    span = Span(at, span.end)
    for end in (*_ends(text, span), span.end):
        start, stop = _trim(text, at, end)
        begins_line = at == span.start or "\n" in text[at:start]
        found += _bounded(text, start + begins_line * marker(text[start : min(stop, start + 12)]), stop)
        at = end
    return tuple(found)


def _ends(text: str, span: Span) -> Iterator[int]:
    """The offsets just behind each sentence but the last."""
    quotes = _quotations(text, span)
    openings = [start for start, _ in quotes]
    for match in _END.finditer(text, span.start, span.end):
        number = bisect_right(openings, match.end() - 1) - 1
        inside = number >= 0 and match.end() <= quotes[number][1]
        if match["blank"] or (not inside and _is_end(text, match, span)):
            yield match.end()


def _is_end(text: str, match: re.Match[str], span: Span) -> bool:
    end, stop = match.end(), match["stop"]
    if stop[0] in "。！？｡؟۔।॥":
        return not text[end : end + 1].isdigit()
    if end < span.end and not text[end].isspace():
        return False
    follows = _NEXT.match(text, end, min(end + 60, span.end))
    word = (follows and follows[1]) or ""
    if word[:1].islower():
        return False
    if match["close"] and stop[-1] in "!?" and _SPEECH.match(text, end, min(end + 80, span.end)):
        return False
    return stop != "." or bool(match["close"]) or _ends_word(text, match.start(), span.start, word)


def _ends_word(text: str, stop: int, start: int, follows: str) -> bool:
    """Whether the full stop at `stop` ends a sentence, judged by the words on both sides of it."""
    found = _BEFORE.search(text, max(start, stop - 20), stop)
    word = found[0].strip("'’-&") if found else ""
    lower = word.lower()
    if lower in BEFORE_NUMBERS:
        return not follows[:1].isdigit() and not (word[:1].isupper() and len(word) > 2)
    if lower in NEVER_LAST:
        return False
    if word.isdigit() and follows.lower() in ORDINAL_MONTHS:
        return False
    initial = len(word) == 1 and word.isupper()
    if initial or lower in SOMETIMES_LAST or re.fullmatch(r"(?:\w\.)+\w", word):
        return follows.lower() in OPENERS and follows[:1].isupper()
    return True


def _quotations(text: str, span: Span) -> list[tuple[int, int]]:
    """Start and end of each quotation whose marks are both there, none overlapping."""
    german = text.find("„", span.start, span.end) >= 0
    found: list[tuple[int, int]] = []
    opened: tuple[int, str] | None = None
    for match in _MARKS.finditer(text, span.start, span.end):
        at, mark = match.start(), match[0]
        if opened and mark in _CLOSERS[opened[1]] and at - opened[0] <= LONGEST_QUOTE:
            found.append((opened[0], at))
            opened = None
        elif mark in _OPENERS and not (mark == "“" and german and opened):
            opened = (at, mark)
    return found


_CLOSERS = {"“": "”", '"': '"', "„": "“”", "«": "»", "»": "«"}
_OPENERS = frozenset(_CLOSERS)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The slice without the space around it."""
    while start < end and (text[start].isspace() or text[start] == "\ufeff"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] == "\ufeff"):
        end -= 1
    return start, end


def _bounded(text: str, start: int, end: int) -> Iterator[Span]:
    """The slice in pieces of at most LONGEST characters, cut at spaces where there are any."""
    while end - start > LONGEST:
        space = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        cut = space if space > 0 else start + LONGEST
        yield Span(start, cut)
        start = cut + (space > 0)
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield Span(start, end)
