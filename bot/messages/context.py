"""A reply's quotes with the sentences around them, as Telegram messages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from answering.reply import Reply
from bot.messages.reply import BOLD, FOLDED, ITALIC, LONGEST_TITLE, QUOTE, View, outlet
from bot.messages.surroundings import Surroundings
from bot.words.markup import Block, Run, pack, run, shortened, to_html
from bot.words.wording import isolated, sources

LONG = 1200  # characters; who asks for the context wants to see it, so less is folded than in an answer


def render_context(reply: Reply, around: Sequence[Surroundings], view: View) -> list[str]:
    """The quotes in their places, each in bold between the sentences before and after it."""
    return [to_html(message) for message in pack(_blocks(reply, around, view))]


def _blocks(reply: Reply, around: Sequence[Surroundings], view: View) -> Iterator[Block]:
    numbered = sources(reply)
    if not around:
        yield [run(view.language.say("The articles have changed since: please ask again."))]
    for item in around:
        evidence = item.evidence
        title = shortened(isolated(evidence.title or ""), LONGEST_TITLE)
        yield [
            *outlet(evidence, numbered[evidence.article].number, view),
            *([run("\n"), run(title, ITALIC)] if title else []),
            run("\n"),
            *_place(item),
        ]


def _place(item: Surroundings) -> list[Run]:
    length = len(item.before) + len(item.evidence.quote) + len(item.after)
    tag = FOLDED if length > LONG else QUOTE
    parts = run(item.before.lstrip(), tag), run(item.evidence.quote, tag, BOLD), run(item.after.rstrip(), tag)
    return [part for part in parts if part.text]
