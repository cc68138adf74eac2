"""Who is told in a sentence to say something: a name, a noun ("police") or a pronoun ("she said")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from answering.clauses.subjects import governed, possessive
from answering.language.patterns import pattern, words
from answering.language.phrases import PREPOSITIONS, looks_like_verb
from answering.names import Name

_SAYING = (
    r"said|says|told|tells|announced|stated|claimed|claims|wrote|writes|tweeted|added|adds|noted|insisted"
    r"|insists|argued|argues|warned|warns|according to|described|reported|stating|noting|recalled|joked"
    r"|complained|explained|admitted that|pointed out|points out"
)
_SIDES = frozenset(
    words(
        """deny denies denied reject rejects rejected doubt doubts doubted believe believes believed
        thinks thought hope hopes hoped fear fears feared welcome welcomes welcomed criticise
        criticises criticised criticize criticizes criticized accuse accuses accused demand demands
        demanded promise promises promised vow vows vowed praise praises praised blame blames blamed
        apologise apologises apologised regret regrets regretted urge urges urged defend defends
        defended concede concedes conceded confirm confirms confirmed reply replies replied ask asks
        asked suggest suggests suggested propose proposes proposed estimate estimates estimated
        advise advises advised admit admits admitted see sees saw speak speaks spoke express
        expresses expressed refuse refuses refused decline declines declined respond responds
        responded describe describes predict predicts predicted call calls"""
    )
)
"""Verbs of those who tell what they think without being quoted."""
_SAID = pattern(rf"\b(?:{_SAYING})\b", re.I)
_SAID_OR_CALLED = pattern(rf"\b(?:{_SAYING}|called|calls|dubbed|dubs|spoke of|speaks of)\b", re.I)
"""Also what is said in a word or two, where a sentence has quotation marks: "called it “a farce”"."""
_MARKED = pattern(r"[“\"«„]([^“”\"«»„]{1,600})[”\"»“]")
_WORD = pattern(r"[a-z]+")
_ADVERBS = pattern(r"(?:\s+(?:\w+ly|also|then|now|once|later|still|both|has|have|had))*\s*$")
_PRONOUN = pattern(r"\b(?:he|she)$", re.I)
_NOBODY = pattern(r"\b(?:i|we|you|it|they|who|which|that|there|been|was|were|is|are|be|being|has|had)$", re.I)
_NOUN = pattern(
    r"(?:^|(?<=[,.;:!?”\"»“] ))(?:(?:the|an?|one|its|his|her|their|another|some|[A-Z][\w-]+[’']s) )?"
    r"(?:[a-z][\w-]+ ){0,2}[a-z][\w-]+$",
    re.I,
)
_ENDS_SPEECH = pattern(r"[,.!?…]?[”\"»“]\s*$|,\s*$")
_BEFORE_NAME = pattern(
    r" (?!(?:on|in|at|that|to|by|after|before|last|this|yesterday|there|he|she|it|they|i|we|from)\b)"
    r"(?:(?!(?:would|will|had|has|have|was|were|is|are|could|should|may|might|can|must|not|did|does)\b)"
    r"[\w’'-]+,? ){0,7}",
    re.I,
)
_OF = pattern(
    r",? (?:of|at|from|for|with|in|on) (?:the |an? )?(?:[\w’'&-]+ ){0,4}[\w’'&-]+"
    r"|, [^.;:]{2,120}[,)]| \([^()]{1,60}\)"
)
"""What may stand between a name and its verb: where somebody works, an apposition."""
_NOUN_BETWEEN = pattern(
    rf"(?:['’]s?)? (?:(?!(?:{'|'.join(sorted(PREPOSITIONS))}|and|who|that|when|while)\b)[a-z][\w-]+ ){{1,3}}"
)
_PREPOSITION = pattern(
    r"\b(?:of|at|from|for|with|in|by|to|near|against|on|about|than) (?:the |an? )?(?:[a-z][\w-]+ ){0,2}$"
)
_JOINS = pattern(r"\b(?:and|but)$")
_OPENING_PRONOUN = pattern(r"\W*(he|she)\b", re.I)
_NOUNS_SAY = frozenset(words("said says told tells announced warned warns claimed claims added insisted"))
_COLON = pattern(r"(?P<before>[^:“”\"]{3,160}):\s*[“\"«„]")
_PREPOSED = 30  # characters between "according to" and the name that it names


@dataclass(frozen=True, slots=True)
class Telling:
    """Where a sentence tells that somebody says something, and the words for whoever does."""

    place: int
    start: int
    end: int
    name: Name | None = None
    """None for a pronoun or a common noun."""
    pronoun: bool = False


def tellings(text: str, names: Sequence[Name]) -> Iterator[Telling]:
    """Each telling of a sentence, in order; `names` are those of the sentence.

    >>> from answering.names import read_names
    >>> def who(text):
    ...     return [text[told.start : told.end] for told in tellings(text, read_names(text))]
    >>> who("“The mill is old,” said its owner, Ada Veld."), who("“It is old,” she told the Herald.")
    (['Ada Veld'], ['she'])
    >>> who("The mill is old, according to Jon Orm of Tarn College."), who("Police said nobody was hurt.")
    (['Jon Orm'], ['Police'])
    """
    bare = _unmarked(text)
    outside = [name for name in names if bare[name.start] != " "]
    for verb in (_SAID_OR_CALLED if bare != text else _SAID).finditer(bare):
        if told := _told(bare, outside, verb):
            yield told
    if colon := _COLON.match(text):
        yield from _before_colon(bare, outside, colon.end("before"))


def speeches(text: str) -> list[tuple[int, int]]:
    """Where the words between quotation marks stand.

    >>> speeches("He said “no” twice.")
    [(9, 11)]
    """
    return [found.span(1) for found in _MARKED.finditer(text)]


def takes_the_floor(text: str) -> bool:
    """Whether a sentence tells what somebody says or thinks, in whose words ever.

    >>> takes_the_floor("Veld rejects the plan."), takes_the_floor("Veld sat between the two.")
    (True, False)
    """
    if _SAID.search(text) or _MARKED.search(text):
        return True
    return not _SIDES.isdisjoint(_WORD.findall(text.lower()))


def _unmarked(text: str) -> str:
    """The text with a blank in place of every character between quotation marks."""
    for start, end in speeches(text):
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _told(text: str, names: Sequence[Name], verb: re.Match[str]) -> Telling | None:
    if verb[0].lower() == "according to":
        return _named(next((n for n in names if 0 <= n.start - verb.end() <= _PREPOSED), None), verb.start())
    before = _ADVERBS.sub("", text[: verb.start()])
    if _ENDS_SPEECH.search(text[: verb.start()]) and (named := _behind(text, names, verb)):
        return named
    return _in_front(text, names, before, verb)


def _behind(text: str, names: Sequence[Name], verb: re.Match[str]) -> Telling | None:
    """Who is named right after the verb, as in "…," said its owner, Ada Veld."""
    after = next((name for name in names if name.start > verb.end()), None)
    heard = verb[0].lower() in ("told", "tells")
    if after is None or heard or not _BEFORE_NAME.fullmatch(text, verb.end(), after.start):
        return None
    return _named(_titled(text, names, after), verb.start())


def _titled(text: str, names: Sequence[Name], first: Name) -> Name:
    """The person whom a name and a noun introduce, "Greens deputy Ada Veld"; else the name itself."""
    if first.kind == "person":
        return first
    people = (name for name in names if name.kind == "person" and name.start > first.end)
    return next((one for one in people if _NOUN_BETWEEN.fullmatch(text, first.end, one.start)), first)


def _in_front(text: str, names: Sequence[Name], before: str, verb: re.Match[str]) -> Telling | None:
    """Who stands before the verb: a pronoun, a name, the name that an apposition belongs to, a noun."""
    if found := _PRONOUN.search(before):
        return Telling(verb.start(), *found.span(), pronoun=True)
    earlier = [name for name in names if name.end <= len(before)]
    if _NOBODY.search(before):
        return None
    if _JOINS.search(before):
        return _named(_subject(text, earlier), verb.start())
    if holder := next((name for name in reversed(earlier) if _stands_before(text, name, before)), None):
        return _named(holder, verb.start())
    found = _NOUN.search(before) if verb[0].lower() in _NOUNS_SAY else None
    return Telling(verb.start(), *found.span()) if found and _is_noun(found[0]) else None


def _stands_before(text: str, name: Name, before: str) -> bool:
    """Whether a name acts at the end of some words: "Jon Orm", "Jon Orm of Tarn College"."""
    placed = bool(_PREPOSITION.search(text[: name.start])) or possessive(text, name)
    between = before[name.end :]
    apposed = between == "," and not governed(text, name)
    return not placed and (not between or apposed or bool(_OF.fullmatch(between)))


def _subject(text: str, names: Sequence[Name]) -> Name | None:
    """The first name that nothing governs: the subject of two verbs that "and" or "but" joins."""
    return _first([name for name in names if not governed(text, name) and not possessive(text, name)])


def _first(names: Sequence[Name]) -> Name | None:
    """The first person of some names, else the first of them."""
    return next((name for name in names if name.kind == "person"), next(iter(names), None))


def _before_colon(text: str, names: Sequence[Name], end: int) -> Iterator[Telling]:
    """Who is named first in the words that a colon and a quotation follow."""
    within = [name for name in names if name.end <= end and not possessive(text, name)]
    if first := _first([name for name in within if not _PREPOSITION.search(text[: name.start])]):
        yield Telling(end, first.start, first.end, first)
    elif found := _OPENING_PRONOUN.match(text):
        yield Telling(end, *found.span(1), pronoun=True)


def _is_noun(phrase: str) -> bool:
    last = phrase.split()[-1].lower()
    return not looks_like_verb(last) or last.endswith("s")


def _named(name: Name | None, place: int) -> Telling | None:
    return Telling(place, name.start, name.end, name) if name else None
