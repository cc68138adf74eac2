"""Which words of a quote another quote lacks, so that a reader sees at once where the two part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from answering.language.synonyms import alike
from answering.reply import Evidence
from answering.sentences.candidate import keys_of, terms_of
from bot.words.wording import quote_parts

Look = Literal["same", "differs", "answer"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a quote that are shown alike."""

    text: str
    look: Look


def pieces(evidence: Evidence, other: str) -> list[Piece]:
    """A quote on one line in pieces: its answer, telling words that the other lacks, and the rest.

    A synonym is not lacking. Joined together the pieces are the quote.

    >>> quote = Evidence("It fell sharply to 3%.", "a", "A", None, None, None, 0, 22, 19, 21)
    >>> [(piece.text, piece.look) for piece in pieces(quote, "It dropped to 4%.")]
    [('It fell ', 'same'), ('sharply', 'differs'), (' to ', 'same'), ('3%', 'answer'), ('.', 'same')]
    """
    before, answer, after = quote_parts(evidence)
    keys = keys_of(other)
    parts = [*_marked(before, keys), Piece(answer, "answer"), *_marked(after, keys)]
    return [part for part in parts if part.text]


def _marked(text: str, keys: frozenset[str]) -> Iterator[Piece]:
    end = 0
    for term in terms_of(text):
        if keys.isdisjoint(alike(term.key)):
            yield Piece(text[end : term.start], "same")
            yield Piece(text[term.start : term.end], "differs")
            end = term.end
    yield Piece(text[end:], "same")
