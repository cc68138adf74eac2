"""Questions in a loop at the terminal, with follow-ups and a history."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from answering.follow_ups import follow_up
from answering.reply import Reply
from bot.intake import InputError
from bot.place import cache_folder
from bot.render import Line, Words, render
from bot.replying import show_reply
from bot.terminal import note, say, show
from bot.wiring import Inquiry
from bot.wording import readable, source_text, sources

PROMPT = "? "
HISTORY = 1000  # lines kept
HELP = (
    "Write a question; one such as “and when?” continues the last.",
    "/sources  the articles of the last answer",
    "/explain  why the last answer is what it is",
    "/help     this",
    "/quit     the end, as Ctrl-D",
)


@dataclass(frozen=True, slots=True)
class Turn:
    """What was understood as the last question, and its reply."""

    question: str | None = None
    reply: Reply | None = None


def converse(inquiry: Inquiry, *, json: bool = False) -> int:
    """Answers lines until the end of the input, /quit or Ctrl-C."""
    explaining = replace(inquiry, asking=replace(inquiry.asking, explain=True))
    answerer = explaining.room().answerer

    def answer(question: str) -> Reply:
        return answerer.ask(explaining.asking.query(question))

    with suppress(KeyboardInterrupt):
        turn = Turn()
        for line in _lines():
            if line in ("/quit", "/exit"):
                break
            turn = respond(line, turn, answer, json=json, explain=inquiry.asking.explain)
    return 0


def respond(line: str, turn: Turn, answer: Callable[[str], Reply], *, json: bool, explain: bool) -> Turn:
    """Writes what answers one line, a question or a command; gives what the next line may follow on."""
    if line.startswith("/"):
        command = COMMANDS.get(line.split(maxsplit=1)[0], _unknown)
        show(command(turn))
        return turn
    try:
        question = follow_up(line, turn.question)
        reply = answer(question)
    except InputError as error:
        note(str(error))
        return turn
    if question != line and not json:
        show([Line((Words(f"Understood as: {readable(question)}", "faint"),))])
    show_reply(reply, json=json, explain=explain)
    if not json:
        say("")
    return Turn(question, reply)


def _lines() -> Iterator[str]:
    """The lines written, without blank ones; edited and remembered on a terminal."""
    prompt = PROMPT if sys.stdin.isatty() else ""
    if prompt:
        _remember()
        show([Line((Words(HELP[0], "faint"), Words(" /help lists more.", "faint")))])
    while True:
        try:
            line = input(prompt).strip()
        except EOFError:
            return
        if line:
            yield line


def _remember() -> None:
    """Arrow keys bring back earlier lines, also those of earlier sessions, where the system can."""
    try:
        import atexit
        import readline
    except ImportError:
        return
    path = cache_folder() / "chat-history"
    with suppress(OSError):
        readline.read_history_file(path)
    readline.set_history_length(HISTORY)
    atexit.register(_save_history, path)


def _save_history(path: Path) -> None:
    import readline

    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        readline.write_history_file(path)


def _help(turn: Turn) -> list[Line]:
    return [Line((Words(row),), 0, 10) for row in HELP]


def _unknown(turn: Turn) -> list[Line]:
    return [Line((Words("That command is unknown; /help lists what I know."),))]


def _sources(turn: Turn) -> list[Line]:
    named = sources(turn.reply).values() if turn.reply else ()
    rows = [
        f"[{source.number}] {source_text(source.evidence)} ({source.evidence.article})" for source in named
    ]
    return [Line((Words(row),), 0, 4) for row in rows or ["Nothing has been quoted yet."]]


def _explain(turn: Turn) -> list[Line]:
    if turn.reply is None:
        return [Line((Words("Nothing has been asked yet."),))]
    return render(turn.reply, explain=True)


COMMANDS: dict[str, Callable[[Turn], list[Line]]] = {
    "/help": _help,
    "/sources": _sources,
    "/explain": _explain,
}
