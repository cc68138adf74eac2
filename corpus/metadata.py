"""Title, source, author and times as a plain text states them itself; nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from corpus.article import Span
from corpus.chrome import is_caption, is_chrome
from corpus.clean import is_heading
from corpus.credits import credited, dateline_agency
from corpus.dates import Dateline, read_dateline
from corpus.lines import Line, lines

HEAD = 3  # body paragraphs among which a date line may stand: below the headline or the lede
LONGEST = 160  # characters; a longer line is text, and states nothing of the article around it
SIGN_OFF = 4  # lines after the body among which the outlet's name may stand alone
SKIPPED = 8  # bylines, counters, captions between a headline and what follows it
_NAME = 8  # words; a longer "name" is a sentence
_COPYRIGHT = re.compile(r"©|\(c\)(?=\s?\d{4}|\s[A-Z])|\bcopyright\b", re.IGNORECASE)
_NOT_A_NAME = re.compile(
    r"©|\(c\)|\bcopyright\b|\b\d{4}(?:\s?[-–—]\s?(?:\d{2,4}|present))?\b|\ball rights reserved\b.*",
    re.IGNORECASE,
)
_BY = re.compile(r"^\W*by\b", re.IGNORECASE)
_SOURCE = re.compile(r"(?:source|outlet|publisher|published by)\s*:\s*(?P<name>\S.{0,80})", re.IGNORECASE)
_URL = re.compile(r"(?:url|link|source|original)\s*:\s*(?P<url>https?://\S+)", re.IGNORECASE)
_BYLINE = re.compile(
    r"(?:by|By|BY|Author|AUTHOR|Written by)\s*:?\s+"
    r"(?P<name>[A-Z][\w.'’-]+(?:,? (?:and )?[A-Z][\w.'’-]*){1,6})"
)
_SEGMENTS = re.compile(r"\s*[|•·]\s*|\s{3,}")
_PLACED = re.compile(r"(?:[A-Z][\w.'’-]+ ){2,4}in (?:[A-Z][\w.'’-]+ ?){1,3}")
_TITLED = re.compile(r"(?:title|headline)\s*:\s*(?P<title>\S.*)", re.IGNORECASE)
_HASHES = re.compile(r"#{1,2}\s+(?P<title>\S.*?)[#\s]*$")


NO_DATES = Dateline()


@dataclass(frozen=True, slots=True)
class Stated:
    """What the text says of itself; `spans` are the lines that say it and nothing else."""

    title: str | None = None
    source: str | None = None
    author: str | None = None
    dates: Dateline = NO_DATES
    url: str | None = None
    spans: tuple[Span, ...] = ()


def read_stated(text: str, body: Sequence[Span], start: int = 0) -> Stated:
    r"""What the lines around the quotable paragraphs `body` state.

    >>> text = "Ministers sign the accord\n28 October 2025\nThey met.\nAlpine Post\n© 2025 Alpine post"
    >>> stated = read_stated(text, [Span(42, 51)])
    >>> stated.title, stated.source, stated.dates.published
    ('Ministers sign the accord', 'Alpine Post', datetime.date(2025, 10, 28))
    """
    rows = lines(text, start)
    head, tail = _around(rows, body)
    title = _title(rows, head, body)
    byline = next(_matching(head, _BYLINE.fullmatch), None)
    source, named = _source(text, rows, head, tail, body)
    return Stated(
        title=_bare_title(title.text) if title else None,
        source=source,
        author=byline[1]["name"] if byline else None,
        dates=_dates(head),
        url=next((match["url"] for _, match in _matching(head + tail, _URL.fullmatch)), None),
        spans=tuple(Span(row.start, row.end) for row in (title, byline and byline[0], *named) if row),
    )


def _around(rows: Sequence[Line], body: Sequence[Span]) -> tuple[list[Line], list[Line]]:
    """The lines up to the first few body paragraphs, and those after the last."""
    if not body:
        return list(rows), []
    top = body[min(HEAD, len(body)) - 1].end
    return [row for row in rows if row.start <= top], [row for row in rows if row.start >= body[-1].end]


def _matching(
    rows: Sequence[Line], match: Callable[[str], re.Match[str] | None]
) -> Iterator[tuple[Line, re.Match[str]]]:
    return ((row, found) for row in rows if len(row.text) <= LONGEST and (found := match(row.text)))


def _dates(head: Sequence[Line]) -> Dateline:
    found = [date for row in head if (date := _line_dates(row.text))]
    return Dateline(
        next((date.published for date in found if date.published), None),
        next((date.updated for date in found if date.updated), None),
    )


def _line_dates(line: str) -> Dateline | None:
    """A line's dates: of the whole line, or of one part of it ("By A. Writer | 28 October 2025")."""
    return read_dateline(line) or next(
        (date for part in _SEGMENTS.split(line)[:6] if (date := read_dateline(part))), None
    )


def _title(rows: Sequence[Line], head: Sequence[Line], body: Sequence[Span]) -> Line | None:
    """The headline above the date line, or else above the first paragraph."""
    anchors = [number for number, row in enumerate(head) if _line_dates(row.text)][:1]
    if body:
        anchors += [number for number, row in enumerate(rows) if row.start >= body[0].start][:1]
    return next((title for anchor in anchors if (title := _title_above(rows[:anchor]))), None)


def _title_above(rows: Sequence[Line]) -> Line | None:
    for skipped, row in enumerate(reversed(rows[-SKIPPED - 1 :])):
        at = len(rows) - 1 - skipped
        if len(row.text) > LONGEST * 2:
            return None
        if _HASHES.fullmatch(row.text):
            return row
        aside = _is_aside(row.text) or (at > 0 and is_caption(rows[at - 1].text))
        if is_heading(row.text) and not aside and len(row.text.split()) >= 3 + bool(skipped) + (skipped > 3):
            return _topmost(rows, at)
        if not aside:
            return None
    return None


def _topmost(rows: Sequence[Line], at: int) -> Line:
    """The headline itself where the line at `at` is the subtitle under it."""
    above = rows[at - 1].text if at and (at == 1 or not rows[at].gap) else ""
    headline = above and is_heading(above) and len(above.split()) > 3 and not _is_aside(above)
    return rows[at - 1] if headline else rows[at]


def _is_aside(line: str) -> bool:
    """A line between the headline and the text that is neither."""
    return is_chrome(line) or _is_imprint(line) or _line_dates(line) is not None or len(line.split()) < 3


def _is_imprint(line: str) -> bool:
    """A line that names author, source or address, whatever else stands beside it."""
    forms = (_BYLINE, _PLACED, _SOURCE, _URL)
    return len(line) <= LONGEST and any(
        form.fullmatch(part) for part in _SEGMENTS.split(line)[:6] for form in forms
    )


def _bare_title(line: str) -> str:
    match = _HASHES.fullmatch(line) or _TITLED.fullmatch(line)
    return match["title"] if match else line


def _source(
    text: str, rows: Sequence[Line], head: Sequence[Line], tail: Sequence[Line], body: Sequence[Span]
) -> tuple[str | None, list[Line]]:
    """The outlet and the lines that are nothing but its name."""
    for row, match in _matching([*head, *tail], _SOURCE.fullmatch):
        if _is_name(match["name"]) and "://" not in match["name"]:
            return match["name"], [row]
    names = {name.casefold(): name for row in rows if (name := _owner(row.text))}
    signed = [row for row in tail[:SIGN_OFF] if row.text.casefold() in names]
    if signed:
        return signed[0].text, signed
    if len(names) == 1:
        return next(iter(names.values())), []
    return _agency(text, body), []


def _agency(text: str, body: Sequence[Span]) -> str | None:
    """The agency of the dateline, or of the credit behind the last paragraph."""
    if not body:
        return None
    opening = dateline_agency(text[body[0].start : body[0].end])
    ending = lines(text[: body[-1].end + 60], body[-1].start)
    last = " ".join(row.text for row in ending if not row.gap)
    return opening or credited(last)


def _owner(line: str) -> str | None:
    """The owner that a line names, alone or in one of its parts ("© 2025 Echo | Terms of use")."""
    if not _COPYRIGHT.search(line):
        return None
    return next((name for part in _SEGMENTS.split(line)[:6] if (name := _copyright(part))), None)


def _copyright(line: str) -> str | None:
    """The owner that a copyright line names, or None where the line is anything else."""
    if len(line) > LONGEST or not _COPYRIGHT.search(line) or is_caption(line):
        return None
    name = _BY.sub("", _NOT_A_NAME.sub(" ", line)).strip(" .,;:|–—-·")
    return name if _is_name(name) else None


def _is_name(name: str) -> bool:
    return 0 < len(name.split()) <= _NAME and any(map(str.isalpha, name)) and len(name) <= 80
