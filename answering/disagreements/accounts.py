"""Disagreements that one article tells by itself: what two speakers say, what it denies, what it sets right.

A figure that is set right is told where another article of the library still gives it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from answering.comparing.claim import is_later
from answering.comparing.contesting import Clause, Contest, contests, rejections
from answering.comparing.revisions import Revision, figures, same_figure
from answering.composing.quoting import evidence_of
from answering.language.rarity import weight_of
from answering.reply import Context, Evidence, Measure, Position
from answering.sentences.candidate import Candidate, keys_of
from answering.sentences.filler import Filler
from corpus.article import Article, Span

RELATED, OF_OTHERS = 8.0, 20.0
"""Weight of the words that both sentences share, with those around: of one outlet correcting itself; else."""


def lets_differ(article: Article) -> bool:
    """Whether an article by itself lets two speakers differ."""
    return any(True for _ in contests(article)) or any(True for _ in rejections(article))


def contested(one: Contest) -> tuple[Position, Position]:
    """What two speakers say, in their order."""
    return _said(one.own, one.figure, one.own), _said(one.beside, one.against, one.own)


def rejected(one: Clause, other: Clause, who: tuple[int, int]) -> tuple[Position, Position]:
    """What is said, and that another denies it: their sentences stand for both."""
    against = replace(_said(other, None, one).evidence[0], attributed_to=other.text[slice(*who)])
    return _said(one, None, one), Position(None, None, 1, (against,))


def set_right(
    revision: Revision, former: Sequence[tuple[Candidate, Filler]], origins: int
) -> tuple[Position, Position]:
    """The figure that holds, and who gives the one that does not."""
    now = _evidence(revision.told, revision.now, revision.taken)
    told = tuple(_evidence(said, filler, said) for said, filler in former)
    return _position(revision.now, (now,), 1), _position(former[0][1], told, origins)


def former_tellings(revision: Revision, article: Article) -> Iterator[tuple[Candidate, Filler]]:
    """The sentences of another article that still give the figure which is set right."""
    about = _about(revision)
    own = revision.turn == "corrected" and article.outlet == revision.told.article.outlet
    least = RELATED if own else OF_OTHERS
    for index in range(len(article.sentences)):
        said = Candidate(article, index, 1.0)
        told = next((one for one in figures(said) if same_figure(revision.former, one)), None)
        if told and weight_of(about & said.both) >= least and about & said.keys:
            yield said, told


def may_be_former(revision: Revision, article: Article) -> bool:
    """Whether another article may give what is set right: what is corrected, only one before it."""
    mine = revision.told.article
    if article.id == mine.id or article.published is None or mine.published is None:
        return False
    return revision.turn == "superseded" or not is_later(article.published, mine.published)


def still_told(revision: Revision, former: Sequence[tuple[Candidate, Filler]]) -> bool:
    """Whether an outlet gives the former figure after it was told to be overtaken."""
    mine = revision.told.article.published
    return any(is_later(said.article.published, mine) for said, _ in former)


def _about(revision: Revision) -> frozenset[str]:
    """The words that tell what is set right."""
    beside = keys_of(revision.told.before) | keys_of(revision.told.article.title or "")
    return revision.taken.keys | revision.told.keys | beside


def _said(clause: Clause, filler: Filler | None, own: Clause) -> Position:
    account = clause.account
    found = _evidence(clause.candidate, filler, own.candidate)
    if account:
        found = replace(found, attributed_to=clause.candidate.text[slice(*account.who)])
    return _position(filler, (found,), 1)


def _position(filler: Filler | None, evidence: tuple[Evidence, ...], origins: int) -> Position:
    value = filler.value if filler else None
    measure = Measure(value.low, value.high, value.unit) if value else None
    return Position(filler.text if filler else None, measure, origins, evidence)


def _evidence(said: Candidate, filler: Filler | None, of: Candidate) -> Evidence:
    """A sentence as evidence, with the one that tells what it is of, where that is another."""
    span = of.span
    context = None if of.index == said.index else Context(of.text, span.start, span.end)
    return evidence_of(said, Span(filler.start, filler.end) if filler else None, (), context)
