"""The speech whose speaker a question asks for: "who said the dam was safe", "who called it “a farce”"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from answering.clauses.telling import speeches
from answering.language.lexicon import read_terms
from answering.language.patterns import pattern
from answering.quotations.quotation import Quotation, quotation

LEAST = 3  # words of a quotation that is looked for word by word: "a farce" is too common
FEWEST = 2  # content words of a speech told in other words
LONGEST = 600  # characters of a question that is looked at: longer ones are pasted texts
_SAY = (
    r"(?:said|says|say|saying|told|tells|claimed|claims|argued|argues|stated|states|insisted|insists|remarked"
    r"|commented|wrote|added|explained|warned|warns|complained|joked|declared)"
)
_SAYS = ("said", "says", "say", "saying")
_FINITE = pattern(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|should|must|may|might|do|does|did)(?:n['’]t)?\b"
)
_CALL = r"(?:called|calls|described|describes|spoke of|speaks of|used the words?|coined)"
_WHO = (
    r"^\W*(?:and |so )?who(?:['’]s| is| was| has| had)?(?: it| the one| quoted as| been)?(?: that| who)?"
    r"(?: \w+ly| first| also| once)?"
)
_ASKED = pattern(
    rf"{_WHO} (?P<verb>{_SAY})\b,?(?P<clause> (?:that|how|whether))?:?\s*(?P<words>.+?)[?\s]*$", re.I
)
_LIKENED = pattern(
    rf"{_WHO} (?:compared|compares|likened|likens) (?P<words>\S.+? (?:to|with) .+?)[?\s]*$", re.I
)
_CALLED = pattern(rf"{_WHO} (?P<verb>{_CALL})\b", re.I)
_WORDS_OF = pattern(r"^\W*(?:whose (?:words|quote) (?:is|are|was|were)|by whom was)\b", re.I)
_LISTENER = pattern(
    r"^(?:the )?(?:[A-Z][\w’'-]+ ?){1,4}(?=that\b|[“\"«„])|^(?:reporters|journalists|us|him|her|them)\b"
)
_SMALL = r"of|the|and|in|a|an|to|for|on|at|with"
_TITLE = pattern(rf"(?:[A-Z]\S*|The)(?: (?:[A-Z]\S*|{_SMALL}))*\W*")


@dataclass(frozen=True, slots=True)
class Speech:
    """What somebody said, in the words of a question; `exact` where these are put in quotation marks."""

    text: str
    exact: Quotation | None


@lru_cache(256)
def speech_asked(question: str) -> Speech | None:
    """The speech whose speaker is asked for; None where the question asks for something else.

    >>> speech_asked("Who said the dam was safe?").text
    'the dam was safe'
    >>> speech_asked('Who said "I saw the water come"?').exact.keys
    ['i', 'saw', 'the', 'water', 'come']
    >>> speech_asked("Who said so?"), speech_asked('Who wrote "The Song of Oss"?')
    (None, None)
    """
    if len(question) > LONGEST:
        return None
    asked = _ASKED.match(question)
    quoted = _quoted(question)
    if quoted and (asked or _CALLED.match(question) or _WORDS_OF.match(question)):
        titled = asked and asked["verb"].lower() == "wrote" and _TITLE.fullmatch(quoted)
        return None if titled else Speech(quoted, quotation(quoted))
    likened = _LIKENED.match(question)
    words = likened["words"] if likened else _without_listener(asked) if asked and _is_told(asked) else ""
    return Speech(words, None) if len(read_terms(words)) >= FEWEST else None


def _is_told(asked: re.Match[str]) -> bool:
    """Whether a clause follows: "who warned that it leaks", not "who warned the town"."""
    words = asked["words"]
    says = asked["verb"].lower() in _SAYS or bool(asked["clause"]) or " that " in words
    return says or bool(_FINITE.search(words))


def _without_listener(asked: re.Match[str]) -> str:
    """What is said, without to whom: "the dam was safe" of "told the Herald that the dam was safe"."""
    told = asked["verb"].lower() in ("told", "tells")
    words: str = _LISTENER.sub("", asked["words"]) if told else asked["words"]
    return words.strip().removeprefix("that ")


def _quoted(question: str) -> str | None:
    """The quotation of several words that a question holds, if it holds one."""
    found = (question[start:end] for start, end in speeches(question))
    return next((words for words in found if len(words.split()) >= LEAST), None)
