"""The notes of a reply, each in its words: what labels an answer without changing its status."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from answering.composing.explanation import because
from answering.conflict import Verdict
from answering.remark import Remark
from answering.reply import Note, NoteKind

BESIDE: Mapping[str, tuple[NoteKind, str]] = {
    "different_scope": ("different_scope", "The answers speak of different things: {rule}."),
    "different_modality": (
        "different_modality",
        "One answer is proposed or forecast, the other stated as fact.",
    ),
    "possible_conflict": ("possible_conflict", "The answers may disagree: {one} against {other}."),
    "unaligned": ("possible_conflict", "The answers may be of different things: {one}, {other}."),
}
"""What is noted of two answers that are both shown, by how they relate."""


def of_one_text(copies: int, words: str) -> Note:
    """That all who say some words carry one text."""
    return Note("single_origin", Remark("One source, {n} copies of one text: “{one}”.", n=copies, one=words))


def less_precisely(words: str) -> Note:
    """That some give an answer in rounder words."""
    return Note("less_precise", Remark("Some sources give “{one}” less precisely.", one=words))


def says_both(outlet: str, one: str, other: str) -> Note:
    """That one article contradicts itself.

    >>> says_both("Post", "4 %", "5 %").text
    'Post itself says both “4 %” and “5 %”.'
    """
    both = Remark("{outlet} itself says both “{one}” and “{other}”.", outlet=outlet, one=one, other=other)
    return Note("possible_conflict", both)


def beside(verdict: Verdict, one: str, other: str) -> Note | None:
    """How two answers stand to one another; None where that calls for no note.

    >>> note = beside(Verdict("different_scope", "another place"), "4 %", "5 %")
    >>> note.kind, note.text
    ('different_scope', 'The answers speak of different things: the sentences name different places.')
    """
    if verdict.relation not in BESIDE:
        return None
    kind, words = BESIDE[verdict.relation]
    return Note(kind, Remark(words, rule=because(verdict.rule), one=one, other=other))


def told_differently() -> Note:
    """That two quotes, which no few words stand for, may tell it differently: the reader sees both."""
    return Note("possible_conflict", Remark("The quotes may tell it differently, or of different things."))


def last_told(newest: date) -> Note:
    """That nothing found is from the year asked about, and from when the newest article is."""
    told = Remark("Nothing found is from this year: the newest article is of {day}.", day=newest.isoformat())
    return Note("different_scope", told)


def within_article() -> Note:
    """That a disagreement found in a library is one of an article with itself."""
    told = Remark("One article says both: it may have been edited in part, or speak of two things.")
    return Note("possible_conflict", told)
