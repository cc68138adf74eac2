"""The phrases of a sentence: nouns with what narrows them down, lists, short tails; found without a grammar.

Function words, punctuation and what looks like a verb end a phrase; what is left between them is one.
"The green door of the mill" is two and, joined, a third.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

from answering.language.patterns import pattern
from retrieval.spelling import PAST

LISTED = 6  # members of a list at most
REMEMBERED = 4096  # sentences
WORDS = 1 << 15  # words whose look is kept
_POINT = r"(?:(?<=\b[A-Z])|(?<=\b[DJMS][rt])|(?<=\bMrs))\.(?=\s+\w)"  # of "U.S. troops", "St. John"
_TOKEN = pattern(rf"\d[\d,.]*\d|\w+(?:[-–'’.&/]\w+)*(?:{_POINT})?|[^\w\s]")
_MONEY = frozenset("$€£¥%°")


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


DETERMINERS = _set(
    """the a an this these those its his her their our my your some any no each every both all another such
    either neither"""
)
PREPOSITIONS = _set(
    """of in on at to for with by from as into onto over under between among amongst through throughout during
    against within without about after before since until till across along around behind beyond despite near
    off per than toward towards upon via like including except besides above below beneath outside inside
    following concerning regarding unlike"""
)
BE = _set("is are was were be been being am")
AUXILIARIES = _set(
    """has have had having do does did will would can could shall should may might must cannot not"""
)
_CLAUSAL = _set(
    """and or but nor so yet while whereas although though because if when where unless whether that
    which who whom whose what how why he she it they we i you him them us there himself herself itself
    themselves"""
)
_ADVERBS = _set(
    """also however thus therefore often usually then now again still just even only already later soon
    rather instead almost nearly never always ever sometimes too very well far away together once perhaps
    today here back up down out"""
)
_VERBS = _set(
    """become call include contain provide allow require involve consist cause produce create use make
    take give form show mean lead begin find help serve offer suggest exist seem appear describe
    determine represent receive occur remain develop carry bring hold keep let say tell know think see
    want need play run turn move live believe happen write sit stand lose pay meet set learn change lack
    differ depend tend enable prevent protect reduce increase ensure encourage claim argue state define
    consider refer belong maintain establish introduce build force cover follow support replace connect
    identify operate feature own join win grow open close reach result kill eat sell buy send spend fall
    cut remove add speak read beat quit face succeed"""
)
_ENDING = DETERMINERS | PREPOSITIONS | BE | AUXILIARIES | _CLAUSAL
_LAST_JOINTS = frozenset(("and", "or", "&", ", and", ", or"))


class Phrase(NamedTuple):
    """A phrase without its determiner: offsets, tokens, the tokens beside it in lower case, its make."""

    start: int
    end: int
    size: int
    """Words and marks in it."""
    before: str
    """The word or mark before it and its determiner; empty at the start of the sentence."""
    after: str
    """The word or mark right after it; empty at the end."""
    tailed: bool = False
    """Whether a preposition hangs something on it: "door of the mill"."""
    listed: bool = False
    """Whether it is a list: "eel, bread and pears"."""
    member: bool = False
    """Whether it stands in such a list."""


class _Run(NamedTuple):
    """First and last token of a phrase, and the token before its determiner (-1: none)."""

    first: int
    last: int
    lead: int


@lru_cache(REMEMBERED)
def read_phrases(text: str) -> tuple[Phrase, ...]:
    """The phrases of a sentence in order, then the lists and tails that can be joined of them.

    >>> text = "The guests ate eel, bread and pears of Oss."
    >>> [text[phrase.start : phrase.end] for phrase in read_phrases(text)]
    ['guests', 'eel', 'bread', 'pears', 'Oss', 'eel, bread and pears', 'pears of Oss']
    >>> text = "They met five U.S. pilots near St. John."
    >>> [text[phrase.start : phrase.end] for phrase in read_phrases(text)]
    ['five U.S. pilots', 'St. John', 'five U.S. pilots near St. John']
    """
    spans = [match.span() for match in _TOKEN.finditer(text)]
    lower = [text[start:end].lower() for start, end in spans]
    runs = list(_runs(text, spans, lower))
    joints = _joints(runs, lower)
    lists = list(_lists(runs, joints))

    def phrase(run: _Run, last: int, tailed: bool = False, listed: bool = False) -> Phrase:
        before = lower[run.lead] if run.lead >= 0 else ""
        after = lower[last + 1] if last + 1 < len(lower) else ""
        member = bool(lists) and not listed and any(one.first <= run.first <= end for one, end in lists)
        size = last - run.first + 1
        start, end = spans[run.first][0], spans[last][1]
        return Phrase(start, end, size, before, after, tailed, listed, member)

    return (
        *(phrase(run, run.last) for run in runs),
        *(phrase(run, last, listed=True) for run, last in lists),
        *(phrase(run, last, tailed=True) for run, last in _tails(runs, joints)),
    )


@lru_cache(WORDS)
def looks_like_verb(word: str) -> bool:
    """Whether a lower-case word by itself looks like a verb.

    >>> [looks_like_verb(word) for word in ("destroyed", "shows", "won", "mill")]
    [True, True, True, False]
    """
    return _is_known_verb(word) or _is_participle(word)


@lru_cache(WORDS)
def _is_known_verb(word: str) -> bool:
    stems = (word, word.removesuffix("s"), word.removesuffix("es"))
    return word in PAST or any(stem in _VERBS for stem in stems)


def _is_participle(word: str) -> bool:
    return word.endswith("ed") and len(word) > 4


def _runs(text: str, spans: list[tuple[int, int]], lower: list[str]) -> Iterator[_Run]:
    """The stretches of tokens that nothing ends, without adverbs at their ends."""
    first = None
    for i, word in enumerate(lower):
        look = _look(word)
        acts = look == "acts" and not text[spans[i][0]].isupper() and _acts(lower, i, first is None)
        if not (acts or look == "ends" or (first is None and look == "adverb")):
            first = i if first is None else first
        elif first is not None:
            yield _trimmed(lower, first, i - 1)
            first = None
    if first is not None:
        yield _trimmed(lower, first, len(lower) - 1)


def _trimmed(lower: list[str], first: int, last: int) -> _Run:
    """A stretch without adverbs at its end, and what stands before it."""
    while last > first and (lower[last] in _ADVERBS or lower[last].endswith("ly")):
        last -= 1
    return _Run(first, last, first - 2 if first and lower[first - 1] in DETERMINERS else first - 1)


@lru_cache(WORDS)
def _look(word: str) -> Literal["ends", "adverb", "acts", "stays"]:
    """What a lower-case word or mark may do to a phrase: end it, not open it, be a verb, or none of these."""
    if word in _ENDING or not (word[0].isalnum() or word[0] in _MONEY):
        return "ends"
    if word in _ADVERBS:
        return "adverb"
    acting = looks_like_verb(word) or (word.endswith("ing") and len(word) > 5)
    return "acts" if acting else "stays"


def _acts(lower: list[str], i: int, opens: bool) -> bool:
    """Whether a word is a verb where it stands: after "the" or "of" it is none."""
    word, before, after = lower[i], lower[i - 1] if i else "", lower[i + 1] if i + 1 < len(lower) else ""
    if before in DETERMINERS or before == "of":
        return False
    if _is_known_verb(word):
        return not opens or before not in PREPOSITIONS or before == "to"
    if _is_participle(word):
        return not opens or before in BE or after in PREPOSITIONS or after in DETERMINERS
    return word.endswith("ing") and len(word) > 5 and (after in DETERMINERS or before in BE)


def _joints(runs: list[_Run], lower: list[str]) -> list[list[str]]:
    """What stands between each phrase and the next, determiners aside."""
    gaps = (lower[one.last + 1 : other.first] for one, other in pairwise(runs))
    return [[word for word in gap if word not in DETERMINERS] for gap in gaps]


def _lists(runs: list[_Run], joints: list[list[str]]) -> Iterator[tuple[_Run, int]]:
    """First phrase and last token of phrases joined by commas and one "and"."""
    members: list[_Run] = []
    for (one, other), joint in zip(pairwise(runs), joints, strict=True):
        members = members or [one]
        if " ".join(joint) in _LAST_JOINTS and len(members) < LISTED:
            yield members[0], other.last
        members = [*members, other] if joint == [","] else []


def _tails(runs: list[_Run], joints: list[list[str]]) -> Iterator[tuple[_Run, int]]:
    """A phrase and the last token of what a preposition hangs on it, and of what hangs on that."""
    bound = [len(joint) == 1 and joint[0] in PREPOSITIONS for joint in joints]
    for i, hangs in enumerate(bound):
        if hangs:
            yield runs[i], runs[i + 1].last
            if i + 1 < len(bound) and bound[i + 1]:
                yield runs[i], runs[i + 2].last
