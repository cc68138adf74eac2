"""Whether a later report takes the place of an earlier one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache

from answering.comparing.agreement import agree, twins
from answering.comparing.circumstances import other_time, times
from answering.comparing.claim import Claim, Sides, is_later, moment
from answering.contrasts.ending import asks_if_over
from answering.figures.bare_numbers import asks_for_age
from answering.figures.former import is_former
from answering.language.lexicon import read_terms
from answering.language.overlapping import overlapping
from answering.language.patterns import pattern
from answering.names import same_name
from answering.quantities.intervals import Interval
from answering.quantities.numbers import read_numbers
from answering.quantities.value import Value
from answering.question import Question
from answering.sentences.candidate import Candidate, match, values_of
from answering.sentences.filler import Filler, of_value
from corpus.article import day

_NEWER = pattern(
    r"\b(?:rose to|risen to|rises to|climbed to|climbs to|grown to|grew to|fell to|fallen to"
    r"|(?:is|are|was|were|has|have) now|now (?:stands?|stood|at|is|costs?|pays?)"
    r"|cut to|cuts? .{0,30} to|lifted to|(?:doubled|tripled|halved|jumped|dropped|ballooned) to"
    r"|revised|updated?|raised to|increased to|lowered to|latest|so far|as of|has reached"
    r"|since been|no longer|restored|all but"
    r"|(?:still|remain(?:s|ed|ing)?) (?:without|missing|trapped|unaccounted)"
    r"|(?:postponed|delayed|put off|brought forward|moved|rescheduled) (?:to|until|from))\b",
    re.I,
)
_MOVED = pattern(
    r"\b(?:postponed|delayed|put (?:off|back)|pushed back|set back|shifted|brought forward|moved|rescheduled)"
    r"(?: (?:from|by|again|once more)\b[^.;,]{0,30})? (?:to|until|till|for) $",
    re.I,
)
_IN_PLACE_OF = pattern(
    r"\b(?:succe(?:eds?|eded|eding)|replac(?:es?|ed|ing)|(?:takes?|took|taking) over(?: the [a-z]+)? from"
    r"|in place of|instead of)"
    r" (?:(?:the|his|her|its|their|former|outgoing|late|retiring) )*(?:[a-z][\w-]+ ){0,2}$",
    re.I,
)
_FROM = pattern(r"\bfrom (?:an? |the |about |around |only |just )*$", re.I)
_NOT_YET = pattern(r"\b(?:has|have|had)(?: not|n['’]t| yet| still)|\byet\b|\bso far\b|\bstill\b", re.I)
_NO_LONGER = pattern(r"\b(?:no longer|any ?more|has since|have since|has now|have now)\b", re.I)
_CORRECTION = pattern(
    r"\b(?:corrections?|corrects|corrected(?! for)|an earlier version|earlier version of this|clarification"
    r"|erratum)\b",
    re.I,
)
_LATEST = pattern(
    r"\b(?:latest|newest|current(?:ly)?|now|nowadays|(?:most )?recent(?:ly)?|today|so far|on record|to date"
    r"|this (?:year|month|week|season)|these days|at present|still)\b",
    re.I,
)
_OF_NOW = pattern(
    r"\W*(?:what(?:['’]s| is| are)|how (?:\w+ ){1,3}(?:is|are|has|have|do|does|will)\b"
    r"|how many (?:[\w'’-]+ ){1,4}?(?:is|are|has|have|do|does|in|at|on)\b)",
    re.I,
)
_STATE = pattern(
    r"^\W*(?:is|are|does|do|has|have)\b.*\b(?:still|now|already|yet|any ?longer|any ?more|currently|final)\b",
    re.I,
)
_WHO_IS = pattern(r"\W*who(?:['’]s| is| are)\b", re.I)
_SO_FAR = pattern(r"\b(?:so far|until now|up to now|to date|already)\b", re.I)
_SINCE = pattern(r"\b(?:has|have)(?: been)? \w+\b[^;]*\b(?:since|so far|to date)\b", re.I)
_INTERIM = pattern(
    r"\bso far\b|\bby (?:late |early |mid-?)?(?:morning|noon|midday|afternoon|evening|midnight)\b"
    r"|\bby \d{1,2} ?[ap]\.?m\b|\bwith [^,.;]{1,60} counted\b"
    r"|\b(?:provisional|preliminary)\b"
    r"|\b(?:early|initial|partial|first) (?:results?|returns?|counts?|figures?|estimates?|reports?)\b",
    re.I,
)
_PART_COUNTED = pattern(
    r"\bwith [^,.;]{1,60} counted\b|\bafter [^,.;]{1,60} had been counted\b"
    r"|\b(?:early|initial|partial|first) (?:results?|returns?|counts?)\b",
    re.I,
)
_FINAL = pattern(r"\b(?:final|official|in the end|complete|confirmed|certified)\b", re.I)
_HARM = "die kill injure wound missing victim casualty toll dead"
APART = timedelta(days=30)  # between two reports of which the later tells the newer state of things
BACK = 3  # sentences before a figure in which it is told how much was counted
MONTHS = 60  # days between two reports after which somebody may well have had a birthday
FAR = 182  # days between the beginnings of the times of two figures
AROUND = 0.9  # share of the question that a report of a move must hold, with what stands around it
BESIDE = 60  # characters from an answer within which words such as "rose to" speak of it


def corrected(sides: Sides) -> bool:
    """Whether either article says that it corrects what it or another wrote."""
    texts = (t for claim in (sides.one, sides.other) for t in (claim.candidate.text, claim.candidate.before))
    return any(_CORRECTION.search(text) for text in texts)


def toll_rises(sides: Sides) -> bool:
    """Whether the later report counts more dead, hurt or missing: tolls grow as they are counted."""
    of_harm = any(match(focus, _harm()) for focus in sides.question.focus)
    return of_harm and _counts_more(*_by_time(sides))


def adds_up(sides: Sides) -> bool:
    """Whether the later report counts more of what the earlier counted "so far", or of all "since March"."""
    earlier, later = _by_time(sides)
    if not earlier or not later or not _counts_more(earlier, later):
        return False
    went_on = _SINCE.search(_claim_of(sides, later).candidate.text)
    return bool(went_on or _SO_FAR.search(_claim_of(sides, earlier).candidate.text))


def grown_older(sides: Sides) -> bool:
    """Whether two ages are those of one person at the days of two reports that are months apart."""
    if not asks_for_age(sides.question) or sides.question.verb:
        return False
    published = [claim.article.published for claim in (sides.one, sides.other)]
    ages = [filler.value.low for filler in (sides.a, sides.b) if filler.value]
    days = [day(when).toordinal() for when in published if when]
    if len(days) < 2 or not all(isinstance(age, float) for age in ages):
        return False
    passed, grown = days[1] - days[0], float(ages[1]) - float(ages[0])  # type: ignore[arg-type]
    return abs(passed) >= MONTHS and grown * passed > 0 and abs(abs(grown) - abs(passed) / 365) < 1


def interim(sides: Sides) -> bool:
    """Whether one figure is told as counted so far and the other, no earlier, is not.

    "Turnout was 41 percent by noon" and, the next morning, "turnout was 63 percent".
    """
    if sides.a.value is None or sides.a.value.type == "date":
        return False
    mine, theirs = (_is_interim(claim.candidate) for claim in (sides.one, sides.other))
    if mine == theirs:
        return False
    first, last = (sides.one, sides.other) if mine else (sides.other, sides.one)
    ended = _FINAL.search(last.candidate.text)
    later = is_later(last.article.published, first.article.published)
    return later or (bool(ended) and not is_later(first.article.published, last.article.published))


def _is_interim(said: Candidate) -> bool:
    """Whether a sentence, or one shortly before it in its paragraph, tells that not all was counted yet."""
    if _INTERIM.search(said.text):
        return True
    spans = said.article.sentences[max(0, said.index - BACK) : said.index + 1]
    paragraph = said.article.text[spans[0].start : said.span.start].rpartition("\n\n")[2]
    return bool(_PART_COUNTED.search(paragraph))


def _counts_more(earlier: Filler | None, later: Filler | None) -> bool:
    first, second = earlier and earlier.value, later and later.value
    if not first or not second or first.type != second.type or first.type not in ("count", "money"):
        return False
    return isinstance(first.low, float) and isinstance(second.low, float) and second.low > first.low


def latest_asked(sides: Sides) -> bool:
    """Whether the state of things now, or who holds an office, is asked, and the answers are well apart."""
    if not (_LATEST.search(sides.question.text) or _asks_who_is(sides)):
        return False
    published = [moment(claim.article.published) for claim in (sides.one, sides.other)]
    known = datetime.min not in published
    return known and sides.one.sure and sides.other.sure and abs(published[0] - published[1]) >= APART


def of_other_days(sides: Sides) -> bool:
    """Whether a figure of now is asked for, and each sentence says of which other day or year its own is.

    "Lowen had 41,000 inhabitants in 2019" and "In 2023 Lowen has 44,000 inhabitants".
    """
    number = sides.a.value is not None and sides.a.value.type != "date"
    now = _OF_NOW.match(sides.question.text) and not _names_a_time(sides.question)
    return number and bool(now) and not sides.question.asks_former and _far_apart(sides)


def _far_apart(sides: Sides) -> bool:
    """Whether the times that the sentences name begin half a year from one another at least.

    Months that follow one another are told apart, and none takes the place of the other.
    """
    mine, theirs = _span(sides.one), _span(sides.other)
    same = times(sides.one) and times(sides.other) and not other_time(sides)
    if same or mine is None or theirs is None:
        return False
    return max(abs(mine[0] - theirs[0]), abs(mine[1] - theirs[1])) >= FAR


def _span(claim: Claim) -> Interval | None:
    """The time that a sentence names first, or else the day of publication; None where neither is told."""
    published = claim.article.published
    today = float(day(published).toordinal()) if published else None
    return min(times(claim), default=(today, today) if today else None)


def _asks_who_is(sides: Sides) -> bool:
    """Whether it is asked who holds an office now, and both answers are said to hold it."""
    held = sides.question.office and _WHO_IS.match(sides.question.text)
    return bool(held) and sides.a.bound and sides.b.bound


def names_predecessor(sides: Sides) -> bool:
    """Whether the later report names the one whom the earlier gives as the one that was replaced."""
    earlier, later = _by_time(sides)
    if not earlier or not later or not earlier.name or not later.name:
        return False
    claim = _claim_of(sides, later)
    told = (claim.candidate, *(other.candidate for other in claim.others))
    return any(
        same_name(name.text, earlier.text) and _IN_PLACE_OF.search(said.text[: name.start])
        for said in told
        for name in said.names
    )


def replaced(sides: Sides) -> bool:
    """Whether one sentence alone names somebody whose place another took: "she succeeds Ruth Vale"."""
    return _is_replaced(sides.one, sides.a) != _is_replaced(sides.other, sides.b)


def _is_replaced(claim: Claim, filler: Filler) -> bool:
    return filler.name is not None and bool(_IN_PLACE_OF.search(claim.candidate.text[: filler.start]))


def names_former(sides: Sides) -> bool:
    """Whether the later report gives the earlier answer as what held before: "to 5 million, up from 2.4"."""
    earlier, later = _by_time(sides)
    if not earlier or not later or not later.value or later.former or _names_a_time(sides.question):
        return False
    return any(agree(earlier, former) for former in _formers(_claim_of(sides, later).candidate, later))


def takes_back(question: Question, one: Claim, other: Claim) -> bool:
    """Whether either of two claims gives the other's answer as what held before."""
    if one.filler is None or other.filler is None:
        return False
    return names_former(Sides(question, one, other, one.filler, other.filler))


def _formers(said: Candidate, now: Filler) -> Iterator[Filler]:
    """The values of a sentence that held before the one that it gives for now."""
    moves = bool(_NEWER.search(said.text[max(0, now.start - BESIDE) : now.end]))
    for value in (*said.values, *_unnamed(said, now)):
        left = moves and bool(_FROM.search(said.text[: value.start]))
        if value.start != now.start and (left or is_former(said.text, value)):
            yield of_value(said.text, value)


def _unnamed(said: Candidate, now: Filler) -> Iterator[Value]:
    """The numbers that leave out the unit, as what the answer measures: "5 million pounds, up from 2.4"."""
    for number in read_numbers(said.text):
        within = any(overlapping(value, number) for value in said.values)
        if now.value and now.value.type != "date" and not within:
            yield replace(now.value, start=number.start, end=number.end, low=number.low, high=number.high)


def _names_a_time(question: Question) -> bool:
    """Whether the question is of a day or month of its own: then a later report is of another."""
    return any(value.type == "date" for value in values_of(question.text, None))


def moved(sides: Sides) -> bool:
    """Whether the later report says that the day was moved, of the very thing: "was put off to 3 May"."""
    _, later = _by_time(sides)
    if later is None or not later.value or later.value.type != "date":
        return False
    of_it = all(claim.judged.features.context >= AROUND for claim in (sides.one, sides.other))
    return of_it and bool(_MOVED.search(_claim_of(sides, later).candidate.text[: later.start]))


def has_since(one: Claim, other: Claim) -> bool:
    """Whether the later of two that answer yes and no tells what was not so yet, or no longer is."""
    earlier, later = (
        (one, other) if is_later(other.article.published, one.article.published) else (other, one)
    )
    if not is_later(later.article.published, earlier.article.published):
        return False
    return bool(_NOT_YET.search(earlier.candidate.text) or _NO_LONGER.search(later.candidate.text))


def asks_of_now(question: Question, one: Claim, other: Claim) -> bool:
    """Whether it is asked how things stand now, and one of two reports is later: "is the strike over"."""
    published = one.article.published, other.article.published
    later = is_later(*published) or is_later(*reversed(published))
    return later and (asks_if_over(question.text) or bool(_STATE.search(question.text)))


def superseded(sides: Sides) -> bool:
    """Whether the later report says that things have moved on."""
    _, later = _by_time(sides)
    if later is None:
        return False
    text = _claim_of(sides, later).candidate.text
    return bool(_NEWER.search(text[max(0, later.start - BESIDE) : later.start + BESIDE]))


def twin_corrected(sides: Sides) -> bool:
    """Whether one of two such sentences corrects the other."""
    return twins(sides) and corrected(sides)


def twin_superseded(sides: Sides) -> bool:
    """Whether the later of two such sentences tells what has moved on, counts more dead, or what is now."""
    moved_on = toll_rises(sides) or latest_asked(sides) or interim(sides) or superseded(sides)
    return moved_on and twins(sides)


def _by_time(sides: Sides) -> tuple[Filler, Filler] | tuple[None, None]:
    """The two answers by publication, or nothing where that is unknown or the same."""
    one, other = sides.one.article.published, sides.other.article.published
    if is_later(other, one):
        return sides.a, sides.b
    return (sides.b, sides.a) if is_later(one, other) else (None, None)


def _claim_of(sides: Sides, filler: Filler) -> Claim:
    return sides.one if filler is sides.a else sides.other


@cache
def _harm() -> frozenset[str]:
    return frozenset(term.key for term in read_terms(_HARM))
