"""A reply as Telegram messages: the flag, each answer with its quotes and sources, the notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from answering.reply import ConflictKind, Evidence, Note, Position, Reply
from bot.markup import Block, Run, link, pack, run, to_html, web_link
from bot.wording import (
    FLAGS,
    NOT_FOUND,
    Source,
    carriers,
    count_sources,
    readable,
    source_text,
    sources,
)

BOLD = "<b>"
ITALIC = "<i>"
QUOTE = "<blockquote>"
FOLDED = "<blockquote expandable>"
FOLD_FROM = 400  # characters; about eight lines on a phone, of which Telegram shows three when folded

SIGNS: dict[ConflictKind, str] = {
    "contradiction": "⚠️",
    "outlier": "⚠️",
    "views_differ": "💬",
    "superseded": "🔄",
    "corrected": "🔄",
}


def render(reply: Reply) -> list[str]:
    """The messages of a reply, in Telegram's HTML, none longer than Telegram takes.

    >>> render(Reply("Who signed?", "not_found", None, "person", 0.1))
    ['The articles do not say.']
    """
    return [to_html(message) for message in pack(blocks(reply))]


def blocks(reply: Reply) -> Iterator[Block]:
    """What a reply says, in the order in which the terminal says it too."""
    numbered = sources(reply)
    yield from _flag(reply)
    for position in reply.positions:
        yield from _quotes(position.evidence, numbered, _title(position))
    if not reply.positions:
        yield [run(NOT_FOUND)]
        yield from _quotes(reply.nearest, numbered, [run("The nearest they come:")])
    yield from map(_note, reply.notes)


def _flag(reply: Reply) -> Iterator[Block]:
    if reply.conflict:
        sign, flag = SIGNS[reply.conflict.kind], FLAGS[reply.conflict.kind]
        yield [run(f"{sign} "), run(flag, BOLD), run(f"\n{readable(reply.conflict.summary)}")]


def _title(position: Position) -> list[Run]:
    count = count_sources(position.independent_sources) + (", standing alone" if position.outlier else "")
    if not position.answer:
        return [run(f"In their words ({count})")]
    return [run(readable(position.answer), BOLD), run(f" ({count})")]


def _quotes(evidence: Sequence[Evidence], numbered: dict[str, Source], title: list[Run]) -> Iterator[Block]:
    """A block for each quote; the title stays with the first, the others may go into the next message."""
    opening = [*title, run("\n")]
    for item in evidence:
        yield [*opening, *_context(item), *_quote(item), run("\n"), *_source(item, numbered[item.article])]
        opening = []


def _context(evidence: Evidence) -> list[Run]:
    return [run(f"… {readable(evidence.context.text)} …", ITALIC), run("\n")] if evidence.context else []


def _quote(evidence: Evidence) -> list[Run]:
    """The quote, verbatim, with the answer in it marked."""
    tag = FOLDED if len(evidence.quote) > FOLD_FROM else QUOTE
    words, start, end = evidence.quote, evidence.answer_start, evidence.answer_end
    if start is None or end is None:
        return [run(words, tag)]
    first, last = start - evidence.start, end - evidence.start
    parts = run(words[:first], tag), run(words[first:last], tag, BOLD), run(words[last:], tag)
    return [part for part in parts if part.text]


def _source(evidence: Evidence, source: Source) -> list[Run]:
    """Speaker, number and article: in full under the first quote from it, then its outlet alone."""
    first = source.evidence is evidence
    speaker = f"said {readable(evidence.attributed_to)}\n" if evidence.attributed_to else ""
    copies = carriers(evidence)
    url = web_link(evidence.url)
    name = source_text(evidence) if first else readable(evidence.source)
    return [
        run(f"{speaker}[{source.number}] "),
        run(name, *([link(url)] if url else [])),
        *([run(f"\n{copies}")] if copies and first else []),
    ]


def _note(note: Note) -> Block:
    return [run(f"Note: {readable(note.text)}", ITALIC)]
