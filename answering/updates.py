"""Whether a later report takes the place of an earlier one."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from functools import cache

from answering.agreement import twins
from answering.candidate import match
from answering.claim import Sides, moment
from answering.filler import Filler
from answering.lexicon import read_terms

_NEWER = re.compile(
    r"\b(?:rose to|risen to|rises to|climbed to|climbs to|grown to|grew to|fell to|fallen to"
    r"|(?:is|are|was|were) now|now (?:stands?|stood|at|is|costs?|pays?)"
    r"|cut to|cuts? .{0,30} to|lifted to"
    r"|revised|updated?|raised to|increased to|lowered to|latest|so far|as of|has reached"
    r"|since been|no longer"
    r"|(?:postponed|delayed|put off|brought forward|moved|rescheduled) (?:to|until|from))\b",
    re.I,
)
_CORRECTION = re.compile(
    r"\b(?:correction|corrects?|corrected|an earlier version|earlier version of this|clarification"
    r"|erratum)\b",
    re.I,
)
_LATEST = re.compile(
    r"\b(?:latest|newest|current(?:ly)?|now|nowadays|(?:most )?recent(?:ly)?|today|so far|on record|to date"
    r"|this (?:year|month|week|season)|these days|at present|still)\b",
    re.I,
)
_HARM = "die kill injure wound missing victim casualty toll dead"
APART = timedelta(days=30)  # between two reports of which the later tells the newer state of things
BESIDE = 60  # characters from an answer within which words such as "rose to" speak of it


def corrected(sides: Sides) -> bool:
    """Whether either article says that it corrects what it or another wrote."""
    texts = (t for claim in (sides.one, sides.other) for t in (claim.candidate.text, claim.candidate.before))
    return any(_CORRECTION.search(text) for text in texts)


def toll_rises(sides: Sides) -> bool:
    """Whether the later report counts more dead, hurt or missing: tolls grow as they are counted."""
    earlier, later = _by_time(sides)
    if not earlier or not later or not any(match(focus, _harm()) for focus in sides.question.focus):
        return False
    first, second = earlier.value, later.value
    if not first or not second or first.type != "count" or second.type != "count":
        return False
    return isinstance(first.low, float) and isinstance(second.low, float) and second.low > first.low


def latest_asked(sides: Sides) -> bool:
    """Whether the state of things now is asked for, and the answers were published well apart."""
    if not _LATEST.search(sides.question.text):
        return False
    published = [moment(claim.article.published) for claim in (sides.one, sides.other)]
    known = datetime.min not in published
    return known and sides.one.sure and sides.other.sure and abs(published[0] - published[1]) >= APART


def superseded(sides: Sides) -> bool:
    """Whether the later report says that things have moved on."""
    _, later = _by_time(sides)
    if later is None:
        return False
    text = (sides.one if later is sides.a else sides.other).candidate.text
    return bool(_NEWER.search(text[max(0, later.start - BESIDE) : later.start + BESIDE]))


def twin_corrected(sides: Sides) -> bool:
    """Whether one of two such sentences corrects the other."""
    return twins(sides) and corrected(sides)


def twin_superseded(sides: Sides) -> bool:
    """Whether the later of two such sentences says that things have moved on, or counts more dead."""
    return twins(sides) and (toll_rises(sides) or superseded(sides))


def _by_time(sides: Sides) -> tuple[Filler, Filler] | tuple[None, None]:
    """The two answers by publication, or nothing where that is unknown or the same."""
    one, other = moment(sides.one.article.published), moment(sides.other.article.published)
    if datetime.min in (one, other) or one == other:
        return None, None
    return (sides.a, sides.b) if one < other else (sides.b, sides.a)


@cache
def _harm() -> frozenset[str]:
    return frozenset(term.key for term in read_terms(_HARM))
