"""A sentence read against a question, about which there may be doubts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from answering.language.kept import kept
from answering.question import Question
from answering.sentences.candidate import Candidate
from answering.sentences.filler import Filler


@dataclass(frozen=True)
class Case:
    """A question, a sentence, what fills the slot in it, the keys of what was gathered of its article."""

    question: Question
    candidate: Candidate
    filler: Filler | None
    known: frozenset[str]
    said: frozenset[str] = frozenset()
    """The keys of the question's words that the sentence says without them."""

    @kept
    def keys(self) -> frozenset[str]:
        """What the sentence holds or says."""
        return self.candidate.keys | self.said if self.said else self.candidate.keys

    @kept
    def both(self) -> frozenset[str]:
        """The same with what stands around it."""
        return self.candidate.both | self.said if self.said else self.candidate.both

    @kept
    def met(self) -> Sequence[float]:
        """How well the sentence meets each term of the question."""
        return self.question.shares(self.keys)

    @property
    def covered(self) -> float:
        """The weight of the terms that it meets, as a share of all."""
        return self.question.share(self.met)

    @kept
    def around(self) -> Sequence[float]:
        """The same of the sentence and what stands around it."""
        return self.question.shares(self.both)

    @kept
    def anywhere(self) -> Sequence[float]:
        """The same of these and all that was gathered of its article."""
        return list(map(max, self.around, self.question.shares(self.known)))

    @property
    def nearby(self) -> str:
        """The words of the sentence, of the one before it and of the title."""
        return " ".join((self.candidate.text, self.candidate.before, self.candidate.article.title or ""))


Doubt = tuple[str, float]
"""The reason in words, and the share of the probability that it leaves."""

Row = tuple[str, float, Callable[[Case], bool]]
"""The same with the test that tells whether it applies."""


def applying(rows: Iterable[Row], case: Case) -> Iterator[Doubt]:
    """The doubts whose tests apply to a case, in the order of the rows."""
    return ((reason, share) for reason, share, applies in rows if applies(case))
