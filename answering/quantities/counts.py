"""Counted nouns: "60,000 U.S. troops", "a dozen soldiers", "12 of the hostages", "killing 30"."""

from __future__ import annotations

import re

from answering.language.patterns import pattern, words
from answering.quantities.amounts import build
from answering.quantities.numbers import Number
from answering.quantities.value import Value

_NEXT = pattern(r"[ \u00a0]+(?P<word>(?:[A-Za-z]\.){2,4}|[^\W\d_][\w’'-]{0,30})")
_STOPS = frozenset(
    words(
        "of in on at by to for from with and or but nor as is are was were be been being will would can "
        "could may might should must has have had do does did said says say per against versus vs than that "
        "which who whom whose when while after before since until during within without into onto about "
        "over under between through across if so yet because though although where why how the a an this "
        "these those its their his her our your my it he she they we you i not no percent cent percentage "
        "pc pct points basis hundred thousand million billion trillion dozen times o'clock am pm earlier "
        "later ago apart away off out up down more less fewer other it's he's ahead each every only also "
        "just now then there here monday tuesday wednesday thursday friday saturday sunday"
    )
)
_UNMARKED = frozenset(
    words(
        "people police men women children troops personnel staff cattle aircraft crew infantry cavalry "
        "sheep fish media data feet teeth mice geese oxen lives wives knives leaves wolves halves alumni "
        "bacteria criteria phenomena spacecraft hovercraft deer livestock youth clergy faithful gunmen "
        "policemen firemen fishermen businessmen lawmakers servicemen congressmen crewmen craftsmen "
        "salesmen schoolchildren grandchildren townspeople spokespeople businesspeople salespeople "
        "policewomen"
    )
)
_SINGULAR_S = frozenset(
    words(
        "gas bus plus minus chaos bias atlas lens texas paris dallas kansas arkansas illinois massachusetts "
        "athens brussels wales perhaps always sometimes besides towards afterwards overseas politics "
        "physics economics news sports united"
    )
)
"""Words in -s that are one thing, or that stand before the noun ("two sports teams")."""
_LEADING = frozenset(words("arms sales savings jobs goods systems"))
"""Plurals that are counted themselves, or stand before what is: "90 jobs", "two jobs fairs"."""
_PERSONS = frozenset(words("person civilian soldier officer child death victim passenger protester"))
_OF = pattern(r" of (?:the|those|these|its|their|his|her|our)(?= )")
_MORE = pattern(r" (?ai:more|other|further|additional)(?= [a-z])")
_HARM_BEFORE = pattern(
    r"(?:^|\W)(?ai:kill(?:s|ed|ing)|injur(?:es|ed|ing)|wound(?:s|ed|ing)|arrest(?:s|ed|ing)|"
    r"displac(?:es|ed|ing)|leav(?:es|ing)|toll (?:\w+ )?(?:to|at|of|was|is|stands at))"
    r"(?ai: (?:at least|more than|about|some|over|nearly|"
    r"up to|around|almost|another))? $"
)
_TOLL_BEFORE = pattern(
    r"\b(?ai:toll|casualties|(?:number|count|tally) of (?:the |people |those )*(?:dead|deaths|injured|"
    r"wounded|missing|hurt|killed|victims|casualties))\b[^.;:!?\n]{0,80}? "
    r"(?ai:(?:rose|risen|rises|climbed|climbs|increased|increases|jumped|grew|grown|soared|fell|fallen|"
    r"revised|raised|lowered|stands?|stood)\b[^.;:!?\n]{0,30}? "
    r"(?:to|at)|reached|reaches|hit|passed|topped|exceeded|surpassed)"
    r"(?ai: (?:at least|more than|about|some|over|nearly|up to|around|almost|a total of))? $"
)
_TOLL_REACH = 150
"""Characters before a number in which its toll is looked for."""
_HARM_AFTER = pattern(
    r"(?: (?:(?ai:more|others|others) )?(?ai:were|are|have been|had been|has been|was))? "
    r"(?ai:killed|dead|injured|wounded|hurt|missing|arrested|displaced|die|died|rescued"
    r"|homeless|jobless|stranded|trapped)\b"
)
_LETTERS_AFTER = pattern(r" [a-z]|-")
_CLAUSE_AFTER = pattern(r" (?:and|in|as|on|at|after|when|while|overnight|across|near|by|from|including)\b")
_REACH = 5
"""Words looked at for the noun: "two young South Korean army officers"."""
_YEARLIKE = pattern(r"1[5-9][0-9]{2}|20[0-9]{2}")
_PLACED = pattern(r"(?:^|[.!?:;”\"]\s+)(?:In|Near|Around|Across) (?:[A-Z][\w’'-]+ ){1,2}$")
_REACH_OF_PLACE = 44
"""Characters before a number in which a sentence may open with its place."""
_LABEL = pattern(r"(?<=[\w,;] )[A-Z][a-z]+ $")


def read_count(text: str, number: Number) -> Value | None:
    """The number with the noun that it counts, or with nothing where people are killed, hurt or held.

    >>> read_count("60,000 U.S. troops in Japan", Number(0, 6, 60000, 60000))
    Value(type='count', start=0, end=18, low=60000.0, high=60000.0, unit='troops', modifier=None)
    """
    if text[number.end : number.end + 1] in ("-", "–", "/") or _glued(text, number):
        return None
    if found := _noun(text, number):
        end, noun = found
        return build(text, "count", number, end, noun.lower())
    return _casualties(text, number)


def _glued(text: str, number: Number) -> bool:
    """Whether something before the number makes it part of a name or code: "Apollo 11", "#7"."""
    before = text[max(0, number.start - 16) : number.start]
    whole = text[number.start : number.end]
    labelled = whole.isdigit() and _LABEL.search(before) and not _is_placed(text, number)
    return before.endswith(("#", "/", "°")) or bool(labelled)


def _is_placed(text: str, number: Number) -> bool:
    """Whether a sentence opens with the place in which the number counts something: "In Oldmere 40 homes"."""
    return bool(_PLACED.search(text[max(0, number.start - _REACH_OF_PLACE) : number.start]))


def _noun(text: str, number: Number) -> tuple[int, str] | None:
    """Where the counted noun ends, and its head."""
    singular = number.high == 1.0
    of = _OF.match(text, number.end)
    more = of or _MORE.match(text, number.end)
    at, found = (more.end() if more else number.end), None
    for _ in range(_REACH):
        match = _NEXT.match(text, at)
        word = match["word"] if match else ""
        if not match or word.lower() in _STOPS or (word.endswith(("'s", "’s")) and not found):
            break
        at = match.end()
        if singular:
            return (at, word) if word.lower() in _PERSONS else None
        if found and (found[1].islower() or not (word.islower() and _plural(word))):
            break
        if _plural(word) and not _leads(text, at, word):
            found = (at, word)
            if word.islower() or word[-2:-1].isupper():
                break
    return found if found and not _is_year(text, number, of is not None) else None


def _leads(text: str, at: int, word: str) -> bool:
    """Whether a plural stands before the plural that is counted: "jobs" in "two jobs fairs"."""
    if word.lower() not in _LEADING:
        return False
    after = _NEXT.match(text, at)
    return bool(after and after["word"].lower() not in _STOPS and _plural(after["word"]))


def _plural(word: str) -> bool:
    low = word.lower()
    if low in _UNMARKED:
        return True
    if low.endswith(("s'", "s’")):
        return False
    return (
        len(low) > 2 and low.endswith("s") and not low.endswith(("ss", "us", "is")) and low not in _SINGULAR_S
    )


def _is_year(text: str, number: Number, of: bool) -> bool:
    """ "the 2024 elections" counts no elections; "2000 people" counts people."""
    written = text[number.start : number.end]
    return (
        not of
        and bool(_YEARLIKE.fullmatch(written))
        and not re.match(
            r" (?:[a-z-]+ )?(?:people|men|women|children|troops|soldiers|jobs|workers|homes|others)\b",
            text[number.end :],
        )
    )


def _casualties(text: str, number: Number) -> Value | None:
    if number.high == 1.0 and number.worded and text[number.start : number.end].lower() != "one":
        return None
    before = text[max(0, number.start - 44) : number.start]
    after = _HARM_AFTER.match(text, number.end)
    if after or (_stands_alone(text, number.end) and (_HARM_BEFORE.search(before) or _is_toll(text, number))):
        return build(text, "count", number, number.end, None)
    return None


def _is_toll(text: str, number: Number) -> bool:
    """Whether a toll "of the ferry accident rose by two to" this number."""
    return bool(_TOLL_BEFORE.search(text[max(0, number.start - _TOLL_REACH) : number.start]))


def _stands_alone(text: str, at: int) -> bool:
    """Whether no noun follows."""
    return not _LETTERS_AFTER.match(text, at) or bool(_CLAUSE_AFTER.match(text, at))
