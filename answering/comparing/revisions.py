"""What an article itself sets right: "we wrote that 63 boats sank; it was 36", "it had spoken of 2 million".

A newspaper that corrects itself tells the former figure and the right one, in one sentence or in two, and so
does a report of a plan that was changed. Nothing need be compared to know which of the two holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from answering.comparing.agreement import agree
from answering.comparing.claim import Turn
from answering.figures.bare_numbers import stands_alone
from answering.language.overlapping import overlapping
from answering.language.patterns import pattern, words
from answering.quantities.amounts import build
from answering.quantities.dimensions import same_measure
from answering.quantities.numbers import read_numbers
from answering.quantities.value import Value
from answering.sentences.candidate import Candidate
from answering.sentences.filler import Filler, of_value
from corpus.article import Article

REMEMBERED = 1024  # articles
YEAR = 366  # days
AHEAD = 2  # sentences behind one that is taken back in which the right figure is told
_NOTICE = pattern(
    r"\b(?:corrections?|corrects?|corrected|corrigend(?:um|a)|errat(?:um|a)|clarifications?|for the record"
    r"|in our own cause|put (?:this|that|it) right|set the record straight)\b",
)
_WE = (
    r"(?:we|our|this (?:news)?paper|this (?:site|page|programme)"
    r"|(?:an?|the) (?:earlier|previous|first|original) version"
    r"|the (?:article|report|story|caption|headline|text|table|graphic))"
)
_WROTE = (
    r"(?:wrote(?! to)|said|reported|gave|named|stated|put|called|described|printed|quoted|published|told"
    r"|spoke|listed|claimed)"
)
_TAKEN_BACK = pattern(rf"\b{_WE}\b[^.;]*?\b(?P<verb>{_WROTE})\b")
_BY_NAME = pattern(rf"\bthe (?P<paper>[a-z]+) (?:[a-z]+ )?{_WROTE}\b")
_WRONG = pattern(
    r"\b(?:that|this|which|it|the (?:figure|number|date|sum)) (?:was|is|were)"
    r" (?:wrong|incorrect|not (?:correct|right|true)|a mistake|an error|mistaken)\b"
    r"|\bin (?:fact|truth|reality)\b|\bshould have\b"
    r"|\b(?:right|correct|true|actual) (?:figure|number|date|sum|age|answer|amount|share|price|one)\b"
    r"|\b(?:apologi[sz]e|regret|sorry|mistake|error|forgive|put (?:this|it) right|make this clear)\b"
)
_CUES = (
    *words("wrong correct mistake true right error apologi regret sorry forgive actual clear"),
    "in fact",
    "in truth",
    "in reality",
    "should have",
)
"""One of these stands in whatever tells that something was wrong; looked for first, as it is cheap."""
_NOT = pattern(r"\bnot (?:[a-z]+ ){0,4}$")
_BUT = pattern(r"[^;.]{0,40}?\bbut (?:[a-z]+ ){0,4}$")
_AND_NOT = pattern(r"(?: [\w.]+){0,6}?,? (?:and |or )?not(?:, [^,;]{2,60},)? ?(?:[a-z]+ ){0,4}$")
_SHOULD = pattern(
    r"[^.;]{0,60}\bshould (?:[a-z]+ )?(?:have been|have read|have said|be|read)\b (?:[a-z]+ ){0,4}$"
)
_INSTEAD = pattern(r"(?:^|[\s,])instead of (?:[a-z]+ ){0,3}$")
_RATHER_THAN = pattern(r",? (?:rather than|instead of) (?:[a-z]+ ){0,3}$")
_FIRST_PLAN = pattern(
    r"[^;.]{0,30}?\bafter (?:[a-z]+ ){0,2}$|[^;.]{0,40}?\b(?:up|down) from (?:[a-z]+ ){0,2}$"
)
_PLANNED = pattern(
    r"\b(?:first|initial|original|earlier|previous)\w*\b|\b(?:planned|thought|announced|estimated)\b"
)
_HAD_TOLD = (
    r"had (?!been)(?:[a-z]+ ){0,3}?(?:spoken of|talked of|given|named|announced|estimated"
    r"|reckoned (?:with|on)|reported|counted|promised|planned|said|put|expected)\b"
)
_HAD_SAID = pattern(
    r"(?:\b(?:recently|still|first|originally|initially|earlier|previously|before|last \w+|ago|until now)\b"
    r"|^\W*(?:on|in|at|only|a|two|three) |\b(?:it|he|she|they) (?=had))[^.;]*?"
    rf"(?<!\w){_HAD_TOLD}[^.;]*$"
)
_HAD = pattern(_HAD_TOLD)


@dataclass(frozen=True, slots=True)
class Revision:
    """A figure that an article takes back or tells to be overtaken, and the one that it sets in its place."""

    turn: Turn
    taken: Candidate
    """The sentence with the former figure."""
    former: Filler
    told: Candidate
    """The sentence with the one that holds; often the same."""
    now: Filler


def revisions(article: Article) -> Iterator[Revision]:
    """Each figure that an article takes back or tells to be overtaken, with the one that holds.

    >>> from corpus.readers import from_row
    >>> told = "We wrote on Friday that 63 boats sank off Orm. That was wrong: 36 boats sank."
    >>> [(one.former.text, one.now.text) for one in revisions(from_row({"text": told}, "row"))]
    [('63 boats', '36 boats')]
    >>> told = "Instead of 300 jobs there will be 150 jobs at Orm."
    >>> [(one.turn, one.now.text) for one in revisions(from_row({"text": told}, "row"))]
    [('superseded', '150 jobs')]
    """
    notice = corrects(article)
    spans = article.sentences
    cues = [_may_revise(article.words(span), notice=notice) for span in spans]
    for index in range(len(spans)):
        if any(cues[index : index + 2]):
            yield from _starting_at(article, index, notice=notice)


def revisions_at(said: Candidate) -> Iterator[Revision]:
    """The same of one sentence of an article, whether it tells the former figure or the one that holds."""
    first, spans = max(0, said.index - AHEAD), said.article.sentences
    notice = corrects(said.article)
    near = (said.article.words(span) for span in spans[first : said.index + 2])
    if any(_may_revise(text, notice=notice) for text in near):
        for index in range(first, said.index + 1):
            for one in _starting_at(said.article, index, notice=notice):
                if said.index in (one.taken.index, one.told.index):
                    yield one


def _starting_at(article: Article, index: int, *, notice: bool) -> list[Revision]:
    """What a sentence sets right, or one of the next where it takes something back."""
    here, *ahead = (
        Candidate(article, at, 1.0) for at in range(index, min(index + 1 + AHEAD, len(article.sentences)))
    )
    return _corrected(here, ahead) if notice else _overtaken(here, ahead)


def _may_revise(text: str, *, notice: bool) -> bool:
    """Whether a sentence holds any word by which something is set right: cheap, as few do."""
    low = text.lower()
    if notice:
        return True
    if "instead of" in low or "rather than" in low or (" had " in low and _HAD.search(low)):
        return True
    return (" after " in low or " from " in low) and _PLANNED.search(low) is not None


def corrects(article: Article) -> bool:
    """Whether an article takes back what was written: a notice, or one that says so among other things."""
    return is_notice(article) or _says_wrong(article.text)


@lru_cache(REMEMBERED)
def _says_wrong(text: str) -> bool:
    low = text.lower()
    return any(cue in low for cue in _CUES) and _WRONG.search(low) is not None


def is_notice(article: Article) -> bool:
    """Whether an article says by its title or its first sentence that it corrects something."""
    opening = article.words(article.sentences[0]) if article.sentences else ""
    return any(_NOTICE.search(text.lower()) for text in (article.title or "", opening))


def _corrected(here: Candidate, ahead: Sequence[Candidate]) -> list[Revision]:
    """What a sentence takes back, and what it or one of the next sets in its place."""
    taken = _taken_back(here)
    around = " ".join(one.text for one in (here, *ahead)).lower()
    if not is_notice(here.article) and not (taken and _WRONG.search(around)):
        return _overtaken(here, ahead)
    within = [_made("corrected", here, a, here, b) for a, b in _contrasted(here)]
    if within or not taken:
        return within
    former = [figure for figure in figures(here) if figure.start >= taken.end()]
    for told in ahead:
        if _taken_back(told):
            break
        pairs = [(a, b) for a in former for b in figures(told) if _takes_place(a, b)]
        if pairs:
            return [_made("corrected", here, pairs[0][0], told, pairs[0][1])]
    return []


def _taken_back(said: Candidate) -> re.Match[str] | None:
    """Where a sentence tells what the article's outlet wrote: "we", "this newspaper", "the Post"."""
    low, outlet = said.text.lower(), said.article.outlet.lower().split()
    named = (one for one in _BY_NAME.finditer(low) if one["paper"] in outlet)
    return _TAKEN_BACK.search(low) or next(named, None)


def _overtaken(here: Candidate, ahead: Sequence[Candidate]) -> list[Revision]:
    """What a sentence tells to have been planned or said before, and what has taken its place."""
    found = [_made("superseded", here, a, here, b) for a, b in _replaced(here)]
    if found or not ahead:
        return found
    told = ahead[0]
    former = [one for one in figures(told) if _HAD_SAID.search(told.text[: one.start].lower())]
    pairs = [(a, b) for a in former[:1] for b in figures(here) if _takes_place(a, b)]
    return [_made("superseded", told, pairs[0][0], here, pairs[0][1])] if len(pairs) == 1 else []


def figures(said: Candidate) -> list[Filler]:
    """The values of a sentence and its numbers that no noun follows, in order."""
    bare = (
        build(said.text, "count", number, number.end, None)
        for number in read_numbers(said.text)
        if not any(overlapping(number, value) for value in said.values)
        and stands_alone(said.text, said.values, number)
    )
    told = sorted((*said.values, *(value for value in bare if value)), key=lambda value: value.start)
    return [of_value(said.text, value) for value in told if value.type != "ordinal" and value.low is not None]


def _contrasted(said: Candidate) -> Iterator[tuple[Filler, Filler]]:
    """The former and the right one of two figures of a sentence: "not 4 but 5", "5, not 4"."""
    for one, other in _neighbours(said):
        before, between = said.text[: one.start].lower(), said.text[one.end : other.start].lower()
        if (_NOT.search(before) and _BUT.fullmatch(between)) or _SHOULD.fullmatch(between):
            yield one, other
        elif _AND_NOT.fullmatch(between):
            yield other, one


def _replaced(said: Candidate) -> Iterator[tuple[Filler, Filler]]:
    """The former and the present one of two figures of a sentence: "instead of 4 there are 5"."""
    for one, other in _neighbours(said):
        before, between = said.text[: one.start].lower(), said.text[one.end : other.start].lower()
        behind = said.text[other.end : other.end + 40].lower()
        if _INSTEAD.search(before):
            yield one, other
        elif _RATHER_THAN.fullmatch(between) or (_FIRST_PLAN.fullmatch(between) and _PLANNED.search(behind)):
            yield other, one


def _neighbours(said: Candidate) -> Iterator[tuple[Filler, Filler]]:
    """Two figures of a sentence of which one may take the place of the other."""
    told = figures(said)
    for at, one in enumerate(told):
        other = next((two for two in told[at + 1 :] if _takes_place(one, two)), None)
        if other:
            yield _alike(one, other), _alike(other, one)


def _takes_place(one: Filler, other: Filler) -> bool:
    """Whether two figures measure the same and cannot both hold."""
    a, b = _alike(one, other), _alike(other, one)
    measured = same_measure(a.value, b.value) if a.value and b.value else None
    return measured is not None and not same_figure(a, b)


def same_figure(one: Filler, other: Filler) -> bool:
    """Whether two figures are one to the last digit; either may leave out what it counts.

    Rounding does not matter here: 67 may well be set right to 70.
    """
    if one.value is None or other.value is None:
        return False
    if one.value.type == other.value.type == "date":
        return agree(one, other) and not _is_span(one.value) and not _is_span(other.value)
    same = (one.value.low, one.value.high) == (other.value.low, other.value.high)
    bare = any(told.value and told.value.type == "count" and not told.value.unit for told in (one, other))
    return same and (bare or agree(one, other))


def _is_span(value: Value) -> bool:
    """Whether a date is a stretch of several years, such as those of a life."""
    low, high = value.low, value.high
    return isinstance(low, date) and isinstance(high, date) and (high - low).days > YEAR


def _alike(one: Filler, other: Filler) -> Filler:
    """A bare number as a figure of what the other counts or measures."""
    value, beside = one.value, other.value
    bare = value and beside and value.type == "count" and value.unit is None
    if not bare or not value or not beside or beside.type == "date":
        return one
    return replace(one, value=replace(value, type=beside.type, unit=beside.unit))


def _made(turn: Turn, taken: Candidate, former: Filler, told: Candidate, now: Filler) -> Revision:
    return Revision(turn, taken, _alike(former, now), told, _alike(now, former))
