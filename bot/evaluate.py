"""Scores a question set: each row by the scorer that its keys call for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from answering.answerer import select
from answering.reply import Reply
from bot.asking import from_item
from bot.intake import InputError, question_of, read_lines
from bot.judging import Row, Verdict, judge
from bot.reading_room import ReadingRoom, room_of_documents
from bot.tally import Rates, curve, mean, rates, table
from bot.terminal import note, tracked
from bot.wiring import Inquiry
from bot.wording import quoted
from corpus.article import Article
from retrieval.metrics import average_precision, reciprocal_rank

Scorer = Callable[[Sequence[Row], Inquiry], "Scores"]


@dataclass(frozen=True, slots=True)
class Scores:
    """What a set came to. `failures` are the rows that missed what they expect.

    A set that only measures has none.
    """

    items: int
    metrics: Rates
    kinds: Sequence[Mapping[str, Any]] = ()
    failures: Sequence[Mapping[str, Any]] = ()
    curve: Sequence[Mapping[str, float]] = ()


def evaluate(path: Path, inquiry: Inquiry) -> Scores:
    """The scores of a set; InputError where a row has no scorer."""
    rows = _rows(path)
    scorers = {scorer_of(row) for row in rows}
    if len(scorers) != 1:
        raise InputError(f"{path} mixes rows of different kinds: score each in a file of its own")
    return scorers.pop()(rows, inquiry)


def scorer_of(row: Row) -> Scorer:
    """The scorer of a row: the first whose keys it has."""
    for keys, scorer in SCORERS:
        if all(key in row for key in keys):
            return scorer
    known = "; ".join(", ".join(keys) for keys, _ in SCORERS)
    raise InputError(f"row {row.get('id')!r} says nothing that can be scored; known keys are: {known}")


def score_replies(rows: Sequence[Row], inquiry: Inquiry) -> Scores:
    """Whole replies against what is expected of them."""
    room = _once(inquiry)
    verdicts = [_verdict(row, inquiry, room) for row in tracked(rows, "Asking", len(rows))]
    return Scores(
        len(verdicts),
        rates(verdicts),
        table(verdicts),
        [_failure(verdict) for verdict in verdicts if not verdict.passed],
        curve(verdicts),
    )


def score_selections(rows: Sequence[Row], inquiry: Inquiry) -> Scores:
    """Rankings of candidate sentences: MAP and MRR where one answers; triggering F1 over all.

    A trigger is right where the first sentence is to be quoted and does answer.
    """
    judged = [_selected(row) for row in tracked(rows, "Selecting", len(rows))]
    answerable = [item for item in judged if item.answers]
    quoted_right = sum(item.triggered and item.right for item in judged)
    triggered = sum(item.triggered for item in judged)
    found: dict[str, float | None] = {
        "map": mean(item.precision for item in answerable),
        "mrr": mean(item.reciprocal for item in answerable),
        "trigger_precision": quoted_right / triggered if triggered else None,
        "trigger_recall": quoted_right / len(answerable) if answerable else None,
        "trigger_f1": 2 * quoted_right / (triggered + len(answerable))
        if triggered + len(answerable)
        else None,
    }
    return Scores(len(judged), {name: round(rate, 4) for name, rate in found.items() if rate is not None})


def score_spans(rows: Sequence[Row], inquiry: Inquiry) -> Scores:
    """Answers that are words of an article: whether a quote holds one, and whether the answer is one."""
    room = _once(inquiry)
    replies = [_reply(row, inquiry, room()) for row in tracked(rows, "Asking", len(rows))]
    pairs = list(zip(rows, replies, strict=True))
    found: dict[str, float | None] = {
        "answered": mean(float(bool(reply.positions)) for reply in replies),
        "quote_holds_answer": mean(float(_quoted(row["answers"], reply)) for row, reply in pairs),
        "first_quote_holds_answer": mean(float(_quoted(row["answers"], reply, 1)) for row, reply in pairs),
        "exact_answer": mean(float(_exact(row["answers"], reply)) for row, reply in pairs),
    }
    return Scores(len(rows), {name: round(rate, 4) for name, rate in found.items() if rate is not None})


@dataclass(frozen=True, slots=True)
class _Selected:
    answers: bool
    triggered: bool
    right: bool
    precision: float
    reciprocal: float


def _selected(row: Row) -> _Selected:
    labels = {str(candidate["id"]): float(candidate.get("label", 0)) for candidate in row["candidates"]}
    texts = [(str(candidate["id"]), str(candidate["text"])) for candidate in row["candidates"]]
    chosen = select(question_of(row["question"]), texts, row.get("title"))
    ranked = [id for id, _ in chosen.ranked]
    return _Selected(
        any(labels.values()),
        chosen.answerable,
        bool(ranked) and labels[ranked[0]] > 0,
        average_precision(ranked, labels),
        reciprocal_rank(ranked, labels),
    )


def _verdict(row: Row, inquiry: Inquiry, room: Callable[[], ReadingRoom]) -> Verdict:
    opened = room_of_documents(row["documents"], note) if "documents" in row else room()
    reply = _reply(row, inquiry, opened)
    return judge(row, reply, _misquoted(reply, opened.shelf.article))


def _reply(row: Row, inquiry: Inquiry, room: ReadingRoom) -> Reply:
    return room.answerer.ask(from_item(row, inquiry.asking).query(row["question"]))


def _misquoted(reply: Reply, article: Callable[[str], Article]) -> list[str]:
    """The quotes that are not the words of their article at the offsets they give."""
    return [e.quote for e in quoted(reply) if article(e.article).text[e.start : e.end] != e.quote]


def _quoted(answers: Sequence[str], reply: Reply, first: int | None = None) -> bool:
    quotes = [e.quote for position in reply.positions for e in position.evidence][:first]
    return any(answer in quote for answer in answers for quote in quotes)


def _exact(answers: Sequence[str], reply: Reply) -> bool:
    return (reply.answer or "").strip(" .").casefold() in {
        answer.strip(" .").casefold() for answer in answers
    }


def _failure(verdict: Verdict) -> dict[str, Any]:
    return {
        "id": verdict.id,
        "question": verdict.question,
        "kind": verdict.kind,
        "missed": list(verdict.missed),
        "found": verdict.found,
        "answer": verdict.answer,
    }


def _once(inquiry: Inquiry) -> Callable[[], ReadingRoom]:
    """Opens the room when it is first asked for, and then gives the same one."""
    opened: list[ReadingRoom] = []

    def room() -> ReadingRoom:
        if not opened:
            opened.append(inquiry.room())
        return opened[0]

    return room


def _rows(path: Path) -> list[Row]:
    rows: list[Row] = []
    for line in read_lines(str(path)):
        if line.error:
            raise InputError(f"{path}: {line.error}")
        rows.append(line.item)
    if not rows:
        raise InputError(f"{path} holds no question")
    return rows


SCORERS: tuple[tuple[tuple[str, ...], Scorer], ...] = (
    (("question", "candidates"), score_selections),
    (("question", "expect"), score_replies),
    (("question", "answers"), score_spans),
)
"""Which keys call for which scorer; the first that fits is taken."""
