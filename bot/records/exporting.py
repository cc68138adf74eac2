"""A chat's questions and answers as a file, JSON or CSV."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable
from io import StringIO
from typing import Any

from answering.reply import to_json
from bot.records.answers import Answer
from bot.words.wording import quoted

COLUMNS = ("asked", "question", "status", "answer", "sources", "articles")
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # how a cell begins that a spreadsheet would carry out


def as_json(answers: Iterable[Answer]) -> str:
    """One object: each exchange with when it was asked, as it was put, and the whole reply."""
    rows = [_row(answer) for answer in answers]
    return json.dumps({"schema": "crossquote.export/1", "answers": rows}, ensure_ascii=False, indent=1)


def as_csv(answers: Iterable[Answer]) -> str:
    """A row for each exchange; several sources stand in one cell, parted by semicolons."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    writer.writerows(map(_cells, answers))
    return out.getvalue()


def _row(answer: Answer) -> dict[str, Any]:
    return {
        "id": answer.id,
        "asked": answer.at.isoformat(timespec="seconds"),
        "text": answer.text,
        "reply": to_json(answer.reply) if answer.reply else None,
    }


def _cells(answer: Answer) -> list[str]:
    evidence = list(quoted(answer.reply)) if answer.reply else []
    cells = (
        answer.at.isoformat(timespec="seconds"),
        answer.question,
        answer.reply.status if answer.reply else "",
        (answer.reply.answer if answer.reply else None) or "",
        "; ".join(dict.fromkeys(item.source for item in evidence)),
        "; ".join(dict.fromkeys(item.article for item in evidence)),
    )
    return [_harmless(cell) for cell in cells]


def _harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula.

    >>> _harmless("=1+1"), _harmless("15%")
    ("'=1+1", '15%')
    """
    return f"'{cell}" if cell.startswith(FORMULA) else cell


WRITERS: dict[str, Callable[[Iterable[Answer]], str]] = {"json": as_json, "csv": as_csv}
