"""Doubts for which the values and names of a sentence are read: told of another, a part, another time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from answering.clauses.reasons import gives_reason
from answering.clauses.subjects import doer
from answering.clauses.telling import takes_the_floor
from answering.figures.asked_times import meets_asked_time
from answering.fillers.case import Case, Doubt, Row, applying
from answering.fillers.elsewhere import is_of_part
from answering.fillers.happenings import befalls, tells_event
from answering.fillers.longer_names import goes_on, scattered
from answering.fillers.phrases import asks_for_naming
from answering.language.patterns import pattern
from answering.language.synonyms import alike
from answering.names import Name, same_name
from answering.question import Question
from answering.sentences.attribution import voice
from answering.sentences.candidate import keys_of
from answering.values import Value
from corpus.article import day

AFTERWARDS = timedelta(days=14)
_RECENT = pattern(r"\b(?:yesterday|today|tonight|this|last|past)\b", re.I)
_OF_WHAT = pattern(r"^\W*what\b.*\bof\W*$", re.I)
_OF = pattern(r"(?: [\w’'-]+){0,3} (?:of|from|after|by)\b")
_REFUSED = pattern(
    r"\b(?:turned? (?:\w+ ){1,3}down|(?:was|were|been) (?:turned down|rebuffed|called off|shelved)"
    r"|(?:fell|fallen) through|c[ao]me to nothing)\b",
    re.I,
)
_REFUSALS = ("down", "rebuffed", "off", "shelved", "through", "nothing")
"""One of these stands in whatever was refused; to look for them takes a tenth of the time."""
_NUMBER = pattern(r"\d+(?:st|nd|rd|th)?", re.I)


def doubts_of_text(case: Case) -> Iterator[Doubt]:
    """Each doubt for which values and names are read, whatever fills the slot."""
    return applying(_OF_TEXT, case)


def _turned_down(case: Case) -> bool:
    """Whether what the sentence offers came to nothing, and the question does not ask of that."""
    low = case.candidate.text.casefold()
    may_be = any(map(low.__contains__, _REFUSALS))
    return may_be and bool(_REFUSED.search(case.candidate.text)) and not _REFUSED.search(case.question.text)


def _done_by_another(case: Case) -> bool:
    """Whether the sentence tells of somebody else, and nothing around of who is asked to have done it."""
    actor, verb, one = case.question.actor, case.question.verb, case.candidate
    if actor is None or verb is None or not keys_of(actor.text).isdisjoint(one.both):
        return False
    doers = (doer(one.text, one.names, term) for term in one.terms if term.key in verb.accepts)
    return any(name and not _is_named(case.question, name) for name in doers)


def _is_named(question: Question, name: Name) -> bool:
    """Whether a question names somebody, or the state that a capital stands for."""
    return any(same_name(name.text, asked.text, governments=True) for asked in question.names)


def _of_a_part(case: Case) -> bool:
    return is_of_part(case.question, case.candidate)


def _of_what_untold(case: Case) -> bool:
    """Whether it is asked what somebody died of or is accused of, and no "of" or "after" follows the verb."""
    question, one = case.question, case.candidate
    if question.verb is None or question.expected != "text" or not _OF_WHAT.match(question.text):
        return False
    ends = (term.end for term in one.terms if term.key in question.verb.accepts)
    return not any(_OF.match(one.text, end) for end in ends)


def _no_reason(case: Case) -> bool:
    """Whether it is asked why, and no word or clause gives a reason, nor goes on from what it is asked of."""
    return case.question.expected == "reason" and not case.said and not gives_reason(case.candidate.text)


def _nothing_said(case: Case) -> bool:
    """Whether it is asked what somebody said, and nobody is told to say anything in the sentence."""
    asked = case.question.expected == "quote" and not asks_for_naming(case.question)
    return asked and not takes_the_floor(case.candidate.text)


def _said_by_another(case: Case) -> bool:
    """Whether it is asked what somebody said, and the sentence lets somebody else speak."""
    actor, one = case.question.actor, case.candidate
    if actor is None or case.question.expected != "quote":
        return False
    said = voice(one)
    meant = bool(said and said.name and same_name(said.text, actor.text))
    if said and said.name and (meant or said.index == one.index):
        return not meant
    return keys_of(actor.text).isdisjoint(one.keys | one.carried | keys_of(one.before))


def _no_event(case: Case) -> bool:
    """Whether it is asked what happened to something, and the sentence tells of nothing that did."""
    return befalls(case.question) and not tells_event(case.question, case.candidate)


def _other_year(case: Case) -> bool:
    """Whether the question names a time, and the sentence names others but not this one."""
    if not any(value.type == "date" for value in case.question.values):
        return False  # so that the values of 48 sentences need not be read: a fifth of an answer's time
    return meets_asked_time(case.question, case.candidate, case.candidate.values) is False


def _published_elsewhen(case: Case) -> bool:
    """Whether the question says "yesterday" or "last week", and the article is from well before or after."""
    asked = [v for v in case.question.values if v.type == "date" and _RECENT.search(_words(case.question, v))]
    when = case.candidate.article.published
    if not asked or when is None or any(value.type == "date" for value in case.candidate.values):
        return False
    return not any(_tells_of(value, day(when)) for value in asked)


def _words(question: Question, value: Value) -> str:
    return question.text[value.start : value.end]


def _tells_of(value: Value, published: date) -> bool:
    """Whether an article of that day may tell of what happened in a period: until two weeks after it."""
    low, high = value.low, value.high
    if not isinstance(low, date) or not isinstance(high, date):
        return True
    return low <= published <= high + AFTERWARDS


def _other_number(case: Case) -> bool:
    """Whether a number that names something in the question ("93rd", "season 3") is not there."""
    if case.question.values:
        return False
    asked = {number.lower() for number in _NUMBER.findall(case.question.text)}
    if not asked:
        return False
    there = {number.lower() for number in _NUMBER.findall(case.nearby)}
    return any(alike(number).keys().isdisjoint(case.both) for number in asked - there)


def _of_a_longer_name(case: Case) -> bool:
    return goes_on(case.question, case.candidate)


def _of_parts_of_names(case: Case) -> bool:
    return scattered(case.question, case.candidate)


_OF_TEXT: tuple[Row, ...] = (
    ("it tells this of somebody else", 0.25, _done_by_another),
    ("nobody says anything in it", 0.5, _nothing_said),
    ("somebody else says it", 0.4, _said_by_another),
    ("it does not say what of", 0.3, _of_what_untold),
    ("it gives no reason", 0.5, _no_reason),
    ("it tells this of a part", 0.6, _of_a_part),
    ("what it offers was turned down", 0.4, _turned_down),
    ("it does not tell what happened to it", 0.7, _no_event),
    ("it speaks of another time", 0.1, _other_year),
    ("it was published at another time", 0.1, _published_elsewhen),
    ("a number of the question is missing", 0.4, _other_number),
    ("it speaks of a longer name", 0.2, _of_a_longer_name),
    ("it holds only parts of the name asked about", 0.25, _of_parts_of_names),
)
