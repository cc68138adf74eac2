"""Which verb words belong to: of what is told that it happened in Tarn, or in May."""

from __future__ import annotations

from collections.abc import Set

from answering.clauses.subjects import governed
from answering.language.patterns import pattern, words
from answering.language.phrases import AUXILIARIES, BE, looks_like_verb
from answering.question import Question
from answering.sentences.candidate import Candidate, keys_of

_BORDER = pattern(
    r"[;:—–()“”\"]|\b(?:who|which|whom|whose|where|when|while|although|because|but|whether|if)\b"
)
_GOES_ON = pattern(r",? (?:which|who)")
_WORD = pattern(r"\b[^\W\d_][\w'’-]*")
_MODAL = frozenset(words("will would can could shall should may might must"))
_EMPTY = BE | AUXILIARIES | frozenset(("held", "took", "take", "takes", "made", "set", "left", "used"))


def is_told_of(question: Question, candidate: Candidate, start: int, end: int) -> bool | None:
    """Whether the verb asked about is the nearest before `[start, end)` in its clause, or else behind it.

    None where no verb is near or asked about. "Veld flew to Oss, where she met Marsh" tells where she flew.
    """
    if question.verb is None:
        return None
    text = candidate.text
    met = {term.start for term in candidate.terms if term.key in question.verb.accepts}
    border = max((found.end() for found in _BORDER.finditer(text, 0, start)), default=0)
    if before := _told(met, text, border, start):
        return before[-1] and not _of_another(question, candidate, border)
    behind = _BORDER.search(text, end)
    return next(iter(_told(met, text, end, behind.start() if behind else len(text))), None)


def _of_another(question: Question, candidate: Candidate, border: int) -> bool:
    """Whether the clause that begins there goes on about a name that nobody asked for: "Tarn, which was"."""
    text = candidate.text
    told = [name for name in candidate.names if name.end <= border and not governed(text, name)]
    if not question.names or not told or not _GOES_ON.fullmatch(text, told[-1].end, border):
        return False
    return keys_of(told[-1].text).isdisjoint(question.accepted)


def _told(met: Set[int], text: str, start: int, end: int) -> list[bool]:
    """For each verb of a stretch whether it is the one; nouns of the same stem ("meeting") count as it."""
    told, before = [], ""
    for found in _WORD.finditer(text, start, end):
        acts = found[0][0].islower() and (before in _MODAL or looks_like_verb(found[0]))
        if found.start() in met or (acts and found[0] not in _EMPTY):
            told.append(found.start() in met)
        before = found[0]
    return told
