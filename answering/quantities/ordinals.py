"""Ranks: "first", "23rd", "twenty-first"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from answering.language.patterns import any_of, pattern, words
from answering.quantities.value import Value

ORDINALS = {
    word: i
    for i, word in enumerate(
        words(
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
            "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
        ),
        1,
    )
} | {"thirtieth": 30, "fortieth": 40, "fiftieth": 50, "hundredth": 100}
_TENS = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
_ORDINAL = pattern(
    rf"(?<![\w$€£-])(?:(?P<digits>[0-9]{{1,3}}(?:,[0-9]{{3}})?)(?ai:st|nd|rd|th)"
    rf"|(?:(?P<tens>{any_of(_TENS)})-)?(?P<word>{any_of(ORDINALS)}))(?!\w)(?!['’]s\b)"
)
_NO_RANK_AFTER = pattern(
    r"(?ai: (?:of all|lady|hand|aid|responders?|minister|name|class|person|ladies|guess(?:ed|ing)?|"
    r"thoughts?|nature|"
    r"half|quarter|part(?:y|ies)|world|century|centuries|street|avenue|floor|amendment|road|things?|later|ago|"
    r"reich|fleet|division|battalion|brigade|regiment|infantry|army)\b"
    r"|-(?:hand|aid|class|name|person|party|degree|rate|half|quarter|world|guess\w*))|’s|'s"
)
_NAME_AFTER = pattern(r" [A-Z]")
_NO_RANK_BEFORE = pattern(r"(?:^|\W)(?ai:at|per|split|every|america|the very|from the) $")
_RANKED = pattern(
    r"(?:^|\W)(?ai:came|come|comes|finish(?:ed|es|ing)?|ranked|ranks?|placed|was|is|in|the|stands?) $"
)
_STOP = pattern(r"\s*(?:[.,;:!?”\")]|$)")


def read_ordinals(text: str) -> Iterator[Value]:
    """Ranks by number: "first aid", "Second Amendment" and "a split second" are none.

    >>> [v.low for v in read_ordinals("her 23rd title, the twenty-first of the second-largest club")]
    [23.0, 21.0, 2.0]
    """
    for match in _ORDINAL.finditer(text):
        if match["digits"] or _ranks(text, match):
            rank = float(_rank(match))
            yield Value("ordinal", match.start(), match.end(), rank, rank)


def _rank(match: re.Match[str]) -> int:
    if match["digits"]:
        return int(match["digits"].replace(",", ""))
    return _TENS.get((match["tens"] or "").lower(), 0) + ORDINALS[match["word"].lower()]


def _ranks(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 12) : match.start()]
    word = match["word"]
    if _NO_RANK_AFTER.match(text, match.end()) or _NO_RANK_BEFORE.search(before) or word.isupper():
        return False
    if word[0].isupper() and _NAME_AFTER.match(text, match.end()):
        return False
    loose = word.lower() in ("first", "second") and _STOP.match(text, match.end())
    return not loose or bool(_RANKED.search(before))
