"""What an article takes back: "an earlier version of this article said that …", which is never an answer."""

from __future__ import annotations

from answering.language.patterns import pattern, words

_SAID = r"(?:said|stated|reported|gave|named|wrote|claimed|described|put|listed|called|suggested)"
_ADVERBS = words("incorrectly wrongly mistakenly erroneously originally previously initially earlier")
_WRONGLY = rf"(?:{'|'.join(_ADVERBS)})"
_CUES = ("version of", *_ADVERBS)
"""One of these stands in whatever takes something back; to look for them takes a tenth of the time."""
_OLD = pattern(
    r"(?i)\b(?:an?|the|in an) (?:earlier|previous|original|first|prior) version of (?:this|the|our)"
    r" (?:article|story|report|post|page|piece|text)\b"
    rf"|\b(?:this|our|the) (?:article|story|report|post|headline|piece) (?:had )?{_WRONGLY} {_SAID}\b"
    rf"|\bwe (?:had )?(?:{_WRONGLY} {_SAID}|{_SAID} {_WRONGLY})\b"
)
_RIGHT = pattern(
    r"(?i);|[,–—] (?:not|in fact|instead|rather)\b"
    r"|\b(?:but|instead of|rather than|in fact|actually|should have)\b"
    r"|\b(?:has been|was|were) (?:corrected|amended|changed)\b"
)


def takes_back(text: str) -> bool:
    """Whether a sentence only tells what the article said before it was corrected.

    >>> takes_back("An earlier version of this article said the mill was sold.")
    True
    >>> takes_back("An earlier version said the mill was sold; it was leased.")
    False
    """
    low = text.casefold()
    return any(map(low.__contains__, _CUES)) and bool(_OLD.search(text)) and not _RIGHT.search(text)
