"""What one article says of the question."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, time
from typing import Literal

from answering.contrasts.contrast import Contrast
from answering.evidence import Judged
from answering.language.patterns import pattern
from answering.question import Question
from answering.sentences.candidate import Candidate
from answering.sentences.filler import Filler
from corpus.article import Article, When, day

SAID_TOO = 0.5  # of the best sentence's probability at which another one of its article speaks for it too
_PROPOSED = pattern(
    r"\b(?:propos\w+|threaten\w*|consider(?:s|ing)?|mull\w*|suggest\w*|might|could|would like|wants?"
    r"|demand\w*|plan(?:s|ned|ning)? to|set to|hop(?:es?|ing) to|offer(?:s|ed)?|forecast\w*|"
    r"predict\w*|estimat\w+|project(?:s|ed|ion|ions)|expect\w*|intend\w*|seek\w*|call(?:s|ed"
    r"|ing) for|rumou?r\w*)\b|\b(?-i:may)\b",
    re.I,
)
_CLAUSE = pattern(r"[,;:—–]|\b(?:but|while|whereas|although|who|which)\b")
_LAST = pattern(r"\W*$")
_TURN = pattern(r";|\b(?:but|while|whereas|although|instead)\b")


Turn = Literal["corrected", "superseded"]
"""How a figure loses its place: it was wrong, or things have moved on."""


@dataclass(frozen=True, slots=True)
class Overruled:
    """A figure that an article itself takes back, or tells to be overtaken."""

    turn: Turn
    filler: Filler
    said: Candidate
    """The sentence that takes it back."""


@dataclass(frozen=True, slots=True)
class Claim:
    """The best sentence of one article, and others of it that speak of nearly as much of the question."""

    judged: Judged
    others: tuple[Judged, ...] = ()
    sure: bool = False
    """Whether the sentence would answer by itself."""
    stance: Contrast | None = None
    """What it makes of a question that is answered by yes or no."""
    contested: bool = False
    """Whether its article lets two speakers give two answers, of which this is one."""
    speaker: str | None = None
    """The words of the sentence for who gives a contested answer, where it tells."""
    beside: int | None = None
    """The number of the sentence that says what an answer is of, where it is another."""
    overruled: Overruled | None = None
    """What its article sets this answer in the place of."""

    @property
    def nearly_said(self) -> list[Judged]:
        """The other sentences that speak for its article nearly as much as the best."""
        least = SAID_TOO * self.judged.probability
        return [one for one in self.others if one.probability >= least]

    @property
    def candidate(self) -> Candidate:
        """The sentence."""
        return self.judged.candidate

    @property
    def article(self) -> Article:
        """The article that makes the claim."""
        return self.judged.candidate.article

    @property
    def filler(self) -> Filler | None:
        """The words that answer."""
        return self.judged.filler

    @property
    def tentative(self) -> bool:
        """Whether what answers is proposed, forecast or threatened rather than told."""
        text, filler = self.candidate.text, self.filler
        if filler is None:
            return proposes(text)
        return any(_is_of(text, cue, filler) for cue in _PROPOSED.finditer(text))


@dataclass(frozen=True, slots=True)
class Sides:
    """Two claims with a short answer each, held against one another for a question."""

    question: Question
    one: Claim
    other: Claim
    a: Filler
    """The words that answer in `one`."""
    b: Filler
    """The words that answer in `other`."""


def proposes(text: str) -> bool:
    """Whether a sentence proposes, forecasts or threatens rather than tells.

    >>> proposes("Halsen may close its plant."), proposes("Halsen closed its plant.")
    (True, False)
    """
    return bool(_PROPOSED.search(text))


def _is_of(text: str, cue: re.Match[str], filler: Filler) -> bool:
    """Whether a word of proposing is said of an answer: before it, in its clause, or last ("polls say")."""
    if cue.start() >= filler.end:
        return bool(_LAST.match(text, cue.end())) or not _CLAUSE.search(text[filler.end : cue.start()])
    return not _TURN.search(text[cue.end() : filler.start])


def is_later(one: When | None, other: When | None) -> bool:
    """Whether one was published after the other, as far as told: a bare day is not before its own hours.

    >>> from datetime import date
    >>> is_later(datetime(2025, 6, 3, 8), date(2025, 6, 3)), is_later(date(2025, 6, 4), date(2025, 6, 3))
    (False, True)
    """
    if one is None or other is None:
        return False
    timed = isinstance(one, datetime) and isinstance(other, datetime)
    return moment(one) > moment(other) if timed else day(one) > day(other)


def moment(when: When | None) -> datetime:
    """A publication time as a point in time; a bare day counts from its start, None before all."""
    if when is None:
        return datetime.min
    return when if isinstance(when, datetime) else datetime.combine(day(when), time())
