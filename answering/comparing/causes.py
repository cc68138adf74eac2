"""The cause that a sentence gives: "because of ill health", "caused by a fallen tree", "a storm caused"."""

from __future__ import annotations

import re

from answering.language.patterns import pattern
from answering.language.rarity import weight_of
from answering.question import Question
from answering.sentences.candidate import Candidate, keys_of

ALIKE = 0.5  # share of the weight of the words of the smaller cause that the other must hold to be the same
LONGEST = 12  # words of a cause
_VERB = (
    r"(?:caused|triggered|sparked|provoked|brought (?:about|on|down)|set off|led to|started|to blame for"
    r"|behind)"
)
_LEFT = (
    r"(?:resign\w*|quit|stepp\w+ down|walked out|protest\w*|sacked|dismissed|fired|fined|sued|suspended"
    r"|arrested|banned)"
)
_GIVEN = pattern(
    r"\b(?:because(?: of)?|due to|owing to|as a result of|on account of|down to|blam\w+ on|attribut\w+ to"
    rf"|{_VERB} by|result(?:ed|s)? from|stemm?(?:ed|s) from|died (?:of|from)|following(?= an? )"
    rf"|{_LEFT} (?:over|for))"
    r" (?P<cause>[^,.;:()–—]+)"
)
_ACTING = pattern(
    rf"(?:^|[,;:] |\bthat )(?P<cause>(?:[\w'’-]+ ){{1,{LONGEST}}}?)(?:was |were |had |is )?{_VERB} (?!by\b)"
)
_BLAMING = pattern(r"\bblam(?:ed|es|ing) (?P<cause>[^,.;:()–—]+?) for\b")
_END = pattern(r" (?:and|but|when|while|after|before|which|who|said|says|according|officials|police)\b.*$")
_PAST = pattern(
    r"\W*(?:why (?:did|was|were|has|have|had)|what (?:caused|triggered|sparked|started)\b"
    r"|what was the (?:cause|reason))",
    re.I,
)


def cause(candidate: Candidate) -> str | None:
    """The words that give a cause, as they stand; None where the sentence gives none that is told plainly.

    >>> from corpus.readers import from_row
    >>> article = from_row({"text": "The pier fell because of rot, the port said."}, "row")
    >>> cause(Candidate(article, 0, 1.0))
    'rot'
    """
    for told in (_BLAMING, _GIVEN, _ACTING):
        if found := told.search(candidate.text):
            words = _END.sub("", found["cause"]).strip()
            return words if words and len(words.split()) <= LONGEST else None
    return None


def of_one_event(question: Question) -> bool:
    """Whether the cause of what has happened is asked for: what happens often may have several."""
    return question.expected == "reason" and bool(_PAST.match(question.text))


def same_cause(question: Question, one: str, other: str) -> bool:
    """Whether two causes share most of their words, besides what is asked about."""
    mine, theirs = keys_of(one) - question.accepted.keys(), keys_of(other) - question.accepted.keys()
    least = min(weight_of(mine), weight_of(theirs))
    return least == 0 or weight_of(mine & theirs) >= ALIKE * least
