"""A clause in which somebody gives a figure of his own: "organisers spoke of 12,000", "the army said 4"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from answering.language.patterns import any_of, pattern
from answering.quantities.numbers import NUMBER_WORDS

REMEMBERED = 4096  # clauses
_WORD = r"[^\W\d][\w’'&-]*"
_NUMBER = (
    r"(?:about |around |some |only |just |nearly |almost |at least |up to )?"
    rf"(?:\d[\d.,]*|{any_of(NUMBER_WORDS)})"
)
_GAP = (
    rf"(?:the|its|his|her|their|an?) {_WORD}(?: {_WORD}){{0,4}}?"
    rf" (?:(?:of|with|at|on) )?{_NUMBER}(?: [a-z]+){{0,2}}\W*$"
)
_BORDER = pattern(
    rf"; |\.(?= \W?[A-Z])|,? (?=(?:but|while|whereas|although|though|yet) )|,(?: and)? (?={_GAP})"
)
_SUBORDINATE = pattern(r"\W*(?:While|Whereas|Although|Though) [^,]*(?P<border>, )")
_LEAD = (
    r"\W*(?:\d{1,2}[.:]\d\d(?: ?[ap]\.?m\.?)?:? )?"
    r"(?:(?i:but|and|while|whereas|although|though|yet|however,|by contrast,|in contrast,)\s+)*"
)
_NOBODY = (
    r"(?!(?i:he|she|it|they|we|i|you|this|that|there|these|those|both|who|which|nobody|one|in|at|on|by|for|after"
    r"|before|from|of|with|as|if|when|since|about|some|later|earlier|then|now|according|to|no|however|though"
    r"|meanwhile)\b)"
)
_PHRASE = rf"{_NOBODY}{_WORD}(?: {_WORD}){{0,9}}?"
_ABOUT_THEM = rf"(?:, {_PHRASE}(?=,))?(?:, who [^,.;:\d]{{3,60}}(?=,))?"
_WHO = rf"(?P<who>{_PHRASE}{_ABOUT_THEM})"
_LAST = rf"(?P<last>{_PHRASE})"
_TAIL = rf"(?:, (?:who|which|whose) [^.;:]{{3,90}}|, {_PHRASE})?\W*"
_FIGURE = (
    r"(?:about|around|only|just|some|nearly|almost|at least|at most|more|fewer|less|over|under|up to|no|as"
    rf"|[$€£¥“\"]|\d|{any_of(NUMBER_WORDS)})"
)
_OPENS = rf"(?=(?:it|there|they|this|that|the (?:number|figure|total|toll|crowd|bill|cost)|{_FIGURE}))"
_SAYING = (
    r"(?:says?|said|claim(?:s|ed)?|maintain(?:s|ed)?|insist(?:s|ed)?|argue[sd]?|contend(?:s|ed)?|reckon(?:s|ed)?"
    r"|estimate[sd]?|calculate[sd]?|believe[sd]?|counter(?:s|ed)?|expect(?:s|ed)?|predict(?:s|ed)?|fear(?:s|ed)?"
    r"|assume[sd]?|thinks?|thought|told [^.,;:\d]{3,40}?(?= that| it| there))(?: that\b)?"
)
_GIVING = (
    r"(?:(?:count(?:s|ed)?|reports?|reported|gives?|gave|record(?:s|ed)?|register(?:s|ed)?|announced?|names?"
    r"|named|cites?|cited|quote[sd]?"
    r"|(?:admit(?:s|ted)?|confirm(?:s|ed)?|concede[sd]?|acknowledge[sd]?)(?: to)?"
    r"|find|found|collect(?:s|ed)?|see[ns]?|saw)"
    r"|(?:sp(?:oke|eaks?)|talk(?:s|ed)?|kn(?:ew|ows?)) of|reckon(?:s|ed)? (?:with|on)|calculate[sd]? with"
    r"|com(?:es?|ing) to|came to|arrive[sd]? at)"
    rf"(?= (?:a (?:figure|number|total) of )?{_FIGURE}"
    r"| (?:it|them|the (?:[a-z]+ ){1,3}?) ?(?:at|as) )"
)
_PUTTING = r"(?:puts?|places?|placed|sets?)(?= [^.;]{2,60} at )"
_COUNT = (
    r"(?:count|figures?|estimates?|tally|numbers?|reckoning|records?)"
    r"(?= (?:was|were|is|are|came|comes?|gave|stood|stands|put)\b)"
)
_SAID = (
    r"(?:says?|said|claims?|claimed|estimates?|estimated|insists?|insisted|reports?|reported"
    r"|told [^.,;:\d]{3,40})"
)
_HEDGE = (
    r"(?:,? (?:however|though|by contrast|in contrast|in turn|also|only|itself|themselves|ha[sd]|have)\b)*,?"
)
_SPEAKS = pattern(rf"{_LEAD}{_WHO}{_HEDGE} (?:{_SAYING}|{_GIVING}|{_PUTTING}|{_COUNT})\b(?P<told>.*)", re.S)
_BY = r"(?:according to|in the (?:view|eyes|opinion|estimate) of|by the (?:count|reckoning|estimate) of)"
_BY_ACCOUNT = pattern(rf"{_LEAD}(?i:{_BY}) {_WHO},? {_OPENS}(?P<told>.*)", re.S)
_BEHIND = pattern(
    rf"(?P<told>.*)(?:,? {_BY} {_WHO}{_TAIL}|, {_SAID} (?P<says>(?!{_FIGURE}){_PHRASE}){_TAIL}"
    rf"|, {_LAST} {_SAID}(?: on \w+day)?(?: (?:morning|evening|night))?\W*)",
    re.S,
)
_GAPPED = pattern(
    rf"(?P<who>(?:the|its|his|her|their|an?) {_PHRASE}) (?:(?:of|with|at|on) )?"
    rf"(?P<told>{_NUMBER}(?: [a-z]+){{0,2}})\W*",
    re.S,
)
"""Behind a comma, with the verb of the clause before: "police counted 400, the union 900"."""
_REJECTS = r"rejects?|rejected|disputes?|disputed|den(?:y|ies|ied)|contests?|contested"
_DISPUTES = pattern(
    rf"{_LEAD}{_WHO}{_HEDGE} (?:{_REJECTS}"
    r"|(?:does|do|did) not believe|doubts?|doubted|contradicts?|contradicted)"
    r" (?:him|her|them|this|that|it|the (?:figure|number|count|claim|account|report|date|estimate)s?)\b"
    r"[:;,—–-]+ (?:and )?(?:it|he|she|they|(?:its|his|her|their) [^.:;\d]{3,40}?)"
    r" (?:says?|said|puts?|claims?|insists?)(?: that)?(?P<told>.*)",
    re.S,
)
_CLAIMED = (
    r"(?:(?:the|these|those|such|any|all|that|this) (?:claim|accusation|allegation|charge|report|version"
    r"|account|rumou?r|suggestion|story|finding|figure|number|estimate|count)s?)"
)
_DENIES = pattern(
    rf"{_LEAD}{_WHO}{_HEDGE} (?:(?:{_REJECTS}"
    rf"|refutes?|refuted) (?:this|that|it|{_CLAIMED})"
    r"(?=\W*$|[,;:]| (?:as|on|in|and|but|when|at|through|calling|saying|\w+ly)\b)"
    r"|(?:contradicts?|contradicted) (?:this|that|it|him|her|them)(?=\W*$|[,;:])"
    r"|(?:does|do|did) not believe (?:this|that|it|a word)(?=\W*$|[,;:]| of)"
    r"|den(?:y|ies|ied) (?:that there (?:had|has|have|was|were|is|are)|having|ever having|any such)\b"
    rf"|(?:calls?|called|dismiss(?:es|ed)|describe[sd]?) (?:it|this|that|{_CLAIMED}) (?:as )?"
    r"(?=(?:an? )?(?:[“\"‘]|(?:wrong|false|untrue|nonsense|absurd|exaggerated|grossly|wildly|pure|invented"
    r"|fantasy|fiction|lies?|propaganda|baseless|unfounded|far too)\b))).*",
    re.S,
)
_INSIDE = pattern(
    r"\b(?:who|which|whose|that|to|is|are|was|were|will|would|had|has|have|not|said|says|or|than)\b"
)
_ANY_FIGURE = pattern(rf"\d[\d.,]*|\b(?i:{any_of(NUMBER_WORDS)})\b")
_ASIDE = pattern(
    r",? (?:because|since|as (?:the|most|many|it|they|he|she)|although|though|which|who|where)\b"
    r"|,? and (?:(?:do|does|did|will|would|has|had|have|is|was|were|are|[a-z]+(?<!s)s|[a-z]+ed)\b)"
)
_BARE = pattern(
    r"\W*(?:(?:it|them|the (?:amount|number|figure|total|toll|crowd|bill|cost|loss|damage|sum|share)s?)"
    r" (?:at|as|to) )?"
    rf"(?:of )?{_NUMBER}(?: (?:million|billion|thousand))? [a-z]+(?: [a-z]+)?\W*"
)
_SHORT_IN_DIGITS = pattern(
    r"\d[\d.,]*(?: [a-z]+){1,3}?"
    r"(?:[^\w ]|\W*$| (?:because|since|as|although|though|which|who|where|and|but|while|whereas|yet)\b)"
)
"""What a `_BARE` in digits comes to: a cheap look that spares most sentences the forms of an account."""
_OWN = pattern(r"(?:['’]s?)?(?: own| latest| final| official)?$")


@dataclass(frozen=True, slots=True)
class Reckoning:
    """Who gives a figure, and where in the text the words stand that tell it; all are offsets."""

    who: tuple[int, int]
    told: tuple[int, int]
    disputes: bool = False
    """Whether it is said outright that what somebody else says is not so."""


def clauses(text: str) -> Iterator[tuple[int, int]]:
    """The parts of a sentence that may each have a speaker of their own.

    >>> text = "Police counted 300, while the union claimed 900."
    >>> [text[start:end] for start, end in clauses(text)]
    ['Police counted 300', 'while the union claimed 900.']
    """
    opening = _SUBORDINATE.match(text)
    start = opening.end("border") if opening else 0
    if opening:
        yield 0, opening.start("border")
    for border in _BORDER.finditer(text, start):
        yield start, border.start()
        start = border.end()
    yield start, len(text)


@lru_cache(REMEMBERED)
def reckoning(text: str, start: int, end: int) -> Reckoning | None:
    """Who gives what the clause tells, and the words of it that tell; None where nobody is named.

    >>> text = "The army put the number at 14."
    >>> found = reckoning(text, 0, len(text))
    >>> text[slice(*found.who)], text[slice(*found.told)]
    ('The army', ' the number at 14.')
    """
    clause = text[start:end]
    forms = (_DISPUTES, _BY_ACCOUNT, _BEHIND, _SPEAKS)
    for form in (*forms, _GAPPED) if text[:start].endswith((", ", ", and ")) else forms:
        found = form.fullmatch(clause)
        who = _who(found) if found else None
        if found and who:
            told = found.start("told") + start, _without_aside(clause, *found.span("told")) + start
            return Reckoning((who[0] + start, who[1] + start), told, form is _DISPUTES)
    return None


def bare_account(text: str) -> bool:
    """Whether somebody gives a figure in a sentence that leaves to the one before what it is of.

    >>> bare_account("Police speak of 4,000 people."), bare_account("Police speak of 4,000 marchers in Orm.")
    (True, False)
    """
    if NUMBER_WORDS.isdisjoint(text.split()) and not _SHORT_IN_DIGITS.search(text):
        return False
    start, end = next(clauses(text))
    account = reckoning(text, start, end)
    return account is not None and bool(_BARE.fullmatch(text, *account.told))


def _without_aside(clause: str, start: int, end: int) -> int:
    """Where what is told ends: a reason, a relative clause or another verb behind a figure is none of it."""
    figure = _ANY_FIGURE.search(clause, start, end)
    aside = _ASIDE.search(clause, figure.end(), end) if figure else None
    return aside.start() if aside else end


def denier(text: str) -> tuple[int, int] | None:
    """Where the words stand for who denies what was said before; None where nobody does.

    >>> text = "A spokesman for the mayor denied this."
    >>> text[slice(*denier(text))]
    'A spokesman for the mayor'
    """
    found = _DENIES.fullmatch(text)
    return _who(found) if found else None


def _who(found: re.Match[str]) -> tuple[int, int] | None:
    """Where the words for the speaker stand; None where they hold a clause of their own."""
    named = found.groupdict()
    name = next(group for group in ("who", "says", "last") if named.get(group))
    start, words = found.start(name), _OWN.sub("", found[name])
    described, _, _ = words.partition(" who ")  # "who asked not to be named" is a clause that may stand
    return None if _INSIDE.search(described) else (start, start + len(words))
