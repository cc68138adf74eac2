"""The terminal: results to standard output, everything else to standard error."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from bot.render import WIDTH, Line, Look, plain
from bot.words.wording import readable

STYLES: dict[Look, str] = {
    "flag": "bold red",
    "answer": "bold",
    "mark": "bold underline",
    "faint": "dim",
    "plain": "",
}


def use_utf8() -> None:
    """Makes the standard streams UTF-8 whatever the locale says, as the contract promises."""
    streams = (sys.stdin, "surrogateescape"), (sys.stdout, "replace"), (sys.stderr, "backslashreplace")
    for stream, errors in streams:
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors=errors)


def coloured(stream: TextIO) -> bool:
    """Whether a stream is a terminal that wants colour; https://no-color.org."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def columns() -> int:
    """How wide to write: the terminal's width, at most 80 columns, which read calmly."""
    return min(WIDTH, max(20, shutil.get_terminal_size().columns))


def say(text: str) -> None:
    """Writes one line of the result."""
    print(text, flush=True)


def say_json(value: object) -> None:
    """Writes one line of JSON for programs; what UTF-8 cannot hold, half a surrogate pair, is escaped."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    say(text if text.isascii() or _encodes(text) else json.dumps(value))


def _encodes(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def note(text: str) -> None:
    """Writes one line for the person at the terminal, which is no part of the result."""
    print(f"crossquote: {readable(text)}", file=sys.stderr, flush=True)


def show(lines: Iterable[Line]) -> None:
    """Writes a reply, styled on a terminal and plain in a pipe."""
    if coloured(sys.stdout):
        _show_styled(lines)
    elif text := plain(lines, columns()):
        say(text)


def tracked(items: Iterable[Any], label: str, total: int | None = None) -> Iterator[Any]:
    """The items, with a bar on standard error while they pass; only where that is a terminal."""
    if not coloured(sys.stderr):
        yield from items
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(items, label, total, console=Console(stderr=True), transient=True)


def _show_styled(lines: Iterable[Line]) -> None:
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False, markup=False, emoji=False)
    for line in lines:
        text = Text.assemble(*((words.text, STYLES[words.look]) for words in line.words))
        rows = text.wrap(console, columns() - line.hang) or [text]
        for number, row in enumerate(rows):
            row.rstrip()
            console.print(Text(" " * (line.hang if number else line.indent)) + row, soft_wrap=True)
