"""The sentences around a quote, as its article has them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from answering.reply import Evidence, Reply
from bot.words.wording import shown_first
from corpus.article import Article, Span

AROUND = 2  # sentences before a quote, and as many after it
LONGEST = 700  # characters on either side; `/article` has the rest


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A quote with the sentences that stand before and after it in its article."""

    evidence: Evidence
    before: str
    after: str


def surroundings(reply: Reply, article: Callable[[str], Article]) -> list[Surroundings]:
    """Those of each quote that is shown at first, where its article still holds it.

    `article` raises KeyError where one has gone.
    """
    return list(_all(reply, article))


def around(article: Article, start: int, end: int) -> tuple[str, str]:
    """The two sentences before a quote, and the two after it; an ellipsis stands for what is no sentence.

    >>> spans = Span(0, 4), Span(5, 9), Span(18, 24)
    >>> around(Article("a", "One. Two. [Share] Three.", "a", sentences=spans), 5, 9)
    ('One. ', ' … Three.')
    """
    before = [span for span in article.sentences if span.end <= start][-AROUND:]
    after = [span for span in article.sentences if span.start >= end][:AROUND]
    first = _joined(article.text, [*before, Span(start, start)])
    return first[-LONGEST:], _joined(article.text, [Span(end, end), *after])[:LONGEST]


def _joined(text: str, spans: Sequence[Span]) -> str:
    """The sentences with what parts them, where that is white space."""
    words = text[spans[0].start : spans[0].end]
    for one, other in pairwise(spans):
        gap = text[one.end : other.start]
        words += (" … " if gap.strip() else gap) + text[other.start : other.end]
    return words


def _all(reply: Reply, article: Callable[[str], Article]) -> Iterator[Surroundings]:
    for evidence in shown_first(reply):
        try:
            found = article(evidence.article)
        except KeyError:
            continue
        if found.text[evidence.start : evidence.end] == evidence.quote:
            yield Surroundings(evidence, *around(found, evidence.start, evidence.end))
