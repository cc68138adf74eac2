"""What `crossquote chat` knows besides questions: the commands of the Telegram bot, for a terminal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from answering.reply import Reply
from bot.intake import InputError
from bot.render import Line, Words, render
from bot.terminal import say, show
from bot.wiring import Inquiry
from bot.words.wording import Source, day_text, readable, source_text, sources

MOST_CONFLICTS = 5


@dataclass(frozen=True, slots=True)
class Turn:
    """A question as it was put, its reply, which holds how it was understood, and when."""

    text: str
    reply: Reply
    at: datetime


@dataclass(frozen=True, slots=True)
class Said:
    """A command: the words after its name, the turns before it, and of which articles they were asked."""

    words: str
    turns: Sequence[Turn]
    inquiry: Inquiry

    @property
    def reply(self) -> Reply:
        """The last reply; InputError where nothing has been asked."""
        if not self.turns:
            raise InputError("nothing has been asked yet: write a question first", "no_question")
        return self.turns[-1].reply


Command = Callable[[Said], None]


def obey(line: str, turns: Sequence[Turn], inquiry: Inquiry) -> None:
    """Carries out a line that begins with a slash; InputError says what was wrong with it."""
    name, _, words = line.partition(" ")
    COMMANDS.get(name.casefold(), _unknown)(Said(words.strip(), turns, inquiry))


def _help(said: Said) -> None:
    show(Line((Words(row),), 0, 12) for row in HELP)


def _unknown(said: Said) -> None:
    show([Line((Words("That command is unknown; /help lists what I know."),))])


def _elsewhere(said: Said) -> None:
    show([Line((Words("That is for chats on Telegram, which are told later; here nobody would be."),))])


def _sources(said: Said) -> None:
    show(Line((Words(_source_row(source)),), 0, 4) for source in sources(said.reply).values())


def _source_row(source: Source) -> str:
    return f"[{source.number}] {source_text(source.evidence)} ({source.evidence.article})"


def _explain(said: Said) -> None:
    show(render(said.reply, explain=True))


def _context(said: Said) -> None:
    from bot.messages.surroundings import surroundings

    found = surroundings(said.reply, said.inquiry.room().shelf.article)
    for item in found:
        evidence = item.evidence
        show(
            [
                Line((Words(f"{readable(evidence.source)}, {day_text(evidence.published)}", "faint"),)),
                Line(
                    (
                        Words(f"{readable(item.before)} "),
                        Words(readable(evidence.quote), "mark"),
                        Words(f" {readable(item.after)}"),
                    ),
                    2,
                    2,
                ),
            ]
        )


def _article(said: Said) -> None:
    from bot.commands.holdings import show_one

    if not said.words:
        raise InputError("write the article's id, as /sources shows it: /article ID", "no_article")
    show_one(said.words, said.inquiry.corpus, said.inquiry.place, json=False)


def _whosaid(said: Said) -> None:
    from bot.commands.whosaid import find_holders, show_holders

    show_holders(find_holders(said.words, said.inquiry), said.words, json=False, explain=False)


def _conflicts(said: Said) -> None:
    from bot.conflicts.report import search_conflicts, show_conflicts
    from bot.conflicts.search import Filters

    found = search_conflicts(said.inquiry, Filters(limit=MOST_CONFLICTS))
    show_conflicts(found, json=False, explain=False, html=None, today=said.inquiry.place.today())


def _cite(said: Said) -> None:
    from bot.messages.citing import cite, cited_article, cited_evidence, wanted

    what, form = wanted(said.words)
    if what and not what.isdecimal():
        try:
            cited = [cited_article(said.inquiry.room().shelf.article(what))]
        except KeyError:
            raise InputError(f"there is no article {what!r}; /sources shows the ids", "no_article") from None
    else:
        cited = [
            cited_evidence(source.evidence)
            for source in sources(said.reply).values()
            if what in ("", str(source.number))
        ]
    if not cited:
        raise InputError(f"the last answer has no source {what}; /sources numbers them", "no_source")
    for item in cited:
        say(cite(item, form))


def _export(said: Said) -> None:
    from bot.records.answers import Answer, Asker
    from bot.records.exporting import WRITERS

    form = said.words.casefold() or "json"
    if form not in WRITERS:
        raise InputError("write /export json or /export csv", "bad_form")
    here = Asker(0, None, 0)
    answers = (
        Answer(str(number), here, number, turn.at, turn.text, turn.reply.question, turn.reply)
        for number, turn in enumerate(said.turns, 1)
    )
    say(WRITERS[form](answers).rstrip())


def _status(said: Said) -> None:
    from corpus.store import Library

    shelf = said.inquiry.room().shelf
    if isinstance(shelf, Library):
        say(f"articles: {shelf.count()}")
    say(f"questions so far: {len(said.turns)}")


HELP = (
    "Write a question; one such as “and when?” continues the last.",
    "/sources    the articles of the last answer",
    "/context    the sentences around its quotes",
    "/explain    why it is what it is",
    "/cite       its sources to paste: /cite 2 bibtex, /cite ID markdown",
    "/article    one article: /article ID",
    "/whosaid    the articles that hold some words",
    "/conflicts  where the articles disagree",
    "/export     the questions and answers so far, json or csv",
    "/status     what is being asked",
    "/help       this",
    "/quit       the end, as Ctrl-D",
)
COMMANDS: dict[str, Command] = {
    "/help": _help,
    "/start": _help,
    "/sources": _sources,
    "/context": _context,
    "/explain": _explain,
    "/cite": _cite,
    "/article": _article,
    "/whosaid": _whosaid,
    "/conflicts": _conflicts,
    "/export": _export,
    "/status": _status,
    **dict.fromkeys(("/watch", "/unwatch", "/watches", "/digest", "/settings", "/feedback"), _elsewhere),
}
