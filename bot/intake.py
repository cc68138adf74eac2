"""What comes in from people and programs: questions, dates, JSON lines; and what is wrong with it."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from corpus.article import day

LONGEST_QUESTION = 1000  # characters, everywhere; the longest of 4,000 real questions had 300
LONGEST_QUOTE = 5000  # characters; a long passage of a statement, more than any one article's quote


class InputError(Exception):
    """Something the user can mend; its text is one line and says how."""

    def __init__(self, message: str, code: str = "bad_input") -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True, slots=True)
class Line:
    """One line of JSON input: its number, from 1, and its object, or what is wrong with it."""

    number: int
    item: dict[str, Any]
    error: InputError | None = None


def question_of(text: object) -> str:
    """The question without the white space around it.

    >>> question_of("  Who signed? ")
    'Who signed?'
    """
    if not isinstance(text, str):
        raise InputError('the item needs a "question" of text', "no_question")
    question = _unicode(text).strip()
    if not question:
        raise InputError("the question is empty", "empty_question")
    return _not_longer("question", question, LONGEST_QUESTION)


def quote_of(text: str) -> str:
    """A passage to look for, as it is; InputError where it has no word.

    >>> quote_of("“We agreed.”")
    '“We agreed.”'
    """
    quote = _unicode(text)
    if not any(char.isalnum() for char in quote):
        raise InputError("the quote is empty: give the words to look for", "empty_quote")
    return _not_longer("quote", quote, LONGEST_QUOTE)


def _unicode(text: str) -> str:
    """The text with halves of surrogate pairs joined, or replaced where they are alone."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _not_longer(name: str, text: str, longest: int) -> str:
    if len(text) > longest:
        raise InputError(f"the {name} has {len(text):,} characters; at most {longest:,} are read", "too_long")
    return text


def day_of(name: str, text: object) -> date | None:
    """The day that an option or a key gives; None where it gives none.

    >>> day_of("--since", "2025-10-28")
    datetime.date(2025, 10, 28)
    """
    if text is None:
        return None
    from corpus.dates import read_when

    when = read_when(text) if isinstance(text, str) else None
    if when is None:
        raise InputError(f"{name}: {text!r} is not a date; write it as 2025-10-28", "bad_date")
    return day(when)


def read_lines(path: str) -> Iterator[Line]:
    """The JSON objects of a file, or of standard input for `-`, one a line; blank lines are passed over."""
    for number, raw in enumerate(_raw_lines(path), 1):
        if raw.strip():
            yield parse_line(number, raw)


def parse_line(number: int, raw: bytes) -> Line:
    """One line read as a JSON object.

    >>> parse_line(1, b'{"id": 7}').item
    {'id': 7}
    >>> parse_line(2, b'[1]').error
    InputError('line 2 is not a JSON object')
    """
    try:
        item = json.loads(raw.decode("utf-8-sig" if number == 1 else "utf-8"), parse_constant=_refuse)
    except UnicodeDecodeError:
        return Line(number, {}, InputError(f"line {number} is not UTF-8", "bad_encoding"))
    except (ValueError, RecursionError) as error:
        reason = getattr(error, "msg", str(error))
        return Line(number, {}, InputError(f"line {number} is not JSON: {reason}", "bad_json"))
    if not isinstance(item, dict):
        return Line(number, {}, InputError(f"line {number} is not a JSON object", "bad_json"))
    return Line(number, item)


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no number")


def open_file(path: Path) -> Path:
    """The path back where it names a file that can be read."""
    if not path.exists():
        raise InputError(f"{path}: no such file", "no_file")
    if path.is_dir():
        raise InputError(f"{path} is a folder; a file is needed here", "no_file")
    return path


def _raw_lines(path: str) -> Iterator[bytes]:
    if path == "-":
        yield from sys.stdin.buffer
    else:
        with open_file(Path(path)).open("rb") as file:
            yield from file
