"""How near sentences are to a question in meaning, by the vectors of their words: all of them at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from answering.asking.focus import Focus
from answering.language.word_vectors import Floats, Vectors, vectors
from answering.question import Question

Places = npt.NDArray[np.intp]
ALIKE = 0.35  # cosine from which a word counts as near another


class Meaning(NamedTuple):
    """Each between 0 and 1."""

    nearness: float = 0.0
    """The cosine of the mean of the question's words and that of the sentence's."""
    replaced: float = 0.0
    """Weight of the question's terms that it lacks, each by how near its nearest word comes."""
    kin: float = 0.0
    """How near a word of it that the question does not say comes to the noun asked for."""


def read_meanings(
    question: Question, lines: Sequence[Sequence[str]], met: Sequence[Sequence[float]]
) -> list[Meaning]:
    """Of each sentence, given by the keys of its terms and by how well it meets each term of the question."""
    known = vectors()
    asked = known.rows_of(focus.key for focus in question.focus)
    rows = [known.rows_of(line) for line in lines]
    told = [number for number, found in enumerate(rows) if found]
    meanings = [Meaning()] * len(lines)
    if not asked or not told:
        return meanings
    flat = [row for number in told for row in rows[number]]
    unasked = [row not in asked for row in flat]
    starts: Places = np.cumsum([0, *(len(rows[number]) for number in told)])[:-1]
    words = known.table[flat]
    lengths = np.linalg.norm(np.add.reduceat(words, starts), axis=1)
    near = np.add.reduceat(words @ _mean(known, question.focus), starts) / lengths
    kin = np.maximum.reduceat(np.where(unasked, words @ _head(known, question), 0.0), starts)
    replaced = _replaced(known, question, words, starts, np.array([met[number] for number in told]))
    for number, *found in zip(told, near.tolist(), replaced.tolist(), kin.tolist(), strict=True):
        meanings[number] = Meaning(*(max(0.0, one) for one in found))
    return meanings


def _replaced(known: Vectors, question: Question, words: Floats, starts: Places, met: Floats) -> Floats:
    """The weight of the lacking terms that come near a word of each sentence, as a share of all."""
    plain = [0.0 if focus.proper else focus.weight for focus in question.focus]
    terms = np.array([_mean(known, [focus]) for focus in question.focus])
    best = np.maximum.reduceat(words @ terms.T, starts, axis=0)
    near = np.maximum(0.0, (best - ALIKE) / (1 - ALIKE))
    return np.asarray((near * (met == 0)) @ np.array(plain) / (question.weight or 1.0))


def _head(known: Vectors, question: Question) -> Floats:
    return _mean(known, [question.head] if question.head else [])


def _mean(known: Vectors, terms: Sequence[Focus]) -> Floats:
    """The direction of the sum of terms, each with its weight; zeros where none is known."""
    total = np.zeros(known.table.shape[1], dtype=np.float32)
    for term in terms:
        for row in known.rows_of([term.key]):
            total += term.weight * known.table[row]
    return total / (np.linalg.norm(total) or 1.0)
