"""A sentence as the evidence of a reply: its words, its article, its place."""

from __future__ import annotations

from collections.abc import Sequence

from answering.reply import Context, Copy, Evidence
from answering.sentences.attribution import voice
from answering.sentences.candidate import Candidate
from corpus.article import Article, Span


def evidence_of(
    candidate: Candidate,
    answer: Span | None,
    copied: Sequence[Article] = (),
    context: Context | None = None,
    why: tuple[str, ...] = (),
) -> Evidence:
    """The evidence that a sentence is: `answer` is a place in it, `copied` are the articles that copy it."""
    article, span = candidate.article, candidate.span
    said = voice(candidate)
    return Evidence(
        quote=candidate.text,
        article=article.id,
        source=article.outlet,
        title=article.title,
        published=article.published,
        url=article.url,
        start=span.start,
        end=span.end,
        answer_start=span.start + answer.start if answer else None,
        answer_end=span.start + answer.end if answer else None,
        context=context,
        attributed_to=said.text if said and said.name else None,
        copies=tuple(Copy(copy.id, copy.outlet) for copy in copied),
        why=why,
    )
