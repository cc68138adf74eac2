"""Scores which sentence would be quoted, or none: MAP and MRR where one answers, triggering F1 over all."""

from __future__ import annotations

from dataclasses import dataclass

from answering.answerer import select
from bot.intake import question_of
from bot.scoring.judging import Row
from bot.scoring.scores import THRESHOLDS, Exam, Scores, curve, known
from bot.scoring.tally import mean
from bot.terminal import tracked
from retrieval.metrics import average_precision, reciprocal_rank


@dataclass(frozen=True, slots=True)
class _Selected:
    answers: bool
    probability: float
    right: bool
    precision: float
    reciprocal: float

    def mistaken(self, threshold: float) -> bool | None:
        """Whether a wrong sentence would be quoted; None where none would."""
        return not self.right if self.probability >= threshold else None


def score_selections(exam: Exam) -> Scores:
    """A trigger is right where the first sentence is to be quoted and does answer."""
    judged = [_selected(row) for row in tracked(exam.rows, "Selecting", len(exam.rows))]
    answerable = [item for item in judged if item.answers]
    triggered = [item for item in judged if item.mistaken(exam.threshold) is not None]
    right = sum(item.right for item in triggered)
    both = len(triggered) + len(answerable)
    return Scores(
        len(judged),
        known(
            {
                "map": mean(item.precision for item in answerable),
                "mrr": mean(item.reciprocal for item in answerable),
                "trigger_precision": right / len(triggered) if triggered else None,
                "trigger_recall": right / len(answerable) if answerable else None,
                "trigger_f1": 2 * right / both if both else None,
            }
        ),
        curve=curve([item.mistaken(threshold) for threshold in THRESHOLDS] for item in judged),
    )


def _selected(row: Row) -> _Selected:
    labels = {str(candidate["id"]): float(candidate.get("label", 0)) for candidate in row["candidates"]}
    texts = [(str(candidate["id"]), str(candidate["text"])) for candidate in row["candidates"]]
    chosen = select(question_of(row["question"]), texts, row.get("title"))
    ranked = [id for id, _ in chosen.ranked]
    return _Selected(
        any(labels.values()),
        chosen.ranked[0][1] if ranked else -1.0,
        bool(ranked) and labels[ranked[0]] > 0,
        average_precision(ranked, labels),
        reciprocal_rank(ranked, labels),
    )
