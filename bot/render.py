"""A reply as lines of styled words for a terminal: the flag first, then the answers with their quotes."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from answering.reply import Evidence, Position, Reply
from bot.words.wording import (
    FLAGS,
    NEAREST,
    NOT_FOUND,
    Source,
    carriers,
    count_sources,
    notes,
    quote_parts,
    quoted,
    readable,
    source_text,
    sources,
    speaker,
)

Look = Literal["flag", "answer", "mark", "faint", "plain"]
WIDTH = 80


@dataclass(frozen=True, slots=True)
class Words:
    """Some words and how they look."""

    text: str
    look: Look = "plain"


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is wrapped where it is shown: `indent` is that of its first row, `hang` of the others."""

    words: tuple[Words, ...] = ()
    indent: int = 0
    hang: int = 0

    @property
    def text(self) -> str:
        """The line's words without their looks."""
        return "".join(words.text for words in self.words)


def render(reply: Reply, *, explain: bool = False) -> list[Line]:
    """The lines of a reply, in the order in which Telegram shows them too."""
    numbered = sources(reply)
    blocks = [
        _flag(reply),
        *(_position(position, numbered) for position in reply.positions),
        _nothing(reply, numbered),
        [Line((Words(f"Note: {readable(note.text)}"),), 0, 6) for note in notes(reply)],
        [line for source in numbered.values() for line in _source(source)],
        _explanation(reply) if explain else [],
    ]
    return [line for block in blocks if block for line in (*block, Line())][:-1]


def plain(lines: Iterable[Line], width: int = WIDTH) -> str:
    """The lines as text without looks, wrapped to `width` columns.

    >>> plain([Line((Words("15%", "answer"), Words(" (1 source)")))])
    '15% (1 source)'
    """
    return "\n".join(_wrap(line, width) for line in lines)


def _wrap(line: Line, width: int) -> str:
    return textwrap.fill(
        line.text,
        width,
        initial_indent=" " * line.indent,
        subsequent_indent=" " * line.hang,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _flag(reply: Reply) -> list[Line]:
    if not reply.conflict:
        return []
    return [Line((Words(FLAGS[reply.conflict.kind], "flag"), Words(f": {readable(reply.conflict.summary)}")))]


def _position(position: Position, numbered: dict[str, Source]) -> list[Line]:
    count = count_sources(position.independent_sources) + (", standing alone" if position.outlier else "")
    head = (
        (Words(readable(position.answer), "answer"), Words(f" ({count})", "faint"))
        if position.answer
        else (Words(f"In their words ({count})", "faint"),)
    )
    return [Line(head), *(line for evidence in position.evidence for line in _quote(evidence, numbered))]


def _quote(evidence: Evidence, numbered: dict[str, Source]) -> Iterator[Line]:
    if evidence.context:
        yield Line((Words(f"… {readable(evidence.context.text)} …", "faint"),), 2, 2)
    before, answer, after = quote_parts(evidence)
    said = f" said {speaker(evidence)}" if speaker(evidence) else ""
    number = Words(f"{said} [{numbered[evidence.article].number}]", "faint")
    yield Line((Words(f"“{before}"), Words(answer, "mark"), Words(f"{after}”"), number), 2, 2)


def _nothing(reply: Reply, numbered: dict[str, Source]) -> list[Line]:
    if reply.positions:
        return []
    quotes = [line for evidence in reply.nearest for line in _quote(evidence, numbered)]
    nearest = [Line((Words(NEAREST, "faint"),)), *quotes] if quotes else []
    return [Line((Words(NOT_FOUND, "flag"),)), *nearest]


def _source(source: Source) -> Iterator[Line]:
    evidence = source.evidence
    yield Line((Words(f"[{source.number}] ", "faint"), Words(source_text(evidence))), 0, 4)
    for detail in (readable(evidence.url or ""), carriers(evidence)):
        if detail:
            yield Line((Words(detail, "faint"),), 4, 4)


def _explanation(reply: Reply) -> list[Line]:
    whys = [f"{e.article} {e.start}–{e.end}: {'; '.join(e.why)}" for e in quoted(reply) if e.why]
    rows = [readable(row) for row in (*whys, *reply.explanation)] or ["nothing was compared"]
    return [Line((Words("Why", "faint"),)), *(Line((Words(row, "faint"),), 2, 4) for row in rows)]
