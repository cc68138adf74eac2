"""Doubts that the terms of a sentence tell: what of the question it lacks, whatever fills the slot."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from answering.clauses.telling import speeches
from answering.fillers.case import Case, Doubt, Row, applying
from answering.fillers.kinds import head_met
from answering.fillers.names import leads_untold
from answering.language.patterns import pattern
from answering.question import Question
from answering.sentences.candidate import keys_of, match

CONTENT = 4.5  # rarity of a word found in about one of 90 passages
TELLING = 2.3  # rarity of "give"; "new" and "take" say less
RARE = 8.0  # rarity of a word found in about one of 3,000 passages: a name or a telling noun
_JOINED = pattern(r"\b([a-z]+)-(offs?|outs?|ins?|ups?|downs?|overs?|backs?|by|through|away)\b", re.I)


def doubts_of_keys(case: Case) -> Iterator[Doubt]:
    """Each doubt that the keys of a sentence tell, whatever fills the slot."""
    return applying(_OF_KEYS, case)


def _verb_missing(case: Case) -> bool:
    predicate = case.question.predicate
    if predicate is None:
        return False
    return not match(predicate, case.keys) or leads_untold(case.question, case.candidate)


def _action_missing(case: Case) -> bool:
    """Whether the main verb, which tells a toll from a crowd, is neither in the sentence nor around it.

    Words in quotation marks are said, whatever the verb beside them is.
    """
    if case.question.expected == "quote" and speeches(case.candidate.text):
        return False
    return case.question.verb is not None and not match(case.question.verb, case.both)


def _dates_another(case: Case) -> bool:
    """The same where a date is asked for: every report has dates, and few are of what is asked about."""
    return case.question.expected == "date" and _action_missing(case)


def _places_another(case: Case) -> bool:
    """The same where a place is asked for, which every report has too."""
    return case.question.expected == "place" and _action_missing(case)


def _dates_no_such_thing(case: Case) -> bool:
    """Whether the day of a thing is asked for, and the sentence tells of none: "when is the election"."""
    if case.question.expected != "date" or case.question.verb:
        return False
    keys = case.keys | case.candidate.carried
    things = [one for one in case.question.focus if not one.proper and one.weight >= TELLING]
    return bool(things) and not any(match(one, keys) for one in things)


def _noun_missing(case: Case) -> bool:
    head = case.question.head
    return not head_met(case.question, case.candidate) and not (head and match(head, case.said))


def _measure_missing(case: Case) -> bool:
    """Whether what a percentage or sum is of ("the interest rate", "the revenue") is not in the sentence."""
    return any(not match(focus, case.keys) for focus in case.question.measure)


def _office_missing(case: Case) -> bool:
    """Whether the sentence holds no word of what somebody is asked to be: "president" in "who is …"."""
    office = case.question.office
    return bool(office) and not any(match(focus, case.keys) for focus in office)


def _names_missing(case: Case) -> bool:
    """Whether most of the question's names and numbers are neither in the sentence nor around it."""
    proper = [share for focus, share in zip(case.question.focus, case.around, strict=True) if focus.proper]
    return 2 * proper.count(0.0) > len(proper)


def _word_unheard(case: Case) -> bool:
    """Whether a content word of the question is nowhere in the article: "inflation", where none is told."""
    found = zip(case.question.focus, case.anywhere, strict=True)
    return any(not share and focus.weight >= CONTENT for focus, share in found)


def _joined_missing(case: Case) -> bool:
    """Whether a word such as "run-off", of which "run" alone says nothing, is neither there nor around it."""
    return any(
        not re.search(rf"\b{first}\w*[ -]?{last.rstrip('s')}", case.nearby, re.I)
        for first, last in _joined(case.question.text)
    )


@lru_cache(64)
def _joined(question: str) -> list[tuple[str, str]]:
    """The parts of each joined word of a question."""
    return _JOINED.findall(question)


def _name_unheard(case: Case) -> bool:
    """Whether nothing of a name of the question is anywhere in the article: it is about somebody else."""
    focus, anywhere = case.question.focus, case.anywhere
    return any(
        told and all(focus[i].proper and not anywhere[i] for i in told) for told in _named(case.question)
    )


@lru_cache(64)
def _named(question: Question) -> list[list[int]]:
    """The numbers of the terms of a question that each of its names is made of."""
    named = [keys_of(name.text) for name in question.names]
    return [[i for i, focus in enumerate(question.focus) if focus.key in keys] for keys in named]


def _only_names(case: Case) -> bool:
    """Whether of a question about somebody only the names are met: "what did Veld give Marsh"."""
    focus = case.question.focus
    plain = [
        share
        for one, share in zip(focus, case.around, strict=True)
        if not one.proper and one.weight >= TELLING
    ]
    return bool(plain) and not any(plain) and any(one.proper for one in focus)


def _telling_word_missing(case: Case) -> bool:
    """Whether a rare word of the question is neither in the sentence nor around it."""
    found = zip(case.question.focus, case.around, strict=True)
    return any(not share and focus.weight >= RARE for focus, share in found)


_OF_KEYS: tuple[Row, ...] = (
    ("the verb asked about is missing", 0.4, _verb_missing),
    ("the action asked about is missing", 0.8, _action_missing),
    ("it dates something else", 0.6, _dates_another),
    ("it dates something else", 0.3, _dates_no_such_thing),
    ("it tells where something else is", 0.7, _places_another),
    ("a word of the question is nowhere in the article", 0.8, _word_unheard),
    ("a joined word of the question is missing", 0.4, _joined_missing),
    ("it does not name the kind of thing asked for", 0.6, _noun_missing),
    ("it does not say what is measured", 0.7, _measure_missing),
    ("it does not say who holds what is asked", 0.4, _office_missing),
    ("a name of the question is nowhere in the article", 0.4, _name_unheard),
    ("it says nothing of what is asked but names", 0.5, _only_names),
    ("names of the question are missing", 0.7, _names_missing),
    ("a telling word of the question is missing", 0.8, _telling_word_missing),
)
