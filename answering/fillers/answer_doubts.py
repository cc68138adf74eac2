"""Doubts about what fills the slot: of something else, of another time, of another one's kin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from answering.figures.ages import is_age_of_another
from answering.figures.bare_numbers import asks_for_age
from answering.figures.counted import counts_asked
from answering.figures.sisters import is_of_sister
from answering.fillers.case import Case, Doubt, Row, applying
from answering.fillers.elsewhere import opens_with_another
from answering.fillers.kinds import asks_for_class
from answering.fillers.names import holder_unnamed
from answering.language.patterns import pattern
from answering.sentences.life_dates import life_event
from corpus.article import day

LONG_AGO = timedelta(days=300)
_YEAR = pattern(r"\b(?:1[5-9]|20)\d\d\b")
_HAD = pattern(
    r"\bhad (?:\w+ ){0,2}?(?:\w+ed|won|got|been|had|taken|given|made|lost|risen|fallen|cost|paid)\b"
)
_NOW = pattern(r"\W*who(?: is|['’]s)\b", re.I)
_FROM_TODAY = pattern(
    r"^\W*(?:(?:early|late|earlier|later) )?(?:last|this|next|yesterday|today|tonight|tomorrow)\b"
    r"|^\W*(?:an?|one|two|three|four|five|six|ten|few|\d\d?) (?:day|week|month|year)s? ago\b",
    re.I,
)
_KIN = pattern(
    r"['’]s (?:\w+ )?(?:father|mother|parents|wife|widow|husband|son|daughter|brother|sister|uncle|nephew)\b"
    r"|\b(?:son|daughter|children|brother|sister|widow|nephew|niece|grandson|granddaughter)"
    r"(?: and (?:heir|heiress|successor))? of\b"
    r"|\b(?:his|her) (?:\w+ )?(?:father|mother|wife|husband|son|daughter|brother|sister)\b",
    re.I,
)


def doubts_of_answer(case: Case) -> Iterator[Doubt]:
    """Each doubt that applies to what fills the slot."""
    return applying(_OF_ANSWER, case)


def _of_another_subject(case: Case) -> bool:
    """Whether a number or a date is asked of a name, and the sentence has another one for its subject."""
    filler = case.filler
    told = filler is not None and filler.value is not None
    return told and opens_with_another(case.question, case.candidate)


def _counts_others(case: Case) -> bool:
    """Whether the number counts something else than asked: "six people" where passengers are asked for."""
    filler, head = case.filler, case.question.head
    if not filler or not filler.value or filler.value.type != "count" or not head:
        return False
    return case.question.expected == "count" and not counts_asked(
        case.question, case.candidate.text, filler.value
    )


def _of_a_sister(case: Case) -> bool:
    return is_of_sister(case.question, case.candidate, case.filler)


def _year_untold(case: Case) -> bool:
    """Whether a number is asked of a past year that neither the sentence nor what is around it names.

    An article without its day must name the year that is asked about, whatever answers.
    """
    when = case.candidate.article.published
    if when is None:
        told = f"{case.candidate.article.title or ''} {case.candidate.article.text}"
        asked = _YEAR.findall(case.question.text)
        return bool(asked) and not any(year in told for year in asked)
    years = _YEAR.findall(case.question.text) if _is_number(case) and when else []
    return any(when and int(year) < day(when).year and year not in case.nearby for year in years)


def _of_another_age(case: Case) -> bool:
    """Whether it is asked how old somebody is, and the age is told of somebody else."""
    filler = case.filler if asks_for_age(case.question) else None
    return filler is not None and is_age_of_another(case.question, case.candidate, filler)


def _had_been(case: Case) -> bool:
    """Whether a number held in a year long past, where none is asked about: "in 2021 she had won with 58"."""
    when = case.candidate.article.published
    dated = any(value.type == "date" for value in case.question.values)
    if not _is_number(case) or dated or when is None or case.question.asks_former:
        return False
    told = [v.high for v in case.candidate.values if v.type == "date" and isinstance(v.high, date)]
    past = bool(told) and max(told) < day(when) - LONG_AGO
    return past and bool(_HAD.search(case.candidate.text))


def _undatable(case: Case) -> bool:
    """Whether a date is told from a day that nobody knows: "last year", in an article without its day."""
    filler = case.filler
    told = filler is not None and filler.value is not None and filler.value.type == "date"
    return bool(
        told and filler and case.candidate.article.published is None and _FROM_TODAY.search(filler.text)
    )


def _of_no_class(case: Case) -> bool:
    """Whether a country or a city is asked for, and only plain words would answer."""
    filler = case.filler if asks_for_class(case.question) else None
    return filler is not None and filler.loose and filler.text.islower()


def _is_number(case: Case) -> bool:
    """Whether a number that is no date would answer."""
    return case.filler is not None and case.filler.value is not None and case.filler.value.type != "date"


def _of_kin(case: Case) -> bool:
    """Whether a birth or death is told of somebody's kin: "Veld's father died in 1885"."""
    if case.filler is None or life_event(case.question.text) is None:
        return False
    asked_too = _KIN.search(case.question.text)
    return not asked_too and bool(_KIN.search(case.candidate.text[: case.filler.start]))


def _of_nobody(case: Case) -> bool:
    """Whether it is asked who somebody is, and the sentence speaks of one without a name: "a guard"."""
    filler, question = case.filler, case.question
    if not question.identity or not question.office or filler is None or filler.bound:
        return False
    return holder_unnamed(question, case.candidate)


def _other_time(case: Case) -> bool:
    """Whether the answer is said to have held before, and the question does not ask for that."""
    return case.filler is not None and case.filler.former and not case.question.asks_former


def _held_once(case: Case) -> bool:
    """Whether it is asked who somebody is now, and the answer is said to have been that before."""
    return case.question.identity and bool(_NOW.match(case.question.text)) and _other_time(case)


def _holds_now(case: Case) -> bool:
    """Whether the earlier state is asked for, and nothing says of the value that it held before."""
    filler = case.filler
    return case.question.asks_former and filler is not None and bool(filler.value) and not filler.former


_OF_ANSWER: tuple[Row, ...] = (
    ("it counts something else", 0.1, _counts_others),
    ("it is told of somebody's kin", 0.4, _of_kin),
    ("its answer held before", 0.4, _other_time),
    ("it is asked who is that now", 0.5, _held_once),
    ("nothing says that its answer held before", 0.7, _holds_now),
    ("it gives this of another thing of its kind", 0.3, _of_a_sister),
    ("it does not tell of the year asked about", 0.5, _year_untold),
    ("its subject is somebody else", 0.5, _of_another_subject),
    ("it tells the age of somebody else", 0.25, _of_another_age),
    ("it speaks of one without a name", 0.3, _of_nobody),
    ("it tells of a time long before", 0.5, _had_been),
    ("its date hangs on a day that is not known", 0.25, _undatable),
    ("it names nothing of the kind asked for", 0.4, _of_no_class),
)
