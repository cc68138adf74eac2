"""The words of a reply that the terminal and Telegram share: flags, counts, sources, readable text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from answering.reply import ConflictKind, Evidence, Note, Reply
from bot.words.translation import ENGLISH, Language

NOT_FOUND = "The articles do not say."
NEAREST = "The nearest they come:"
FLAGS: dict[ConflictKind, str] = {
    "contradiction": "SOURCES DISAGREE",
    "outlier": "ONE SOURCE DISAGREES",
    "views_differ": "VIEWS DIFFER",
    "superseded": "UPDATED",
    "corrected": "CORRECTED",
}
BIDI = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Marks that change the direction of what follows: a hostile title could turn a line around."""
RIGHT_TO_LEFT = frozenset(("R", "AL", "AN"))  # what Unicode calls the directions of such characters


@dataclass(frozen=True, slots=True)
class Source:
    """An article as a reply names it: its number, from 1, and the first evidence taken from it."""

    number: int
    evidence: Evidence


def sources(reply: Reply) -> dict[str, Source]:
    """The reply's articles by id, numbered in the order in which they are quoted."""
    found: dict[str, Source] = {}
    for evidence in quoted(reply):
        found.setdefault(evidence.article, Source(len(found) + 1, evidence))
    return found


def quoted(reply: Reply) -> Iterator[Evidence]:
    """All evidence of a reply in the order it is shown: its positions', else the nearest passages."""
    for position in reply.positions:
        yield from position.evidence
    if not reply.positions:
        yield from reply.nearest


def notes(reply: Reply) -> list[Note]:
    """The notes of a reply; what several pairs of answers give reason to say is said once.

    >>> doubt = Note("possible_conflict", "They may differ.")
    >>> len(notes(Reply("Who?", "answered", "Ada", "person", 0.9, notes=(doubt, doubt))))
    1
    """
    return list({note.text: note for note in reply.notes}.values())


def most_shown(reply: Reply) -> int:
    """How many quotes of one answer are shown at first: what fits a phone's screen with the others."""
    return 1 if len(reply.positions) > 1 else 2


def shown_first(reply: Reply) -> Iterator[Evidence]:
    """The evidence of a reply that is shown at first, in order."""
    every = [position.evidence for position in reply.positions] or [reply.nearest]
    for evidence in every:
        yield from evidence[: most_shown(reply)]


def readable(text: str) -> str:
    """Text on one line that is safe on a terminal: no control characters, no change of direction.

    >>> readable("a\\x1b[31mred\\nline")
    'a[31mred line'
    """
    kept = (c for c in text if c.isspace() or (unicodedata.category(c) != "Cc" and c not in BIDI))
    return " ".join("".join(kept).split())


def isolated(text: str) -> str:
    """Foreign words, `readable` and kept from turning around the line that they stand in.

    >>> isolated("Beacon"), isolated("\u05d0\u05d1") == "\u2068\u05d0\u05d1\u2069"
    ('Beacon', True)
    """
    clean = readable(text)
    turns = any(unicodedata.bidirectional(char) in RIGHT_TO_LEFT for char in clean)
    return f"\u2068{clean}\u2069" if turns else clean


def counted(number: int, one: str, many: str) -> str:
    """A number and what it counts, in English, for whoever runs the bot.

    >>> counted(1, "reply", "replies"), counted(1200, "reply", "replies")
    ('1 reply', '1,200 replies')
    """
    return f"{number:,} {one if number == 1 else many}"


def count_sources(count: int, language: Language = ENGLISH) -> str:
    """How many origins say so.

    >>> count_sources(1), count_sources(2)
    ('1 source', '2 independent sources')
    """
    return language.count("{n} source", "{n} independent sources", count)


def day_text(when: date | datetime | None) -> str:
    """A publication time as an English newsroom writes it.

    >>> day_text(datetime(2031, 5, 2, 10, 6)), day_text(None)
    ('2 May 2031, 10:06', 'undated')
    """
    return ENGLISH.day(when)


def source_text(evidence: Evidence) -> str:
    """Outlet, date and title of an article, on one line."""
    title = f": {readable(evidence.title)}" if evidence.title else ""
    return f"{readable(evidence.source)}, {day_text(evidence.published)}{title}"


def speaker(evidence: Evidence) -> str:
    """Who said it, where the quote itself does not name them."""
    name = readable(evidence.attributed_to or "")
    return "" if name in readable(evidence.quote) else name


def carriers(evidence: Evidence) -> str:
    """Who else carries the same text and is not counted again; nothing where nobody does."""
    names = dict.fromkeys(readable(copy.source) for copy in evidence.copies)
    return f"also carried by {', '.join(names)}" if names else ""


def quote_parts(evidence: Evidence) -> tuple[str, str, str]:
    """The quote on one line: the words before the answer, the answer, the words after it.

    >>> quote_parts(Evidence("It fell\\nto 3%.", "a", "A", None, None, None, 10, 24, 21, 23))
    ('It fell to ', '3%', '.')
    """
    if evidence.answer_start is None or evidence.answer_end is None:
        return readable(evidence.quote), "", ""
    first, last = evidence.answer_start - evidence.start, evidence.answer_end - evidence.start
    before, answer, after = evidence.quote[:first], evidence.quote[first:last], evidence.quote[last:]
    return (
        readable(before) + " " * before[-1:].isspace(),
        readable(answer),
        " " * after[:1].isspace() + readable(after),
    )
