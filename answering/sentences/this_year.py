"""A question of "this year" put to articles that are all from before it: their own last year is meant."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from answering.language.patterns import pattern
from answering.question import Query, Question, read_question
from answering.values import read_values

_THIS_YEAR = pattern(r"this year\b(?!['’]s)", re.I)


def this_year(query: Query) -> date | None:
    """The first day of the year that a question calls "this year"; None where it names none.

    >>> this_year(Query("Where is the Lowen fair this year?", now=date(2026, 5, 3)))
    datetime.date(2026, 1, 1)
    """
    if not _THIS_YEAR.search(query.text):
        return None
    dates = (value for value in read_values(query.text, query.now) if value.type == "date")
    named = (value.low for value in dates if _THIS_YEAR.fullmatch(query.text, value.start, value.end))
    return next((low for low in named if isinstance(low, date)), None)


def as_of(query: Query, newest: date) -> Question:
    """The question as it was meant on the day of the newest article."""
    return replace(read_question(replace(query, now=newest)), last_told=newest)
