"""The `crossquote` command: runs it, and says in one line what went wrong where something did."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Any

from bot.commands.plain_ask import plain_ask
from bot.intake import InputError
from bot.terminal import note, use_utf8

FAILED = 2
INTERRUPTED = 130
_UNQUOTED = ": put a question of several words in quotation marks"


def main(argv: Sequence[str] | None = None) -> int:
    """The exit status of a command line: 0 answered, 1 nothing found, 2 a failure, 130 interrupted."""
    use_utf8()
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # starting threads nobody needs takes 0.1 s
    try:
        status = _run(list(sys.argv[1:] if argv is None else argv))
        sys.stdout.flush()
    except (BrokenPipeError, SystemExit):  # the second is what Typer makes of the first
        return _leave_quietly()
    return status


def _run(argv: list[str]) -> int:
    try:
        plain = plain_ask(argv)
        return _answer(plain) if plain else _command(argv)
    except BrokenPipeError:
        raise
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        return _tell(error)


def _answer(options: dict[str, Any]) -> int:
    from bot.commands.replying import answer

    return answer(**options)


def _command(argv: list[str]) -> int:
    import typer

    from bot.cli.app import app

    try:
        return int(app(argv, prog_name="crossquote", standalone_mode=False) or 0)
    except typer.Abort:
        return INTERRUPTED


def _tell(error: Exception) -> int:
    """One line for what the user can mend; anything else is a fault of ours, shown whole where asked for."""
    if hasattr(error, "format_message"):  # Typer's own complaints; their base class is not public
        said = error.format_message().rstrip(".")
        advice = _UNQUOTED if "unexpected extra" in said else ""
        note(f"{said}{advice}; crossquote --help lists what there is")
    elif isinstance(error, _expected()):
        note(_reason(error))
    elif os.environ.get("CROSSQUOTE_LOG_LEVEL", "").upper() == "DEBUG":
        raise error
    else:
        note(f"a fault of our own: {type(error).__name__}: {error} (CROSSQUOTE_LOG_LEVEL=DEBUG shows where)")
    return FAILED


def _expected() -> tuple[type[Exception], ...]:
    """What the parts raise to say what to do; imported here, where something has failed already."""
    from sqlite3 import OperationalError

    from answering.weights import WrongWeights
    from corpus.files import UnreadableCorpus
    from corpus.library_file import CorruptLibrary
    from retrieval.local import IndexMismatch

    known = (InputError, UnreadableCorpus, CorruptLibrary, IndexMismatch, WrongWeights)
    return *known, OperationalError, OSError


def _reason(error: Exception) -> str:
    """What went wrong; an operating system's error is told by its file and its words."""
    if isinstance(error, OSError) and error.filename is not None:
        return f"{error.filename}: {(error.strerror or 'cannot be used').lower()}"
    return str(error) or type(error).__name__


def _leave_quietly() -> int:
    """The reader of the pipe has gone, as `head` does: nothing is left to say, not even at shutdown."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


if __name__ == "__main__":
    sys.exit(main())
