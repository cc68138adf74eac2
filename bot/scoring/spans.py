"""Scores answers that are words of an article: whether a quote holds them, and how like the answer is.

The answer is compared as SQuAD does it (Rajpurkar et al. 2016): lower case, without punctuation and
articles, exactly and by the F1 of the words; the best of several right answers counts.
"""

from __future__ import annotations

import re
import string
from collections import Counter
from collections.abc import Sequence

from answering.reply import Reply
from bot.scoring.scores import Exam, Scores, curve, known
from bot.scoring.tally import mean
from bot.terminal import tracked

_ARTICLES = re.compile(r"\b(a|an|the)\b")
_PUNCTUATION = str.maketrans("", "", string.punctuation)


def score_spans(exam: Exam) -> Scores:
    """The shares of the questions, of all that are asked; a declined question has no quote and no answer."""
    room = exam.inquiry.room()
    replies = [exam.replies(row, room) for row in tracked(exam.rows, "Asking", len(exam.rows))]
    asked = [(row["answers"], own) for row, (own, *_) in zip(exam.rows, replies, strict=True)]
    return Scores(
        len(asked),
        known(
            {
                "answered": mean(float(bool(reply.positions)) for _, reply in asked),
                "quote_holds_answer": mean(float(holds(reply, answers)) for answers, reply in asked),
                "first_quote_holds_answer": mean(float(holds(reply, answers, 1)) for answers, reply in asked),
                "short_answer": mean(float(reply.answer is not None) for _, reply in asked),
                "exact_answer": mean(float(is_exact(reply.answer, answers)) for answers, reply in asked),
                "answer_f1": mean(best_f1(reply.answer, answers) for answers, reply in asked),
            }
        ),
        curve=curve(
            [_mistaken(reply, row["answers"]) for reply in others]
            for row, (_, *others) in zip(exam.rows, replies, strict=True)
        ),
    )


def holds(reply: Reply, answers: Sequence[str], first: int | None = None) -> bool:
    """Whether a quote, one of the first so many, holds one of the answers."""
    quotes = [e.quote for position in reply.positions for e in position.evidence][:first]
    return any(answer in quote for answer in answers for quote in quotes)


def is_exact(answer: str | None, answers: Sequence[str]) -> bool:
    """Whether an answer is one of the right ones.

    >>> is_exact("the Amazon.", ["Amazon"])
    True
    """
    return answer is not None and plain(answer) in map(plain, answers)


def best_f1(answer: str | None, answers: Sequence[str]) -> float:
    """The F1 of the words, against the right answer that is most like: 2 shared of 3 and of 2 is 4 / 5.

    >>> best_f1("Paris in France", ["Paris, France", "Lyon"])
    0.8
    """
    return max((_f1(plain(answer), plain(right)) for right in answers), default=0.0) if answer else 0.0


def plain(answer: str) -> tuple[str, ...]:
    """The words that are compared."""
    return tuple(_ARTICLES.sub(" ", answer.lower().translate(_PUNCTUATION)).split())


def _f1(found: Sequence[str], right: Sequence[str]) -> float:
    shared = (Counter(found) & Counter(right)).total()
    return 2 * shared / (len(found) + len(right)) if shared else 0.0


def _mistaken(reply: Reply, answers: Sequence[str]) -> bool | None:
    return not holds(reply, answers) if reply.positions else None
