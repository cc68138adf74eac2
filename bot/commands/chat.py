"""Questions in a loop at the terminal, with follow-ups and a history."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from answering.asking.follow_ups import REMEMBERED, readings
from answering.reply import Reply
from bot.commands.chat_commands import HELP, Turn, obey
from bot.commands.replying import show_reply
from bot.intake import InputError
from bot.library.asking import exchange_of, first_found
from bot.library.place import cache_folder
from bot.library.reading_room import ReadingRoom
from bot.operation import garbage
from bot.render import Line, Words
from bot.terminal import note, say, show
from bot.wiring import Inquiry
from bot.words.wording import readable

PROMPT = "? "
HISTORY = 1000  # lines kept


@dataclass(frozen=True, slots=True)
class Opened(Inquiry):
    """An inquiry whose room is opened once, for all lines."""

    opened: ReadingRoom

    def room(self) -> ReadingRoom:
        """The room, as it was opened."""
        return self.opened


def converse(inquiry: Inquiry, *, json: bool = False) -> int:
    """Answers lines until the end of the input, /quit or Ctrl-C."""
    opened = Opened(inquiry.place, inquiry.corpus, inquiry.asking, inquiry.room())
    answerer, explaining = opened.opened.answerer, replace(inquiry.asking, explain=True)
    garbage.seldom()

    def answer(question: str) -> Reply:
        return answerer.ask(explaining.query(question))

    turns: list[Turn] = []
    with suppress(KeyboardInterrupt):
        for line in _lines():
            if line in ("/quit", "/exit"):
                break
            turns += respond(line, turns, answer, opened, json=json)
    return 0


def respond(
    line: str, turns: Sequence[Turn], answer: Callable[[str], Reply], inquiry: Inquiry, *, json: bool
) -> list[Turn]:
    """Writes what answers one line, a question or a command; gives the turn that a question makes."""
    if line.split(maxsplit=1)[0] == "/ask":
        line = line[len("/ask") :].strip()
    try:
        if not line.startswith("/"):
            return [_ask(line, turns, answer, json=json, explain=inquiry.asking.explain)]
        obey(line, turns, inquiry)
    except InputError as error:
        note(str(error))
    return []


def _ask(
    text: str, turns: Sequence[Turn], answer: Callable[[str], Reply], *, json: bool, explain: bool
) -> Turn:
    earlier = [exchange_of(turn.reply) for turn in turns[-REMEMBERED:]]
    reply = first_found(map(answer, readings(text, earlier)))
    if reply.question != text and not json:
        show([Line((Words(f"Understood as: {readable(reply.question)}", "faint"),))])
    show_reply(reply, json=json, explain=explain)
    if not json:
        say("")
    return Turn(text, reply, datetime.now(UTC))


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
