"""Scores whole replies against what is expected of them: status, answer, quote, source, sides."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from answering.reply import Reply
from bot.library.reading_room import ReadingRoom
from bot.scoring.judging import Row, Verdict, judge
from bot.scoring.scores import Exam, Scores, curve
from bot.scoring.tally import rates, table
from bot.terminal import tracked
from bot.wiring import rooms
from bot.words.wording import quoted
from corpus.article import Article


def score_replies(exam: Exam) -> Scores:
    """The rates of all, a table by kind, the failures, and the curve."""
    room_for = rooms(exam.inquiry)
    judged = [_judged(exam, row, room_for(row)) for row in tracked(exam.rows, "Asking", len(exam.rows))]
    verdicts = [own for own, *_ in judged]
    return Scores(
        len(verdicts),
        rates(verdicts),
        table(verdicts),
        [_failure(verdict) for verdict in verdicts if not verdict.passed],
        curve([verdict.mistaken for verdict in others] for _, *others in judged),
    )


def _judged(exam: Exam, row: Row, room: ReadingRoom) -> Sequence[Verdict]:
    return [judge(row, reply, _misquoted(reply, room.shelf.article)) for reply in exam.replies(row, room)]


def _misquoted(reply: Reply, article: Callable[[str], Article]) -> list[str]:
    """The quotes that are not the words of their article at the offsets they give."""
    return [e.quote for e in quoted(reply) if article(e.article).text[e.start : e.end] != e.quote]


def _failure(verdict: Verdict) -> dict[str, Any]:
    return {
        "id": verdict.id,
        "question": verdict.question,
        "kind": verdict.kind,
        "missed": list(verdict.missed),
        "found": verdict.found,
        "answer": verdict.answer,
    }
