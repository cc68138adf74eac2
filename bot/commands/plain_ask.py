"""Plain command lines of `ask`, read without Typer, whose import takes as long as finding the answer.

What is not plain (help, `--limit`, `--corpus=PATH`, a path of no letters, a mistake) is left to Typer, the
only one to explain and to complain; the tests hold both to the same reading.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

_VALUED: Mapping[str, Callable[[str], object]] = {
    "--corpus": Path,
    "--data": Path,
    "--since": str,
    "--until": str,
    "--source": str,
    "--now": str,
}
_FLAGS = ("--json", "--explain")


def plain_ask(argv: Sequence[str]) -> dict[str, Any] | None:
    """The arguments of a plain question, by name; None where Typer is to read the command line.

    >>> plain_ask(["ask", "--source", "Alpine Post", "Who signed?"])
    {'source': 'Alpine Post', 'question': 'Who signed?'}
    >>> plain_ask(["ask", "--help"]), plain_ask(["doctor"])
    (None, None)
    """
    if not argv or (argv[0] != "ask" and " " not in argv[0]):  # no command's name holds a space
        return None
    found: dict[str, Any] = {}
    rest = iter(argv[1:] if argv[0] == "ask" else argv)
    for word in rest:
        if word in _FLAGS:
            found[word[2:]] = True
        elif word in _VALUED:
            value = next(rest, "-")
            if value.startswith("-") or (not value and _VALUED[word] is Path):
                return None
            found[word[2:]] = _VALUED[word](value)
        elif word.startswith("-") or "question" in found:
            return None
        else:
            found["question"] = word
    return found if "question" in found else None
