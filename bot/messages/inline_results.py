"""A reply as the results of inline mode: the whole answer, then each of its quotes alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from answering.reply import Evidence, Reply
from bot.messages.reply import BOLD, View, outlet, quotation, render, verdict_text
from bot.words.markup import pack, run, shortened, to_html
from bot.words.wording import isolated, quoted, readable, sources

MOST = 50  # results that Telegram takes
LONGEST_TITLE, LONGEST_LINE = 64, 120  # characters; about what Telegram shows


@dataclass(frozen=True, slots=True)
class Excerpt:
    """One result: its title and a line in the list, and the message that it becomes."""

    id: str
    title: str
    line: str
    html: str


def excerpts(reply: Reply, view: View) -> list[Excerpt]:
    """The results, the whole answer first; what needs more than one message is left to a question."""
    return list(_excerpts(reply, view))[:MOST]


def _excerpts(reply: Reply, view: View) -> Iterator[Excerpt]:
    every = list(quoted(reply))
    title = shortened(verdict_text(reply, view.language), LONGEST_TITLE)
    line = shortened(readable(every[0].quote), LONGEST_LINE) if every else ""
    yield Excerpt("0", title, line, render(reply, view)[0])
    answers = [(position.answer, evidence) for position in reply.positions for evidence in position.evidence]
    for number, (answer, evidence) in enumerate(answers, 1):
        yield _excerpt(str(number), reply, answer, evidence, view)


def _excerpt(id: str, reply: Reply, answer: str | None, evidence: Evidence, view: View) -> Excerpt:
    number = sources(reply)[evidence.article].number
    head = [run(isolated(answer), BOLD), run("\n")] if answer else []
    block = [*head, *quotation(evidence), run("\n"), *outlet(evidence, number, view)]
    return Excerpt(
        id,
        shortened(f"{isolated(evidence.source)}, {view.language.day(evidence.published)}", LONGEST_TITLE),
        shortened(readable(evidence.quote), LONGEST_LINE),
        to_html(pack([block])[0]),
    )
