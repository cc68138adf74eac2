"""What somebody did something to, where that is asked: "silver" in "the miners found silver after weeks"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from answering.clauses.subjects import is_passive
from answering.language.patterns import pattern
from answering.language.phrases import PREPOSITIONS, Phrase
from answering.question import Question
from answering.sentences.candidate import Candidate

_WHAT_DID = pattern(
    r"\W*(?ai:what|who|whom) (?ai:do|does|did|has|have|had|will|would|can|could|should|must|may|might)\b"
)
_ENDING = pattern(rf"(?ai:{'|'.join(sorted(PREPOSITIONS))})\W*$")
_DIRECT = pattern(r" (?:(?:the|an?|its|his|her|their|some|up|out|off) )*")


def direct_objects(question: Question, candidate: Candidate, offered: Sequence[Phrase]) -> Iterator[Phrase]:
    """The phrases that begin right behind the verb asked about, in "what did the miners find"."""
    if question.verb is None or not _WHAT_DID.match(question.text) or _ENDING.search(question.text):
        return
    text = candidate.text
    ends = [
        term.end
        for term in candidate.terms
        if term.key in question.verb.accepts and not is_passive(text, term)
    ]
    for phrase in offered:
        if any(_DIRECT.fullmatch(text, end, phrase.start) for end in ends):
            yield phrase
